"""Rules about what a run of a quiz asks: enough to draw from, forms that weigh the same, a test not seen before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import chain

from generator.course.blocks import CheckBlock, PreQuestionBlock
from generator.course.course import Course
from generator.course.quiz import Quiz
from generator.markup import Renderer
from generator.problems import Code, Problem
from generator.rules import rule

LATE_PRACTICE = Code(
    "feedback-too-late",
    "error",
    "a quiz of mode `{mode}` tells what was right at once, and this one has `feedback: {feedback}`",
    "leave `feedback` out, or make it a test",
)
EARLY_TEST = Code(
    "feedback-too-early",
    "error",
    "a test tells nothing before it is handed in, and this one has `feedback: at_once`",
    "write `end`, or `none` if even the result is to stay untold; or make it a checkpoint",
    "feedback: end",
)
FORMS_ASK = Code(
    "forms-and-draws",
    "error",
    "a quiz with forms asks just the items of one form, and this one also has `{other}`",
    "put every item into a form, and leave `{other}` out",
)
FORMS_TEST = Code(
    "forms-without-test",
    "error",
    "forms are for a test, and this quiz is of mode `{mode}`",
    "make it a test; or use `draw`, which changes the items too",
    "mode: test",
)
BANDS_TWICE = Code(
    "same-band-twice",
    "error",
    "two texts of `bands` begin at {percent} percent",
    "let each text begin at another percentage; it holds up to the next one",
    "bands:\n  - at_least: 0\n    text: Read the two lessons again.\n  - at_least: 80\n    text: Go on.",
)
TOO_MANY = Code(
    "draw-too-many",
    "error",
    'this draws {count} items from "{bank}", which has {there} to draw from',
    "draw fewer, or write more items; what is asked before a text, always or from the reserve is not drawn",
    "count: {there}",
)
TOGETHER = Code(
    "draws-too-many-together",
    "error",
    'with this, the quiz draws {count} items from "{bank}", which has {there} to draw from; none is drawn twice',
    "draw fewer in all, or write more items",
    "draw:\n  - bank: {bank}\n    count: {there}",
)
NO_PAGE = Code(
    "quiz-without-page",
    "warning",
    "no module shows this quiz as a page, so this does nothing: {keys}",
    "name the quiz under `quiz` of a module in content/course.yml; or leave out what is about its page",
    "quiz: {quiz}",
)
NO_SECOND_TRY = Code(
    "reserve-without-checkpoint",
    "warning",
    "a quiz of mode `{mode}` asks nothing from its reserve",
    "make it a checkpoint, which asks again what was missed; or leave `reserve` out",
    "mode: checkpoint",
)
NEVER_ASKED = Code(
    "reserve-never-asked",
    "warning",
    '"{item}" never takes the place of a missed item: {why}',
    "keep in reserve what the quiz does not ask otherwise, with the objective of an item that it asks",
)
NO_FORM = Code(
    "item-in-no-form",
    "error",
    'the item "{item}" is in no form of this test, so nobody is ever asked it',
    "name it in one of the forms, or move it to another file",
    "forms:\n  - items:\n      - {item}\n  - items:\n      - another-item",
)
IN_BOTH = Code(
    "item-in-both-forms",
    "error",
    '"{item}" is already asked by a form of this test',
    "write another item for this place; who takes the second form has seen this one",
)
FORMS_DIFFER = Code(
    "forms-differ",
    "error",
    'the forms weigh differently: of "{objective}" at level {level}, the first asks {first}, the second {second}',
    "give both forms as many items of each objective and level",
    rule="Z08",
    why="Two forms of a test that differ in how many items of an objective or a level they ask. A difference between "
    "them would then say something about the forms, not about the learner.",
    firm=True,
)
SEEN = Code(
    "test-item-elsewhere",
    "error",
    'this asks "{item}", which belongs to the test "{test}"',
    "write another item for this place; a test measures nothing with items that were practiced",
    rule="Z09",
    why="An item of a test that a lesson or another quiz asks too.",
    firm=True,
)


@rule
def settings(course: Course, renderer: Renderer) -> Iterator[Problem]:
    """What a quiz says of itself fits together."""
    for quiz in course.quizzes.values():
        yield from _mode(quiz) if quiz.sound else ()  # or the mode may be ours: what it was has been told
        for key, given in (("draw", quiz.draw), ("also", quiz.also)):
            if quiz.forms and given:
                yield FORMS_ASK.problem(quiz.place.at(key, on_key=True), other=key)
        begins = [band.at_least for band in quiz.bands]
        for index, percent in enumerate(begins):
            if percent in begins[:index]:
                yield BANDS_TWICE.problem(quiz.place.at("bands", index, "at_least"), percent=percent)


def _mode(quiz: Quiz) -> Iterator[Problem]:
    if quiz.mode == "test" and quiz.feedback == "at_once":
        yield EARLY_TEST.problem(quiz.place.at("feedback"))
    if quiz.mode != "test" and quiz.feedback in ("end", "none"):
        yield LATE_PRACTICE.problem(quiz.place.at("feedback"), mode=quiz.mode, feedback=quiz.feedback)
    if quiz.forms and quiz.mode != "test":
        yield FORMS_TEST.problem(quiz.place.at("forms", on_key=True), mode=quiz.mode)


@rule
def pages(course: Course, renderer: Renderer) -> Iterator[Problem]:
    """What a file says about its page is for one that has a page; mode `test` holds its items back without one."""
    shown = {module.head.quiz for module in course.modules}
    for name, quiz in course.quizzes.items():
        told = {"pass_mark", "layout", "shuffle", "confidence", "bands"} | ({"mode"} if quiz.mode != "test" else set())
        keys = [key for key in Quiz.model_fields if key in told & quiz.model_fields_set]
        if keys and name not in shown and quiz.sound and "modules" not in course.names.unsure:
            listed = ", ".join(f"`{key}`" for key in keys)
            yield NO_PAGE.problem(quiz.place.at(keys[0], on_key=True), keys=listed, quiz=name)


@rule
def draws(course: Course, renderer: Renderer) -> Iterator[Problem]:
    """Every draw has enough to draw from."""
    for quiz in course.quizzes.values():
        drawn: Counter[str] = Counter()
        for index, draw in enumerate(quiz.draw):
            bank = course.quizzes.get(draw.bank)
            if bank is None or not (bank.whole and bank.sound):
                continue  # what is missing there, or in the quiz's own list, has been told
            there = len(course.pool_of(quiz, draw.bank))
            place = quiz.place.at("draw", index, "count")
            if there < draw.count:
                yield TOO_MANY.problem(place, count=draw.count, bank=draw.bank, there=there)
                continue
            drawn[draw.bank] += draw.count
            if there < drawn[draw.bank]:
                yield TOGETHER.problem(place, count=drawn[draw.bank], bank=draw.bank, there=there)


@rule
def reserve(course: Course, renderer: Renderer) -> Iterator[Problem]:
    """Every item in reserve can take the place of a missed one."""
    for quiz in course.quizzes.values():
        if quiz.reserve and quiz.mode != "checkpoint":
            place = quiz.place.at("reserve", on_key=True)
            yield from (NO_SECOND_TRY.problem(place, mode=quiz.mode),) if quiz.sound else ()
            continue
        banks_known = all(draw.bank in course.quizzes for draw in quiz.draw)
        sure = course.items_are_sure and banks_known and course.items.keys() >= {*quiz.also}
        pools = (pool for _, pool in course.pools_of(quiz))
        objectives = {item.objective for item in chain(course.fixed_of(quiz), *pools)}
        for index, name in enumerate(quiz.reserve):
            item = course.items.get(name)
            why = "the quiz asks it anyway" if name in quiz.also else ""
            if sure and item and item.objective not in objectives:
                why = f'the quiz asks nothing about "{item.objective}"'
            if why:
                yield NEVER_ASKED.problem(quiz.place.at("reserve", index), item=name, why=why)


@rule
def forms(course: Course, renderer: Renderer) -> Iterator[Problem]:
    """Z08: both forms ask as much of each objective and level, and share no item."""
    for quiz in course.quizzes.values():
        if not quiz.forms:
            continue
        seen: set[str] = set()
        for number, form in enumerate(quiz.forms):
            for index, name in enumerate(form.items):
                if name in seen:
                    yield IN_BOTH.problem(quiz.place.at("forms", number, "items", index), item=name)
                seen.add(name)
        for index, item in enumerate(quiz.items if quiz.whole else ()):
            if item.id not in seen:
                yield NO_FORM.problem(quiz.place.at("items", index, "id"), item=item.id)
        there = all(name in course.items for form in quiz.forms for name in form.items)
        if quiz.sound and course.items_are_sure and there:
            yield from _differ(course, quiz)


def _differ(course: Course, quiz: Quiz) -> Iterator[Problem]:
    first, second = (
        Counter((item.objective, item.level) for name in form.items if (item := course.items.get(name)))
        for form in quiz.forms
    )
    for objective, level in sorted(first.keys() | second.keys()):
        one, other = first[objective, level], second[objective, level]
        if one != other:
            yield FORMS_DIFFER.problem(
                quiz.place.at("forms"), objective=objective, level=level, first=one, second=other
            )


@rule
def unseen(course: Course, renderer: Renderer) -> Iterator[Problem]:
    """Z09: no lesson and no other quiz asks what a test asks."""
    tests = {
        item.id: quiz for quiz in course.quizzes.values() if quiz.mode == "test" for item in course.questions_of(quiz)
    }
    if not tests:
        return
    for lesson in course.every_lesson():
        for index, check in lesson.blocks_of(CheckBlock):
            for at, name in enumerate(check.items):
                if name in tests:
                    place = lesson.place.at("blocks", index, "check", "items", at)
                    yield SEEN.problem(place, item=name, test=tests[name].id)
        for index, asked in lesson.blocks_of(PreQuestionBlock):
            if asked.value in tests:
                place = lesson.place.at("blocks", index, "pre_question")
                yield SEEN.problem(place, item=asked.value, test=tests[asked.value].id)
    for quiz in course.quizzes.values():
        for key, names in (("also", quiz.also), ("reserve", quiz.reserve)):
            for index, name in enumerate(names):
                if name in tests and tests[name] is not quiz:
                    yield SEEN.problem(quiz.place.at(key, index), item=name, test=tests[name].id)
        for index, draw in enumerate(quiz.draw):
            pool = course.pool_of(quiz, draw.bank)
            shared = sorted(each.id for each in pool if each.id in tests and tests[each.id] is not quiz)
            for name in shared[:1]:  # one is enough to see which file it is
                yield SEEN.problem(quiz.place.at("draw", index, "bank"), item=name, test=tests[name].id)
