"""The first page: what the course gives, where to start, and the map of its modules."""

from __future__ import annotations

from collections.abc import Iterator

from generator.pages.site import Page, Site


def pages(site: Site) -> Iterator[Page]:
    """Yield the home page."""
    view = site.view("index")
    course = site.course
    minutes = sum(module.minutes for module in course.modules)
    numbered = sum(module.number > 0 for module in course.modules)
    hours = round(minutes / 60)
    t = site.words
    time = t("home.hours", n=hours) if hours >= 2 else t("minutes_long", n=minutes)
    body = view.render(
        "home.html.jinja",
        first=site.sequence[0][1] if site.sequence else None,
        lessons=tuple(lesson for module in course.modules for lesson in module.lessons),
        map_title=t("home.map", modules=t("modules", n=numbered or len(course.modules)), time=time),
    )
    yield Page("index", course.head.title, body, "home", course.head.description)
