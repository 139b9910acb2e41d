"""The glossary: the course's terms, sorted by name."""

from __future__ import annotations

from collections.abc import Iterator

from generator.pages.site import Page, Site


def pages(site: Site) -> Iterator[Page]:
    """Yield the glossary's page, if the course has a glossary."""
    if site.course.glossary is None:
        return
    view = site.view(site.paths["glossary:"])
    terms = sorted(site.course.glossary.terms, key=lambda term: term.name.casefold())
    body = view.render("glossary.html.jinja", terms=terms)
    yield Page(view.path, site.words("glossary.title"), body, "glossary", site.words("glossary.intro"))
