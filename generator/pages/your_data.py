"""The page that says what is stored and where, and lets learners take it along, bring it back, or clear it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.pages.site import Page, Site


def pages(site: Site) -> Iterator[Page]:
    """Yield the page about the learner's data."""
    view = site.view(site.paths["your-data:"])
    body = view.render("your_data.html.jinja")
    yield Page(view.path, site.words("data.title"), body, "your_data", site.words("data.intro"))
