"""Q30, Z09: items that ask the same thing again, anywhere in the course; a test's beside one that is practiced.

Compared are the sets of three words in a row of context and stem, by their cosine. Every pair that could reach the
threshold shares one of the first runs of both in any order that is the same for all (prefix filtering), so only items
that share such a run are compared: the time grows with the course, not with its square. The order is that of the
first word's rarity, so that few items share such a run.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from math import ceil, sqrt
from typing import NamedTuple

from generator.course.course import Course
from generator.markup import Renderer
from generator.problems import MOST, Code, Place, Problem
from generator.rules import rule
from generator.rules.words import prepared

NEAR, LEAK, SAME = 0.80, 0.85, 0.92
"""Cosine (0..1) from which two items are alike, one that is practiced tells one of a test, or two are the same."""
MOST_COMPARED = 50
"""So many items that share a rare run are compared with one item; the first that is alike is enough."""

Numbers = dict[str, int]
"""A number for every word, the greater the rarer; three make that of a run. Numbers are compared faster than words."""
BITS = 20
"""Of one word in the number of a run; no course has a million words."""

SAME_STEM = Code(
    "same-question",
    "error",
    'this asks the same as "{other}" at {where}',
    "keep one of them; `also` in a quiz asks an item a second time",
    "also:\n  - {other}",
    rule="Q30",
    why=f"Context and question share their words with another item's, with a cosine of {SAME} or more over runs of "
    "three words. "
    "Whoever saw one knows the other.",
)
NEAR_STEM = Code(
    "similar-question",
    "warning",
    'this asks nearly the same as "{other}" at {where}',
    "change the case, or keep one of them",
    rule="Q30",
    why=f"The same, from {NEAR} on.",
)
LEAKED = Code(
    "test-question-practiced",
    "error",
    'this and "{other}" at {where} ask nearly the same, and only one of them belongs to a test',
    "write another case for one of them; a test measures nothing with items that were practiced",
    rule="Z09",
    why=f"An item of a test that reads like one that is practiced, with a cosine of {LEAK} or more as in Q30.",
    firm=True,
)


class _Asked(NamedTuple):
    name: str
    place: Place
    runs: frozenset[int]
    held_out: bool = False

    def leaks(self, other: _Asked, likeness: float) -> bool:
        """Return whether one of two items belongs to a test, and the other shows it."""
        return self.held_out != other.held_out and likeness >= LEAK


@rule
def duplicates(course: Course, renderer: Renderer) -> Iterator[Problem]:
    """Q30, Z09: each item against every other; told at the later one."""
    tests = [quiz for quiz in course.quizzes.values() if quiz.mode == "test"]
    held_out = {item.id for test in tests for item in course.questions_of(test)}
    items = [item for quiz in course.quizzes.values() for item in quiz.items if item.sound]
    stories = prepared([item.story() for item in items], renderer.variables)
    numbers = numbering([story.tokens for story in stories])
    asked = [
        _Asked(item.id, item.place, _runs(story.tokens, numbers), item.id in held_out)
        for item, story in zip(items, stories, strict=True)
    ]
    counts: Counter[str] = Counter()
    for one, other, likeness in alike(asked):
        counts[one.place.file] += 1
        if counts[one.place.file] <= MOST + 1:
            code = LEAKED if one.leaks(other, likeness) else SAME_STEM if likeness >= SAME else NEAR_STEM
            yield code.problem(one.place.at("stem"), other=other.name, where=other.place.file)


def numbering(texts: Iterable[list[str]]) -> Numbers:
    """Return the number of each word in the texts; 0 is none's."""
    often = Counter(chain.from_iterable(texts))
    return {word: number for number, (word, _) in enumerate(often.most_common(), 1)}


def _runs(words: list[str], numbers: Numbers) -> frozenset[int]:
    found = list(map(numbers.__getitem__, words))
    if len(found) < 3:
        found = [*found, 0, 0, 0][:3]
    runs = zip(found, found[1:], found[2:], strict=False)
    return frozenset([(one << 2 * BITS) + (other << BITS) + last for one, other, last in runs])


def alike(asked: Sequence[_Asked]) -> Iterator[tuple[_Asked, _Asked, float]]:
    """Yield each item that is like an earlier one, with that and their cosine."""
    seen: defaultdict[int, list[int]] = defaultdict(list)
    same: dict[frozenset[int], int] = {}
    for index, each in enumerate(asked):
        if each.runs in same:
            yield each, asked[same[each.runs]], 1.0
            continue
        same[each.runs] = index
        rarest = sorted(each.runs, reverse=True)
        del rarest[len(rarest) - ceil(NEAR * NEAR * len(rarest)) + 1 :]
        earlier = [seen[run] for run in rarest]
        if found := _gravest(each, [asked[at] for at in _candidates(earlier)]):
            yield each, *found
        for those in earlier:
            those.append(index)


def _candidates(earlier: Iterable[list[int]]) -> list[int]:
    """Return earlier items that share one of the runs, in their order, at most `MOST_COMPARED`."""
    return sorted({index for those in earlier for index in those[:MOST_COMPARED]})[:MOST_COMPARED]


def _gravest(one: _Asked, candidates: Iterable[_Asked]) -> tuple[_Asked, float] | None:
    """Return the first candidate that is alike, with the cosine; before it one that tells an item of a test."""
    first = None
    for other in candidates:
        likeness = len(one.runs & other.runs) / sqrt(len(one.runs) * len(other.runs))
        if one.leaks(other, likeness):
            return other, likeness
        if first is None and likeness >= NEAR:
            first = other, likeness
    return first
