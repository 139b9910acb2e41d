"""What the site ships beside its pages: style sheets, the browser modules, their words; comments stay at home."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

import rcssmin
import rjsmin

from generator.questions import kinds
from generator.words import words_for

_HERE = Path(__file__).parent
TEMPLATES = _HERE / "theme" / "templates"
"""Template overrides that the generator relies on; they stand behind `site_overrides/` and before Material's."""

FOLDER = "assets/course"
ENTRY = "browser/course.mjs"
_MADE = re.compile(r"browser/(\w+\.)?words\.mjs")
"""The modules that stand in no file: the interface's words."""


@cache
def assets(language: str = "en") -> Mapping[str, str]:
    """Return every file to ship by its path in the site, without comments.

    The modules keep the places they have in this package, so that their imports work as they stand.

    Args:
        language: The interface's language, for the words that scripts show.
    """
    words = words_for(language)
    found = {
        f"{FOLDER}/course.css": rcssmin.cssmin(
            "\n".join(path.read_text("utf-8") for path in sorted((_HERE / "theme" / "styles").glob("*.css")))
        ),
        f"{FOLDER}/browser/words.mjs": f"export const language={json.dumps(words.language)};\n"
        f"export const words={json.dumps(words.table['browser'], ensure_ascii=False)};\n"
        f"export const styled={json.dumps(list(_own_styles()))};\n",
    }
    for section in words.table:
        if section.startswith("browser_"):
            more = json.dumps(words.table[section], ensure_ascii=False)
            name = section.removeprefix("browser_")
            found[f"{FOLDER}/browser/{name}.words.mjs"] = (
                f'import {{words}} from "./words.mjs";\nObject.assign(words,{more});\n'
            )
    for name, path in _own_styles().items():
        found[f"{FOLDER}/{name}"] = rcssmin.cssmin(path.read_text("utf-8"))
    for path in _modules():
        found[f"{FOLDER}/{path.relative_to(_HERE).as_posix()}"] = rjsmin.jsmin(path.read_text("utf-8"))
    return found


PAGE_MODULES = {
    "quiz": "browser/quiz.mjs",
    "rating": "browser/rating/element.mjs",
    "your_data": "browser/data.mjs",
}
"""The module that only one kind of page runs, by the page kind."""


@cache
def parts_for(page: str, kinds_used: tuple[str, ...]) -> Mapping[str, Sequence[str]]:
    """Return what a page needs beside `course.css`: `styles`, `scripts` to run, and all `modules` to fetch.

    The page names them all, so that one step fetches them; scripts name them after a change of page.

    Args:
        page: Name of the page kind; empty for a page that is none of ours.
        kinds_used: The question kinds on it.
    """
    folders = [f"questions/{kind}" for kind in kinds_used]
    styles = [f"pages/{page}.css", *(f"{folder}/style.css" for folder in folders)]
    scripts = [*(f"{folder}/element.mjs" for folder in folders)]
    scripts += [PAGE_MODULES[page]] if page in PAGE_MODULES else []
    return {
        "styles": [name for name in styles if name in _own_styles()],
        "scripts": scripts,
        "modules": sorted(_needed([ENTRY, *scripts])),
    }


def _needed(waiting: Iterable[str]) -> set[str]:
    left, found = list(waiting), set[str]()
    while left:
        name = left.pop()
        if name in found or not ((_HERE / name).is_file() or _MADE.fullmatch(name)):
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
def _own_styles() -> Mapping[str, Path]:
    """Return the style sheets that only some pages need: those of page kinds and of question kinds, by their place."""
    pages = {f"pages/{path.name}": path for path in sorted((_HERE / "theme" / "pages").glob("*.css"))}
    parts = {f"questions/{kind.name}/style.css": kind.folder / "style.css" for kind in kinds().values()}
    return pages | {name: path for name, path in parts.items() if path.is_file()}
