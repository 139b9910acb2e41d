"""Rules about the stem of an item: asked in the positive, and asked once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.problems import Code, Problem
from generator.rules.items import Writing, item_rule
from generator.rules.words import listed

NEGATIVE = Code(
    "negative-stem",
    "warning",
    'the question asks for what is not so: "{word}"',
    "ask for what is so; who reads quickly misses the small word",
    "stem: Which reply keeps your price?",
    rule="Q07",
    why="Not, except, never, unless, least likely or which is false in the last sentence of the question. Negative "
    "questions "
    "measure careful reading. Words in quotation marks and “cannot do without” do not count.",
)
NEGATIVE_PLAIN = Code(
    "negative-word-plain",
    "error",
    '"{word}" turns the question around and does not stand out',
    "ask in the positive; if that cannot be, write the word bold and in capitals",
    'stem: "Which of these does **NOT** raise your leverage?"',
    rule="Q08",
    why="A negative question whose small word is not bold and in capitals: `**NOT**`. People who know the answer miss "
    "it.",
)

_NEGATIVE_WORDS = listed(
    "not never except unless least false untrue incorrect isn't aren't wasn't weren't don't doesn't didn't wouldn't "
    "shouldn't couldn't hasn't haven't won't can't"
)
_SENTENCE = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=\S)")
_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"|‘[^‘’]*’")
_NEGATIVE = re.compile(
    r"\b(?:not(?! (?:only|just|yet))|never|except|unless"
    r"|(?:is|are|was|were|do|does|did|would|should|could|has|have|will|wo|ca)n['’]t"
    r"|least (?:likely|effective|useful|helpful|important|suitable|appropriate|convincing|true|well)"
    r"|(?<=which )(?:\w+ ){0,6}?(?:false|untrue|incorrect))\b",
    re.IGNORECASE,
)


@item_rule
def negative(writing: Writing) -> Iterator[Problem]:
    """Q07 and Q08: a question for what is not so; its small word plain."""
    if not writing.english or _NEGATIVE_WORDS.isdisjoint(writing.stem.tokens):
        return
    asked = _SENTENCE.split(writing.stem.plain)[-1]
    found = _NEGATIVE.search(_QUOTED.sub(lambda quoted: " " * len(quoted[0]), asked))
    if found is None:
        return
    word = asked[found.start() : found.end()]
    place = writing.place.at("stem", needle=word)
    yield NEGATIVE.problem(place, word=word)
    if f"**{word.upper()}**" not in writing.item.stem:
        yield NEGATIVE_PLAIN.problem(place, word=word)
