"""The page of a handout: something to read or to print beside the lessons."""

from __future__ import annotations

from collections.abc import Iterator

from generator.pages.site import Page, Site


def pages(site: Site) -> Iterator[Page]:
    """Yield one page a handout."""
    for handout in site.course.handouts:
        view = site.view(site.paths[f"handout:{handout.id}"])
        body = view.render("handout.html.jinja", handout=handout)
        title, description = (str(view.plain(words).unescape()) for words in (handout.title, handout.description))
        yield Page(view.path, title, body, "handout", description)
