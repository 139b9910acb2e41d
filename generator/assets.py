"""What the site ships beside its pages: one style sheet, the browser modules; comments stay at home."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import rcssmin
import rjsmin

from generator.questions import kinds

_HERE = Path(__file__).parent
TEMPLATES = _HERE / "theme" / "templates"
"""Template overrides that the generator relies on; they stand behind `site_overrides/` and before Material's."""

FOLDER = "assets/course"


@cache
def assets() -> dict[str, str]:
    """Return every file to ship by its path in the site, without comments."""
    found = {f"{FOLDER}/course.css": rcssmin.cssmin("\n".join(path.read_text("utf-8") for path in _styles()))}
    for path in sorted((_HERE / "browser").glob("*.mjs")):
        found[f"{FOLDER}/{path.name}"] = rjsmin.jsmin(path.read_text("utf-8"))
    for kind in kinds().values():
        element = kind.folder / "element.mjs"
        if element.is_file():
            found[f"{FOLDER}/{kind.name}.mjs"] = rjsmin.jsmin(element.read_text("utf-8"))
    return found


def _styles() -> Iterator[Path]:
    """Yield the style sheets in the order they are joined: the theme's by name, then each kind's."""
    yield from sorted((_HERE / "theme" / "styles").glob("*.css"))
    for kind in kinds().values():
        style = kind.folder / "style.css"
        if style.is_file():
            yield style
