"""Every id that one file uses and another declares: items, objectives, figures, pre-questions and their answers."""

from __future__ import annotations

from collections.abc import Iterator

from generator.course.blocks import CheckBlock, FigureBlock, PreAnswerBlock, PreQuestionBlock
from generator.course.course import Course
from generator.course.lesson import Lesson
from generator.markup import Renderer
from generator.problems import Code, Place, Problem, did_you_mean
from generator.rules import rule

UNKNOWN_ITEM = Code(
    "unknown-item", "error", 'there is no item "{item}" in quizzes/', "write it there, or name one that exists"
)
ASKED_TWICE = Code(
    "asked-twice", "error", '"{item}" is asked a second time here', "ask another item, or remove this one"
)
UNKNOWN_OBJECTIVE = Code(
    "unknown-objective",
    "error",
    'there is no objective "{objective}" in any lesson',
    "an item checks one objective; name its id",
)
UNKNOWN_FIGURE = Code(
    "unknown-figure",
    "error",
    'there is no picture "{file}" in content/figures/',
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
def lessons(course: Course, renderer: Renderer) -> Iterator[Problem]:
    """What lessons name: items, pre-questions, figures."""
    for _, lesson in course.lessons():
        yield from _items(course, lesson)
        yield from _pre_questions(lesson)
        for index, block in lesson.blocks_of(FigureBlock):
            yield from _figure(course, block.file, lesson.place.at("blocks", index, "figure", "file"))


def _items(course: Course, lesson: Lesson) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, block in lesson.blocks_of(CheckBlock):
        for position, item in enumerate(block.items):
            place = lesson.place.at("blocks", index, "check", "items", position)
            yield from _item(course, item, place)
            if item in seen:
                yield ASKED_TWICE.problem(place, item=item)
            seen.add(item)
    for index, pre in lesson.blocks_of(PreQuestionBlock):
        yield from _item(course, pre.value, lesson.place.at("blocks", index, "pre_question"))


def _item(course: Course, item: str, place: Place) -> Iterator[Problem]:
    names = course.names
    if item not in names.items and "items" not in names.unsure:
        yield UNKNOWN_ITEM.problem(place, item=item, hint=did_you_mean(item, names.items))


def _pre_questions(lesson: Lesson) -> Iterator[Problem]:
    answers = {block.value: index for index, block in reversed(lesson.blocks_of(PreAnswerBlock))}
    asked = {block.value: index for index, block in reversed(lesson.blocks_of(PreQuestionBlock))}
    for item, index in asked.items():
        if item not in answers:
            yield NO_PRE_ANSWER.problem(lesson.place.at("blocks", index, "pre_question"), item=item)
    for item, index in answers.items():
        if item not in asked or asked[item] > index:
            yield STRAY_PRE_ANSWER.problem(lesson.place.at("blocks", index, "pre_answer"), item=item)


def _figure(course: Course, file: str, place: Place) -> Iterator[Problem]:
    if ".." in file.replace("\\", "/").split("/") or file.startswith(("/", "\\")) or ":" in file:
        yield PATH_OUTSIDE.problem(place, file=file)
    elif file not in course.figures:
        yield UNKNOWN_FIGURE.problem(place, file=file, hint=did_you_mean(file, course.figures))


@rule
def quizzes(course: Course, renderer: Renderer) -> Iterator[Problem]:
    """What quizzes name: objectives, and items of other quizzes."""
    names = course.names
    for quiz in course.quizzes.values():
        seen: set[str] = set()
        own = {item.id for item in quiz.items}
        for position, item in enumerate(quiz.also):
            place = quiz.place.at("also", position)
            yield from _item(course, item, place)
            if item in seen or item in own:
                yield ASKED_TWICE.problem(place, item=item)
            seen.add(item)
        for index, question in enumerate(quiz.items):
            if question.objective not in names.objectives and "objectives" not in names.unsure:
                hint = did_you_mean(question.objective, names.objectives)
                place = quiz.place.at("items", index, "objective")
                yield UNKNOWN_OBJECTIVE.problem(place, objective=question.objective, hint=hint)
