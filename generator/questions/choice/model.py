"""What an author writes for a `choice` item, and the interaction it becomes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from generator.course.base import Id, Inline, Plain, RefersTo, Truth, Value
from generator.course.interactions import ChoiceInteraction
from generator.course.parts import own_ids
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
WHOLE_OF_ONE = Code(
    "whole-of-one",
    "error",
    "`scoring: all_or_nothing` is about several right options, but only one may be chosen here",
    "let learners choose several, or remove `scoring`",
    "select: several\nscoring: all_or_nothing",
)
HALF_PICTURE = Code(
    "half-picture",
    "error",
    "`{there}` stands here without `{missing}`",
    "a picture needs both: its file in `image`, and in `alt` what it says to people who cannot see it",
    "image: balance.svg\nalt: A beam on a point. The side that can leave sits lower.",
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
    image: Annotated[Plain, RefersTo("figures")] | None = Field(
        default=None,
        description="A picture above the text: its file name in `content/figures/`. An SVG follows light and dark.",
        examples=["balance.svg"],
    )
    alt: Plain | None = Field(
        default=None,
        description="What the picture says, for people who cannot see it, and not whether the option is right.",
        examples=["A beam on a point. The side that can leave sits lower."],
    )

    @model_validator(mode="after")
    def _picture_is_whole(self) -> Option:
        if bool(self.image) != bool(self.alt):
            there, missing = ("image", "alt") if self.image else ("alt", "image")
            raise PydanticCustomError(HALF_PICTURE.name, "half", {"there": there, "missing": missing, "at": (there,)})
        return self


class Item(Question):
    """A question with options, one or several of them right."""

    kind: Literal["choice"] = Field(description="`choice`.", examples=["choice"])
    select: Literal["one", "several"] = Field(
        default="one", description="How many options the learner may choose: `one` or `several`.", examples=["several"]
    )
    scoring: Literal["per_option", "all_or_nothing"] = Field(
        default="per_option",
        description="How several right options count: `per_option` gives the share that is found, less that of wrong "
        "ones; `all_or_nothing` counts them only together and without a wrong one.",
        examples=["all_or_nothing"],
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
        own_ids("options", self.options, code=DUPLICATE_OPTION)
        right = [index for index, option in enumerate(self.options) if option.correct]
        if not right:
            raise PydanticCustomError(NO_CORRECT.name, "none")
        if len(right) > 1 and self.select == "one":
            raise PydanticCustomError(
                SEVERAL_CORRECT.name, "{count}", {"count": len(right), "at": ("options", right[1], "correct")}
            )
        if self.whole and self.select == "one":
            raise PydanticCustomError(WHOLE_OF_ONE.name, "whole", {"at": ("scoring",)})
        return self

    @property
    def whole(self) -> bool:
        """Whether the right options count only together."""
        return self.scoring == "all_or_nothing"

    def interactions(self) -> tuple[ChoiceInteraction]:
        """Return the one Choice this item consists of."""
        return (
            ChoiceInteraction(
                options=tuple(option.id for option in self.options),
                correct=tuple(option.id for option in self.options if option.correct),
                several=self.select == "several",
                whole=self.whole,
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
