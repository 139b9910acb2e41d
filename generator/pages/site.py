"""A page as a value, and what all pages of a site share while they are made: words, order, addresses.

Knows nothing of MkDocs and writes nothing: `generator/build.py` decides what becomes of the pages.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from markupsafe import Markup

from generator.course.blocks import CheckBlock, CompareBlock, ProseBlock, YourDealBlock
from generator.course.course import Course, Module
from generator.course.lesson import Lesson
from generator.course.question import Question
from generator.course.quiz import Quiz
from generator.course.rating import Rating
from generator.markup import Renderer
from generator.pages.drawings import module_number
from generator.pages.templates import Templates
from generator.pages.view import View
from generator.questions import kinds
from generator.words import Words

_HERE = Path(__file__).parent
_UNSEEN = re.compile(r"""<svg class="course-(?:icon|stop)".*?</svg>|</?(?:a|b|em|strong)(?: [^<>]*)?>""")


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site, finished but for the theme around it.

    Attributes:
        path: Where it stands in the docs folder, without extension: `index`, `m1/what-leverage-is`.
        title: For the browser's title bar, navigation and search.
        body: The HTML of its main part.
        kind: Name of the page kind, for the theme and for scripts.
        description: One sentence for search engines; may be empty.
        module: Id of the module whose navigation it shows; may be empty.
        kinds: The question kinds on it, so that their scripts are fetched with the page.
        rail: The HTML of its module's list, for the theme to put beside it and in its menu; may be empty.
        unsearched: The pieces of its body that search leaves out, in order; each is marked so in its HTML as well.
    """

    path: str
    title: str
    body: str
    kind: str
    description: str = ""
    module: str = ""
    kinds: tuple[str, ...] = ()
    rail: str = ""
    unsearched: tuple[str, ...] = ()

    @property
    def searched(self) -> str:
        """The body as search sees it: without questions, so that it does not spoil them, and quickly read.

        Icons and marks inside a sentence go too, since search takes none of them up, but slowly.
        """
        body = self.body
        for piece in self.unsearched:
            body = body.replace(piece, "", 1)
        return _UNSEEN.sub("", body)


@dataclass(frozen=True, slots=True)
class Step:
    """A lesson, self-rating or quiz as a link names it: `name` is for `View.to`, `minutes` may be 0 if unknown."""

    module: Module
    name: str
    title: str
    minutes: int


def _step(module: Module, step: Lesson | Rating | Quiz) -> Step:
    sort = "lesson" if isinstance(step, Lesson) else "rating" if isinstance(step, Rating) else "quiz"
    return Step(module, f"{sort}:{step.id}", step.title, step.minutes or 0)


@dataclass(frozen=True, slots=True)
class Made:
    """A page with what it was made of: its own lesson, self-rating or quiz, and the items it shows."""

    page: Page
    source: object
    items: tuple[Question, ...]


@dataclass
class Shelf:
    """The pages that were made, by path, and what they all share."""

    frame: tuple[object, ...] = ()
    pages: dict[str, Made] = field(default_factory=dict)


