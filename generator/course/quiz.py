"""A quiz: one file of items, for the checks of a lesson or for a page of its own."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, SerializeAsAny

from generator.course.base import (
    Document,
    Id,
    Ignored,
    Inline,
    Minutes,
    Plain,
    Prose,
    RefersTo,
    Truth,
    Value,
    WholeNumber,
)
from generator.course.question import Question


class Draw(Value):
    """How many items to draw from one file of items."""

    bank: Annotated[Id, RefersTo("quizzes")] = Field(
        description="Id of the file of items in `quizzes/`: its name without `.yml`. Pre-questions in it are left out.",
        examples=["options"],
    )
    count: WholeNumber = Field(ge=1, le=100, description="How many items to draw from it.", examples=["3"])


class Form(Value):
    """One of the two parallel forms of a test."""

    items: tuple[Annotated[Id, RefersTo("items")], ...] = Field(
        min_length=1,
        description="Ids of the form's items, in order. Both forms need as many items of each objective and level.",
        examples=["- test-a-ranking\n- test-a-walk-away"],
    )


class Band(Value):
    """What to say about a score as a whole."""

    at_least: WholeNumber = Field(ge=0, le=100, description="Percent from which the text holds.", examples=["80"])
    text: Inline = Field(
        description="What such a score means, and what to do next.",
        examples=["You tell the two ends apart. Use the test on your own deal before the next call."],
    )


class Quiz(Document):
    """One file in `quizzes/<module>/`: a bank of items, and how they are asked if the quiz has a page."""

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
    mode: Literal["practice", "checkpoint", "test"] = Field(
        default="practice",
        description="`practice`: feedback at once, as many tries as one likes, the first one counts. `checkpoint`: to "
        "be passed; what was missed is asked again, with other items where there are some. `test`: handed in as a "
        "whole, answers can be changed until then.",
        examples=["checkpoint"],
    )
    feedback: Literal["at_once", "end", "none"] | None = Field(
        default=None,
        description="When a learner hears what was right: `at_once` (practice, checkpoint), at the `end` of a test, or "
        "`none`: the page of the test then holds no answer texts. The key still stands in the page's data. A test "
        "with two forms tells the score once both are handed in, as a whole and by module.",
        examples=["end"],
    )
    pass_mark: WholeNumber | None = Field(
        default=None,
        ge=1,
        le=100,
        description="Percent that passes a checkpoint; without it, the course's own.",
        examples=["80"],
    )
    draw: tuple[Draw, ...] = Field(
        default=(),
        max_length=20,
        description="Items to draw by chance from other files, anew in each run. None is drawn twice, also where two "
        "entries name the same file.",
        examples=["- bank: options\n  count: 3"],
    )
    forms: tuple[Form, ...] = Field(
        default=(),
        min_length=2,
        max_length=2,
        description="Two parallel forms of a test. One half of the learners begins with the first, the other half "
        "with the second; the next run has the other one.",
        examples=["- items:\n    - test-a-ranking\n- items:\n    - test-b-ranking"],
    )
    shuffle: Literal["none", "items", "options", "both"] = Field(
        default="none",
        description="What each run shows in an order of its own: the `items`, the `options` in them, or `both`.",
        examples=["both"],
    )
    layout: Literal["one_page", "one_at_a_time"] = Field(
        default="one_page",
        description="Whether all questions stand on one page, or the learner sees one at a time.",
        examples=["one_at_a_time"],
    )
    confidence: Truth = Field(
        default=False,
        description="`true` asks with each answer, before it is checked, how sure the learner is. They may skip it, "
        "and it never changes the score.",
        examples=["true"],
    )
    bands: tuple[Band, ...] = Field(
        default=(),
        max_length=6,
        description="What to say about the whole score, by percent.",
        examples=["- at_least: 0\n  text: Read the two lessons again.\n- at_least: 80\n  text: Go on."],
    )
    also: tuple[Annotated[Id, RefersTo("items")], ...] = Field(
        default=(),
        description="Ids of items from other quiz files that this quiz asks as well, before its own.",
        examples=["- walk-away-harbor"],
    )
    reserve: tuple[Annotated[Id, RefersTo("items")], ...] = Field(
        default=(),
        description="Ids of items, of this file or another, that are asked only in place of a missed one with the same "
        "objective. Needs `mode: checkpoint`.",
        examples=["- walk-away-clinic"],
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

    @property
    def told(self) -> Literal["at_once", "end", "none"]:
        """When a learner hears what was right."""
        return self.feedback or ("end" if self.mode == "test" else "at_once")
