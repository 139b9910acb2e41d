"""The course as a whole: its head (`content/course.yml`) and everything that was read with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from pydantic import Field

from generator.course.base import (
    Document,
    Id,
    Inline,
    Plain,
    Prose,
    Reference,
    Sort,
    Text,
    Value,
    VariableName,
    VariableWords,
    WholeNumber,
)
from generator.course.blocks import PreQuestionBlock
from generator.course.coverage import Coverage
from generator.course.glossary import Glossary
from generator.course.handout import Handout
from generator.course.lesson import Lesson
from generator.course.question import Question
from generator.course.quiz import Quiz
from generator.course.rating import Rating


class Promise(Value):
    """One line of the home page: what the learner will be able to do."""

    title: Plain = Field(description="The promise in a few words.", examples=["Rank what you want"])
    text: Inline = Field(description="The rest of the sentence.", examples=["as must, should and could."])


class ModuleHead(Value):
    """One module as `course.yml` lists it."""

    id: Id = Field(
        description="The module's id and the name of its folders in `content/` and `quizzes/`. Never change it.",
        examples=["m1"],
    )
    title: Plain = Field(description="The module's title.", examples=["Leverage and the WHAT"])
    summary: Inline = Field(
        description="One sentence: what it is good for.", examples=["Decide what you want, and who can leave."]
    )
    lessons: tuple[Id, ...] = Field(
        min_length=1, description="Ids of the module's lessons, in order.", examples=["- what-leverage-is"]
    )
    ratings: tuple[Id, ...] = Field(
        default=(),
        description="Ids of self-ratings in `quizzes/ratings/` that belong to the module; each gets a page, after the "
        "lessons.",
        examples=["- where-you-hold"],
    )
    quiz: Id | None = Field(
        default=None, description="Id of the module's quiz, if it has one; it gets a page.", examples=["m1-quiz"]
    )


class Head(Document):
    """The file `content/course.yml`: what the course is called and what it consists of."""

    id: Id = Field(
        description="The course's id. Never change it: learners' progress is stored under it. A copy of the course "
        "for other people gets an id of its own.",
        examples=["build-your-leverage"],
    )
    version: Plain = Field(description="Version of the course's content.", examples=["1.0.0"])
    title: Plain = Field(description="The course's title.", examples=["Build Your Leverage"])
    tagline: Plain = Field(
        description="The headline of the home page: what the learner gets.",
        examples=["Get more of what you want without pushing harder"],
    )
    description: Plain = Field(
        description="One or two sentences under the headline, also for search engines.",
        examples=["Leverage is built before the call. Short lessons for people who sell."],
    )
    language: str = Field(
        default="en",
        pattern=r"^[a-z]{2,3}(-[A-Z]{2})?$",
        description="Language of the course, as a code.",
        examples=["en"],
    )
    contact: str = Field(
        pattern=r"^(https://|mailto:)\S+$",
        description="Where the help link on every page leads: a `mailto:` or `https://` address.",
        examples=["mailto:training@example.com"],
    )
    license: Plain = Field(description="License of the course's text and pictures.", examples=["CC BY 4.0"])
    pass_mark: WholeNumber = Field(
        default=80, ge=1, le=100, description="Percent right that passes a quiz.", examples=["80"]
    )
    variables: dict[VariableName, VariableWords] = Field(
        default_factory=dict,
        description="Words to fill in wherever a text says `{{ name }}`: your product, your currency.",
        examples=["product: route planning software"],
    )
    promises: tuple[Promise, ...] = Field(
        default=(),
        max_length=8,
        description="What the learner will be able to do; the home page lists them.",
        examples=["- title: Rank what you want\n  text: as must, should and could."],
    )
    about: Prose | None = Field(
        default=None, description="More for the home page, under the modules.", examples=["Written by ..."]
    )
    modules: tuple[ModuleHead, ...] = Field(
        min_length=1,
        description="The modules, in order.",
        examples=["- id: m1\n  title: Leverage and the WHAT\n  summary: ...\n  lessons:\n    - what-leverage-is"],
    )


PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif")
"""Endings of pictures that web browsers show."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture in `content/figures/`.

    Attributes:
        name: File name.
        svg: The checked SVG markup, ready to stand in a page; empty for other pictures.
    """

    name: str
    svg: str = ""


@dataclass(frozen=True)
class Module:
    """A module with its lessons, self-ratings and quiz, as found.

    Attributes:
        number: Position as learners count it; 0 for a module that holds only orientation lessons.
        head: What `course.yml` says of it.
        lessons: Its lessons, in order.
        quiz: The quiz with a page of its own, if any.
        ratings: Its self-ratings, in order.
    """

    number: int
    head: ModuleHead
    lessons: tuple[Lesson, ...]
    quiz: Quiz | None
    ratings: tuple[Rating, ...] = ()

    @property
    def minutes(self) -> int:
        """Minutes for all lessons, self-ratings and the quiz."""
        steps = (*self.lessons, *self.ratings, *((self.quiz,) if self.quiz else ()))
        return sum(step.minutes or 0 for step in steps)


@dataclass(frozen=True, slots=True)
class Names:
    """Every id that the course's files declare, also those of files with mistakes in them.

    Attributes:
        modules, lessons, quizzes, items, objectives, terms, handouts, ratings, fields: The ids of each sort.
        unsure: The sorts whose list may be incomplete, since a file that declares them could not be used. A
            reference to an unknown name of such a sort is not reported.
    """

    modules: frozenset[str] = frozenset()
    lessons: frozenset[str] = frozenset()
    quizzes: frozenset[str] = frozenset()
    items: frozenset[str] = frozenset()
    objectives: frozenset[str] = frozenset()
    terms: frozenset[str] = frozenset()
    handouts: frozenset[str] = frozenset()
    ratings: frozenset[str] = frozenset()
    fields: frozenset[str] = frozenset()
    unsure: frozenset[Sort] = frozenset()


@dataclass(frozen=True)
class Course:
    """Everything that was read and belongs together.

    Attributes:
        head: `content/course.yml`; a stand-in if that file is missing or unusable.
        modules: The modules in order, with their lessons.
        unlisted: Lessons that no module lists, in the order of their paths.
        quizzes: Every quiz file by id, in the order of their paths.
        glossary: The glossary, if there is one.
        figures: The pictures in `content/figures/` by file name.
        source_hashes: Hashes of 8-word runs of texts that may not be copied (`content/source.hashes`).
        names: Every id that is declared anywhere.
        texts: Every text that learners read, in the order of the files.
        handouts: Pages beside the lessons, in the order of their paths.
        ratings: Every self-rating, in the order of their paths, also those that no module lists.
        coverage: Which idea is taught and practiced where, if the author keeps such a list.
        references: Every use of a name that is declared elsewhere, in the order of the files.
    """

    head: Head
    modules: tuple[Module, ...]
    quizzes: Mapping[str, Quiz]
    glossary: Glossary | None = None
    figures: Mapping[str, Figure] = field(default_factory=dict)
    source_hashes: frozenset[str] = frozenset()
    names: Names = Names()
    texts: tuple[Text, ...] = ()
    references: tuple[Reference, ...] = ()
    unlisted: tuple[Lesson, ...] = ()
    handouts: tuple[Handout, ...] = ()
    ratings: tuple[Rating, ...] = ()
    coverage: Coverage | None = None

    def lessons(self) -> Iterator[tuple[Module, Lesson]]:
        """Yield every lesson with its module, in course order."""
        for module in self.modules:
            for lesson in module.lessons:
                yield module, lesson

    def every_lesson(self) -> Iterator[Lesson]:
        """Yield every lesson, the unlisted ones last; for checks, not for pages."""
        yield from (lesson for _, lesson in self.lessons())
        yield from self.unlisted

    @cached_property
    def items(self) -> Mapping[str, Question]:
        """Every item by id."""
        return {item.id: item for quiz in self.quizzes.values() for item in quiz.items}

    @cached_property
    def items_are_sure(self) -> bool:
        """Whether every item is what its author wrote, and checks an objective that exists."""
        known = self.names.objectives
        return (
            not self.names.unsure & {"items", "objectives"}
            and all(quiz.sound for quiz in self.quizzes.values())
            and all(each.name in known for each in self.references if each.sort == "objectives")
        )

    @cached_property
    def practiced(self) -> Counter[str]:
        """How many items check each objective, by its id; those of a test do not count, since they are held out."""
        tests = {quiz.place.file for quiz in self.quizzes.values() if quiz.mode == "test"}
        return Counter(each.name for each in self.references if each.sort == "objectives" and each.file not in tests)

    @cached_property
    def judged(self) -> frozenset[str]:
        """Ids of the items that learners judge themselves."""
        return frozenset(item.id for item in self.items.values() if item.is_judged_by_learner)

    @cached_property
    def pre_questions(self) -> frozenset[str]:
        """Ids of the items that are asked before a text, unmarked."""
        return frozenset(
            block.value for lesson in self.every_lesson() for _, block in lesson.blocks_of(PreQuestionBlock)
        )

    def fixed_of(self, quiz: Quiz) -> tuple[Question, ...]:
        """Return the items a quiz asks in every run, those from other files first; none if it has forms."""
        if quiz.forms:
            return ()
        drawn = any(draw.bank == quiz.id for draw in quiz.draw)
        own = () if drawn else (item for item in quiz.items if item.id not in quiz.reserve)
        return (*self._found(quiz.also), *own)

    def pool_of(self, quiz: Quiz, bank: str) -> tuple[Question, ...]:
        """Return the items that a quiz may draw from a file; none if there is no such file."""
        kept_out = {*quiz.also, *quiz.reserve, *self.pre_questions}
        found = self.quizzes.get(bank)
        return tuple(each for each in found.items if each.id not in kept_out) if found else ()

    def pools_of(self, quiz: Quiz) -> tuple[tuple[int, tuple[Question, ...]], ...]:
        """Return how many items each run draws, and from which ones; one entry a file, so none is drawn twice."""
        wanted: Counter[str] = Counter()
        for draw in quiz.draw:
            wanted[draw.bank] += draw.count
        return tuple((count, self.pool_of(quiz, bank)) for bank, count in wanted.items())

    def questions_of(self, quiz: Quiz) -> tuple[Question, ...]:
        """Return every item that stands on a quiz's page: what is always asked, what may be drawn, and the reserve."""
        found = [*self.fixed_of(quiz)]
        found += (each for form in quiz.forms for each in self._found(form.items))
        found += (each for _, pool in self.pools_of(quiz) for each in pool)
        found += self._found(quiz.reserve)
        return tuple({each.id: each for each in found}.values())

    def asked_in(self, quiz: Quiz) -> int:
        """Return how many items one run of a quiz asks; with forms, how many the longer one has."""
        if quiz.forms:
            return max(len(form.items) for form in quiz.forms)
        drawn = sum(min(count, len(pool)) for count, pool in self.pools_of(quiz))
        return len({item.id for item in self.fixed_of(quiz)}) + drawn

    def pass_mark_of(self, quiz: Quiz) -> int:
        """Return the percent that passes a checkpoint."""
        return quiz.pass_mark or self.head.pass_mark

    def _found(self, names: Iterable[str]) -> Iterator[Question]:
        return (self.items[name] for name in names if name in self.items)
