"""The page of a self-rating: its statements, how to score them, and what to do about each pillar.

All of it is readable and can be scored by hand; the script shows one pillar at a time, keeps the answers and draws.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import accumulate

from generator.course.course import Module
from generator.course.rating import Rating
from generator.pages.site import Page, Site
from generator.pages.view import View


def pages(site: Site) -> Iterator[Page]:
    """Yield one page for each self-rating that a module lists."""
    for module in site.course.modules:
        for rating in module.ratings:
            make = partial(_page, site, module, rating)
            yield site.once(site.paths[f"rating:{rating.id}"], rating, make)


def _page(site: Site, module: Module, rating: Rating, view: View) -> Page:
    last = list(accumulate(len(pillar.statements) for pillar in rating.pillars))
    highs = [*(band.at_least - 1 for band in rating.bands[1:]), 100]
    form = view.render(
        "rating_form.html.jinja",
        rating=rating,
        module=module,
        spec=specification(rating, view),
        first=[1, *(number + 1 for number in last)],
        last=last,
        bands=list(zip(rating.bands, highs, strict=True)),
        lessons={lesson.id: lesson for _, lesson in site.course.lessons()},
        fields=site.fields,
    )
    body = view.render("rating.html.jinja", rating=rating, module=module, form=form, around=site.around(rating.id))
    title = _words(view, rating.title)
    description = str(view.inline(rating.window).striptags())
    return Page(view.path, title, body, "rating", description, module.head.id, (), view.rail(module), (form,))


def specification(rating: Rating, view: View) -> dict[str, object]:
    """Return what the script needs to score and to draw: ids, numbers and names, no statements."""
    return {
        "id": rating.id,
        "top": rating.top,
        "absent": rating.not_applicable,
        "direction": rating.direction,
        "drawing": rating.drawing,
        "focus": rating.focus,
        "bands": [{"id": band.id, "from": band.at_least, "title": _words(view, band.title)} for band in rating.bands],
        "pillars": [
            {
                "id": pillar.id,
                "title": _words(view, pillar.title),
                "short": _words(view, pillar.name),
                "needed": rating.needed(pillar),
                "statements": [statement.id for statement in pillar.statements],
            }
            for pillar in rating.pillars
        ],
    }


def _words(view: View, text: str) -> str:
    return str(view.plain(text).unescape())
