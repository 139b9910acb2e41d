"""A module's page: what it is good for, its lessons, its quiz."""

from __future__ import annotations

from collections.abc import Iterator

from generator.pages.site import Page, Site


def pages(site: Site) -> Iterator[Page]:
    """Yield one page a module."""
    for module in site.course.modules:
        view = site.view(site.paths[f"module:{module.head.id}"])
        body = view.render("module.html.jinja", module=module)
        summary = view.inline(module.head.summary).striptags()
        title = str(view.plain(module.head.title).unescape())
        yield Page(view.path, title, body, "module", summary, module.head.id, rail=view.rail(module))
