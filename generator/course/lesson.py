"""A lesson: objectives and an ordered list of blocks."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, SerializeAsAny

from generator.course.base import Id, Ignored, Inline, Level, Minutes, Plain, Value
from generator.course.blocks import Block, BlockDocument


class Objective(Value):
    """One thing the learner can do after the lesson."""

    id: Id = Field(
        description="The objective's own id, unique in the course. Items point to it.",
        examples=["apply-walk-away-test"],
    )
    text: Inline = Field(
        description="What the learner can do, starting with a verb you could watch: define, rank, choose, write.",
        examples=["apply the walk-away test to a live deal"],
    )
    level: Level = Field(
        description="Bloom's level: remember, understand, apply, analyze, evaluate or create.", examples=["apply"]
    )
    section: str | None = Field(
        default=None,
        min_length=1,
        max_length=200,
        description="Which section of this lesson teaches it: its heading in lower case, with hyphens. After a miss, "
        "items link there.",
        examples=["the-walk-away-test"],
    )


class Lesson(BlockDocument):
    """One file in `content/<module>/`."""

    id: Id = Field(
        description="The lesson's own id, the same as its file name without `.yml`. It is part of the page's address; "
        "never change it.",
        examples=["what-leverage-is"],
    )
    kind: Literal["lesson", "orientation"] = Field(
        default="lesson",
        description="`orientation` for a page that explains the course and asks no questions; else leave it out.",
        examples=["orientation"],
    )
    title: Plain = Field(description="The lesson's title.", examples=["What leverage is"])
    description: Plain | None = Field(
        default=None,
        description="One sentence for search engines and link previews.",
        examples=["Leverage has two sides. Learn to read both before you name a price."],
    )
    minutes: Minutes = Field(description="How long the whole lesson takes, honestly.", examples=["11"])
    objectives: tuple[Objective, ...] = Field(
        min_length=1,
        max_length=6,
        description="What the learner can do afterwards, one to four as a rule.",
        examples=["- id: apply-walk-away-test\n  text: apply the walk-away test to a live deal\n  level: apply"],
    )
    blocks: tuple[SerializeAsAny[Block], ...] = Field(
        min_length=1,
        description="The lesson itself, block after block. Each block is one key with its value.",
        examples=["- prose: |\n    ## Who can leave?\n\n    Leverage ..."],
    )
    lint_ignore: Ignored = Field(
        default_factory=dict,
        description="Rules about good lessons that do not fit this one, each with your reason. `course check` lists "
        "them.",
        examples=["L09: this lesson is practiced in the next one"],
    )
