"""What the site ships beside its pages: style sheets, the browser modules, their words; comments stay at home."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import rcssmin
import rjsmin

from generator import joining
from generator.questions import kinds
from generator.words import words_for

_HERE = Path(__file__).parent
TEMPLATES = _HERE / "theme" / "templates"
"""Template overrides that the generator relies on; they stand behind `site_overrides/` and before Material's."""

FOLDER = "assets/course"
ENTRY = "browser/course.mjs"
QUESTION = "browser/element.mjs"
"""What every question kind stands on."""


@cache
def assets(language: str = "en") -> Mapping[str, str]:
    """Return every file to ship by its path in the site, without comments.

    Args:
        language: The interface's language, for the words that scripts show.
    """
    styles = "\n".join(path.read_text("utf-8") for path in sorted((_HERE / "theme" / "styles").glob("*.css")))
    found = {f"{FOLDER}/course.css": rcssmin.cssmin(styles)}
    for name, path in _own_styles().items():
        found[f"{FOLDER}/{name}"] = rcssmin.cssmin(path.read_text("utf-8"))
    sources = _sources(language)
    for file in set(_homes().values()):
        found[f"{FOLDER}/{file}"] = rjsmin.jsmin(joining.join(sources, _homes(), file))
    return found


PAGE_MODULES = {
    "quiz": ("course-quiz", "browser/quiz.mjs"),
    "rating": ("course-rating", "browser/rating/element.mjs"),
    "your_data": ("course-data", "browser/data.mjs"),
}
"""What only one kind of page has, by the page kind: an element's tag and its module."""


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
    scripts += [PAGE_MODULES[page][1]] if page in PAGE_MODULES else []
    return {
        "styles": [name for name in styles if name in _own_styles()],
        "scripts": scripts,
        "modules": sorted(joining.needed(_sources("en"), _homes(), [ENTRY, *scripts])),
    }


@cache
def _homes() -> Mapping[str, str]:
    """Return the file that each module ships in."""
    elements = [name for name in _sources("en") if name.startswith("questions/")]
    roots = [*elements, *(module for _, module in PAGE_MODULES.values())]
    return joining.homes(_sources("en"), (ENTRY, QUESTION), roots)


@cache
def _sources(language: str) -> Mapping[str, str]:
    """Return the text of every module by its path in this package, those made of the interface's words too."""
    elements = [kind.folder / "element.mjs" for kind in kinds().values()]
    paths = [*(_HERE / "browser").rglob("*.mjs"), *(path for path in elements if path.is_file())]
    found = {path.relative_to(_HERE).as_posix(): path.read_text("utf-8") for path in sorted(paths)}
    words = words_for(language)
    rare = {tag: (f"pages/{page}.css", module) for page, (tag, module) in PAGE_MODULES.items()}
    found["browser/words.mjs"] = (
        f"export const language = {json.dumps(words.language)};\n"
        f"export const words = {_as_json(words.table['browser'])};\n"
        f"export const styled = {json.dumps(list(_own_styles()))};\n"
        f"export const rare = {json.dumps(rare)};\n"
    )
    for section in words.table:
        if section.startswith("browser_"):
            name = section.removeprefix("browser_")
            more = _as_json(words.table[section])
            found[f"browser/{name}.words.mjs"] = (
                f'import {{words}} from "./words.mjs";\nObject.assign(words, {more});\n'
            )
    return found


def _as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


@cache
def _own_styles() -> Mapping[str, Path]:
    """Return the style sheets that only some pages need: those of page kinds and of question kinds, by their place."""
    pages = {f"pages/{path.name}": path for path in sorted((_HERE / "theme" / "pages").glob("*.css"))}
    parts = {f"questions/{kind.name}/style.css": kind.folder / "style.css" for kind in kinds().values()}
    return pages | {name: path for name, path in parts.items() if path.is_file()}
