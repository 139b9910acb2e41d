"""What an author writes for a `categorize` item, and the interaction it becomes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from generator.course.base import Id, Inline, Value
from generator.course.interactions import MatchingInteraction
from generator.course.parts import own_ids, own_texts
from generator.course.question import Question, Remark
from generator.problems import Code, closest, did_you_mean

UNKNOWN_GROUP = Code("unknown-group", "error", 'this item has no group "{group}"', "its groups are: {known}")
ONE_GROUP = Code(
    "one-group",
    "error",
    'every card belongs to "{group}", so there is nothing to sort',
    "add a card that belongs elsewhere",
    "- id: fixed-budget\n  text: “Our budget is fixed.”\n  group: position\n  feedback: ...",
)


class Group(Value):
    """One group of a categorize item."""

    id: Id = Field(description="The group's id, unique in its item.", examples=["interest"])
    text: Inline = Field(
        description="Its name, in one to three words: it stands beside every card.", examples=["A reason behind it"]
    )


class Card(Value):
    """One card to sort."""

    id: Id = Field(description="The card's id, unique in its item.", examples=["rooms-late"])
    text: Inline = Field(description="What the learner sorts.", examples=["“Guests complain when a room is late.”"])
    group: Id = Field(description="The id of the group that it belongs to.", examples=["interest"])
    feedback: Inline = Field(
        description="Why it belongs there, in 15 to 60 words.",
        examples=["It says what they have to solve. An offer that solves it is worth more than money off."],
    )


class Item(Question):
    """Three to twelve cards to sort into two to five groups."""

    kind: Literal["categorize"] = Field(description="`categorize`.", examples=["categorize"])
    groups: tuple[Group, ...] = Field(
        min_length=2,
        max_length=5,
        description="The groups, two to five. One may stay empty, as a wrong place to put a card.",
        examples=["- id: position\n  text: A demand\n- id: interest\n  text: A reason behind it"],
    )
    cards: tuple[Card, ...] = Field(
        min_length=3,
        max_length=12,
        description="The cards, three to twelve, in the order in which learners see them: mixed, not group by group.",
        examples=[
            "- id: twelve-percent\n  text: “Twelve percent off.”\n  group: position\n  feedback: ...\n"
            "- id: rooms-late\n  text: “Guests complain.”\n  group: interest\n  feedback: ...\n"
            "- id: fixed-budget\n  text: “Our budget is fixed.”\n  group: position\n  feedback: ..."
        ],
    )

    @model_validator(mode="after")
    def _cards_fit(self) -> Item:
        own_ids("groups", self.groups)
        own_texts("groups", self.groups)
        own_ids("cards", self.cards)
        own_texts("cards", self.cards)
        known = [group.id for group in self.groups]
        for index, card in enumerate(self.cards):
            if card.group not in known:
                hint = did_you_mean(card.group, known)
                context: dict[str, object] = {"group": card.group, "known": ", ".join(known), "hint": hint}
                context |= {"example": f"group: {closest(hint) or known[0]}", "at": ("cards", index, "group")}
                raise PydanticCustomError(UNKNOWN_GROUP.name, "{group}", context)
        if len({card.group for card in self.cards}) == 1:
            at = ("cards", len(self.cards) - 1, "group")
            raise PydanticCustomError(ONE_GROUP.name, "{group}", {"group": self.cards[0].group, "at": at})
        return self

    def interactions(self) -> tuple[MatchingInteraction]:
        """Return the one Matching this item consists of: each card is given a group."""
        return (
            MatchingInteraction(
                sources=tuple(card.id for card in self.cards),
                targets=tuple(group.id for group in self.groups),
                pairs=tuple((card.id, card.group) for card in self.cards),
            ),
        )

    def remarks(self) -> Iterator[Remark]:
        """Yield the feedback on each card, which follows its right group."""
        for index, card in enumerate(self.cards):
            yield Remark(card.feedback, True, ("cards", index, "feedback"))
