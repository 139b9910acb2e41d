"""Checks over the whole course: every module beside this file, every function in it marked with `@rule`.

A rule gets the Course and a Renderer and yields Problems. It runs even when some files have faults, so that an
author sees everything at once; a rule whose finding would then be noise looks at `course.names.unsure`.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable
from functools import cache

from generator.course.course import Course
from generator.markup import Renderer
from generator.problems import Problem
from generator.sharing import shared

WORTH_SHARING = 10_000
"""Texts from which a second process takes half of the rules: as many as 100 lessons with 1,000 items have. It takes a
tenth of a second to give both processes a memory of their own; the rules take a second for ten times as much."""
Rule = Callable[[Course, Renderer], Iterable[Problem]]
_RULES: list[Rule] = []


def rule(function: Rule) -> Rule:
    """Enter a function into the checks."""
    _RULES.append(function)
    return function


@cache
def rules() -> tuple[Rule, ...]:
    """Return every rule, in the order of their modules."""
    for module in pkgutil.iter_modules(__path__, f"{__name__}."):
        importlib.import_module(module.name)
    return tuple(_RULES)


def check(course: Course, renderer: Renderer) -> list[Problem]:
    """Return what all rules find, unsorted and not yet located; without what its author has set aside."""
    every = rules()
    is_small = len(course.texts) < WORTH_SHARING
    made = dict(shared(lambda number: list(every[number](course, renderer)), len(every), alone=is_small))
    found = [problem for number in range(len(every)) for problem in made[number]]
    ignoring = importlib.import_module(f"{__name__}.ignoring")
    return list(ignoring.without_ignored(course, found))
