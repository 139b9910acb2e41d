"""How hard an English text is to read: its sentences, their words, the syllables of these.

Grade by Flesch and Kincaid (1975): 0.39 * words/sentences + 11.8 * syllables/words - 15.59, in US school years,
unbounded; most newspapers stand between 7 and 11. An estimate: fit for long texts, never a reason to stop a build.

Syllables are counted by groups of vowels with a few corrections, not with the package `textstat`: that fetches a
dictionary over the network before its first number. Against the CMU dictionary, on the words of our course, 98 of
100 words are counted right and the grade comes out 0.05 too low; hyphenation patterns (`pyphen`) gave 95 and 0.5.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain
from typing import NamedTuple

from generator.rules.words import Known, split_words

LONG_SENTENCE = 25
"""Words beyond which a sentence is long; guides to plain English aim at 15 to 20 on average."""

_VOWELS = re.compile("[aeiouy]+")
_APART = re.compile(r"ia(?!l$|n)|io(?!n|us)|iu|eo(?!u)|ua(?!r)|uou|(?<=[^tscg])ien|(?<=[^aeiou])ying")
_HISSING = ("ses", "zes", "xes", "ches", "shes", "ges", "ces", "ies")
_KNOWN = {
    "something": 2, "people": 2, "buyer": 2, "buyers": 2, "anyone": 3, "someone": 2, "beyond": 2, "our": 2, "idea": 3,
    "business": 2, "everything": 3, "value": 2, "elsewhere": 2, "doing": 2, "issue": 2, "being": 2, "going": 2,
}  # fmt: skip
# begins with its characters, so that the search skips from one to the next
_SENTENCE_END = re.compile(r"[.!?…\n](?:(?<=\n)[ \t]*\n|(?<!\n)(?<![.!?…].)[.!?…]*+[\"”’)\]]*+(?:\s+|$))")
_MAYBE_DIGIT = re.compile(r"[0-9]|[^\x00-\x7f]")
_FENCE = re.compile(r"```.*?```", re.DOTALL)
_ENTRY = re.compile(r"\n[ \t]*(?:[-*+]|\d{1,9}[.)]|#{1,6}|>)[ \t]+")


def _prose(text: str) -> str:
    """Return a text without tables and code, and with a blank line before each entry of a list."""
    if "|" in text or "```" in text:
        lines = _FENCE.sub("", text).split("\n")
        text = "\n".join(["" if line.lstrip(" \t").startswith("|") else line for line in lines])
    return _ENTRY.sub("\n\n\n", f"\n{text}") if "\n" in text else text


class Counts(NamedTuple):
    """What a text consists of.

    Attributes:
        words: Number of words, numbers left out.
        sentences: Number of sentences.
        syllables: Number of syllables.
        long: Number of sentences of more than `LONG_SENTENCE` words.
    """

    words: int
    sentences: int
    syllables: int
    long: int

    @property
    def grade(self) -> float:
        """The grade by Flesch and Kincaid; 0 for a text without words."""
        if not self.words:
            return 0.0
        return 0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59


def counts(texts: Iterable[str]) -> Counts:
    """Return the counts of several texts together; each ends its last sentence, and so does each entry of a list.

    A hyphen parts words, and numbers are none.
    """
    text = "\n\n".join(map(_prose, texts))
    found = split_words(_SENTENCE_END.split(text))
    if _MAYBE_DIGIT.search(text):
        found = [[word for word in sentence if not word[0].isdigit()] for sentence in found]
    sizes = [len(sentence) for sentence in found if sentence]
    total = sum(map(_SYLLABLES.__getitem__, chain.from_iterable(found)))
    return Counts(sum(sizes), len(sizes), total, sum(size > LONG_SENTENCE for size in sizes))


def syllables(word: str) -> int:
    """Return how many syllables an English word has, at least 1.

    Args:
        word: In lower case, without hyphens.
    """
    word = word.removesuffix("'s")
    if word in _KNOWN:
        return _KNOWN[word]
    count = len(_VOWELS.findall(word))
    if count > 1 and _silent_end(word):
        count -= 1
    count += len(_APART.findall(word))
    if word.endswith("n't") and word not in ("can't", "won't", "don't", "aren't", "weren't"):
        count += 1
    return max(1, count)


def _silent_end(word: str) -> bool:
    """Return whether the last vowels of a word make no syllable, as in `cake`, `asked` and `hopes`."""
    if word.endswith("e"):
        return not word.endswith(("le", "ee", "ye", "oe")) or (word.endswith("le") and word[-3:-2] in "aeiouy")
    if word.endswith("ed") and len(word) > 3:
        return word[-3] not in "td"
    return word.endswith("es") and len(word) > 3 and not word.endswith(_HISSING)


_SYLLABLES = Known(syllables)
