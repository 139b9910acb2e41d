"""A module's page: what it is good for, its lessons, its quiz."""

from __future__ import annotations

from collections.abc import Iterator

from generator.pages.drawings import module_number
from generator.pages.site import Page, Site


def pages(site: Site) -> Iterator[Page]:
    """Yield one page a module."""
    total = sum(1 for module in site.course.modules if module.number)
    for module in site.course.modules:
        view = site.view(site.paths[f"module:{module.head.id}"])
        numeral = module_number(module.number, total) if module.number else ""
        body = view.render("module.html.jinja", module=module, numeral=numeral)
        summary = view.inline(module.head.summary).striptags()
        yield Page(view.path, str(view.plain(module.head.title).unescape()), body, "module", summary, module.head.id)
