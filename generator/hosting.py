"""What any program that makes the site needs beside the pages: data for the templates, settings, small files.

Everything here is plain data, so that it can be handed over in memory (the plugin) or in a file (`docs_only`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import yaml

from generator.assets import modules_for
from generator.build import Prepared
from generator.course.course import PICTURES
from generator.words import Words, words_for

DEFAULT_CONFIG = Path(__file__).with_name("default_mkdocs.yml")
"""Used where a course has no mkdocs.yml of its own."""


def config_file(root: Path) -> Path:
    """Return the settings of a course's site."""
    own = root / "mkdocs.yml"
    return own if own.is_file() else DEFAULT_CONFIG


def raw_config(root: Path) -> dict[str, Any]:
    """Return a course's mkdocs.yml as it is written; what is tagged, such as `!ENV`, stays as nodes.

    A file that cannot be read gives no settings; the program that makes the site says what is wrong with it.
    """
    try:
        found = yaml.load(config_file(root).read_text("utf-8"), _Raw)
    except (yaml.YAMLError, OSError, UnicodeDecodeError):
        return {}
    return found if isinstance(found, dict) else {}


def directory_urls(root: Path) -> bool:
    """Return whether the site's addresses end in `/` (`use_directory_urls` in mkdocs.yml)."""
    return raw_config(root).get("use_directory_urls", True) is not False


def template_data(prepared: Prepared) -> dict[str, Any]:
    """Return what the templates find in `config.extra.course`, but for the words.

    `preload` names the script modules of a page by the word "page" and the question kinds on it.
    """
    head = prepared.course.head
    kinds = {(), *(page.kinds for page in prepared.pages)}
    return {
        "head": {"id": head.id, "language": head.language, "contact": head.contact},
        "glossary": prepared.course.glossary is not None,
        "preload": {f"page {' '.join(each)}": list(modules_for(each)) for each in sorted(kinds)},
    }


def flat_words(words: Words) -> dict[str, str]:
    """Return the interface's words by their dotted names, without plurals and the words of scripts."""
    found: dict[str, str] = {}
    waiting: list[tuple[str, Any]] = [(name, entry) for name, entry in words.table.items() if name != "browser"]
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


class _Raw(yaml.SafeLoader):
    """Keeps tagged values as they stand."""


class RawDumper(yaml.SafeDumper):
    """Writes what `raw_config` has read, tagged values too."""


_keep: Callable[..., yaml.Node] = lambda loader, suffix, node: node  # noqa: E731 - two lines of types for no gain
_Raw.add_multi_constructor("!", _keep)
_Raw.add_multi_constructor("tag:yaml.org,2002:python/", _keep)
RawDumper.add_multi_representer(yaml.Node, lambda dumper, node: node)
