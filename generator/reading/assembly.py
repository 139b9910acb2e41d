"""Documents -> one Course: modules with their lessons, and what is listed but missing or there but not listed."""

from __future__ import annotations

from collections.abc import Mapping

from generator.course.base import Document, Reference, Text
from generator.course.course import Course, Figure, Head, Module, ModuleHead, Names
from generator.course.coverage import Coverage
from generator.course.glossary import Glossary
from generator.course.handout import Handout
from generator.course.lesson import Lesson
from generator.course.quiz import Quiz
from generator.course.rating import Rating
from generator.problems import Code, Place, Problem, closest, did_you_mean
from generator.reading.names import stem_of

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
LISTED_TWICE = Code(
    "listed-twice",
    "error",
    '"{name}" is listed a second time',
    "a lesson belongs to one module, once",
    "lessons:\n  - {name}\n  - another-lesson",
)
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
RATING_MISSING = Code(
    "rating-missing",
    "error",
    'module "{module}" lists the self-rating "{rating}", but there is no file quizzes/ratings/{rating}.yml',
    "write that file, or take the self-rating off the list",
    "# quizzes/ratings/{rating}.yml\nid: {rating}",
)
RATING_NOT_IN_COURSE = Code(
    "rating-not-in-course",
    "error",
    "this self-rating is not listed in content/course.yml, so nobody would find it",
    "add its id to the ratings of a module, or delete the file",
    "ratings:\n  - {rating}",
)
RATING_ADDRESS = Code(
    "rating-same-name",
    "error",
    'the self-rating "{rating}" has the name of a {other} of this course',
    "give the self-rating a name of its own, since addresses and progress hang on it",
    "ratings:\n  - rate-{rating}",
)
RESERVED = Code(
    "reserved-id",
    "error",
    'the site needs the address "{name}" itself',
    "choose another id",
    "id: the-{name}",
)
RESERVED_IDS = frozenset(
    {"assets", "figures", "glossary", "handouts", "index", "ratings", "search", "your-data", "404"}
)
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
        own: The id that each lesson, handout, quiz and self-rating gives itself, by file path.
    """
    found = documents.get("content/course.yml")
    glossary = documents.get("content/glossary.yml")
    coverage = documents.get("content/coverage.yml")
    head = found if isinstance(found, Head) else _STAND_IN
    joining = _Joining(documents, names, own)
    modules = joining.modules(head)
    joining.ratings_listed()
    course = Course(
        head=head,
        modules=modules,
        quizzes={stem_of(path): each for path, each in documents.items() if isinstance(each, Quiz)},
        glossary=glossary if isinstance(glossary, Glossary) else None,
        figures=figures,
        names=names,
        texts=words,
        references=references,
        unlisted=joining.unlisted(modules),
        handouts=tuple(each for each in documents.values() if isinstance(each, Handout)),
        ratings=tuple(each for each in documents.values() if isinstance(each, Rating)),
        coverage=coverage if isinstance(coverage, Coverage) else None,
    )
    return course, joining.problems


class _Joining:
    """Joins modules with their lessons, self-ratings and quizzes.

    Attributes:
        documents, names, own: As `assemble` gets them.
        problems: What is listed but missing, or there but not listed.
        listed, rated: The lessons and the self-ratings listed so far.
        stands: Where each lesson stands, by the name of its file.
        claimed: The files whose lesson gives itself another id than their name, by that id.
    """

    def __init__(self, documents: Mapping[str, Document], names: Names, own: Mapping[str, str]) -> None:
        self.documents, self.names, self.own = documents, names, own
        self.problems: list[Problem] = []
        self.listed: set[str] = set()
        self.stands = {stem_of(path): path for path, each in documents.items() if isinstance(each, Lesson)}
        self.rated: set[str] = set()
        self.claimed = {own[path]: path for stem, path in self.stands.items() if own.get(path, stem) != stem}

    def modules(self, head: Head) -> tuple[Module, ...]:
        """Return the modules in order; those that only lead in have no number."""
        modules: list[Module] = []
        for index, module in enumerate(head.modules):
            place = head.place.at("modules", index)
            for name, key in ((module.id, "id"), (module.quiz, "quiz")):
                if name in RESERVED_IDS:
                    self.problems.append(RESERVED.problem(place.at(key), name=name))
            lessons, ratings = self.lessons(module, place), self.ratings(module, place, head)
            quiz = self.quiz(module, place)
            only_orientation = bool(lessons) and all(lesson.kind == "orientation" for lesson in lessons)
            counted = sum(1 for earlier in modules if earlier.number)
            modules.append(Module(0 if only_orientation else counted + 1, module, lessons, quiz, ratings))
        return tuple(modules)

    def lessons(self, module: ModuleHead, place: Place) -> tuple[Lesson, ...]:
        """Return the lessons that a module lists and that are there."""
        found = []
        for index, lesson in enumerate(module.lessons):
            spot = place.at("lessons", index)
            document = self.documents.get(f"content/{module.id}/{lesson}.yml")
            if lesson == "index":
                self.problems.append(RESERVED.problem(spot, name=lesson))
            if lesson in self.listed:
                self.problems.append(LISTED_TWICE.problem(spot, name=lesson))
            elif isinstance(document, Lesson):
                found.append(document)
            else:
                self.missing(spot, module, lesson)
            self.listed.add(lesson)
        return tuple(found)

    def missing(self, spot: Place, module: ModuleHead, lesson: str) -> None:
        """Tell that a listed lesson is not there, and where it may be; nothing if its file cannot be read."""
        meant = ""
        if lesson in self.stands:
            hint = f"it is in {self.stands[lesson]}; move it, or list it there"
        elif lesson in self.claimed:
            hint = f"{self.claimed[lesson]} says it is that lesson; call that file {lesson}.yml again"
        elif lesson not in self.names.lessons and "lessons" not in self.names.unsure:
            hint = did_you_mean(
                lesson, {stem for stem, path in self.stands.items() if path.startswith(f"content/{module.id}/")}
            )
            meant = closest(hint)
        else:
            return
        example = f"lessons:\n  - {meant}" if meant else ""
        problem = LESSON_MISSING.problem(spot, module=module.id, lesson=lesson, hint=hint, example=example)
        self.problems.append(problem)

    def ratings(self, module: ModuleHead, place: Place, head: Head) -> tuple[Rating, ...]:
        """Return the self-ratings that a module lists and that are there."""
        lessons = {name for each in head.modules for name in each.lessons}
        quizzes = {each.quiz for each in head.modules}
        found = []
        for index, name in enumerate(module.ratings):
            spot = place.at("ratings", index)
            document = self.documents.get(f"quizzes/ratings/{name}.yml")
            if name in RESERVED_IDS:
                self.problems.append(RESERVED.problem(spot, name=name))
            if name in lessons or name in quizzes:
                other = "lesson" if name in lessons else "quiz"
                self.problems.append(RATING_ADDRESS.problem(spot, rating=name, other=other))
            if name in self.rated:
                hint, example = "a self-rating belongs to one module, once", f"ratings:\n  - {name}\n  - another-rating"
                self.problems.append(LISTED_TWICE.problem(spot, name=name, hint=hint, example=example))
            elif isinstance(document, Rating):
                found.append(document)
            elif name not in self.names.ratings and "ratings" not in self.names.unsure:
                hint = did_you_mean(name, self.names.ratings)
                example = f"ratings:\n  - {closest(hint)}" if hint else ""
                problem = RATING_MISSING.problem(spot, module=module.id, rating=name, hint=hint, example=example)
                self.problems.append(problem)
            self.rated.add(name)
        return tuple(found)

    def ratings_listed(self) -> None:
        """Tell which self-ratings no module lists."""
        if "modules" in self.names.unsure:
            return
        for path, each in self.documents.items():
            stem = stem_of(path)
            if isinstance(each, Rating) and not {stem, self.own.get(path)} & self.rated:
                self.problems.append(RATING_NOT_IN_COURSE.problem(each.place, rating=stem))

    def quiz(self, module: ModuleHead, place: Place) -> Quiz | None:
        """Return the quiz that a module names, if it is there."""
        if module.quiz is None:
            return None
        path = f"quizzes/{module.id}/{module.quiz}.yml"
        quiz = self.documents.get(path)
        if isinstance(quiz, Quiz):
            if quiz.minutes is None:
                self.problems.append(QUIZ_MINUTES.problem(quiz.place))
            if module.quiz in module.lessons:
                self.problems.append(SAME_ADDRESS.problem(place.at("quiz"), quiz=module.quiz))
            return quiz
        if "quizzes" not in self.names.unsure:
            hint = self.elsewhere(module.quiz, path) or did_you_mean(module.quiz, self.names.quizzes)
            example = f"quiz: {closest(hint)}" if closest(hint) else ""
            self.problems.append(
                QUIZ_MISSING.problem(place.at("quiz"), module=module.id, quiz=module.quiz, hint=hint, example=example)
            )
        return None

    def elsewhere(self, quiz: str, path: str) -> str:
        """Return a hint at the file that says it is a quiz, but is not where that should be."""
        for file, each in self.documents.items():
            if isinstance(each, Quiz) and self.own.get(file) == quiz:
                wanted = "move that file to" if stem_of(file) == quiz else "call that file"
                return f"{file} says it is that quiz; {wanted} {path}"
        return ""

    def unlisted(self, modules: tuple[Module, ...]) -> tuple[Lesson, ...]:
        """Return the lessons that no module lists, having told that nobody would find them."""
        listed = {lesson.place.file for module in modules for lesson in module.lessons}
        found = [each for path, each in self.documents.items() if isinstance(each, Lesson) and path not in listed]
        for lesson in found:
            stem = stem_of(lesson.place.file)
            if not {stem, self.own.get(lesson.place.file)} & self.listed and "modules" not in self.names.unsure:
                self.problems.append(NOT_IN_COURSE.problem(lesson.place, lesson=stem))
        return tuple(found)
