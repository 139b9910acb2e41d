"""The narrow waist: the closed set of interactions that every question kind lowers itself to.

Marking (`generator/browser/marking.mjs`), the learner's record and later the exporters see only these, never a
kind. They are the interactions that xAPI and SCORM `cmi.interactions` share.

A response is a list of short texts; what they are is told at each interaction. Where an item consists of several
interactions, each has a `part`, and its entries in the response start with that part's id and `=`.
"""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class ChoiceInteraction:
    """Choose among options. A response is the list of chosen option ids.

    Attributes:
        options: All option ids, in the author's order.
        correct: The ids that are right, in the author's order; at least one.
        several: Whether more than one option may be chosen.
        whole: Whether several right options count only together: 1 for just these, else 0.
        part: Id of this interaction in its item; empty if it is the only one.
    """

    options: tuple[str, ...]
    correct: tuple[str, ...]
    several: bool
    _: KW_ONLY
    whole: bool = False
    part: str = ""

    def as_data(self) -> dict[str, object]:
        """Return the JSON form that the browser marks and whose hash names a version of the item."""
        data: dict[str, object] = {
            "type": "choice",
            "options": list(self.options),
            "correct": list(self.correct),
            "several": self.several,
        }
        return _named(data | ({"whole": True} if self.whole else {}), self.part)


@dataclass(frozen=True, slots=True)
class OrderingInteraction:
    """Put entries in order. A response is the list of all their ids in the learner's order.

    Attributes:
        entries: All ids, in the order that the learner first sees.
        accepted: The orders that are right, each with all the ids; at least one.
        part: Id of this interaction in its item; empty if it is the only one.
    """

    entries: tuple[str, ...]
    accepted: tuple[tuple[str, ...], ...]
    _: KW_ONLY
    part: str = ""

    def as_data(self) -> dict[str, object]:
        """Return the JSON form; it does not tell the order shown at first, which is no part of the key."""
        data: dict[str, object] = {"type": "ordering", "accepted": [list(order) for order in self.accepted]}
        return _named(data, self.part)


@dataclass(frozen=True, slots=True)
class MatchingInteraction:
    """Give each source a target. A response is a list of `source=target`, one for each source that has one.

    Attributes:
        sources: The ids of what needs a target, in the author's order.
        targets: The ids of what it may get; one target may serve several sources, or none.
        pairs: The right target of each source, in the order of the sources.
        scoring: How it is marked; `best_worst` is for two sources, of which swapping is worse than missing.
        part: Id of this interaction in its item; empty if it is the only one.
    """

    sources: tuple[str, ...]
    targets: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]
    _: KW_ONLY
    scoring: Literal["share", "best_worst"] = "share"
    part: str = ""

    def as_data(self) -> dict[str, object]:
        """Return the JSON form."""
        data: dict[str, object] = {
            "type": "matching",
            "targets": list(self.targets),
            "pairs": dict(self.pairs),
        }
        return _named(data | ({"scoring": self.scoring} if self.scoring != "share" else {}), self.part)


@dataclass(frozen=True, slots=True)
class TextInteraction:
    """Write a word or a few. A response is a list with the learner's text.

    Attributes:
        accepted: The texts that are right; at least one.
        case: Whether capital letters count.
        accents: Whether accents count.
        typos: How many letters may be wrong, missing, added or swapped with a neighbor, 0 to 3.
        part: Id of this interaction in its item; empty if it is the only one.
    """

    accepted: tuple[str, ...]
    _: KW_ONLY
    case: bool = False
    accents: bool = False
    typos: int = 0
    part: str = ""

    def as_data(self) -> dict[str, object]:
        """Return the JSON form."""
        data: dict[str, object] = {
            "type": "text",
            "accepted": list(self.accepted),
            "case": self.case,
            "accents": self.accents,
            "typos": self.typos,
        }
        return _named(data, self.part)


@dataclass(frozen=True, slots=True)
class NumberRange:
    """Numbers from `low` to `high`, both included, and the credit they bring.

    Attributes:
        id: The range's id.
        low: The least number in it; -inf if it has no lower end.
        high: The greatest number in it; inf if it has no upper end.
        credit: The score, 0 to 1.
    """

    id: str
    low: float
    high: float
    credit: float


@dataclass(frozen=True, slots=True)
class NumberInteraction:
    """Give a number. A response is a list with the number as JavaScript writes it: `6000`, `-0.5`.

    Attributes:
        ranges: What numbers bring; of several ranges that hold a number, the first counts. One has credit 1.
        part: Id of this interaction in its item; empty if it is the only one.
    """

    ranges: tuple[NumberRange, ...]
    _: KW_ONLY
    part: str = ""

    def as_data(self) -> dict[str, object]:
        """Return the JSON form; an end that is open is null."""
        ranges = [
            {"id": each.id, "low": _end(each.low), "high": _end(each.high), "credit": each.credit}
            for each in self.ranges
        ]
        return _named({"type": "number", "ranges": ranges}, self.part)


@dataclass(frozen=True, slots=True)
class FreeInteraction:
    """Write in one's own words, then judge it. A response is a list of `text=...` and `met=criterion` entries.

    Attributes:
        criteria: The ids of what the learner ticks after comparing; the score is the share that is ticked.
        part: Id of this interaction in its item; empty if it is the only one.
    """

    criteria: tuple[str, ...]
    _: KW_ONLY
    part: str = ""

    def as_data(self) -> dict[str, object]:
        """Return the JSON form."""
        return _named({"type": "free", "criteria": list(self.criteria)}, self.part)


def _named(data: dict[str, object], part: str) -> dict[str, object]:
    return data | ({"part": part} if part else {})


def _end(number: float) -> float | None:
    return number if abs(number) != float("inf") else None


Interaction = (
    ChoiceInteraction
    | OrderingInteraction
    | MatchingInteraction
    | TextInteraction
    | NumberInteraction
    | FreeInteraction
)
"""Any interaction. The set is closed: a new member is a decision about marking, record and exports at once."""
