"""What an author writes for an `ordering` item, and the interaction it becomes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cached_property
from itertools import islice, permutations
from math import factorial
from typing import Literal

from pydantic import Field, model_validator

from generator.course.base import Id, Inline, Plain, Value
from generator.course.interactions import OrderingInteraction
from generator.course.parts import fault, own_ids, own_texts
from generator.course.question import Question, Remark
from generator.problems import Code, did_you_mean

UNKNOWN_ENTRY = Code(
    "unknown-entry",
    "error",
    'this item has no entry "{id}"',
    "the entries are: {known}",
    "also:\n  - [{order}]",
)
ORDER_INCOMPLETE = Code(
    "order-incomplete",
    "error",
    "this order {what}",
    "name every entry once in each order",
    "also:\n  - [{order}]",
)
SAME_ORDER = Code(
    "same-order",
    "error",
    "this order counts as right already",
    "remove it; the entries themselves stand in a right order, and each further one is named once",
)
ANY_ORDER = Code(
    "any-order",
    "error",
    "every order of the {count} entries counts as right, so there is nothing to put in order",
    "leave out an order that is not as good as the others, or ask with another kind of question",
    "also:\n  - [{order}]",
)


class Entry(Value):
    """One of the things to put in order."""

    id: Id = Field(
        description="The entry's id, unique in its item. Never say where it stands.", examples=["find-limit"]
    )
    text: Inline = Field(
        description="What the learner moves up and down.", examples=["Set the price at which you walk away."]
    )
    feedback: Inline | None = Field(
        default=None,
        description="Why it stands where it does; said to a learner who put it there, and with the answer.",
        examples=["A limit set before the call cannot be talked down in it."],
    )


class Ends(Value):
    """What the two ends of the list stand for."""

    first: Plain = Field(description="Stands above the list: what the first place means.", examples=["Weakest reply"])
    last: Plain = Field(description="Stands below the list: what the last place means.", examples=["Strongest reply"])


class Item(Question):
    """Entries to put in order: steps, causes, or a rank from one end to the other."""

    kind: Literal["ordering"] = Field(description="`ordering`.", examples=["ordering"])
    entries: tuple[Entry, ...] = Field(
        min_length=3,
        max_length=8,
        description="What is to be put in order, three to eight entries, written in the right order. "
        "Learners see them mixed.",
        examples=[
            "- id: find-limit\n  text: Set the price at which you walk away.\n"
            "- id: ask\n  text: Ask what their quote leaves out.\n"
            "- id: offer\n  text: Name your price with its reason."
        ],
    )
    also: tuple[tuple[Id, ...], ...] = Field(
        default=(),
        max_length=8,
        description="Further orders that are right as well: in each the ids of all entries.",
        examples=["- [ask, find-limit, offer]"],
    )
    ends: Ends | None = Field(
        default=None,
        description="Words for the two ends of the list, where the order is a rank.",
        examples=["first: Weakest reply\nlast: Strongest reply"],
    )

    @model_validator(mode="after")
    def _orders_fit(self) -> Item:
        ids = [entry.id for entry in self.entries]
        own_ids("entries", self.entries)
        own_texts("entries", self.entries)
        for index, order in enumerate(self.also):
            self._check_order(index, order, ids)
        if len(self.accepted) == factorial(len(ids)):
            raise fault(ANY_ORDER, "also", count=len(ids), order=", ".join(self.also[0]))
        return self

    def _check_order(self, index: int, order: tuple[str, ...], ids: list[str]) -> None:
        shown = ", ".join([*ids[1:], ids[0]])
        for position, name in enumerate(order):
            at = ("also", index, position)
            if name not in ids:
                raise fault(
                    UNKNOWN_ENTRY, *at, id=name, known=", ".join(ids), order=shown, hint=did_you_mean(name, ids)
                )
            if name in order[:position]:
                raise fault(ORDER_INCOMPLETE, *at, what=f'names "{name}" twice', order=shown)
        if missing := [name for name in ids if name not in order]:
            raise fault(ORDER_INCOMPLETE, "also", index, what=f'lacks "{missing[0]}"', order=shown)
        if order in self.accepted[: index + 1]:
            raise fault(SAME_ORDER, "also", index)

    @property
    def accepted(self) -> tuple[tuple[str, ...], ...]:
        """The orders that are right, the written one first."""
        return (tuple(entry.id for entry in self.entries), *self.also)

    @property
    def also_as_places(self) -> tuple[tuple[int, ...], ...]:
        """The further orders, each as the places, from 1, that its entries have in the written one."""
        places = {entry.id: place for place, entry in enumerate(self.entries, 1)}
        return tuple(tuple(places[name] for name in order) for order in self.also)

    @cached_property
    def shown(self) -> tuple[Entry, ...]:
        """The entries as a learner first sees them.

        The order hangs on the ids alone, so it is the same at every build and for everybody. It is never one that is
        right, nor the reverse of one where there is any other: reversing a list is a strategy that knows nothing.
        """
        by_id = {entry.id: entry for entry in self.entries}
        mixed = sorted(by_id, key=lambda name: hashlib.sha256(f"{self.id}/{name}".encode()).digest())
        right = set(self.accepted)
        wrong = [order for order in islice(permutations(mixed), 2 * len(right) + 1) if order not in right]
        turned = {order[::-1] for order in right}
        return tuple(by_id[name] for name in next((order for order in wrong if order not in turned), wrong[0]))

    def interactions(self) -> tuple[OrderingInteraction]:
        """Return the one Ordering this item consists of."""
        return (OrderingInteraction(entries=tuple(entry.id for entry in self.shown), accepted=self.accepted),)

    def remarks(self) -> Iterator[Remark]:
        """Yield the feedback on entries that stand at their place."""
        for index, entry in enumerate(self.entries):
            if entry.feedback:
                yield Remark(entry.feedback, True, ("entries", index, "feedback"))
