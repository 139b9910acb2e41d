"""Q30: items that ask the same thing again, anywhere in the course.

Compared are the sets of three words in a row of context and stem, by their cosine. Every pair that could reach the
threshold shares one of the rarest three-word runs of both (prefix filtering), so only items that share such a run are
compared: the time grows with the course, not with its square.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, count
from math import ceil, sqrt
from typing import NamedTuple

from generator.course.course import Course
from generator.markup import Renderer
from generator.problems import MOST, Code, Place, Problem
from generator.rules import rule
from generator.rules.words import prepared

NEAR, SAME = 0.80, 0.92
"""Q30: cosine (0..1) from which two items are alike, or the same."""
MOST_COMPARED = 50
"""So many items that share a rare run are compared with one item; the first that is alike is enough."""

Numbers = dict[str, int]
"""A number for every word; three of them make that of a run, and numbers are compared much faster than words."""
BITS = 32

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


class _Asked(NamedTuple):
    name: str
    place: Place
    runs: frozenset[int]


@rule
def duplicates(course: Course, renderer: Renderer) -> Iterator[Problem]:
    """Q30: each item against every other; told at the later one."""
    asked: list[_Asked] = []
    numbers = numbering()
    for quiz in course.quizzes.values():
        sound = [item for item in quiz.items if item.sound]
        stories = prepared([f"{item.context or ''} {item.stem}" for item in sound], renderer.variables)
        asked += [
            _Asked(item.id, item.place, _runs(story.tokens, numbers))
            for item, story in zip(sound, stories, strict=True)
        ]
    counts: Counter[str] = Counter()
    for one, other, likeness in alike(asked):
        counts[one.place.file] += 1
        if counts[one.place.file] <= MOST + 1:
            code = SAME_STEM if likeness >= SAME else NEAR_STEM
            yield code.problem(one.place.at("stem"), other=other.name, where=other.place.file)


def numbering() -> Numbers:
    """Return a table that gives each word it is asked for the next number, and keeps it."""
    return defaultdict(count(1).__next__)


def _runs(words: list[str], numbers: Numbers) -> frozenset[int]:
    found = list(map(numbers.__getitem__, words))
    if len(found) < 3:
        found = [*found, 0, 0, 0][:3]
    runs = zip(found, found[1:], found[2:], strict=False)
    return frozenset([(one << 2 * BITS) + (other << BITS) + last for one, other, last in runs])


def alike(asked: Sequence[_Asked]) -> Iterator[tuple[_Asked, _Asked, float]]:
    """Yield each item that is like an earlier one, with that and their cosine."""
    often = Counter(chain.from_iterable([each.runs for each in asked]))
    shared = sorted([run for run, times in often.items() if times > 1], key=often.__getitem__)
    rank = dict(zip(shared, range(len(shared)), strict=True))
    seen: dict[int, list[int]] = {}
    same: dict[frozenset[int], int] = {}
    for index, each in enumerate(asked):
        if each.runs in same:
            yield each, asked[same[each.runs]], 1.0
            continue
        same[each.runs] = index
        telling = _telling(each.runs, rank)
        if telling and (found := _first_like(each.runs, asked, _candidates(telling, seen))):
            yield each, asked[found[0]], found[1]
        for run in telling:
            seen.setdefault(run, []).append(index)


def _telling(runs: frozenset[int], rank: Mapping[int, int]) -> list[int]:
    """Return the ranks of those of an item's rarest runs that other items have too."""
    known = sorted([place for place in map(rank.get, runs) if place is not None])
    alone = len(runs) - len(known)  # the rarest of all; nothing can be found by them
    return known[: max(0, len(runs) - ceil(NEAR * NEAR * len(runs)) + 1 - alone)]


def _candidates(runs: Iterable[int], seen: dict[int, list[int]]) -> list[int]:
    """Return earlier items that share one of the runs, in their order, at most `MOST_COMPARED`."""
    return sorted({index for run in runs for index in seen.get(run, ())[:MOST_COMPARED]})[:MOST_COMPARED]


def _first_like(runs: frozenset[int], asked: Sequence[_Asked], candidates: Iterable[int]) -> tuple[int, float] | None:
    """Return the first candidate that is alike, with the cosine."""
    for index in candidates:
        other = asked[index].runs
        likeness = len(runs & other) / sqrt(len(runs) * len(other))
        if likeness >= NEAR:
            return index, likeness
    return None
