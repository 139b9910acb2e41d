"""Runs the rules about single items: each item is prepared once and shown to all of them.

A rule is a function marked with `@item_rule`. It sees a `Writing`, never a question kind. Items that the reader had
to mend are left out: what is wrong with them has been said, and their words are not the author's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import islice

from generator.course.course import Course
from generator.course.question import ChoiceSet, Question
from generator.markup import Renderer
from generator.problems import MOST, Place, Problem
from generator.rules import rule
from generator.rules.words import Words, is_english, own_words


class Options:
    """One set of texts to choose among, prepared.

    Attributes:
        source: The set as the item gives it.
        place: Where the set stands.
        words: The texts, prepared, in order.
        keys: Positions of the right ones.
        distractors: Positions of the wrong ones.
        lengths: Characters of each text as a reader sees it.
    """

    __slots__ = ("distractors", "keys", "lengths", "place", "source", "words")

    def __init__(self, source: ChoiceSet, item: Place, renderer: Renderer) -> None:
        self.source = source
        self.place = item.at(*source.path)
        self.words = [Words(each.text, renderer.variables) for each in source.alternatives]
        self.keys = [index for index, each in enumerate(source.alternatives) if each.correct]
        self.distractors = [index for index, each in enumerate(source.alternatives) if not each.correct]
        self.lengths = [len(each.plain) for each in self.words]

    @property
    def key(self) -> int | None:
        """Position of the one right text; None where several may be chosen, or there is nothing to tell it from."""
        single = not self.source.several and len(self.keys) == 1 and self.distractors
        return self.keys[0] if single else None


class Writing:
    """An item as the rules see it.

    Attributes:
        item: The item.
        place: Where it stands.
        stem: Its stem, prepared.
        options: Its sets of texts to choose among, prepared.
        own: Stems of the course's own vocabulary.
    """

    def __init__(self, item: Question, renderer: Renderer, own: frozenset[str], english: bool) -> None:
        self.item = item
        self.place = item.place
        self.own = own
        self.english = english
        self.stem = Words(item.stem, renderer.variables)
        self.options = [Options(each, item.place, renderer) for each in item.choice_sets()]
        self._renderer = renderer

    @cached_property
    def story(self) -> Words:
        """All that is read before answering: context and stem."""
        return Words(f"{self.item.context or ''} {self.item.stem}", self._renderer.variables)

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


@rule
def items(course: Course, renderer: Renderer) -> Iterator[Problem]:
    """Every rule about single items, over every item; of one quiz at most `MOST` findings."""
    for quiz in course.quizzes.values():
        yield from islice(_findings(writings(course, renderer, quiz.items)), MOST + 1)


def _findings(found: Iterable[Writing]) -> Iterator[Problem]:
    for each in found:
        for check in _RULES:
            yield from check(each)
