"""Runs the rules about single items: each item is prepared once, with all others of its quiz, and shown to all rules.

A rule is a function marked with `@item_rule`. It sees a `Writing`, never a question kind. Items that the reader had
to mend are left out: what is wrong with them has been said, and their words are not the author's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice
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
        key: Position of the one right text; None where several may be chosen, or there is nothing to tell it from.
        lengths: Characters of each text as a reader sees it.
    """

    __slots__ = ("cues", "distractors", "key", "keys", "lengths", "source", "words")

    def __init__(self, source: ChoiceSet, words: Sequence[Words]) -> None:
        self.source = source
        self.words = words
        self.cues = cues_of(words)
        self.keys: list[int] = []
        self.distractors: list[int] = []
        for index, each in enumerate(source.alternatives):
            (self.keys if each.correct else self.distractors).append(index)
        single = not source.several and len(self.keys) == 1 and self.distractors
        self.key = self.keys[0] if single else None
        self.lengths = [len(each.plain) for each in words]

    @property
    def ranges(self) -> dict[int, tuple[float, float]]:
        """The ranges of numbers, by the position of those texts that are nothing else."""
        if min(self.lengths, default=0) > _LONGEST_RANGE:
            return {}
        found = ((index, _range(each.plain)) for index, each in enumerate(self.words))
        return {index: each for index, each in found if each}


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
        english: Whether English word lists say anything about it.
        own, own_words: Stems and words of the course's own vocabulary.
    """

    def __init__(
        self, item: Question, stem: Words, options: list[Options], own: OwnWords, english: bool, renderer: Renderer
    ) -> None:
        self.item = item
        self.place = item.place
        self.own = own.stems
        self.own_words = own.words
        self.english = english
        self.stem = stem
        self.remarks = tuple(item.remarks())
        self.options = options
        self._renderer = renderer

    @cached_property
    def story(self) -> Words:
        """All that is read before answering."""
        return prepared([self.item.story()], self._renderer.variables)[0]

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
    """Yield the items that stand as their author wrote them; their words are split all in one pass."""
    yield from _writings(items, renderer, own_words(course), is_english(course))


def _writings(items: Iterable[Question], renderer: Renderer, own: OwnWords, english: bool) -> Iterator[Writing]:
    sound = [(item, tuple(item.choice_sets())) for item in items if item.sound]
    texts: list[str] = []
    for item, sets in sound:
        texts.append(item.stem)
        texts += [each.text for source in sets for each in source.alternatives]
    words = iter(prepared(texts, renderer.variables))
    for item, sets in sound:
        stem = next(words)
        options = [Options(source, list(islice(words, len(source.alternatives)))) for source in sets]
        yield Writing(item, stem, options, own, english, renderer)


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
    own, english = own_words(course), is_english(course)
    keyed: dict[str, Sequence[Keyed]] = {}
    for quiz in course.quizzes.values():
        found = 0
        for each in _writings(quiz.items, renderer, own, english):
            keyed[each.item.id] = tuple(_keyed(each))
            for check in _RULES if found <= MOST else ():
                for problem in check(each):
                    found += 1
                    yield problem
    for check_bank in _BANK_RULES:
        yield from check_bank(course, keyed)
