"""What the site ships beside its pages: style sheets, the browser modules, their words; comments stay at home."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

import rcssmin
import rjsmin

from generator.questions import kinds
from generator.words import Words, words_for

_HERE = Path(__file__).parent
TEMPLATES = _HERE / "theme" / "templates"
"""Template overrides that the generator relies on; they stand behind `site_overrides/` and before Material's."""

FOLDER = "assets/course"
ENTRY = "browser/course.mjs"


@cache
def assets(language: str = "en") -> Mapping[str, str]:
    """Return every file to ship by its path in the site, without comments.

    The modules keep the places they have in this package, so that their imports work as they stand.

    Args:
        language: The interface's language, for the words that scripts show.
    """
    words = words_for(language)
    found = {
        **dict(_own_words(words)),
        f"{FOLDER}/course.css": rcssmin.cssmin(
            "\n".join(path.read_text("utf-8") for path in sorted((_HERE / "theme" / "styles").glob("*.css")))
        ),
        f"{FOLDER}/browser/words.mjs": f"export const language={json.dumps(words.language)};\n"
        f"export const words={json.dumps(words.table['browser'], ensure_ascii=False)};\n"
        f"export const styled={json.dumps(_styled())};\n",
    }
    for kind in _styled():
        style = (kinds()[kind].folder / "style.css").read_text("utf-8")
        found[f"{FOLDER}/questions/{kind}/style.css"] = rcssmin.cssmin(style)
    for path in sorted((_HERE / "pages").glob("*.css")):
        found[f"{FOLDER}/pages/{path.name}"] = rcssmin.cssmin(path.read_text("utf-8"))
    for path in _modules():
        found[f"{FOLDER}/{path.relative_to(_HERE).as_posix()}"] = rjsmin.jsmin(path.read_text("utf-8"))
    return found


def _own_words(words: Words) -> Iterator[tuple[str, str]]:
    """Yield the words that scripts show on one kind of page alone: those of `browser_<kind>:`."""
    for name, table in words.table.items():
        if name.startswith("browser_"):
            text = f"export const words={json.dumps(table, ensure_ascii=False)};\n"
            yield f"{FOLDER}/browser/{name.removeprefix('browser_')}/words.mjs", text


@cache
def parts_of_pages() -> Mapping[str, tuple[str, ...]]:
    """Return what only one kind of page needs, by the page's kind: its style sheet, its modules, the first one last.

    Its style sheet stands beside its template, its scripts in a folder of its name in `browser/`.
    """
    found = {}
    for page in sorted(path.parent.name for path in (_HERE / "browser").glob("*/element.mjs")):
        entry = f"browser/{page}/element.mjs"
        modules = sorted(_needed([entry]) - set(parts_for(())) - {entry})
        styles = [f"pages/{page}.css"] if (_HERE / "pages" / f"{page}.css").is_file() else []
        found[page] = (*styles, *modules, entry)
    return found


@cache
def parts_for(kinds_used: tuple[str, ...]) -> tuple[str, ...]:
    """Return every module and style sheet that a page with these question kinds needs beside `course.css`.

    The page names them all, so that one step fetches them; scripts name them after a change of page.
    """
    styles = [f"questions/{kind}/style.css" for kind in _styled() if kind in kinds_used]
    return tuple(sorted([*styles, *_needed([ENTRY, *(f"questions/{kind}/element.mjs" for kind in kinds_used)])]))


def _needed(waiting: Iterable[str]) -> set[str]:
    left, found = list(waiting), set[str]()
    while left:
        name = left.pop()
        if name in found or not ((_HERE / name).is_file() or name.endswith("/words.mjs")):
            continue
        found.add(name)
        if (_HERE / name).is_file():
            source = (_HERE / name).read_text("utf-8")
            for target in re.findall(r'^(?:import|export)\b[^;]*?"(\.[^"]+)"', source, re.MULTILINE):
                left.append((_HERE / name).parent.joinpath(target).resolve().relative_to(_HERE).as_posix())
    return found


def _modules() -> Iterator[Path]:
    yield from sorted((_HERE / "browser").rglob("*.mjs"))
    for kind in kinds().values():
        if (kind.folder / "element.mjs").is_file():
            yield kind.folder / "element.mjs"


@cache
def _styled() -> tuple[str, ...]:
    """Return the question kinds that have a style of their own."""
    return tuple(kind.name for kind in kinds().values() if (kind.folder / "style.css").is_file())
