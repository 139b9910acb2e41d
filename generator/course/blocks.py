"""The blocks a lesson is made of: a closed set, each written in YAML as one key with its value.

`BLOCKS` at the end maps that key to its model. A block whose value is a plain text or list wraps it in a model
with one field named `value`, so that all blocks are values of one base type.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar, TypeVar

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from generator.course.base import Document, Id, Inline, Plain, Prose, RefersTo, Value, WholeNumber
from generator.problems import Code

PHRASE_NOT_SAID = Code(
    "phrase-not-said",
    "error",
    '"{phrase}" does not stand in this line\'s `says`',
    "copy the words from `says` exactly, or mend them",
    "- who: Dana\n  says: We have a quote far below yours.\n  marked: a quote far below\n"
    "  note: A number without its terms.",
)
NOTE_MISSING = Code(
    "note-missing",
    "error",
    "words are marked, but there is no note about them",
    "add a `note`, or remove `marked`",
    "note: A number without its terms. Not yet an option.",
)


class Block(Value):
    """Base of all blocks.

    Attributes:
        key: The key an author writes.
        bare: Whether the author writes the value itself, not a mapping of fields.
    """

    key: ClassVar[str]
    bare: ClassVar[bool] = False


B = TypeVar("B", bound=Block)


class BlockDocument(Document):
    """A file that is a list of blocks: a lesson or a handout."""

    if TYPE_CHECKING:  # each has the field with its own description, in its own place among the others
        blocks: tuple[Block, ...]

    def blocks_of(self, kind: type[B]) -> list[tuple[int, B]]:
        """Return the blocks of one kind with their positions, in order."""
        return [(index, block) for index, block in enumerate(self.blocks) if isinstance(block, kind)]


class ProseBlock(Block):
    """Text that teaches, in Markdown. `##` starts a section, `###` a part of it."""

    key = "prose"
    bare = True
    value: Prose = Field(description="The text, in Markdown.", examples=["|\n  ## Who can leave?\n\n  Leverage ..."])


class Line(Value):
    """One line of a dialogue."""

    who: Plain = Field(description="Who speaks. `You` is the learner's side.", examples=["Dana"])
    says: Inline = Field(description="What they say.", examples=["We have a quote far below yours."])
    marked: Plain | None = Field(
        default=None,
        description="The words of this line that the note is about, exactly as they stand in `says`.",
        examples=["a quote far below yours"],
    )
    note: Inline | None = Field(
        default=None,
        description="A margin note: what this line does to leverage.",
        examples=["A number without its terms. Not yet an option."],
    )

    @model_validator(mode="after")
    def _marked_is_said(self) -> Line:
        # `at` tells the reader where inside this value the fault stands
        if self.marked and self.marked not in self.says:
            raise PydanticCustomError(PHRASE_NOT_SAID.name, "{phrase}", {"phrase": self.marked, "at": ("marked",)})
        if self.marked and not self.note:
            raise PydanticCustomError(NOTE_MISSING.name, "none", {"at": ("marked",)})
        return self


class DialogueBlock(Block):
    """A worked dialogue: a short talk, line by line, with margin notes."""

    key = "dialogue"
    title: Plain = Field(description="Heading above the talk.", examples=["How it sounds"])
    scene: Inline | None = Field(
        default=None, description="Who meets whom, about what.", examples=["A renewal call with Orsett Foods."]
    )
    lines: tuple[Line, ...] = Field(
        min_length=2,
        description="The lines in order, at least two.",
        examples=["- who: Dana\n  says: We have a quote far below yours.\n- who: You\n  says: What does it leave out?"],
    )


class ExampleBlock(Block):
    """A sales example: one short case that shows the idea at work."""

    key = "example"
    title: Plain = Field(description="Heading of the example.", examples=["The van lease that stayed"])
    text: Prose = Field(description="The case, in Markdown.", examples=["Nine vans, one supplier, a Friday deadline."])


class Citation(Value):
    """Where a finding comes from."""

    authors: Plain = Field(description="The authors, in words.", examples=["Schaerer and others"])
    year: WholeNumber = Field(ge=1500, le=2200, description="Year of publication.", examples=["2015"])
    title: Plain | None = Field(
        default=None, description="Title of the work.", examples=["Anchors weigh more than power"]
    )
    link: Plain | None = Field(
        default=None,
        pattern=r"^https://\S+$",
        description="Address of the work, starting with https://.",
        examples=["https://doi.org/10.1177/0956797614558718"],
    )


class ResearchBlock(Block):
    """A research note: what studies add to the idea or take from it."""

    key = "research"
    title: Plain = Field(
        default="What research adds", description="Heading of the note.", examples=["What research adds"]
    )
    finding: Prose = Field(
        description="The finding in your own words.", examples=["Having an option helps, but not any."]
    )
    limits: Inline = Field(
        description="What the studies cannot tell: who took part, where it may not hold.",
        examples=["Experiments, not sales floors. Test it on your own deals."],
    )
    citations: tuple[Citation, ...] = Field(
        min_length=1, description="The sources.", examples=["- authors: Schaerer and others\n  year: 2015"]
    )


class CalloutBlock(Block):
    """One thing to watch for. At most one in a lesson keeps it strong."""

    key = "callout"
    title: Plain = Field(description="The point in a few words.", examples=["Not a threat"])
    text: Prose = Field(description="The point, in Markdown.", examples=["Saying you could leave is not leaving."])


class Row(Value):
    """One row of a comparison: the same aspect of both cases."""

    label: Plain = Field(description="What is compared in this row.", examples=["They said"])
    first: Inline = Field(description="The first case.", examples=["“Fifteen percent off, or we stop.”"])
    second: Inline = Field(description="The second case.", examples=["“We will run it in-house from May.”"])


class CompareBlock(Block):
    """Two cases side by side, row by row, then a question, the learner's own words, and an answer to compare with."""

    key = "compare"
    id: Id = Field(description="Id of the learner's note; unique in the course.", examples=["two-leases-share"])
    title: Plain = Field(default="Compare two cases", description="Heading.", examples=["Compare two cases"])
    intro: Inline | None = Field(
        default=None, description="What to look for.", examples=["Read both, then say what they share."]
    )
    first: Plain = Field(description="Name of the first case.", examples=["The printer lease"])
    second: Plain = Field(description="Name of the second case.", examples=["The training contract"])
    rows: tuple[Row, ...] = Field(
        min_length=1,
        description="The rows, in the same order for both cases.",
        examples=["- label: They said\n  first: ...\n  second: ..."],
    )
    question: Inline = Field(description="What the learner writes about.", examples=["What do the two share?"])
    answer: Prose = Field(description="Your answer, opened after theirs.", examples=["In both, the threat was a wish."])


