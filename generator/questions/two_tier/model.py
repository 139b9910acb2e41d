"""What an author writes for a `two_tier` item, and the two interactions it becomes.

The second question shows what learners believe, and not only what they choose: a right answer for a wrong reason is
half right, and a wrong reason can name the misconception behind it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from pydantic import Field, model_validator

from generator.course.base import Id, Inline, Truth, Value
from generator.course.interactions import ChoiceInteraction
from generator.course.parts import fault, own_ids
from generator.course.question import Alternative, ChoiceSet, Question, Remark
from generator.problems import Code

NONE_RIGHT = Code(
    "tier-none-right",
    "error",
    "none of the {tier} of this item is marked as right",
    "add `correct: true` to the one that is right",
    "{tier}:\n  - id: would-work\n    text: ...\n    correct: true",
    rule="Q01",
    why="An answer or a reason without a right one to choose. It cannot be marked.",
    firm=True,
)
SEVERAL_RIGHT = Code(
    "tier-several-right",
    "error",
    "{count} of the {tier} are marked as right, but only one may be chosen",
    "keep one; where several are right, ask with `choice` and `select: several`",
    "{tier}:\n  - id: would-work\n    text: ...\n    correct: true",
    rule="Q01",
    why="Several right answers or several right reasons, where one may be chosen.",
    firm=True,
)
RIGHT_MISCONCEPTION = Code(
    "misconception-of-right",
    "error",
    "the right reason cannot show a misconception",
    "move it to the wrong reason that shows it",
    "- id: paper\n  text: A price on paper can be shown to anybody.\n  misconception: A quote is a way out.",
)


class Option(Value):
    """One answer to the question."""

    id: Id = Field(
        description="The option's id, unique among the options. Never say where it stands.", examples=["not-known"]
    )
    text: Inline = Field(description="What the learner chooses.", examples=["That cannot be told yet."])
    correct: Truth = Field(default=False, description="`true` on the option that is right.", examples=["true"])
    feedback: Inline = Field(
        description="What to tell a learner who chose this: why it is right or not, in 15 to 60 words.",
        examples=["You do not know yet whether the quote would work for him."],
    )


class Reason(Value):
    """One reason for the answer."""

    id: Id = Field(
        description="The reason's id, unique among the reasons. Never say where it stands.", examples=["would-work"]
    )
    text: Inline = Field(
        description="What the learner chooses.", examples=["A quote helps him only if he would buy there."]
    )
    correct: Truth = Field(default=False, description="`true` on the reason that is right.", examples=["true"])
    feedback: Inline = Field(
        description="What to tell a learner who chose this: why it holds or not, in 15 to 60 words.",
        examples=["What he could really do instead decides, not what he can show you."],
    )
    misconception: Inline | None = Field(
        default=None,
        description="The common belief behind a wrong reason, in one sentence; learners who chose it are told.",
        examples=["A quote is a way out."],
    )


class Item(Question):
    """A question with one right answer, and a second one for the reason."""

    kind: Literal["two_tier"] = Field(description="`two_tier`.", examples=["two_tier"])
    options: tuple[Option, ...] = Field(
        min_length=2,
        max_length=6,
        description="The answers, two to six, one of them right.",
        examples=[
            "- id: not-known\n  text: That cannot be told yet.\n  correct: true\n  feedback: ...\n"
            "- id: eleven\n  text: By the eleven percent he named.\n  feedback: ..."
        ],
    )
    reason_stem: Inline | None = Field(
        default=None,
        description="The second question; without it, learners are asked what their reason is.",
        examples=["What makes it so?"],
    )
    reasons: tuple[Reason, ...] = Field(
        min_length=2,
        max_length=6,
        description="The reasons, two to six, one of them right.",
        examples=[
            "- id: would-work\n  text: A quote helps if he would buy there.\n  correct: true\n  feedback: ...\n"
            "- id: paper\n  text: A price on paper can be shown to anybody.\n  feedback: ...\n"
            "  misconception: A quote is a way out."
        ],
    )

    @model_validator(mode="after")
    def _tiers_fit(self) -> Item:
        for tier, entries in self.tiers.items():
            own_ids(tier, entries)
            right = [index for index, entry in enumerate(entries) if entry.correct]
            if not right:
                raise fault(NONE_RIGHT, tier, tier=tier)
            if len(right) > 1:
                raise fault(SEVERAL_RIGHT, tier, right[1], "correct", tier=tier, count=len(right))
        for index, reason in enumerate(self.reasons):
            if reason.correct and reason.misconception:
                raise fault(RIGHT_MISCONCEPTION, "reasons", index, "misconception")
        return self

    @property
    def tiers(self) -> dict[str, Sequence[Option | Reason]]:
        """What is chosen among in both tiers, by the name of the field."""
        return {"options": self.options, "reasons": self.reasons}

    def interactions(self) -> tuple[ChoiceInteraction, ChoiceInteraction]:
        """Return a Choice for the answer and one for the reason."""
        return _choice(self.options, "answer"), _choice(self.reasons, "reason")

    def choice_sets(self) -> Iterator[ChoiceSet]:
        """Yield the options, then the reasons."""
        for tier, entries in self.tiers.items():
            found = (
                Alternative(entry.text, entry.correct, (tier, index, "text")) for index, entry in enumerate(entries)
            )
            yield ChoiceSet(tuple(found), False, (tier,))

    def remarks(self) -> Iterator[Remark]:
        """Yield the feedback on each option, then on each reason."""
        for tier, entries in self.tiers.items():
            for index, entry in enumerate(entries):
                yield Remark(entry.feedback, entry.correct, (tier, index, "feedback"))


def _choice(entries: Sequence[Option | Reason], part: str) -> ChoiceInteraction:
    ids = tuple(entry.id for entry in entries)
    right = tuple(entry.id for entry in entries if entry.correct)
    return ChoiceInteraction(options=ids, correct=right, several=False, part=part)
