"""Every name that one file uses and another declares: items, objectives, figures; pre-questions and their answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby, islice

from generator.course.base import ID_PATTERN, Reference
from generator.course.blocks import PreAnswerBlock, PreQuestionBlock
from generator.course.course import Course
from generator.course.lesson import Lesson
from generator.markup import Renderer
from generator.problems import MANY, MOST, Code, Problem, did_you_mean
from generator.rules import rule

UNKNOWN_ITEM = Code(
    "unknown-item", "error", 'there is no item "{name}" in quizzes/', "write it there, or name one that exists"
)
ASKED_TWICE = Code(
    "asked-twice", "error", '"{item}" is asked a second time here', "ask another item, or remove this one"
)
UNKNOWN_LESSON = Code("unknown-lesson", "error", 'there is no lesson "{name}" in content/', "name one that exists")
UNKNOWN_OBJECTIVE = Code(
    "unknown-objective",
    "error",
    'there is no objective "{name}" in any lesson',
    "an item checks one objective; name its id",
    rule="Q40",
    why="An item whose objective no lesson has. Each item checks one objective, or it checks nothing that was "
    "promised.",
    firm=True,
)
UNKNOWN_FIGURE = Code(
    "unknown-figure",
    "error",
    'there is no picture "{name}" in content/figures/',
    "put the file there, or name one that exists",
)
PATH_OUTSIDE = Code(
    "path-outside",
    "error",
    '"{file}" leads outside content/figures/',
    "copy the picture there and write its file name alone",
    "file: balance.svg",
)
NO_PRE_ANSWER = Code(
    "pre-question-without-answer",
    "error",
    'nothing in this lesson opens the answer to "{item}"',
    "add a pre_answer block where the text has just answered it",
    "- pre_answer: {item}",
)
STRAY_PRE_ANSWER = Code(
    "pre-answer-without-question",
    "error",
    'this lesson does not ask "{item}" before this block',
    "add a pre_question block further up, or remove this one",
    "- pre_question: {item}",
)


@rule
def names(course: Course, renderer: Renderer) -> Iterator[Problem]:
    """Every name of something that no file declares; of one file at most `MOST` of them."""
    for _, references in groupby(course.references, lambda reference: reference.file):
        yield from islice(_unknown(course, references), MOST + 1)


def _unknown(course: Course, references: Iterable[Reference]) -> Iterator[Problem]:
    known = {
        "items": course.names.items,
        "lessons": course.names.lessons,
        "objectives": course.names.objectives,
        "figures": frozenset(course.figures),
    }
    found = 0
    for each in references:
        if each.name in known[each.sort] or each.sort in course.names.unsure:
            continue
        if each.sort == "figures" and _leads_outside(each.name):
            yield PATH_OUTSIDE.problem(each.place, file=each.name)
        elif each.sort == "figures" or ID_PATTERN.fullmatch(each.name):  # else it is said that this is no id
            found += 1
            hint = did_you_mean(each.name, known[each.sort]) if found < MANY else ""
            yield _UNKNOWN[each.sort].problem(each.place, name=each.name, hint=hint)


_UNKNOWN = {
    "items": UNKNOWN_ITEM,
    "lessons": UNKNOWN_LESSON,
    "objectives": UNKNOWN_OBJECTIVE,
    "figures": UNKNOWN_FIGURE,
}


def _leads_outside(file: str) -> bool:
    return ".." in file.replace("\\", "/").split("/") or file.startswith(("/", "\\")) or ":" in file


@rule
def asked_twice(course: Course, renderer: Renderer) -> Iterator[Problem]:
    """No lesson checks, and no quiz asks, an item twice."""
    own = {quiz.place.file: {item.id for item in quiz.items} for quiz in course.quizzes.values()}
    for file, references in groupby(course.references, lambda reference: reference.file):
        yield from islice(_repeated(references, own.get(file, set())), MOST + 1)


def _repeated(references: Iterable[Reference], seen: set[str]) -> Iterator[Problem]:
    """Yield what stands a second time in the `check` blocks of a lesson or the `also` list of a quiz."""
    for each in references:
        path = each.path
        if path[0] == "also" or path[2:3] == ("check",):
            if each.name in seen:
                yield ASKED_TWICE.problem(each.place, item=each.name)
            seen.add(each.name)


@rule
def pre_questions(course: Course, renderer: Renderer) -> Iterator[Problem]:
    """Every pre-question has its answer further down, and no answer stands alone."""
    for lesson in course.every_lesson():
        if lesson.whole:  # else the block that is missed may be one that could not be read
            yield from islice(_unpaired(lesson), MOST + 1)


def _unpaired(lesson: Lesson) -> Iterator[Problem]:
    answers = {block.value: index for index, block in reversed(lesson.blocks_of(PreAnswerBlock))}
    asked = {block.value: index for index, block in reversed(lesson.blocks_of(PreQuestionBlock))}
    for item, index in asked.items():
        if item not in answers:
            yield NO_PRE_ANSWER.problem(lesson.place.at("blocks", index, "pre_question"), item=item)
    for item, index in answers.items():
        if item not in asked or asked[item] > index:
            yield STRAY_PRE_ANSWER.problem(lesson.place.at("blocks", index, "pre_answer"), item=item)
