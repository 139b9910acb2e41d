"""Runs the rules about single items: each item is prepared once and shown to all of them.

A rule is a function marked with `@item_rule`. It sees a `Writing`, never a question kind. Items that the reader had
to mend are left out: what is wrong with them has been said, and their words are not the author's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from generator.course.course import Course
from generator.course.question import ChoiceSet, Question
from generator.markup import Renderer
from generator.problems import MOST, Path, Place, Problem
from generator.rules import rule
from generator.rules.words import OwnWords, Words, cues_of, is_english, own_words, prepared


class Options:
    """One set of texts to choose among, prepared.

    Attributes:
        source: The set as the item gives it.
        words: The texts, prepared, in order.
        cues: Those of all their words that some rule looks for.
        keys: Positions of the right ones.
        distractors: Positions of the wrong ones.
        lengths: Characters of each text as a reader sees it.
    """

    __slots__ = ("cues", "distractors", "keys", "lengths", "source", "words")

    def __init__(self, source: ChoiceSet, renderer: Renderer) -> None:
        self.source = source
        self.words = prepared([each.text for each in source.alternatives], renderer.variables)
        self.cues = cues_of(self.words)
        self.keys = [index for index, each in enumerate(source.alternatives) if each.correct]
        self.distractors = [index for index, each in enumerate(source.alternatives) if not each.correct]
        self.lengths = [len(each.plain) for each in self.words]

    @property
    def ranges(self) -> list[tuple[float, float] | None]:
        """The range of numbers that each text names, if it is nothing else."""
        return [_range(each.plain) for each in self.words]

    @property
    def key(self) -> int | None:
        """Position of the one right text; None where several may be chosen, or there is nothing to tell it from."""
        single = not self.source.several and len(self.keys) == 1 and self.distractors
        return self.keys[0] if single else None


_RANGE = re.compile(r"\D*?(\d[\d,.]*)\s*(?:-|–|to|and)\s*\D{0,3}?(\d[\d,.]*)\D*")
_LONGEST_RANGE = 40  # characters
_DIGIT = re.compile("[0-9]")


def _range(text: str) -> tuple[float, float] | None:
    """Return the two numbers of a text such as `10 to 20 percent`, if they are in order."""
    found = _RANGE.fullmatch(text) if len(text) <= _LONGEST_RANGE and _DIGIT.search(text) else None
    if found is None:
        return None
    low, high = (float(number.replace(",", "").split(".")[0] or 0) for number in found.groups())
    return (low, high) if low < high else None


class Writing:
    """An item as the rules see it.

    Attributes:
        item: The item.
        place: Where it stands.
        stem: Its stem, prepared.
        remarks: The feedback on each answer.
        options: Its sets of texts to choose among, prepared.
        own, own_words: Stems and words of the course's own vocabulary.
    """

    def __init__(self, item: Question, renderer: Renderer, own: OwnWords, english: bool) -> None:
        self.item = item
        self.place = item.place
        self.own = own.stems
        self.own_words = own.words
        self.english = english
        self.stem = prepared([item.stem], renderer.variables)[0]
        self.remarks = tuple(item.remarks())
        self.options = [Options(each, renderer) for each in item.choice_sets()]
        self._renderer = renderer

    @cached_property
    def story(self) -> Words:
        """All that is read before answering: context and stem."""
        return prepared([f"{self.item.context or ''} {self.item.stem}"], self._renderer.variables)[0]

    def at(self, options: Options, index: int, word: str = "") -> Place:
        """Return the place of one of the texts to choose among, or of a word in it."""
        alternative = options.source.alternatives[index]
        written = re.search(re.escape(word), alternative.text, re.IGNORECASE) if word else None
        return self.place.at(*alternative.path, needle=written.group() if written else "")


ItemRule = Callable[[Writing], Iterable[Problem]]
_RULES: list[ItemRule] = []


def item_rule(function: ItemRule) -> ItemRule:
    """Enter a function into the checks of single items."""
    _RULES.append(function)
    return function


def writings(course: Course, renderer: Renderer, items: Iterable[Question]) -> Iterator[Writing]:
    """Yield the items that stand as their author wrote them, prepared one after the other."""
    own, english = own_words(course), is_english(course)
    for item in items:
        if item.sound:
            yield Writing(item, renderer, own, english)


class Keyed(NamedTuple):
    """What is kept of a choice with a single right answer, for the rules that look at many.

    Attributes:
        place: Where the item stands.
        path: Where the right text stands in it.
        options: How many texts there are to choose among.
        slot: Position of the right one, from 0.
        longest: Whether the right one is longer than every other.
        shortest: Whether it is shorter than every other.
        text: The right one, as a reader sees it.
        words: Its words.
    """

    place: Place
    path: Path
    options: int
    slot: int
    longest: bool
    shortest: bool
    text: str
    words: tuple[str, ...]


def _keyed(writing: Writing) -> Iterator[Keyed]:
    for options in writing.options:
        if (key := options.key) is not None:
            others = options.lengths[:key] + options.lengths[key + 1 :]
            length, words = options.lengths[key], options.words[key]
            path = options.source.alternatives[key].path
            extremes = length > max(others), length < min(others)
            yield Keyed(writing.place, path, len(options.words), key, *extremes, words.plain, tuple(words.tokens))


BankRule = Callable[[Course, Mapping[str, Sequence[Keyed]]], Iterable[Problem]]
_BANK_RULES: list[BankRule] = []


def bank_rule(function: BankRule) -> BankRule:
    """Enter a function into the checks of many items together; it gets the choices of each item by the item's id."""
    _BANK_RULES.append(function)
    return function


@rule
def items(course: Course, renderer: Renderer) -> Iterator[Problem]:
    """Every rule about single items, over every item, then those about many; of one quiz at most `MOST` findings."""
    keyed: dict[str, Sequence[Keyed]] = {}
    for quiz in course.quizzes.values():
        found = 0
        for each in writings(course, renderer, quiz.items):
            keyed[each.item.id] = tuple(_keyed(each))
            for check in _RULES if found <= MOST else ():
                for problem in check(each):
                    found += 1
                    yield problem
    for check_bank in _BANK_RULES:
        yield from check_bank(course, keyed)
