"""What the parts of an item have in common, whatever its kind: each has an id of its own, and words of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from pydantic_core import PydanticCustomError

from generator.problems import Code

DUPLICATE_PART = Code(
    "duplicate-part",
    "error",
    'another part of this item has the id "{id}" already',
    "give each an id of its own; answers are stored under it",
    "- id: hold-price\n  text: ...",
)
SAME_TEXT = Code(
    "same-part-text",
    "error",
    'two entries of `{field}` both say "{text}"',
    "change one, or remove it; nobody can tell them apart",
)


class Named(Protocol):
    """An entry of a list in an item: an option, a statement, a card, a gap."""

    @property
    def id(self) -> str:
        """Its id, unique among its siblings."""


class Part(Named, Protocol):
    """One that learners read as a whole."""

    @property
    def text(self) -> str:
        """What the learner reads."""


def fault(code: Code, *at: str | int, **values: object) -> PydanticCustomError:
    """Return what pydantic is told of a mistake: its code, where in the item it is, what its sentence names."""
    return PydanticCustomError(code.name, "see the code", {**values, "at": at})


def own_ids(field: str, parts: Sequence[Named], taken: Sequence[str] = (), code: Code = DUPLICATE_PART) -> None:
    """Refuse two parts with one id.

    Args:
        field: The key that the parts stand under.
        parts: The parts, in the author's order.
        taken: Ids that others have already.
        code: The mistake; its sentence may name the `id`.

    Raises:
        PydanticCustomError: The code, at the second of them.
    """
    if (index := _twice([*taken, *(part.id for part in parts)])) is not None:
        index -= len(taken)
        raise fault(code, field, index, "id", id=parts[index].id)


def own_texts(field: str, parts: Sequence[Part]) -> None:
    """Refuse two parts that read the same; case, marks and spaces at the ends do not count.

    Args:
        field: The key that the parts stand under.
        parts: The parts, in the author's order.

    Raises:
        PydanticCustomError: `same-part-text`, at the second of them.
    """
    if (index := _twice([read(part.text) for part in parts])) is not None:
        raise fault(SAME_TEXT, field, index, "text", field=field, text=parts[index].text)


def read(text: str) -> str:
    """Return a text as it is compared: in small letters, one space between words, no mark at its end."""
    return " ".join(text.casefold().split()).strip(" .!?")


def _twice(names: Sequence[str]) -> int | None:
    """Return the position of the first name that was there before."""
    return next((index for index, name in enumerate(names) if name in names[:index]), None)
