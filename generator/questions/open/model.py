"""What an author writes for an `open` item, and the interaction it becomes."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from generator.course.base import Id, Inline, Prose, Value, WholeNumber
from generator.course.interactions import FreeInteraction
from generator.course.parts import own_ids
from generator.course.question import Question
from generator.problems import Code

DUPLICATE_CRITERION = Code(
    "duplicate-criterion",
    "error",
    'two criteria of this item have the id "{id}"',
    "give each an id of its own; what learners ticked is stored under it",
    "- id: asks-first\n  text: It asks before it offers anything.",
)


class Criterion(Value):
    """What a good answer has; learners tick it if theirs has it."""

    id: Id = Field(description="The criterion's id, unique in its item.", examples=["asks-first"])
    text: Inline = Field(
        description="One thing that can be seen in a text, as a statement that is true of it or not.",
        examples=["It asks before it offers anything."],
    )


class Item(Question):
    """A question to answer in one's own words: learners compare with your answer, then judge their own."""

    kind: Literal["open"] = Field(description="`open`.", examples=["open"])
    model: Prose = Field(
        description="Your own answer, as good as you would want to read it; shown once the learner's text is given.",
        examples=["“Before I come back to the price, what does their quote say about the move in spring?”"],
    )
    criteria: tuple[Criterion, ...] = Field(
        min_length=1,
        max_length=6,
        description="What learners look for in their own text, one to six. The score is the share that they tick.",
        examples=[
            "- id: asks-first\n  text: It asks before it offers anything.\n"
            "- id: no-number\n  text: It names no price of yours."
        ],
    )
    lines: WholeNumber = Field(
        default=4, ge=1, le=20, description="Height of the field in lines; a hint at how much to write.", examples=["6"]
    )

    @model_validator(mode="after")
    def _criteria_differ(self) -> Item:
        own_ids("criteria", self.criteria, code=DUPLICATE_CRITERION)
        return self

    def interactions(self) -> tuple[FreeInteraction]:
        """Return the one Free this item consists of."""
        return (FreeInteraction(tuple(each.id for each in self.criteria)),)
