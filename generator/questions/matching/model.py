"""What an author writes for a `matching` item, and the interaction it becomes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from generator.course.base import Id, Inline, TextForm, Value
from generator.course.interactions import MatchingInteraction
from generator.course.parts import own_ids, own_texts, read
from generator.course.question import Question, Remark
from generator.problems import Code

EXTRA_IS_RIGHT = Code(
    "extra-is-right",
    "error",
    '"{text}" is the right match of "{pair}", so it is no wrong one',
    "an extra is right for no line; change it, or remove it",
    "extra:\n  - id: ten-percent\n    text: Would ten percent help?",
)
ONE_MATCH = Code(
    "one-match",
    "error",
    'there is nothing to choose: "{text}" is the only match',
    "give some pair another match, or add an `extra`",
    "extra:\n  - id: ten-percent\n    text: Would ten percent help?",
)
Listed = Annotated[str, StringConstraints(min_length=1, max_length=80), TextForm("plain")]
"""Words in a list: on a phone it shows about thirty characters of them once it is closed, and all while it is open."""


class Pair(Value):
    """One line, and what belongs to it."""

    id: Id = Field(description="The pair's id, unique in its item.", examples=["rival-cheaper"])
    text: Inline = Field(description="The line.", examples=["“A rival is eleven percent cheaper.”"])
    match: Listed = Field(
        description="What belongs to it, as short as you can; at most 80 characters. Several pairs may have the same.",
        examples=["What does their price leave out?"],
    )
    feedback: Inline = Field(
        description="Why these two belong together, in 15 to 60 words.",
        examples=["A price is a first number. The question lets them say what is not in it."],
    )


class Extra(Value):
    """One wrong match that belongs to no line."""

    id: Id = Field(description="Its id, unique in the item among pairs and extras.", examples=["ten-percent"])
    text: Listed = Field(description="What learners may choose wrongly.", examples=["Would ten percent help?"])


class Item(Question):
    """Two to eight lines, each to be matched with one entry of a list."""

    kind: Literal["matching"] = Field(description="`matching`.", examples=["matching"])
    pairs: tuple[Pair, ...] = Field(
        min_length=2,
        max_length=8,
        description="The lines with their matches, two to eight. The list shows the matches in an order of its own.",
        examples=[
            "- id: rival-cheaper\n  text: “A rival is cheaper.”\n  match: What does it leave out?\n  feedback: ...\n"
            "- id: by-friday\n  text: “We need it by Friday.”\n  match: What happens on Monday?\n  feedback: ..."
        ],
    )
    extra: tuple[Extra, ...] = Field(
        default=(),
        max_length=4,
        description="Wrong matches in the list, up to four: with one or two of them, the last line cannot be had by "
        "elimination.",
        examples=["- id: ten-percent\n  text: Would ten percent help?"],
    )

    @model_validator(mode="after")
    def _pairs_fit(self) -> Item:
        own_ids("pairs", self.pairs)
        own_texts("pairs", self.pairs)
        own_ids("extra", self.extra, taken=[pair.id for pair in self.pairs])
        own_texts("extra", self.extra)
        owners = {read(pair.match): pair.id for pair in reversed(self.pairs)}
        for index, extra in enumerate(self.extra):
            if pair := owners.get(read(extra.text)):
                context = {"text": extra.text, "pair": pair, "at": ("extra", index, "text")}
                raise PydanticCustomError(EXTRA_IS_RIGHT.name, "{text}", context)
        if len(self.targets) == 1:
            context = {"text": self.pairs[0].match, "at": ("pairs", len(self.pairs) - 1, "match")}
            raise PydanticCustomError(ONE_MATCH.name, "{text}", context)
        return self

    @property
    def targets(self) -> Mapping[str, str]:
        """What may be chosen, text by id, in the author's order; equal matches are one, under the first pair's id."""
        own = {pair.id: pair.match for pair, match in zip(self.pairs, self._matches, strict=True) if match == pair.id}
        return own | {each.id: each.text for each in self.extra}

    @property
    def listed(self) -> tuple[tuple[str, str], ...]:
        """What may be chosen, as id and text, in the order of the list: by text, and never in that of the pairs."""
        found = sorted(self.targets.items(), key=lambda target: re.sub(r"^\W+", "", target[1].casefold()))
        of_pairs = [each for each, _ in found if each in self._matches]
        return tuple(reversed(found) if of_pairs == list(dict.fromkeys(self._matches)) else found)

    @property
    def _matches(self) -> tuple[str, ...]:
        """The id of each pair's match, in the order of the pairs."""
        first: dict[str, str] = {}
        return tuple(first.setdefault(read(pair.match), pair.id) for pair in self.pairs)

    def interactions(self) -> tuple[MatchingInteraction]:
        """Return the one Matching this item consists of."""
        return (
            MatchingInteraction(
                sources=tuple(pair.id for pair in self.pairs),
                targets=tuple(self.targets),
                pairs=tuple((pair.id, match) for pair, match in zip(self.pairs, self._matches, strict=True)),
            ),
        )

    def remarks(self) -> Iterator[Remark]:
        """Yield the feedback on each pair, which follows its right match."""
        for index, pair in enumerate(self.pairs):
            yield Remark(pair.feedback, True, ("pairs", index, "feedback"))
