"""The page of a quiz: its questions, one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.course.course import Module
from generator.course.quiz import Quiz
from generator.pages.site import Page, Site, View


def pages(site: Site) -> Iterator[Page]:
    """Yield one page for each quiz that a module names."""
    for module in site.course.modules:
        if module.quiz:
            yield site.once(
                site.paths[f"quiz:{module.quiz.id}"], module.quiz, partial(_page, site, module, module.quiz)
            )


def _page(site: Site, module: Module, quiz: Quiz, view: View) -> Page:
    body = view.render(
        "quiz.html.jinja",
        module=module,
        quiz=quiz,
        questions=site.course.questions_of(quiz),
        around=site.around(quiz.id),
    )
    title = str(view.plain(quiz.title).unescape())
    asked = tuple(sorted(view.asked))
    return Page(view.path, title, body, "quiz", "", module.head.id, asked, view.rail(module), tuple(view.questions))
