"""Ten ways to guess without knowing anything, and what each would score.

`python -m tests.guessing [COURSE]` prints the table: authors look at it before they call a quiz done.
`tests/test_flagship.py` holds our own course to it.

Only choices with a single right answer count. A strategy that sees no difference in an item (two longest options, no
careful word anywhere) says nothing there and the item is left out; a tie between the best of several is settled by
the author's order. The gain is the share right minus the mean chance (1/options) over the items where it spoke.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from math import sqrt
from pathlib import Path

from generator import build
from generator.rules.items import Options, Writing, writings
from generator.rules.words import listed

POINTS, ERRORS = 8.0, 2.5
"""A gain is too much above both: so many percentage points, and so many standard errors of pure chance."""
FEWEST = 60
"""Items below which the table says nothing about a course."""

HEDGES = listed(
    "often usually typically tends tend generally probably sometimes mostly perhaps likely may might can could"
)
ABSOLUTES = listed(
    """always never all none every everything nothing everybody nobody must only completely totally impossible
    guaranteed cannot"""
)
ASKING = listed(
    "ask asks asked asking listen listens listening question questions what which why how who when hear find"
)

Scores = Sequence[float]
Strategy = Callable[[Writing, Options], Scores]
"""Gives each option of an item a score; the highest is chosen."""


def longest(writing: Writing, options: Options) -> Scores:
    return options.lengths


def shortest(writing: Writing, options: Options) -> Scores:
    return [-length for length in options.lengths]


def _at(index: Callable[[int], int]) -> Strategy:
    def choose(writing: Writing, options: Options) -> Scores:
        chosen = index(len(options.words))
        return [float(each == chosen) for each in range(len(options.words))]

    return choose


def hedged(writing: Writing, options: Options) -> Scores:
    return [sum(word in HEDGES for word in each.tokens) for each in options.words]


def not_absolute(writing: Writing, options: Options) -> Scores:
    return [-sum(word in ABSOLUTES for word in each.tokens) for each in options.words]


def asking(writing: Writing, options: Options) -> Scores:
    return [
        sum(word in ASKING for word in each.tokens) + ("?" in source.text)
        for each, source in zip(options.words, options.source.alternatives, strict=True)
    ]


def stem_overlap(writing: Writing, options: Options) -> Scores:
    return [len(each.stems & writing.story.stems) / (len(each.stems) or 1) for each in options.words]


def most_like_the_others(writing: Writing, options: Options) -> Scores:
    sets = [frozenset(each.tokens) for each in options.words]
    return [
        sum(len(one & other) / (len(one | other) or 1) for other in sets if other is not one) / (len(sets) - 1)
        for one in sets
    ]


STRATEGIES: dict[str, Strategy] = {
    "longest": longest,
    "shortest": shortest,
    "first": _at(lambda count: 0),
    "middle": _at(lambda count: (count - 1) // 2),
    "last": _at(lambda count: count - 1),
    "hedged": hedged,
    "not absolute": not_absolute,
    "ask or listen": asking,
    "like the stem": stem_overlap,
    "like the others": most_like_the_others,
}


@dataclass(frozen=True)
class Result:
    """What a strategy would score.

    Attributes:
        name: The strategy.
        spoke: Items in which it saw a difference.
        silent: Items in which it did not.
        right: Items it would have got right.
        chance: Mean chance of a blind choice over the items in which it spoke, 0..1.
        error: Standard error of the share right by pure chance, 0..1.
        hits: Ids of the items it would have got right.
    """

    name: str
    spoke: int
    silent: int
    right: int
    chance: float
    error: float
    hits: tuple[str, ...]

    @property
    def gain(self) -> float:
        """Percentage points over chance."""
        return 100 * (self.right / self.spoke - self.chance) if self.spoke else 0.0

    @property
    def allowed(self) -> float:
        """Percentage points over chance that a fair course may show."""
        return max(POINTS, ERRORS * 100 * self.error)


@cache
def choices(root: Path) -> list[tuple[Writing, Options]]:
    """Return every choice of a course with a single right answer, in the order of its files."""
    checked = build.check(root)
    assert checked.course is not None, root
    items = [item for quiz in checked.course.quizzes.values() for item in quiz.items]
    return [
        (writing, options)
        for writing in writings(checked.course, checked.renderer, items)
        for options in writing.options
        if options.key is not None
    ]


def result(name: str, found: Sequence[tuple[Writing, Options]]) -> Result:
    """Return what one strategy would score."""
    chances: list[float] = []
    hits: list[str] = []
    for writing, options in found:
        scores = STRATEGIES[name](writing, options)
        if max(scores) == min(scores):
            continue
        chances.append(1 / len(scores))
        if list(scores).index(max(scores)) == options.key:
            hits.append(writing.item.id)
    spoke = len(chances)
    error = sqrt(sum(chance * (1 - chance) for chance in chances)) / spoke if spoke else 0.0
    chance = sum(chances) / spoke if spoke else 0.0
    return Result(name, spoke, len(found) - spoke, len(hits), chance, error, tuple(hits))


def table(root: Path) -> str:
    """Return the table of all strategies, ready to print."""
    found = choices(root)
    lines = [f"{len(found)} choices with a single right answer", ""]
    lines += [f"{'strategy':<16} {'spoke':>5} {'silent':>6} {'right':>5} {'share':>6} {'gain':>6} {'allowed':>7}"]
    for name in STRATEGIES:
        each = result(name, found)
        share = each.right / each.spoke if each.spoke else 0.0
        mark = "  too much" if each.gain > each.allowed else ""
        lines.append(
            f"{name:<16} {each.spoke:>5} {each.silent:>6} {each.right:>5} {share:>6.0%} {each.gain:>+6.1f}"
            f" {each.allowed:>7.1f}{mark}"
        )
        if mark:
            lines += [f"    {item}" for item in each.hits]
    if len(found) < FEWEST:
        lines += ["", f"Fewer than {FEWEST} choices: chance alone may move these shares a lot."]
    return "\n".join(lines)


if __name__ == "__main__":
    print(table(Path(sys.argv[1] if len(sys.argv) > 1 else ".")))
