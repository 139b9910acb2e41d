"""A page as a value, and what every page needs while it is made: words, texts, addresses.

Knows nothing of MkDocs and writes nothing: `generator/build.py` decides what becomes of the pages.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from markupsafe import Markup

from generator.course.base import Form
from generator.course.blocks import Block, CheckBlock, CompareBlock, ProseBlock, YourDealBlock
from generator.course.course import Course, Module
from generator.course.lesson import Lesson
from generator.course.question import Question
from generator.course.quiz import Quiz
from generator.course.rating import Rating
from generator.markup import Renderer
from generator.pages.drawings import module_number
from generator.pages.templates import Templates
from generator.questions import kinds
from generator.words import Words

_HERE = Path(__file__).parent
_UNSEEN = re.compile(r"""<svg class="course-(?:icon|stop)".*?</svg>|</?(?:a|b|em|strong)(?: [^<>]*)?>""")
_SVG_ID = re.compile(r"""( id=["']|url\(#)""")
_OWN_LINK = re.compile(r'<a href="(lesson|glossary|quiz|rating|handout):([^"#]*)(#[^"]*)?"')


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


@dataclass(frozen=True)
class View:
    """The course as seen from one page: its texts with links that lead from there.

    Attributes:
        site: The site.
        path: The page's path.
        asked: The question kinds shown so far.
        questions: Their HTML, in order.
        items: Every item that was shown or answered.
    """

    site: Site
    path: str
    asked: set[str] = field(default_factory=set)
    questions: list[str] = field(default_factory=list)
    items: list[Question] = field(default_factory=list)

    def to(self, name: str, anchor: str = "") -> str:
        """Return the relative address of a page by its name in `Site.paths`."""
        relative = self.relative(self.site.address(self.site.paths[name]))
        return relative + (f"#{anchor}" if anchor else "")

    def relative(self, there: str) -> str:
        """Return an address of the site as a link on this page names it."""
        relative = posixpath.relpath("/" + there, "/" + self._folder)
        if there.endswith("/") or not there:
            relative += "/"
        return relative

    @property
    def _folder(self) -> str:
        """The folder that relative addresses start from."""
        here = self.site.address(self.path)
        return here.rstrip("/") if here.endswith("/") else posixpath.dirname(here)

    def text(self, words: str, form: Form) -> Markup:
        """Return a text of the course as HTML whose own links lead from this page."""
        html = self.site.renderer.render(words, form).html
        return Markup(_OWN_LINK.sub(self._own_link, html) if "<a " in html else html)

    def plain(self, words: str) -> Markup:
        """Return a text without Markdown."""
        return self.text(words, "plain")

    def inline(self, words: str) -> Markup:
        """Return a text of one paragraph."""
        return self.text(words, "inline")

    def prose(self, words: str) -> Markup:
        """Return Markdown of any length."""
        return self.text(words, "prose")

    def _own_link(self, match: re.Match[str]) -> str:
        sort, name, anchor = match[1], match[2], (match[3] or "").removeprefix("#")
        if sort == "glossary":
            return f'<a class="course-term" href="{self.to("glossary:", name)}"'
        return f'<a href="{self.to(f"{sort}:{name}", anchor)}"'

    def block(self, block: Block) -> Markup:
        """Return one block as HTML, by the macro of its key in `blocks.html.jinja`."""
        module = self.site.environment.get_template("blocks.html.jinja").module
        return Markup(getattr(module, block.key)(block, self))

    def question(
        self,
        question: Question,
        number: int = 0,
        total: int = 0,
        *,
        marked: bool = True,
        told: bool = True,
        confidence: bool = False,
    ) -> Markup:
        """Return the complete HTML of one question, its controls from its kind's template.

        Args:
            question: The item.
            number: Its number on the page, from 1; 0 for a question that stands alone.
            total: How many there are.
            marked: False for a pre-question, which is neither scored nor answered on the spot.
            told: False for a question whose answer is nowhere on the page.
            confidence: Whether to ask how sure the learner is.
        """
        self.asked.add(question.kind)
        self.items.append(question)
        template = self.site.environment.get_template("question.html.jinja")
        html = template.render(
            item=question, view=self, number=number, total=total, marked=marked, told=told, confidence=confidence
        )
        self.questions.append(html)
        return Markup(html)

    def answer(self, question: Question, summary: str, *, fresh: bool = False) -> Markup:
        """Return the answer of a question with all its feedback, folded under `summary`.

        Args:
            question: The item.
            summary: The words to unfold it by.
            fresh: Whether the text above has just taught it, so that there is nothing to read again.
        """
        self.items.append(question)
        template = self.site.environment.get_template("answer.html.jinja")
        taught = Markup() if fresh else self.taught(question)
        return Markup(template.render(item=question, view=self, summary=summary, taught=taught))

    def taught(self, question: Question) -> Markup:
        """Return where to read again: the item's own link, its objective's section, or the lesson unless it is here."""
        if question.reread:
            return self.inline(question.reread)
        lesson = self.site.teachers.get(question.objective)
        anchor, words = self.site.sections.get(question.objective, ("", ""))
        if lesson is None or (not anchor and self.path == self.site.paths[f"lesson:{lesson.id}"]):
            return Markup()
        to = self.to(f"lesson:{lesson.id}", anchor)
        return Markup('<a href="{}">{}</a>').format(to, words or self.plain(lesson.title))

    def figure(self, file: str, own: str = "") -> Markup:
        """Return a picture of the course: an SVG drawn into the page, anything else as an image.

        Args:
            file: Its name in `content/figures/`.
            own: What sets its ids apart from those of the same drawing elsewhere in the page.
        """
        found = self.site.course.figures[file]
        if found.svg:
            return Markup(_SVG_ID.sub(rf"\g<1>{own}-", found.svg) if own else found.svg)
        source = posixpath.relpath(f"/figures/{file}", "/" + self._folder)
        return Markup('<img src="{}" alt="" loading="lazy">').format(source)

    def rail(self, module: Module) -> str:
        """Return a module's list of lessons as it stands beside each of them, with this page marked.

        Seen from the pages of one module the list is the same but for the mark, so it is made once for all of them.
        """
        if self.path == self.site.paths[f"module:{module.head.id}"]:
            return self.render("rail.html.jinja", module=module)
        stranger = self.site.view(f"{module.head.id}/-")
        made = self.site.rails.get(module.head.id)
        if made is None:
            made = self.site.rails[module.head.id] = stranger.render("rail.html.jinja", module=module)
        here = self.site.address(self.path)
        mark = f'href="{self.relative(here)}" aria-current="page"'
        return made.replace(f'href="{stranger.relative(here)}"', mark)

    def render(self, template: str, **values: object) -> str:
        """Return a page template filled in."""
        return self.site.environment.get_template(template).render(
            view=self, course=self.site.course, head=self.site.course.head, **values
        )
