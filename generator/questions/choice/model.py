"""What an author writes for a `choice` item, and the interaction it becomes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from generator.course.base import Id, Inline, Truth, Value
from generator.course.interactions import ChoiceInteraction
from generator.course.question import Alternative, ChoiceSet, Question, Remark
from generator.problems import Code

NO_CORRECT = Code(
    "no-correct-option",
    "error",
    "no option of this item is marked as right",
    "add `correct: true` to the option that is right",
    "- id: ask-first\n  text: Ask what the quote leaves out.\n  correct: true",
    rule="Q01",
    why="An item without a right option. It cannot be marked.",
    firm=True,
)
SEVERAL_CORRECT = Code(
    "several-correct-options",
    "error",
    "{count} options are marked as right, but only one may be chosen",
    "keep one, or let learners choose several",
    "select: several",
    rule="Q01",
    why="Several right options where one may be chosen.",
    firm=True,
)
DUPLICATE_OPTION = Code(
    "duplicate-option",
    "error",
    'two options of this item have the id "{id}"',
    "give each option an id of its own; answers are stored under it",
    "- id: hold-price\n  text: ...",
)


class Option(Value):
    """One option of a choice item."""

    id: Id = Field(
        description="The option's id, unique in its item. Never say where it stands.", examples=["ask-first"]
    )
    text: Inline = Field(description="What the learner chooses.", examples=["Ask what the quote leaves out."])
    correct: Truth = Field(default=False, description="`true` on every option that is right.", examples=["true"])
    feedback: Inline = Field(
        description="What to tell a learner who chose this: why it is right or not, in 15 to 60 words.",
        examples=["You learn what their way out is worth before you answer it."],
    )


class Item(Question):
    """A question with options, one or several of them right."""

    kind: Literal["choice"] = Field(description="`choice`.", examples=["choice"])
    select: Literal["one", "several"] = Field(
        default="one", description="How many options the learner may choose: `one` or `several`.", examples=["several"]
    )
    options: tuple[Option, ...] = Field(
        min_length=2,
        max_length=10,
        description="The options, two to ten; three is best.",
        examples=[
            "- id: match\n  text: Match the quote.\n  feedback: ...\n"
            "- id: ask-first\n  text: Ask what the quote leaves out.\n  correct: true\n  feedback: ..."
        ],
    )

    @model_validator(mode="after")
    def _options_fit(self) -> Item:
        ids = [option.id for option in self.options]
        twice = next((index for index, name in enumerate(ids) if name in ids[:index]), None)
        if twice is not None:
            context = {"id": ids[twice], "at": ("options", twice, "id")}
            raise PydanticCustomError(DUPLICATE_OPTION.name, "{id}", context)
        right = [index for index, option in enumerate(self.options) if option.correct]
        if not right:
            raise PydanticCustomError(NO_CORRECT.name, "none")
        if len(right) > 1 and self.select == "one":
            raise PydanticCustomError(
                SEVERAL_CORRECT.name, "{count}", {"count": len(right), "at": ("options", right[1], "correct")}
            )
        return self

    def interactions(self) -> tuple[ChoiceInteraction]:
        """Return the one Choice this item consists of."""
        return (
            ChoiceInteraction(
                options=tuple(option.id for option in self.options),
                correct=tuple(option.id for option in self.options if option.correct),
                several=self.select == "several",
            ),
        )

    def choice_sets(self) -> Iterator[ChoiceSet]:
        """Yield the options, as the one set there is."""
        found = tuple(
            Alternative(option.text, option.correct, ("options", index, "text"))
            for index, option in enumerate(self.options)
        )
        yield ChoiceSet(found, self.select == "several", ("options",))

    def remarks(self) -> Iterator[Remark]:
        """Yield the feedback on each option."""
        for index, option in enumerate(self.options):
            yield Remark(option.feedback, option.correct, ("options", index, "feedback"))
