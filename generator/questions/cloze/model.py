"""What an author writes for a `cloze` item, and the interactions it becomes: one for each gap."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal
from unicodedata import normalize

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from generator.course.base import Id, Inline, Plain, Prose, TextForm, Truth, Value, WholeNumber
from generator.course.interactions import ChoiceInteraction, TextInteraction
from generator.course.parts import own_ids
from generator.course.question import Alternative, ChoiceSet, Question, Remark
from generator.problems import Code
from generator.questions.cloze.gaps import check, gaps_in, pieces

NO_ANSWER = Code(
    "gap-without-answer",
    "error",
    'the gap "{id}" has no answer',
    "write the words that are right under `accepted`, or what to choose among under `options`",
    "- id: whose\n  accepted:\n    - theirs\n  feedback: ...",
)
TWO_WAYS = Code(
    "gap-two-ways",
    "error",
    'the gap "{id}" has both `accepted` and `options`',
    "learners either write or choose: keep one of the two",
    "- id: whose\n  accepted:\n    - theirs\n  feedback: ...",
)
NO_FEEDBACK = Code(
    "gap-without-feedback",
    "error",
    'the gap "{id}" has no feedback',
    "say why these words belong there, in 15 to 60 words",
    "feedback: A deadline helps whoever can let it pass.",
)
USELESS = Code(
    "gap-setting-unused",
    "error",
    "`{key}` does nothing for a gap with options",
    "it is about what learners write; remove it, or put feedback on each option",
    "- id: whose\n  options:\n    - id: theirs\n      text: theirs\n      correct: true\n      feedback: ...",
)
NOT_ONE = Code(
    "gap-options-correct",
    "error",
    "{count} options of this gap are marked as right, and it needs exactly one",
    "write `correct: true` on the one that belongs there",
    "- id: theirs\n  text: theirs\n  correct: true\n  feedback: ...",
)
DUPLICATE_OPTION = Code(
    "duplicate-gap-option",
    "error",
    'two options of this gap have the id "{id}"',
    "give each option an id of its own",
    "- id: theirs\n  text: theirs\n  feedback: ...",
)
DUPLICATE_GAP = Code(
    "duplicate-gap",
    "error",
    'two gaps of this item have the id "{id}"',
    "give each gap an id of its own, and write that in the text",
    "- id: whose\n  accepted:\n    - theirs\n  feedback: ...",
)
NOTHING_ACCEPTED = Code(
    "accepted-without-words",
    "error",
    '"{text}" has only marks that do not count, so nobody can write it',
    "quotation marks around an answer and marks at its end are ignored: write a word",
    "accepted:\n  - theirs",
)
VARIABLE = Code(
    "accepted-variable",
    "error",
    "an accepted answer cannot hold the variable `{text}`",
    "what learners write is compared with what stands here: write the word itself",
    "accepted:\n  - theirs",
)

Accepted = Annotated[str, StringConstraints(min_length=1, max_length=100), TextForm("plain")]
"""A word or a few that fill a gap."""

_IGNORED = " \"'‘’“”„«».,;:!?"
"""Marks that the browser leaves out when it compares (interactions/text.mjs)."""
_OF_WRITING = ("case", "accents", "typos", "width", "feedback")


class GapOption(Value):
    """What learners may choose for a gap with options."""

    id: Id = Field(description="The option's id, unique in its gap.", examples=["theirs"])
    text: Plain = Field(description="What the learner chooses, as it stands in the sentence.", examples=["theirs"])
    correct: Truth = Field(default=False, description="`true` on the one option that is right.", examples=["true"])
    feedback: Inline = Field(
        description="What to tell a learner who chose this: why it fits or not.",
        examples=["They named the date, so it presses them and not you."],
    )


class Gap(Value):
    """A gap: learners write its words, or choose among options."""

    id: Id = Field(
        description="The gap's id, unique in its item; the text names it in brackets. Do not let it tell the answer.",
        examples=["whose"],
    )
    accepted: tuple[Accepted, ...] = Field(
        default=(),
        min_length=1,
        max_length=30,
        description="For a gap to write in: every answer that is right, the one to show first. Capitals, spaces, "
        "quotation marks and a full stop do not count.",
        examples=["- theirs"],
    )
    case: Truth = Field(default=False, description="`true` if capital letters count.", examples=["true"])
    accents: Truth = Field(default=False, description="`true` if accents count, as in é.", examples=["true"])
    typos: WholeNumber = Field(
        default=0,
        ge=0,
        le=3,
        description="How many letters may be wrong, missing, added or swapped, 0 to 3; at most one of every four, so "
        "short words have to be right.",
        examples=["1"],
    )
    width: WholeNumber | None = Field(
        default=None,
        ge=2,
        le=40,
        description="Width of the field in letters; without it all fields are alike, and none tells how long its word "
        "is.",
        examples=["24"],
    )
    feedback: Inline | None = Field(
        default=None,
        description="For a gap to write in, needed there: why these words belong in it, in 15 to 60 words.",
        examples=["They named the date, so it presses them and not you."],
    )
    options: tuple[GapOption, ...] = Field(
        default=(),
        min_length=2,
        max_length=8,
        description="For a gap to choose in: two to eight options, each with its feedback.",
        examples=[
            "- id: theirs\n  text: theirs\n  correct: true\n  feedback: ...\n"
            "- id: yours\n  text: yours\n  feedback: ..."
        ],
    )

    @model_validator(mode="after")
    def _can_be_filled(self) -> Gap:
        if not self.accepted and not self.options:
            raise PydanticCustomError(NO_ANSWER.name, "none", {"id": self.id})
        if self.accepted and self.options:
            raise PydanticCustomError(TWO_WAYS.name, "both", {"id": self.id, "at": ("options",)})
        if self.options:
            self._options_fit()
        else:
            self._words_fit()
        return self

    def _options_fit(self) -> None:
        for key in _OF_WRITING:
            if key in self.model_fields_set:
                raise PydanticCustomError(USELESS.name, "{key}", {"key": key, "at": (key,)})
        own_ids("options", self.options, code=DUPLICATE_OPTION)
        right = [index for index, option in enumerate(self.options) if option.correct]
        if len(right) != 1:
            place = ("options", right[1], "correct") if right else ("options",)
            raise PydanticCustomError(NOT_ONE.name, "{count}", {"count": len(right) or "no", "at": place})

    def _words_fit(self) -> None:
        if self.feedback is None:
            raise PydanticCustomError(NO_FEEDBACK.name, "{id}", {"id": self.id})
        for index, text in enumerate(self.accepted):
            context = {"text": text, "at": ("accepted", index)}
            if "{{" in text:
                raise PydanticCustomError(VARIABLE.name, "{text}", context)
            if not normalize("NFKC", text).strip(_IGNORED):
                raise PydanticCustomError(NOTHING_ACCEPTED.name, "{text}", context)

    def interaction(self) -> ChoiceInteraction | TextInteraction:
        """Return what the gap asks for."""
        if self.options:
            ids = tuple(option.id for option in self.options)
            right = tuple(option.id for option in self.options if option.correct)
            return ChoiceInteraction(ids, right, several=False, part=self.id)
        return TextInteraction(self.accepted, case=self.case, accents=self.accents, typos=self.typos, part=self.id)

    @property
    def solution(self) -> str:
        """What belongs in the gap: of several accepted answers the first."""
        right = [option.text for option in self.options if option.correct]
        return (right or self.accepted)[0]


class Item(Question):
    """A text with gaps: in each, learners write a word or a few, or choose one."""

    kind: Literal["cloze"] = Field(description="`cloze`.", examples=["cloze"])
    text: Prose = Field(
        description="The text, with the id of a gap in brackets wherever there is one.",
        examples=["They want to sign by Friday, so the deadline is [whose]."],
    )
    gaps: tuple[Gap, ...] = Field(
        min_length=1,
        max_length=10,
        description="The gaps, one to ten.",
        examples=["- id: whose\n  accepted:\n    - theirs\n  feedback: They named the date, so it presses them."],
    )

    @model_validator(mode="after")
    def _gaps_fit(self) -> Item:
        own_ids("gaps", self.gaps, code=DUPLICATE_GAP)
        check(self.text, [gap.id for gap in self.gaps])
        return self

    def interactions(self) -> tuple[ChoiceInteraction | TextInteraction, ...]:
        """Return a Choice or Text for each gap, as the author lists them."""
        return tuple(gap.interaction() for gap in self.gaps)

    def story(self) -> str:
        """Return context, stem and text, with an ellipsis for each gap: an id may tell what belongs there."""
        text = self.text
        for found in reversed(list(gaps_in(text))):
            text = f"{text[: found.start()]}…{text[found.end() :]}"
        return f"{super().story()} {text}"

    def choice_sets(self) -> Iterator[ChoiceSet]:
        """Yield the options of every gap that has some."""
        for number, gap in enumerate(self.gaps):
            path = ("gaps", number, "options")
            found = (Alternative(each.text, each.correct, (*path, i, "text")) for i, each in enumerate(gap.options))
            if gap.options:
                yield ChoiceSet(tuple(found), False, path)

    def remarks(self) -> Iterator[Remark]:
        """Yield the feedback on each gap, or on each of its options."""
        for number, gap in enumerate(self.gaps):
            if gap.feedback is not None:
                yield Remark(gap.feedback, True, ("gaps", number, "feedback"))
            for index, each in enumerate(gap.options):
                yield Remark(each.feedback, each.correct, ("gaps", number, "options", index, "feedback"))

    def pieces(self, html: str) -> Iterator[tuple[str, Gap | None]]:
        """Yield the text, rendered, in pieces: the HTML before each gap with that gap, then the rest with None."""
        by_id = {gap.id: gap for gap in self.gaps}
        for before, gap in pieces(html, list(by_id)):
            yield before, by_id.get(gap)

    def in_text(self) -> tuple[Gap, ...]:
        """Return the gaps in the order of the text, which is how learners count them."""
        by_id = {gap.id: gap for gap in self.gaps}
        return tuple(by_id[found[1]] for found in gaps_in(self.text))