@dataclass(frozen=True)
class Site:
    """The course on its way to pages.

    Attributes:
        course: What was read.
        renderer: Turns its texts into HTML.
        words: The interface's words.
        directory_urls: Whether addresses end in `/` (MkDocs' `use_directory_urls`) or in `.html`.
        shelf: The pages of last time; `once` takes from it and adds to it.
        rails: The list of each module's lessons as its pages see it, once made; see `View.rail`.
    """

    course: Course
    renderer: Renderer
    words: Words
    directory_urls: bool = True
    shelf: Shelf = field(default_factory=lambda: Shelf(), repr=False)
    rails: dict[str, str] = field(default_factory=dict, repr=False)

    @cached_property
    def environment(self) -> Templates:
        """The templates of all pages and question kinds."""
        folders = [str(_HERE), *(str(kind.folder.parent) for kind in kinds().values())]
        return Templates(list(dict.fromkeys(folders)), self.words)

    @cached_property
    def sequence(self) -> tuple[tuple[Module, Lesson | Rating | Quiz], ...]:
        """Everything a learner goes through, in order: lessons, after them a module's self-ratings and its quiz."""
        steps: list[tuple[Module, Lesson | Rating | Quiz]] = []
        for module in self.course.modules:
            steps += [(module, lesson) for lesson in module.lessons]
            steps += [(module, rating) for rating in module.ratings]
            if module.quiz:
                steps.append((module, module.quiz))
        return tuple(steps)

    @cached_property
    def paths(self) -> Mapping[str, str]:
        """Page path by `lesson:ID`, `rating:ID`, `quiz:ID`, `module:ID`, `handout:ID`, or `glossary:` and its like."""
        found = {"home:": "index", "glossary:": "glossary", "your-data:": "your-data"}
        found |= {f"handout:{handout.id}": f"handouts/{handout.id}" for handout in self.course.handouts}
        for module in self.course.modules:
            found[f"module:{module.head.id}"] = f"{module.head.id}/index"
            for lesson in module.lessons:
                found[f"lesson:{lesson.id}"] = f"{module.head.id}/{lesson.id}"
            for rating in module.ratings:
                found[f"rating:{rating.id}"] = f"{module.head.id}/{rating.id}"
            if module.quiz:
                found[f"quiz:{module.quiz.id}"] = f"{module.head.id}/{module.quiz.id}"
        return found

    @cached_property
    def teachers(self) -> Mapping[str, Lesson]:
        """The lesson of each objective, by the objective's id."""
        return {
            each.id: lesson for _, lesson in self.sequence if isinstance(lesson, Lesson) for each in lesson.objectives
        }

    @cached_property
    def sections(self) -> Mapping[str, tuple[str, str]]:
        """Anchor and words of the section that teaches an objective, by the objective's id; only where one is named."""
        found: dict[str, tuple[str, str]] = {}
        for _, lesson in self.course.lessons():
            named = {each.id: each.section for each in lesson.objectives if each.section}
            if not named:
                continue
            texts = [self.renderer.render(block.value, "prose") for _, block in lesson.blocks_of(ProseBlock)]
            headings = {anchor: words for text in texts for _, anchor, words in text.headings}
            found |= {name: (anchor, headings[anchor]) for name, anchor in named.items()}
        return found

    @cached_property
    def fields(self) -> Mapping[str, tuple[Lesson, str]]:
        """The lesson of each field of the learner's own, and the field's label, by the field's id."""
        found: dict[str, tuple[Lesson, str]] = {}
        for _, lesson in self.course.lessons():
            for _, deal in lesson.blocks_of(YourDealBlock):
                found |= {each.id: (lesson, each.label) for each in deal.fields}
            found |= {block.id: (lesson, block.question) for _, block in lesson.blocks_of(CompareBlock)}
        return found

    @cached_property
    def frame(self) -> tuple[object, ...]:
        """Everything that any page may show of the rest of the course; equal as long as all of that is the same."""
        course = self.course
        steps: list[tuple[object, ...]] = []
        for _, step in self.sequence:
            if isinstance(step, Lesson):
                asked = [name for _, check in step.blocks_of(CheckBlock) for name in check.items]
                taught = [(each.id, each.text, self.sections.get(each.id)) for each in step.objectives]
                steps.append((step.id, step.title, step.minutes, step.kind, asked, taught))
            elif isinstance(step, Rating):
                named = [pillar.recommendation.field or "" for pillar in step.pillars]
                labels = [(self.fields[each][0].id, self.fields[each][1]) for each in named if each in self.fields]
                steps.append((step.id, step.title, step.minutes, "rating", labels))
            else:
                asked = [each.id for each in course.questions_of(step)]
                steps.append((step.id, step.title, step.minutes, step.mode, step.told, asked, course.asked_in(step)))
        shared = (course.head, course.glossary, course.figures, course.judged)
        return (*shared, steps, self.words.language, self.directory_urls)

    def once(self, path: str, source: object, make: Callable[[View], Page]) -> Page:
        """Return a page, the one of last time if nothing that it shows has changed.

        Args:
            path: Where it stands.
            source: The lesson, self-rating or quiz that it shows.
            make: Makes it; everything it shows beside `source` has to be in `frame` or asked through its view.
        """
        if self.shelf.frame is not self.frame:
            if self.shelf.frame != self.frame:
                self.shelf.pages.clear()
            self.shelf.frame = self.frame
        known = self.shelf.pages.get(path)
        if known and known.source is source and all(self.course.items.get(each.id) is each for each in known.items):
            return known.page
        view = self.view(path)
        page = make(view)
        self.shelf.pages[path] = Made(page, source, tuple(view.items))
        return page

    def around(self, here: str) -> tuple[Step | None, Step | None]:
        """Return what comes before and after the lesson, self-rating or quiz with this id."""
        steps = self.sequence
        index = next(i for i, (_, step) in enumerate(steps) if step.id == here)
        before = _step(*steps[index - 1]) if index else None
        return before, _step(*steps[index + 1]) if index + 1 < len(steps) else None

    def address(self, path: str) -> str:
        """Return a page's address relative to the site's root."""
        if not self.directory_urls:
            return f"{path}.html"
        if path == "index" or path.endswith("/index"):
            return path.removesuffix("index")
        return f"{path}/"

    def numeral(self, module: Module) -> Markup:
        """Return the drawing of a module's number; empty for a module that has none."""
        total = sum(1 for each in self.course.modules if each.number)
        return module_number(module.number, total) if module.number else Markup()

    def view(self, path: str) -> View:
        """Return the course as seen from one page."""
        return View(self, path)
