"""What every question has, whatever its kind. The kinds themselves live in `generator/questions/`."""

from __future__ import annotations

import hashlib
import json
from functools import cached_property
from typing import Annotated

from pydantic import Field

from generator.course.base import Id, Inline, Level, Prose, RefersTo, Value
from generator.course.interactions import Interaction


class Question(Value):
    """An item of a quiz: the base of all question kinds."""

    id: Id = Field(
        description="The item's own id, unique in the whole course. Never change it: learners' answers hang on it.",
        examples=["walk-away-harbor"],
    )
    kind: str = Field(description="Which kind of question this is.", examples=["choice"])
    objective: Annotated[Id, RefersTo("objectives")] = Field(
        description="The id of the lesson objective that this item checks.", examples=["apply-walk-away-test"]
    )
    level: Level = Field(
        description="What the learner must do, by Bloom's taxonomy: remember, understand, apply, analyze, "
        "evaluate or create.",
        examples=["apply"],
    )
    context: Prose | None = Field(
        default=None,
        description="What the learner reads before the question: a scene, a message, a table.",
        examples=["Harbor Foods leases nine vans from you."],
    )
    stem: Inline = Field(
        description="The question itself, one paragraph.",
        examples=["Who could walk away more easily today?"],
    )
    hints: tuple[Inline, ...] = Field(
        default=(),
        max_length=4,
        description="Help in steps, shown one at a time when the learner asks.",
        examples=["Look at what each side loses on Friday."],
    )
    explanation: Inline | None = Field(
        default=None,
        description="Why the answer is right, shown after every answer: the principle in one or two sentences.",
        examples=["Leverage sits with the side that loses less by leaving."],
    )

    def interactions(self) -> tuple[Interaction, ...]:
        """Return the closed interactions this question consists of, in order."""
        raise NotImplementedError(type(self).__name__)

    @cached_property
    def version(self) -> str:
        """The hash of what is scored: kind, option ids, which are right, scoring settings; never the words.

        12 hexadecimal digits. Mending a typo keeps it; changing the key changes it.
        """
        scored = {"kind": self.kind, "interactions": [part.as_data() for part in self.interactions()]}
        return hashlib.sha256(json.dumps(scored, sort_keys=True).encode()).hexdigest()[:12]
