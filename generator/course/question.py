"""What every question has, whatever its kind. The kinds themselves live in `generator/questions/`."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, NamedTuple

from pydantic import Field

from generator.course.base import Id, Ignored, Inline, Level, Placed, Prose, RefersTo
from generator.course.interactions import FreeInteraction, Interaction
from generator.problems import Path


class Alternative(NamedTuple):
    """One of several texts that a learner chooses among.

    Attributes:
        text: What the learner reads.
        correct: Whether it is right.
        path: Where the text stands in the item.
    """

    text: str
    correct: bool
    path: Path


class ChoiceSet(NamedTuple):
    """Texts to choose among, in the author's order: what a learner who knows nothing could guess from.

    Attributes:
        alternatives: The texts.
        several: Whether more than one may be chosen.
        path: Where they stand in the item.
    """

    alternatives: tuple[Alternative, ...]
    several: bool
    path: Path


class Remark(NamedTuple):
    """A feedback: what is said to one answer.

    Attributes:
        text: The words.
        correct: Whether the answer was right.
        path: Where the words stand in the item.
    """

    text: str
    correct: bool
    path: Path


class Question(Placed):
    """An item of a quiz: the base of all question kinds."""

    id: Id = Field(
        description="The item's own id, unique in the whole course. Never change it: learners' answers hang on it.",
        examples=["walk-away-harbor"],
    )
    kind: str = Field(description="Which kind of question this is.", examples=["choice"])
    objective: Annotated[Id, RefersTo("objectives")] = Field(
        description="The id of the lesson objective that this item checks.", examples=["apply-walk-away-test"]
    )
    level: Level = Field(
        description="What the learner must do, by Bloom's taxonomy: remember, understand, apply, analyze, "
        "evaluate or create.",
        examples=["apply"],
    )
    context: Prose | None = Field(
        default=None,
        description="What the learner reads before the question: a scene, a message, a table.",
        examples=["Harbor Foods leases nine vans from you."],
    )
    stem: Inline = Field(
        description="The question itself, one paragraph.",
        examples=["Who could walk away more easily today?"],
    )
    hints: tuple[Inline, ...] = Field(
        default=(),
        max_length=4,
        description="Help in steps, shown one at a time when the learner asks.",
        examples=["- Look at what each side loses on Friday."],
    )
    explanation: Inline | None = Field(
        default=None,
        description="Why the answer is right, shown after every answer: the principle in one or two sentences.",
        examples=["Leverage sits with the side that loses less by leaving."],
    )
    misses: tuple[Inline, ...] = Field(
        default=(),
        max_length=4,
        description="What else to say, beside the feedback on the answer, after the first miss, the second, and so on; "
        "the last one is said from then on.",
        examples=["- Read her message once more. What does she ask for?"],
    )
    reread: Inline | None = Field(
        default=None,
        description="Where to read again after a miss, as a link, if that is not the `section` of the item's objective "
        "(without one, its lesson).",
        examples=['"[Two ends of one beam](lesson:what-leverage-is#two-ends-of-one-beam)"'],
    )
    lint_ignore: Ignored = Field(
        default_factory=dict,
        description="Rules about good items that do not fit this one, each with your reason. `course check` lists "
        "them.",
        examples=["Q07: the definition itself says “cannot do without”"],
    )

    def interactions(self) -> tuple[Interaction, ...]:
        """Return the closed interactions this question consists of, in order."""
        raise NotImplementedError(type(self).__name__)

    def as_data(self) -> list[dict[str, object]]:
        """Return the interactions in the JSON form that the browser marks."""
        return [part.as_data() for part in self.interactions()]

    @cached_property
    def is_judged_by_learner(self) -> bool:
        """Whether learners judge their own answers to it, so that no score counts them."""
        return all(isinstance(part, FreeInteraction) for part in self.interactions())

    def story(self) -> str:
        """Return all that is read before answering, but not what learners choose among: it tells items apart."""
        return f"{self.context or ''} {self.stem}"

    def choice_sets(self) -> Iterator[ChoiceSet]:
        """Yield every set of texts that learners choose among; a kind without such sets has none."""
        yield from ()

    def remarks(self) -> Iterator[Remark]:
        """Yield the feedback on each answer, in the author's order; a kind without such feedback has none."""
        yield from ()

    @cached_property
    def version(self) -> str:
        """The hash of what is scored: kind, option ids, which are right, scoring settings; never the words.

        12 hexadecimal digits. Mending a typo keeps it; changing the key changes it.
        """
        scored = {"kind": self.kind, "interactions": self.as_data()}
        return hashlib.sha256(json.dumps(scored, sort_keys=True).encode()).hexdigest()[:12]
