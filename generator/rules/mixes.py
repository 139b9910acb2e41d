"""Rules about what a quiz and a bank are made of: which objectives, which levels, and no right answer again.

Two numbers here are conventions of test writing, not findings: two items an objective, and at most three in five that
recall.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from generator.course.course import Course, Module
from generator.course.quiz import Quiz
from generator.markup import Renderer
from generator.problems import Code, Problem
from generator.rules import rule
from generator.rules.items import Keyed, bank_rule

TIMES = 2
"""Q31: so often the same right answer may stand in one quiz."""
FEWEST_ITEMS = 2
"""Z06: items that an objective needs; of one, a lucky guess says as much as knowledge."""
RECALLED, RECALLED_OF = 0.60, 4
"""Z07: share of items that ask to remember or understand, in a quiz of so many items."""

SAME_KEY = Code(
    "same-key",
    "warning",
    'this is the third right answer of this quiz that says "{text}"',
    "say it in the terms of the case, so that no answer gives away another",
    rule="Q31",
    why=f"The same words are the right answer of more than {TIMES} items of a quiz.",
)
THIN = Code(
    "objective-thin",
    "warning",
    'there is {count} to practice the objective "{objective}"',
    "it needs two, in different cases; those of a test are held out and do not count",
    "objective: {objective}",
    rule="Z06",
    why=f"An objective with fewer than {FEWEST_ITEMS} items in all banks; those of a test do not count, since they are "
    "held out. One answer may be a lucky guess.",
)
UNTESTED = Code(
    "lesson-not-in-quiz",
    "warning",
    'the quiz of module "{module}" asks nothing about the lesson "{lesson}"',
    "add an item on one of its objectives, or name one of its items under `also`",
    "also:\n  - walk-away-harbor",
    rule="Z06",
    why="A module's quiz that asks nothing about one of the module's lessons.",
)
RECALL = Code(
    "quiz-recalls",
    "warning",
    "{count} of {total} items only ask to remember or understand",
    "ask for a decision in a case: `level: apply` or higher",
    "level: apply",
    rule="Z07",
    why=f"More than {RECALLED:.0%} of the items of a quiz with a page of its own only ask to remember or understand, "
    "in a quiz of "
    f"{RECALLED_OF} items or more. What is to be used later has to be practiced in use.",
)


@bank_rule
def same_keys(course: Course, keyed: Mapping[str, Sequence[Keyed]]) -> Iterator[Problem]:
    """Q31: one right answer, word for word, in several items of a quiz; told at the first that is too many."""
    for quiz in course.quizzes.values():
        counts: Counter[tuple[str, ...]] = Counter()
        for index, name in enumerate((*quiz.also, *(item.id for item in quiz.items))):
            for each in keyed.get(name, ()):
                counts[each.words] += 1
                if counts[each.words] == TIMES + 1:
                    here = each.place.file == quiz.place.file
                    place = each.place.at(*each.path) if here else quiz.place.at("also", index)
                    yield SAME_KEY.problem(place, text=each.text)


@rule
def coverage(course: Course, renderer: Renderer) -> Iterator[Problem]:
    """Z06: two items for each objective; a module's quiz asks about each of its lessons."""
    if not course.items_are_sure:
        return
    named = {each.name for each in course.references if each.sort == "objectives"}
    for _, lesson in course.lessons():
        for index, objective in enumerate(lesson.objectives if lesson.kind != "orientation" and lesson.sound else ()):
            count = course.practiced[objective.id]
            if objective.id in named and count < FEWEST_ITEMS:  # without any item, L03 has said so
                place = lesson.place.at("objectives", index, "id")
                yield THIN.problem(place, objective=objective.id, count="only one item" if count else "no item")
    for module in course.modules:
        if module.quiz and module.quiz.sound:
            yield from _untested(course, module, module.quiz)


def _untested(course: Course, module: Module, quiz: Quiz) -> Iterator[Problem]:
    asked = {item.objective for item in course.questions_of(quiz)}
    for lesson in module.lessons:
        if lesson.kind != "orientation" and lesson.sound and asked.isdisjoint(each.id for each in lesson.objectives):
            yield UNTESTED.problem(quiz.place.at("items", on_key=True), module=module.head.id, lesson=lesson.id)


@rule
def levels(course: Course, renderer: Renderer) -> Iterator[Problem]:
    """Z07: quizzes with a page of their own ask for more than recall."""
    for module in course.modules:
        if module.quiz and module.quiz.sound:
            items = course.questions_of(module.quiz)
            count = sum(item.level in ("remember", "understand") for item in items)
            if len(items) >= RECALLED_OF and count > RECALLED * len(items):
                yield RECALL.problem(module.quiz.place.at("items", on_key=True), count=count, total=len(items))
