"""What an author writes for a `true_false` item, and the interaction it becomes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from generator.course.base import Id, Inline, Plain, Truth, Value
from generator.course.interactions import MatchingInteraction
from generator.course.parts import own_ids, read
from generator.course.question import Alternative, ChoiceSet, Question, Remark
from generator.problems import Code

SAME_LABELS = Code(
    "same-labels",
    "error",
    'both labels say "{text}"',
    "give the two answers different words",
    "labels:\n  right: Toward you\n  wrong: Toward them",
)
ALL_ALIKE = Code(
    "statements-all-alike",
    "error",
    "no statement of this item has `correct: true`, so the same answer fits all",
    "add `correct: true` to each statement that is true; if none is, turn one around",
    "- id: asking-shows-interest\n  text: Whoever asks first could not leave for free.\n  correct: true",
)


class Statement(Value):
    """One statement of a true_false item."""

    id: Id = Field(
        description="The statement's id, unique in its item. Never say where it stands.", examples=["quote-is-final"]
    )
    text: Inline = Field(description="What the learner judges.", examples=["A quote tells you the final price."])
    correct: Truth = Field(
        default=False,
        description="`true` on every statement that is true; leave it out on the others.",
        examples=["true"],
    )
    feedback: Inline = Field(
        description="Why it is true or false, in 10 to 25 words: on a phone those of all statements stand under one "
        "another. Learners read it after every answer, right or not.",
        examples=["A quote is a first number. Ask what it leaves out before you answer it."],
    )


class Labels(Value):
    """The two answers in your own words."""

    right: Plain = Field(description="The answer to statements with `correct: true`.", examples=["Toward you"])
    wrong: Plain = Field(description="The answer to all others.", examples=["Toward them"])

    @model_validator(mode="after")
    def _labels_differ(self) -> Labels:
        if read(self.right) == read(self.wrong):
            raise PydanticCustomError(SAME_LABELS.name, "{text}", {"text": self.wrong, "at": ("wrong",)})
        return self


class Item(Question):
    """Two to eight statements to judge, each true or false, or by two other words of yours."""

    kind: Literal["true_false"] = Field(description="`true_false`.", examples=["true_false"])
    labels: Labels | None = Field(
        default=None,
        description="Other words for the two answers; without them, they are True and False.",
        examples=["right: Toward you\nwrong: Toward them"],
    )
    statements: tuple[Statement, ...] = Field(
        min_length=2,
        max_length=8,
        description="The statements, two to eight; some true and some not, in no pattern.",
        examples=[
            "- id: quote-is-final\n  text: A quote tells you the final price.\n  feedback: ...\n"
            "- id: asking-shows-interest\n  text: Whoever asks first could not leave for free.\n"
            "  correct: true\n  feedback: ..."
        ],
    )

    @model_validator(mode="after")
    def _statements_fit(self) -> Item:
        own_ids("statements", self.statements)
        if not any(each.correct for each in self.statements):
            raise PydanticCustomError(ALL_ALIKE.name, "see the code", {"at": ("statements", 0)})
        return self

    def interactions(self) -> tuple[MatchingInteraction]:
        """Return the one Matching this item consists of: each statement is given `true` or `false`."""
        return (
            MatchingInteraction(
                sources=tuple(each.id for each in self.statements),
                targets=("true", "false"),
                pairs=tuple((each.id, "true" if each.correct else "false") for each in self.statements),
            ),
        )

    def choice_sets(self) -> Iterator[ChoiceSet]:
        """Yield the statements, of which those that are true would be chosen."""
        found = tuple(
            Alternative(each.text, each.correct, ("statements", index, "text"))
            for index, each in enumerate(self.statements)
        )
        yield ChoiceSet(found, True, ("statements",))

    def remarks(self) -> Iterator[Remark]:
        """Yield the feedback on each statement; whoever judged it rightly reads it too."""
        for index, each in enumerate(self.statements):
            yield Remark(each.feedback, True, ("statements", index, "feedback"))
