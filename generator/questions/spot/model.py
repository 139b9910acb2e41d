"""What an author writes for a `spot` item, and the interaction it becomes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from generator.course.base import Id, Inline, Plain, Truth, Value
from generator.course.interactions import ChoiceInteraction
from generator.course.parts import own_ids
from generator.course.question import Question, Remark
from generator.problems import Code

NOTHING_TO_MARK = Code(
    "nothing-to-mark",
    "error",
    "no sentence of this item is to be marked",
    "add `correct: true` to each sentence that learners should find",
    "- id: room\n  text: My director has approved a lower price.\n  correct: true",
    rule="Q01",
    why="A text without a sentence to find. No answer to it could be right.",
    firm=True,
)
ALL_TO_MARK = Code(
    "all-to-mark",
    "error",
    "every sentence of this item is to be marked, so there is nothing to find",
    "take `correct: true` from the sentences that are harmless, or add some that are",
    "- id: thanks\n  text: Thank you for the call on Tuesday.",
)
SPEAKER_MISSING = Code(
    "speaker-missing",
    "error",
    "nobody says the first sentence, but others have a speaker",
    "name who says it with `who`; without any `who` the sentences are a message",
    "- id: opening\n  who: {who}\n  text: ...",
)


class Sentence(Value):
    """One sentence that may be marked."""

    id: Id = Field(
        description="The sentence's id, unique in its item. Never say where it stands.", examples=["shows-room"]
    )
    who: Plain | None = Field(
        default=None,
        description="Who says it, in a talk: begins this speaker's turn, and the sentences after it belong to it too. "
        "Without any `who`, the sentences are one message.",
        examples=["Dana"],
    )
    text: Inline = Field(
        description="The sentence as it is written or said.", examples=["My director has approved a lower price."]
    )
    correct: Truth = Field(
        default=False, description="`true` on every sentence that is to be marked.", examples=["true"]
    )
    feedback: Inline = Field(
        description="What to tell a learner who marked it: what it gives away, or why it is harmless.",
        examples=["It tells her that the price has room before she asked for any."],
    )


class Turn(NamedTuple):
    """What one speaker says at a time, or a whole message.

    Attributes:
        who: The speaker; None for a message.
        sentences: What is said, in order.
    """

    who: str | None
    sentences: tuple[Sentence, ...]


class Item(Question):
    """Sentences of a message or a talk, of which the learner marks some."""

    kind: Literal["spot"] = Field(description="`spot`.", examples=["spot"])
    sentences: tuple[Sentence, ...] = Field(
        min_length=3,
        max_length=14,
        description="The sentences, three to fourteen, in the order in which they are read.",
        examples=[
            "- id: thanks\n  text: Thank you for the call.\n  feedback: ...\n"
            "- id: room\n  text: My director has approved a lower price.\n  correct: true\n  feedback: ...\n"
            "- id: ask\n  text: Which site should go first?\n  feedback: ..."
        ],
    )

    @model_validator(mode="after")
    def _sentences_fit(self) -> Item:
        own_ids("sentences", self.sentences)
        speakers = [sentence.who for sentence in self.sentences if sentence.who]
        if speakers and not self.sentences[0].who:
            context = {"who": speakers[0], "at": ("sentences", 0)}
            raise PydanticCustomError(SPEAKER_MISSING.name, "see the code", context)
        right = len(self.correct)
        if not right or right == len(self.sentences):
            code = ALL_TO_MARK if right else NOTHING_TO_MARK
            raise PydanticCustomError(code.name, "see the code", {"at": ("sentences",)})
        return self

    @property
    def correct(self) -> tuple[str, ...]:
        """The ids of the sentences to mark, in order."""
        return tuple(sentence.id for sentence in self.sentences if sentence.correct)

    @property
    def turns(self) -> tuple[Turn, ...]:
        """The sentences by who says them, in order; a message is one turn without a speaker."""
        turns: list[Turn] = []
        for sentence in self.sentences:
            if sentence.who or not turns:
                turns.append(Turn(sentence.who, (sentence,)))
            else:
                turns[-1] = Turn(turns[-1].who, (*turns[-1].sentences, sentence))
        return tuple(turns)

    def interactions(self) -> tuple[ChoiceInteraction]:
        """Return the one Choice this item consists of."""
        ids = tuple(sentence.id for sentence in self.sentences)
        return (ChoiceInteraction(options=ids, correct=self.correct, several=True),)

    def remarks(self) -> Iterator[Remark]:
        """Yield the feedback on each sentence."""
        for index, sentence in enumerate(self.sentences):
            yield Remark(sentence.feedback, sentence.correct, ("sentences", index, "feedback"))
