"""What an author writes for a `best_worst` item, and the interaction it becomes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field, model_validator

from generator.course.base import Id, Inline, Value
from generator.course.interactions import MatchingInteraction
from generator.course.parts import fault, own_ids
from generator.course.question import Alternative, ChoiceSet, Question, Remark
from generator.problems import Code

ROLE_MISSING = Code(
    "role-missing",
    "error",
    "no option of this item has `role: {role}`",
    "one option is the best and one the worst; the others have no role",
    "- id: ask-first\n  text: “What did you have to sign?”\n  role: {role}\n  feedback: ...",
)
ROLE_TWICE = Code(
    "role-twice",
    "error",
    "{count} options have `role: {role}`, but only one can be chosen for it",
    "keep it where the case is clearest, and remove it elsewhere",
    "- id: ask-first\n  text: “What did you have to sign?”\n  role: {role}\n  feedback: ...",
)
Role = Literal["best", "worst"]
ROLES: tuple[Role, Role] = ("best", "worst")


class Option(Value):
    """One option of a best_worst item."""

    id: Id = Field(
        description="The option's id, unique in its item. Never say where it stands.", examples=["ask-first"]
    )
    text: Inline = Field(description="What the learner weighs.", examples=["“What did you have to sign for that?”"])
    role: Role | None = Field(
        default=None,
        description="`best` on the most effective option, `worst` on the least effective one; nothing on the others.",
        examples=["best"],
    )
    feedback: Inline = Field(
        description="What this option does, and why it is the best, the worst or in between, in 15 to 60 words.",
        examples=["You learn the price of their offer before you answer it, and you have given nothing."],
    )


class Item(Question):
    """Three to six options: which one is the most effective, and which one the least?"""

    kind: Literal["best_worst"] = Field(description="`best_worst`.", examples=["best_worst"])
    options: tuple[Option, ...] = Field(
        min_length=3,
        max_length=6,
        description="The options, three to six: one with `role: best`, one with `role: worst`. The best and the worst "
        "must be beyond dispute; the others lie between them.",
        examples=[
            "- id: ask-first\n  text: “What did you have to sign?”\n  role: best\n  feedback: ...\n"
            "- id: think\n  text: “Let me think about it.”\n  feedback: ...\n"
            "- id: give-more\n  text: “Then we give you three.”\n  role: worst\n  feedback: ..."
        ],
    )

    @model_validator(mode="after")
    def _each_role_is_given(self) -> Item:
        own_ids("options", self.options)
        for role in ROLES:
            if not self._options_of(role):
                raise fault(ROLE_MISSING, "options", role=role)
        return self

    @model_validator(mode="after")
    def _no_role_is_given_twice(self) -> Item:
        for role in ROLES:
            found = self._options_of(role)
            if len(found) > 1:
                raise fault(ROLE_TWICE, "options", found[1], "role", role=role, count=len(found))
        return self

    def _options_of(self, role: Role) -> list[int]:
        return [index for index, option in enumerate(self.options) if option.role == role]

    def interactions(self) -> tuple[MatchingInteraction]:
        """Return the one Matching this item consists of: each role is given an option."""
        by_role = {option.role: option.id for option in self.options}
        return (
            MatchingInteraction(
                sources=ROLES,
                targets=tuple(option.id for option in self.options),
                pairs=tuple((role, by_role[role]) for role in ROLES),
                scoring="best_worst",
            ),
        )

    def choice_sets(self) -> Iterator[ChoiceSet]:
        """Yield the options with the best one as the right one: what gives it away there gives it away here."""
        found = tuple(
            Alternative(option.text, option.role == "best", ("options", index, "text"))
            for index, option in enumerate(self.options)
        )
        yield ChoiceSet(found, False, ("options",))

    def remarks(self) -> Iterator[Remark]:
        """Yield the feedback on each option; the best and the worst are both right answers."""
        for index, option in enumerate(self.options):
            yield Remark(option.feedback, option.role is not None, ("options", index, "feedback"))
