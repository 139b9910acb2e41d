"""What any program that makes the site needs beside the pages: data for the templates, small files.

Everything here is plain data, so that it can be handed over in memory (the plugin) or in a file (`docs_only`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from generator.assets import parts_for
from generator.build import Prepared
from generator.course.course import PICTURES
from generator.words import Words, words_for


def template_data(prepared: Prepared) -> dict[str, Any]:
    """Return what the templates find in `config.extra.course`, but for the words.

    `parts` names what a page fetches, by its kind and the question kinds on it, with spaces between them.
    """
    head = prepared.course.head
    needs = {("", ()), *((page.kind, page.kinds) for page in prepared.pages)}
    return {
        "head": {"id": head.id, "language": head.language, "contact": head.contact},
        "glossary": prepared.course.glossary is not None,
        "parts": {" ".join((page, *kinds)): parts_for(page, kinds) for page, kinds in sorted(needs)},
    }


def flat_words(words: Words) -> dict[str, str]:
    """Return the interface's words by their dotted names, without plurals and the words of scripts."""
    found: dict[str, str] = {}
    waiting: list[tuple[str, Any]] = [
        (name, entry) for name, entry in words.table.items() if not name.startswith("browser")
    ]
    for name, entry in waiting:
        if isinstance(entry, dict):
            waiting += [(f"{name}.{key}", inner) for key, inner in entry.items()]
        else:
            found[name] = str(entry)
    return found


def small_files(address: str | None) -> dict[str, str]:
    """Return the small files that web hosts and search engines look for.

    Args:
        address: The site's own address, ending in `/`, if it is known.
    """
    sitemap = f"Sitemap: {address}sitemap.xml\n" if address else ""
    return {".nojekyll": "", "robots.txt": f"User-agent: *\nAllow: /\n{sitemap}"}


def stays_home(name: str) -> bool:
    """Return whether a file in content/ is an author's own and no part of the site: anything but a picture."""
    return not (name.startswith("figures/") and name.lower().endswith(PICTURES))


def theme_language(language: str, folders: Iterable[str | Path]) -> str:
    """Return the language nearest to the course's that the theme in `folders` has words for."""
    places: Sequence[Path] = [Path(folder) / "partials" / "languages" for folder in folders]
    for name in (language, language.partition("-")[0]):
        if any((place / f"{name}.html").is_file() for place in places):
            return name
    return "en"


def words_of(prepared: Prepared) -> Words:
    """Return the words of the interface."""
    return words_for(prepared.course.head.language)
