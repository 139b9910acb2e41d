"""Documents -> one Course: modules with their lessons, and what is listed but missing or there but not listed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from generator.course.base import Document, Reference, Text
from generator.course.course import Course, Figure, Head, Module, ModuleHead, Names
from generator.course.coverage import Coverage
from generator.course.glossary import Glossary
from generator.course.handout import Handout
from generator.course.lesson import Lesson
from generator.course.quiz import Quiz
from generator.problems import Code, Place, Problem, closest, did_you_mean

LESSON_MISSING = Code(
    "lesson-missing",
    "error",
    'module "{module}" lists the lesson "{lesson}", but there is no file content/{module}/{lesson}.yml',
    "write that file, or take the lesson off the list",
    "# content/{module}/{lesson}.yml\nid: {lesson}",
)
NOT_IN_COURSE = Code(
    "lesson-not-in-course",
    "error",
    "this lesson is not listed in content/course.yml, so nobody would find it",
    "add its id to the lessons of a module, or delete the file",
    "lessons:\n  - {lesson}",
)
LISTED_TWICE = Code("listed-twice", "error", '"{name}" is listed a second time', "a lesson belongs to one module, once")
QUIZ_MISSING = Code(
    "quiz-missing",
    "error",
    'module "{module}" names the quiz "{quiz}", but there is no file quizzes/{module}/{quiz}.yml',
    "write that file, or remove the line",
    "# quizzes/{module}/{quiz}.yml\nid: {quiz}",
)
QUIZ_MINUTES = Code(
    "quiz-without-minutes",
    "error",
    "this quiz has a page of its own, so learners have to know how long it takes",
    "add `minutes`",
    "minutes: 8",
)

SAME_ADDRESS = Code(
    "same-address",
    "error",
    'the quiz "{quiz}" has a page of its own, but the lesson of that name has the same address',
    "give the module's quiz a name of its own, and keep this one as the lesson's bank",
    "quiz: {quiz}-quiz",
)
RESERVED = Code(
    "reserved-id",
    "error",
    'the site needs the address "{name}" itself',
    "choose another id",
)
RESERVED_IDS = frozenset({"assets", "figures", "glossary", "handouts", "index", "search", "your-data", "404"})
"""Addresses of the site that a module, lesson or quiz cannot have."""


_STAND_IN = Head.model_construct(
    id="", version="", title="", tagline="", description="", contact="", license="", modules=()
)
"""Takes the place of a head that is missing or unusable, so that everything else is still checked."""


def assemble(
    documents: Mapping[str, Document],
    names: Names,
    figures: Mapping[str, Figure],
    words: tuple[Text, ...],
    references: tuple[Reference, ...],
    own: Mapping[str, str],
) -> tuple[Course, list[Problem]]:
    """Join what was read into one course.

    Args:
        documents: The models by file path.
        names: Every id that is declared.
        figures: The pictures.
        words: Every text.
        references: Every use of a name.
        own: The id that each lesson, handout and quiz gives itself, by file path.
    """
    found = documents.get("content/course.yml")
    head = found if isinstance(found, Head) else _STAND_IN
    problems: list[Problem] = []
    seen: set[str] = set()
    modules: list[Module] = []
    stands = {PurePosixPath(path).stem: path for path, each in documents.items() if isinstance(each, Lesson)}
    claimed = {own[path]: path for stem, path in stands.items() if own.get(path, stem) != stem}
    for index, module in enumerate(head.modules):
        place = head.place.at("modules", index)
        problems += [
            RESERVED.problem(place.at(*path), name=name)
            for name, path in ((module.id, ("id",)), (module.quiz, ("quiz",)))
            if name in RESERVED_IDS
        ]
        lessons = _lessons(module, documents, stands, claimed, place, names, seen, problems)
        quiz = _quiz(module, documents, own, place, names, problems)
        only_orientation = bool(lessons) and all(lesson.kind == "orientation" for lesson in lessons)
        counted = sum(1 for earlier in modules if earlier.number)
        modules.append(Module(0 if only_orientation else counted + 1, module, lessons, quiz))
    listed = {lesson.place.file for module in modules for lesson in module.lessons}
    unlisted = [each for path, each in documents.items() if isinstance(each, Lesson) and path not in listed]
    for lesson in unlisted:
        stem = PurePosixPath(lesson.place.file).stem
        if not {stem, own.get(lesson.place.file)} & seen and "modules" not in names.unsure:
            problems.append(NOT_IN_COURSE.problem(lesson.place, lesson=stem))
    glossary = documents.get("content/glossary.yml")
    coverage = documents.get("content/coverage.yml")
    course = Course(
        head=head,
        modules=tuple(modules),
        quizzes={PurePosixPath(path).stem: each for path, each in documents.items() if isinstance(each, Quiz)},
        glossary=glossary if isinstance(glossary, Glossary) else None,
        figures=figures,
        names=names,
        texts=words,
        references=references,
        unlisted=tuple(unlisted),
        handouts=tuple(each for each in documents.values() if isinstance(each, Handout)),
        coverage=coverage if isinstance(coverage, Coverage) else None,
    )
    return course, problems


def _lessons(
    module: ModuleHead,
    documents: Mapping[str, Document],
    stands: Mapping[str, str],
    claimed: Mapping[str, str],
    place: Place,
    names: Names,
    seen: set[str],
    problems: list[Problem],
) -> tuple[Lesson, ...]:
    found = []
    for index, lesson in enumerate(module.lessons):
        spot = place.at("lessons", index)
        document = documents.get(f"content/{module.id}/{lesson}.yml")
        if lesson == "index":
            problems.append(RESERVED.problem(spot, name=lesson))
        if lesson in seen:
            problems.append(LISTED_TWICE.problem(spot, name=lesson))
        elif isinstance(document, Lesson):
            found.append(document)
        elif lesson in stands:
            hint = f"it is in {stands[lesson]}; move it, or list it there"
            problems.append(_missing(spot, module, lesson, hint))
        elif lesson in claimed:
            hint = f"{claimed[lesson]} says it is that lesson; call that file {lesson}.yml again"
            problems.append(_missing(spot, module, lesson, hint))
        elif lesson not in names.lessons and "lessons" not in names.unsure:
            here = {stem for stem, path in stands.items() if path.startswith(f"content/{module.id}/")}
            hint = did_you_mean(lesson, here)
            problems.append(_missing(spot, module, lesson, hint, closest(hint)))
        seen.add(lesson)
    return tuple(found)


def _missing(spot: Place, module: ModuleHead, lesson: str, hint: str, meant: str = "") -> Problem:
    example = f"lessons:\n  - {meant}" if meant else ""
    return LESSON_MISSING.problem(spot, module=module.id, lesson=lesson, hint=hint, example=example)


def _quiz(
    module: ModuleHead,
    documents: Mapping[str, Document],
    own: Mapping[str, str],
    place: Place,
    names: Names,
    problems: list[Problem],
) -> Quiz | None:
    if module.quiz is None:
        return None
    path = f"quizzes/{module.id}/{module.quiz}.yml"
    quiz = documents.get(path)
    if isinstance(quiz, Quiz):
        if quiz.minutes is None:
            problems.append(QUIZ_MINUTES.problem(quiz.place))
        if module.quiz in module.lessons:
            problems.append(SAME_ADDRESS.problem(place.at("quiz"), quiz=module.quiz))
        return quiz
    if "quizzes" not in names.unsure:
        files = (name for name, each in documents.items() if isinstance(each, Quiz) and own.get(name) == module.quiz)
        if file := next(files, ""):
            wanted = "move that file to" if PurePosixPath(file).stem == module.quiz else "call that file"
            hint = f"{file} says it is that quiz; {wanted} {path}"
        else:
            hint = did_you_mean(module.quiz, names.quizzes)
        example = f"quiz: {closest(hint)}" if closest(hint) else ""
        problems.append(
            QUIZ_MISSING.problem(place.at("quiz"), module=module.id, quiz=module.quiz, hint=hint, example=example)
        )
    return None
