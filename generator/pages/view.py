"""The course as seen from one page: its texts and questions as HTML, with links that lead from there."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from markupsafe import Markup

from generator.course.base import Form
from generator.course.blocks import Block
from generator.course.course import Module
from generator.course.question import Question

if TYPE_CHECKING:
    from generator.pages.site import Site

_SVG_ID = re.compile(r"""( id=["']|url\(#)""")
_OWN_LINK = re.compile(r'<a href="(lesson|glossary|quiz|rating|handout):([^"#]*)(#[^"]*)?"')


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
