"""What the parts of an item have in common, whatever its kind: each has an id of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from pydantic_core import PydanticCustomError

from generator.problems import Code

DUPLICATE_PART = Code(
    "duplicate-part",
    "error",
    'two entries of `{field}` in this item have the id "{id}"',
    "give each an id of its own; answers are stored under it",
    "- id: hold-price\n  text: ...",
)


class Part(Protocol):
    """An entry of a list in an item: an option, a statement, a card."""

    @property
    def id(self) -> str:
        """Its id, unique among its siblings."""


def own_ids(field: str, parts: Sequence[Part]) -> None:
    """Refuse two parts with one id.

    Args:
        field: The key that the parts stand under.
        parts: The parts, in the author's order.

    Raises:
        PydanticCustomError: `duplicate-part`, at the second of them.
    """
    ids = [part.id for part in parts]
    index = next((index for index, each in enumerate(ids) if each in ids[:index]), None)
    if index is not None:
        context = {"field": field, "id": parts[index].id, "at": (field, index, "id")}
        raise PydanticCustomError(DUPLICATE_PART.name, "{id}", context)


def read(text: str) -> str:
    """Return a text as it is compared: in small letters, one space between words, no mark at its end."""
    return " ".join(text.casefold().split()).strip(" .!?")
