"""Course -> pages as values. Every module beside this file with a `pages` function is one kind of page."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from generator.pages.site import Page, Site

Maker = Callable[[Site], Iterable[Page]]


@cache
def kinds_of_page() -> dict[str, Maker]:
    """Return the function that makes the pages of each kind, by the kind's name."""
    found = {}
    for info in pkgutil.iter_modules(__path__):
        module = importlib.import_module(f"{__name__}.{info.name}")
        if hasattr(module, "pages"):
            found[info.name] = module.pages
    return found


def all_pages(site: Site) -> Iterator[Page]:
    """Yield every page of the site."""
    for make in kinds_of_page().values():
        yield from make(site)