class FigureBlock(Block):
    """A picture from `content/figures/`. An SVG is drawn into the page, so it follows light and dark."""

    key = "figure"
    file: Annotated[Plain, RefersTo("figures")] = Field(
        description="File name in `content/figures/`.", examples=["balance.svg"]
    )
    alt: Plain = Field(
        description="What the picture says, for people who cannot see it.",
        examples=["A beam on a point. The side that can leave sits lower."],
    )
    caption: Inline | None = Field(default=None, description="A line under the picture.", examples=["Who can leave?"])


class PreQuestionBlock(Block):
    """One item asked before the text that answers it. It is never marked; a `pre_answer` block opens its answer."""

    key = "pre_question"
    bare = True
    value: Annotated[Id, RefersTo("items")] = Field(
        description="Id of the item, from `quizzes/`.", examples=["pre-what-leverage-is"]
    )


class PreAnswerBlock(Block):
    """The answer to the lesson's pre-question, placed where the text has just given it."""

    key = "pre_answer"
    bare = True
    value: Id = Field(description="Id of the pre-question's item.", examples=["pre-what-leverage-is"])


class CheckBlock(Block):
    """The lesson's questions, by their ids. Lessons hold no items themselves."""

    key = "check"
    intro: Inline | None = Field(
        default=None, description="A line above the questions.", examples=["Four short deals."]
    )
    items: tuple[Annotated[Id, RefersTo("items")], ...] = Field(
        min_length=1, description="Ids of items from `quizzes/`, in order.", examples=["- walk-away-harbor"]
    )


class DealField(Value):
    """One field that the learner fills in for a deal of their own."""

    id: Id = Field(
        description="Id of the field, unique in the course. Never change it: the learner's words hang on it.",
        examples=["my-walk-away-cost"],
    )
    label: Inline = Field(description="The question, as its label.", examples=["What would leaving cost you?"])
    hint: Inline | None = Field(default=None, description="Help under the label.", examples=["Money, time, face."])
    lines: WholeNumber = Field(
        default=3, ge=1, le=12, description="Height of the field in lines; 1 gives a single-line field.", examples=["3"]
    )


class YourDealBlock(Block):
    """“Do it on your deal”: fields for the learner's own deal, kept in their browser only."""

    key = "your_deal"
    intro: Inline | None = Field(default=None, description="What to do.", examples=["Three lines about a live deal."])
    fields: tuple[DealField, ...] = Field(
        min_length=1,
        max_length=8,
        description="The fields, in order.",
        examples=["- id: my-walk-away-cost\n  label: What would leaving cost you?"],
    )


class KeyPointsBlock(Block):
    """What to keep from the lesson, as a short list."""

    key = "key_points"
    bare = True
    value: tuple[Inline, ...] = Field(
        min_length=1,
        max_length=5,
        description="One to five sentences; three is best.",
        examples=["- Leverage belongs to the side that loses less by leaving."],
    )


def by_key(*blocks: type[Block]) -> dict[str, type[Block]]:
    """Return blocks by the key an author writes."""
    return {block.key: block for block in blocks}


BLOCKS = by_key(
    ProseBlock,
    DialogueBlock,
    ExampleBlock,
    ResearchBlock,
    CalloutBlock,
    CompareBlock,
    FigureBlock,
    PreQuestionBlock,
    PreAnswerBlock,
    CheckBlock,
    YourDealBlock,
    KeyPointsBlock,
)
"""Every block by the key an author writes, in the order of the guide."""
