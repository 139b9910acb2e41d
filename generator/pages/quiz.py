"""The page of a quiz: its questions, one after the other."""

from __future__ import annotations

from collections.abc import Iterator

from generator.pages.site import Page, Site


def pages(site: Site) -> Iterator[Page]:
    """Yield one page for each quiz that a module names."""
    for module in site.course.modules:
        if module.quiz is None:
            continue
        view = site.view(site.paths[f"quiz:{module.quiz.id}"])
        body = view.render(
            "quiz.html.jinja",
            module=module,
            quiz=module.quiz,
            questions=site.course.questions_of(module.quiz),
            around=site.around(module.quiz.id),
        )
        title = str(view.plain(module.quiz.title).unescape())
        asked = tuple(sorted(view.asked))
        rail, questions = view.rail(module), tuple(view.questions)
        yield Page(view.path, title, body, "quiz", "", module.head.id, asked, rail, questions)
