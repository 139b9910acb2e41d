"""Texts made ready for the rules about good items and lessons: what a reader sees, its words, their stems.

Markdown marks are taken out and variables filled in, so a rule counts what learners read. Each text is prepared
once. Words and stems are those of English; where a rule needs English, it looks at `is_english`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple, TypeVar

from generator.course.course import Course

MOST_KNOWN = 100_000
"""Words that are remembered; a course that is served for days must not fill the memory."""
Value = TypeVar("Value")

_MARKS = re.compile(r"[*_`\[{<]")
# None of these patterns looks through a part of a text again and again, however it is made.
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")
_VARIABLE = re.compile(r"\{\{\s*(\w+)\s*\}\}")
_TAG = re.compile(r"<[^<>]{1,80}>")
_UNDERLINED = re.compile(r"(?<!\w)_++|(?<!_)_++(?!\w)")
_BLANKS = bytes(byte if byte > 127 or chr(byte).isalnum() or chr(byte) in "'\0" else 32 for byte in range(256))
"""For `bytes.translate`: a blank for every ASCII mark but the apostrophe, and the zero that parts texts."""
_QUOTES = "“”‘„«»…–—¿¡·"


def listed(words: str) -> frozenset[str]:
    """Return the words of a list that is written with blanks between them."""
    return frozenset(words.split())


_CUES: set[str] = set()


def cue_words(words: str) -> frozenset[str]:
    """Return the words of a list, and let texts say which of them they hold (`cues`)."""
    found = listed(words)
    _CUES.update(found)
    return found


_STOP = listed(
    """a about after again all also am an and any are aren't as at be because been before being between both but by can
    can't cannot could did didn't do does doesn't doing don't down during each else ever every few for from further
    get gets got had has hasn't have haven't having he her here hers him his how i i'm if in into is isn't it it's its
    itself
    just let like may me might more most much must my no nor not now of off on once one only or other our ours out over
    own per same shall she should shouldn't since so some such than that that's the their theirs them then there these
    they they're this those though through to too two under until up upon us very was wasn't we well were weren't what
    when where whether which while who whom whose why will with within without won't would wouldn't yes yet you you're
    your yours"""
)


def plain(text: str, variables: Mapping[str, str]) -> str:
    """Return what a reader sees of an inline text: variables filled in, links and emphasis without their marks."""
    if not _MARKS.search(text):
        return text
    if "{{" in text:
        text = _VARIABLE.sub(lambda match: variables.get(match[1], match[1]), text)
    if "](" in text:
        text = _LINK.sub(r"\1", text)
    if "<" in text:
        text = _TAG.sub("", text)
    if "_" in text:
        text = _UNDERLINED.sub("", text)
    return text.replace("*", "").replace("`", "")


def tokens(text: str) -> list[str]:
    """Return the words and numbers of a text in lower case; an apostrophe belongs to its word."""
    return _split(_bare(text.lower()))


def _bare(text: str) -> str:
    """Return a text with a blank for every mark; three times as fast as a regular expression."""
    if not text.isascii():
        for mark in _QUOTES:
            text = text.replace(mark, " ")
        text = text.replace("’", "'")
    return text.encode().translate(_BLANKS).decode()


def _split(text: str) -> list[str]:
    words = text.split()
    return [bare for word in words if (bare := word.strip("'"))] if "'" in text else words


def stem(word: str) -> str:
    """Return a word without the commonest English endings, or nothing for a word that carries no meaning."""
    return _STEMS[word]


def _stem(word: str) -> str:
    if word in _STOP:
        return ""
    word = word.removesuffix("'s")
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            word = word[: -len(ending)]
            break
    return word.removesuffix("e") if len(word) > 3 else word


class Known(dict[str, Value]):
    """What a function says of each word, asked once a word; far fewer words than texts are written."""

    def __init__(self, function: Callable[[str], Value]) -> None:
        super().__init__()
        self._function = function

    def __missing__(self, word: str) -> Value:
        value = self._function(word)
        if len(self) < MOST_KNOWN:
            self[word] = value
        return value


_STEMS = Known(_stem)


def stems(words: list[str]) -> frozenset[str]:
    """Return the stems of those words that carry meaning."""
    return frozenset(map(_STEMS.__getitem__, words)) - {""}


class Words:
    """One text, prepared.

    Attributes:
        plain: What a reader sees.
        tokens: Its words in order.
    """

    __slots__ = ("_stems", "plain", "tokens")

    def __init__(self, plain: str, tokens: list[str]) -> None:
        self.plain = plain
        self.tokens = tokens
        self._stems: frozenset[str] | None = None

    @property
    def cues(self) -> frozenset[str]:
        """Those of its words that some rule looks for."""
        return frozenset(_CUES.intersection(self.tokens))

    @property
    def stems(self) -> frozenset[str]:
        """The stems of those words that carry meaning."""
        if self._stems is None:
            self._stems = stems(self.tokens)
        return self._stems


def split_words(texts: Sequence[str]) -> list[list[str]]:
    """Return the words of several texts, all in one pass, which takes half the time."""
    joined = "\0".join(texts)
    if joined.count("\0") >= len(texts):  # one of them holds a zero itself, as YAML's quotes allow
        joined = "\0".join(text.replace("\0", " ") for text in texts)
    parts = _bare(joined.lower()).split("\0")
    return list(map(_split if "'" in joined or "’" in joined else str.split, parts))


def prepared(texts: Sequence[str], variables: Mapping[str, str]) -> list[Words]:
    """Return several texts, prepared together."""
    shown = [plain(text, variables) for text in texts]
    return list(map(Words, shown, split_words(shown)))


def cues_of(texts: Iterable[Words]) -> frozenset[str]:
    """Return those words of several texts that some rule looks for."""
    return frozenset(_CUES.intersection(chain.from_iterable(each.tokens for each in texts)))


def is_english(course: Course) -> bool:
    """Return whether word lists of English say anything about this course."""
    return course.head.language.split("-")[0] == "en"


class OwnWords(NamedTuple):
    """The course's own vocabulary: the words in the names of its glossary's terms, and their stems."""

    words: frozenset[str]
    stems: frozenset[str]


def own_words(course: Course) -> OwnWords:
    """Return the course's own vocabulary."""
    terms = course.glossary.terms if course.glossary else ()
    words = frozenset(word for term in terms for word in tokens(term.name))
    return OwnWords(words, frozenset(map(stem, words)))
