"""Every name that one file uses and another declares: items, objectives, figures; pre-questions and their answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby, islice

from generator.course.base import ID_PATTERN, Reference
from generator.course.blocks import BLOCKS, PreAnswerBlock, PreQuestionBlock
from generator.course.course import Course
from generator.course.lesson import Lesson
from generator.markup import Renderer
from generator.problems import MANY, MOST, Code, Problem, closest, did_you_mean
from generator.rules import rule

UNKNOWN_ITEM = Code(
    "unknown-item", "error", 'there is no item "{name}" in quizzes/', "write it there, or name one that exists"
)
ASKED_TWICE = Code(
    "asked-twice",
    "error",
    '"{item}" is asked a second time here',
    "ask another item, or remove this one",
    "items:\n  - {item}\n  - another-item",
)
UNKNOWN_LESSON = Code("unknown-lesson", "error", 'there is no lesson "{name}" in content/', "name one that exists")
UNKNOWN_BANK = Code(
    "unknown-bank", "error", 'there is no file of items "{name}" in quizzes/', "name one that exists, without `.yml`"
)
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
UNKNOWN_FIELD = Code(
    "unknown-field",
    "error",
    'there is no field "{name}" in any lesson',
    "name the id of a field in a `your_deal` or `compare` block",
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
        "quizzes": course.names.quizzes,
        "fields": course.names.fields,
        "figures": frozenset(course.figures),
    }
    found = 0
    for each in references:
        if each.name in known[each.sort] or each.sort in course.names.unsure:
            continue
        if each.sort == "figures" and _leads_outside(each.name):
            yield PATH_OUTSIDE.problem(each.place, file=each.name, example=_naming(each, "balance.svg"))
        elif each.sort == "figures" or ID_PATTERN.fullmatch(each.name):  # else it is said that this is no id
            found += 1
            hint = did_you_mean(each.name, known[each.sort]) if found < MANY else ""
            others = _others(course, each, known[each.sort]) if found < MANY else ()
            exists = closest(hint) or min(others, default="")
            example = _naming(each, exists) if exists else ""
            yield _UNKNOWN[each.sort].problem(each.place, name=each.name, hint=hint, example=example)


def _others(course: Course, reference: Reference, known: frozenset[str]) -> frozenset[str]:
    """Return the names that could stand there instead; an item of a test belongs to its file alone."""
    tests = (quiz for quiz in course.quizzes.values() if quiz.mode == "test" and quiz.place.file != reference.file)
    return known - {item.id for quiz in tests for item in quiz.items} if reference.sort == "items" else known


def _naming(reference: Reference, name: str) -> str:
    """Return the author's line with a name that exists."""
    key = next(str(step) for step in reversed(reference.path) if isinstance(step, str))
    if isinstance(reference.path[-1], int):
        return f"{key}:\n  - {name}"
    return f"- {key}: {name}" if isinstance(reference.path[-2:][0], int) and key in BLOCKS else f"{key}: {name}"


_UNKNOWN = {
    "items": UNKNOWN_ITEM,
    "lessons": UNKNOWN_LESSON,
    "objectives": UNKNOWN_OBJECTIVE,
    "quizzes": UNKNOWN_BANK,
    "fields": UNKNOWN_FIELD,
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
    """Yield what a lesson asks a second time, before the text or after it, or a quiz in its `also` list."""
    for each in references:
        path = each.path
        if path[0] == "also" or path[2:3] in (("check",), ("pre_question",)):
            if each.name in seen:
                yield ASKED_TWICE.problem(each.place, item=each.name)
            seen.add(each.name)


@rule
def pre_questions(course: Course, renderer: Renderer) -> Iterator[Problem]:
    """Every pre-question has its answer further down, and no answer stands alone."""
    known = None if "items" in course.names.unsure else course.names.items
    for lesson in course.every_lesson():
        if lesson.whole:  # else the block that is missed may be one that could not be read
            yield from islice(_unpaired(lesson, known), MOST + 1)


def _unpaired(lesson: Lesson, known: frozenset[str] | None) -> Iterator[Problem]:
    """Yield what lacks its other half; an id that no item has is a slip, and told as that alone."""
    answers = {block.value: index for index, block in reversed(lesson.blocks_of(PreAnswerBlock))}
    asked = {block.value: index for index, block in reversed(lesson.blocks_of(PreQuestionBlock))}
    slips = {item for item in (*asked, *answers) if known is not None and item not in known}
    open_questions = [item for item in asked if item not in answers and item not in slips]
    for item in open_questions:
        if not slips & answers.keys():
            place = lesson.place.at("blocks", asked[item], "pre_question")
            yield NO_PRE_ANSWER.problem(place, item=item)
    for item, index in answers.items():
        place = lesson.place.at("blocks", index, "pre_answer")
        if item in slips and item not in asked:
            hint = did_you_mean(item, open_questions)
            example = f"- pre_answer: {closest(hint)}" if hint else ""
            yield STRAY_PRE_ANSWER.problem(place, item=item, hint=hint, example=example)
        elif item not in asked and slips & asked.keys():
            continue  # the question is asked under a name that is no item's
        elif item not in asked or asked[item] > index:
            yield STRAY_PRE_ANSWER.problem(place, item=item)
