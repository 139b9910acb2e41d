"""A quiz: one file of items, for the checks of a lesson or for a page of its own."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, SerializeAsAny

from generator.course.base import Document, Id, Ignored, Minutes, Plain, Prose, RefersTo
from generator.course.question import Question


class Quiz(Document):
    """One file in `quizzes/<module>/`: a bank of items."""

    id: Id = Field(
        description="The quiz's own id, the same as its file name without `.yml`. Never change it.",
        examples=["what-leverage-is"],
    )
    title: Plain = Field(description="What learners see above the quiz.", examples=["Leverage and the WHAT, mixed"])
    minutes: Minutes | None = Field(
        default=None, description="How long the quiz takes; needed for a quiz with a page of its own.", examples=["8"]
    )
    intro: Prose | None = Field(
        default=None,
        description="A short text above the first question.",
        examples=["Eight questions from both lessons, mixed on purpose."],
    )
    also: tuple[Annotated[Id, RefersTo("items")], ...] = Field(
        default=(),
        description="Ids of items from other quiz files that this quiz asks as well, before its own.",
        examples=["- walk-away-harbor"],
    )
    items: tuple[SerializeAsAny[Question], ...] = Field(
        default=(),
        description="The questions. Each has a `kind`, and the kind decides its other fields.",
        examples=[
            "- id: walk-away-harbor\n  kind: choice\n  objective: apply-walk-away-test\n  level: apply\n"
            "  stem: Who could walk away more easily today?\n  options:\n    - id: harbor\n      text: Harbor Foods\n"
            "      feedback: ...\n    - id: you\n      text: You\n      correct: true\n      feedback: ..."
        ],
    )
    lint_ignore: Ignored = Field(
        default_factory=dict,
        description="Rules about good quizzes that do not fit this one, each with your reason. `course check` lists "
        "them.",
        examples=["Z07: this quiz repeats the words of the first module"],
    )
