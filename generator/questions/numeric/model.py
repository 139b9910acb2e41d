"""What an author writes for a `numeric` item, and the interaction it becomes."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, StringConstraints, create_model, model_validator
from pydantic_core import PydanticCustomError

from generator.course.base import Id, Inline, Number, TextForm, Value
from generator.course.interactions import NumberInteraction, NumberRange
from generator.course.question import Question, Remark
from generator.problems import Code
from generator.questions.numeric.spelling import spelled

NO_ENDS = Code(
    "range-without-ends",
    "error",
    "a range needs `from`, `to` or both",
    "write the least and the greatest number that this feedback is for; all other numbers get `otherwise`",
    "- id: per-month\n  from: 500\n  to: 500\n  feedback: ...",
)
UPSIDE_DOWN = Code(
    "range-upside-down",
    "error",
    "this range goes from {low} to {high}, so no number is in it",
    "put the smaller number under `from`",
    "- id: per-month\n  from: 490\n  to: 510\n  feedback: ...",
)
NEVER_REACHED = Code(
    "range-never-reached",
    "error",
    "every number of this range counts as right, or belongs to a range further up",
    "of several ranges the first counts: move this one up, change its numbers, or remove it",
    "- id: near\n  from: 5000\n  to: 7000\n  credit: 0.5\n  feedback: ...",
)
DUPLICATE_RANGE = Code(
    "duplicate-range",
    "error",
    'two ranges of this item have the id "{id}"',
    "give each range an id of its own",
    "- id: per-month\n  from: 500\n  to: 500\n  feedback: ...",
)

RIGHT, OTHERWISE = "_right", "_otherwise"
"""Ids of what is right and of all other numbers; no author's id has an underscore."""

Unit = Annotated[str, StringConstraints(min_length=1, max_length=30), TextForm("plain")]
"""A currency sign, or a few words."""


class _Named(Value):
    id: Id = Field(description="The range's id, unique in its item.", examples=["per-month"])


if TYPE_CHECKING:
    _Ends = _Named
else:  # `from` is a word of Python's own, so no class can spell it out
    _Ends = create_model(
        "_Ends",
        __base__=_Named,
        __module__=__name__,
        **{
            "from": (Number | None, Field(None, description="The least number, if there is one.", examples=["490"])),
            "to": (Number | None, Field(None, description="The greatest number, if there is one.", examples=["510"])),
        },
    )


class Range(_Ends):
    """Numbers that get an answer of their own: a typical mistake, or nearly right."""

    credit: Number = Field(
        default=Decimal(0), ge=0, le=1, description="The score, 0 to 1: 0.5 is half right.", examples=["0.5"]
    )
    feedback: Inline = Field(
        description="What to tell a learner who wrote such a number: which step led there.",
        examples=["That is the cost of one month. The contract runs for a year."],
    )

    @model_validator(mode="after")
    def _holds_a_number(self) -> Range:
        low, high = self.ends
        if low is None and high is None:
            raise PydanticCustomError(NO_ENDS.name, "none")
        if low is not None and high is not None and low > high:
            context = {"low": str(low), "high": str(high), "at": ("from",)}
            raise PydanticCustomError(UPSIDE_DOWN.name, "{low}", context)
        return self

    @property
    def ends(self) -> tuple[Decimal | None, Decimal | None]:
        """The least and the greatest number; None where there is no such end."""
        return getattr(self, "from"), getattr(self, "to")  # noqa: B009 - only made above

    @property
    def reach(self) -> tuple[Decimal, Decimal]:
        """The least and the greatest number, infinite where there is no such end."""
        low, high = self.ends
        return (Decimal("-inf") if low is None else low), (Decimal("inf") if high is None else high)


class Item(Question):
    """A question whose answer is a number, with answers of their own for typical mistakes."""

    kind: Literal["numeric"] = Field(description="`numeric`.", examples=["numeric"])
    answer: Number = Field(
        description="The right number: digits, a point before decimals, no signs for thousands. What it counts goes "
        "into `unit` or `unit_after`.",
        examples=["6000"],
    )
    tolerance: Number = Field(
        default=Decimal(0),
        ge=0,
        description="How far off a right number may be, in either direction. Leave room for rounding.",
        examples=["100"],
    )
    unit: Unit | None = Field(
        default=None, description="What stands before the number, such as a currency sign.", examples=["$"]
    )
    unit_after: Unit | None = Field(
        default=None, description="What stands after the number: `%`, or words.", examples=["a year"]
    )
    feedback: Inline = Field(
        description="What to tell a learner who is right: how the number comes about, in 15 to 60 words.",
        examples=["Twelve months at 500 each. That is what a rushed signature would cost you."],
    )
    ranges: tuple[Range, ...] = Field(
        default=(),
        max_length=8,
        description="Numbers that need an answer of their own, such as those that typical mistakes lead to. Of several "
        "ranges that hold a number the first counts, and what is right comes before all of them.",
        examples=["- id: per-month\n  from: 490\n  to: 510\n  feedback: That is one month of twelve."],
    )
    otherwise: Inline = Field(
        description="What to tell a learner who wrote any other number. Do not give the right one away.",
        examples=["Start with what one month costs, then look at how long the contract runs."],
    )

    @model_validator(mode="after")
    def _ranges_fit(self) -> Item:
        taken: list[tuple[Decimal, Decimal]] = [(self.answer - self.tolerance, self.answer + self.tolerance)]
        for index, each in enumerate(self.ranges):
            if any(each.id == other.id for other in self.ranges[:index]):
                context = {"id": each.id, "at": ("ranges", index, "id")}
                raise PydanticCustomError(DUPLICATE_RANGE.name, "{id}", context)
            if _covered(each.reach, taken):
                raise PydanticCustomError(NEVER_REACHED.name, "covered", {"at": ("ranges", index)})
            taken.append(each.reach)
        return self

    def interactions(self) -> tuple[NumberInteraction]:
        """Return the one Number this item consists of; what is right comes first."""
        right = NumberRange(RIGHT, float(self.answer - self.tolerance), float(self.answer + self.tolerance), 1.0)
        others = (
            NumberRange(each.id, float(each.reach[0]), float(each.reach[1]), float(each.credit)) for each in self.ranges
        )
        return (NumberInteraction((right, *others)),)

    def remarks(self) -> Iterator[Remark]:
        """Yield the feedback on the right number, on each range and on all other numbers."""
        yield Remark(self.feedback, True, ("feedback",))
        for index, each in enumerate(self.ranges):
            yield Remark(each.feedback, each.credit == 1, ("ranges", index, "feedback"))
        yield Remark(self.otherwise, False, ("otherwise",))

    @property
    def signed(self) -> bool:
        """Whether learners may have to write a minus sign, which the number pad of some phones lacks."""
        ends = (end for each in self.ranges for end in each.ends)
        return any(end is not None and end < 0 for end in (self.answer, *ends))

    @staticmethod
    def spelled(number: Decimal, language: str, before: str, after: str) -> str:
        """Return a number as it is written in a language, between the words of the item's units."""
        return spelled(number, language, before, after)


def _covered(reach: tuple[Decimal, Decimal], taken: list[tuple[Decimal, Decimal]]) -> bool:
    """Return whether ranges of numbers, ends included, hold every number of another."""
    low, high = reach
    for start, end in sorted(taken):
        if start <= low <= end:
            if high <= end:
                return True
            low = end
    return False
