"""What the course set out to teach, idea by idea, and where it does."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.course.base import Document, Id, Plain, RefersTo, Value


class Idea(Value):
    """One idea that the course has to teach."""

    id: Id = Field(description="The idea's own id.", examples=["a06"])
    idea: Plain = Field(
        description="The idea in your own words.", examples=["Leverage is holding what they cannot do without"]
    )
    lessons: tuple[Annotated[Id, RefersTo("lessons")], ...] = Field(
        default=(), description="Ids of the lessons that teach it.", examples=["- what-leverage-is"]
    )
    items: tuple[Annotated[Id, RefersTo("items")], ...] = Field(
        default=(), description="Ids of the items that practice it.", examples=["- walk-away-harbor"]
    )
    note: Plain | None = Field(
        default=None,
        description="Why it has no lesson, or no item, if that is so on purpose.",
        examples=["A promise of the course, not something to check."],
    )


class Coverage(Document):
    """The file `content/coverage.yml`: every idea, with its lessons and items. Learners never see it."""

    ideas: tuple[Idea, ...] = Field(
        min_length=1,
        description="The ideas, in any order.",
        examples=["- id: a06\n  idea: ...\n  lessons:\n    - what-leverage-is\n  items:\n    - walk-away-harbor"],
    )
