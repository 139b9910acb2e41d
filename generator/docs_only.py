"""A course as a plain docs folder that MkDocs, ProperDocs or Zensical turn into the site without our plugin.

`mkdocs.yml`, `docs/` with one Markdown file a page, which holds finished HTML, and `overrides/` with the templates. All
that a template needs stands in front matter and under `extra`, since nothing of ours runs while the site is made.
"""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from generator.assets import TEMPLATES
from generator.build import Prepared
from generator.hosting import flat_words, small_files, stays_home, template_data, theme_language, words_of
from generator.pages.site import Page
from generator.settings import RawDumper, directory_urls, raw_config

MARK = "# Written by `course build --docs-only`, which replaces this folder as a whole: change the course instead.\n"
_WORDS = re.compile(r"(?<![\w.])(?<!macro )(t|words)\(((?:[^()]|\([^()]*\))*)\)")
"""A call for words in a template; without our plugin they are looked up in a mapping."""


def write(prepared: Prepared, root: Path, folder: Path) -> None:
    """Write the docs folder of a course.

    Args:
        prepared: The course.
        root: The course folder; its mkdocs.yml gives the settings, the theme's `custom_dir` the brand.
        folder: An empty folder.
    """
    docs = folder / "docs"
    flat = not directory_urls(root)
    for name, text in {**dict(_pages(prepared, flat=flat)), **prepared.files, **small_files(None)}.items():
        _write(docs / name, text)
    for path in sorted((root / "content").rglob("*")):
        name = path.relative_to(root / "content").as_posix()
        if path.is_file() and not path.is_symlink() and not stays_home(name) and "/." not in f"/{name}":
            (docs / name).parent.mkdir(parents=True, exist_ok=True)
            (docs / name).write_bytes(path.read_bytes())
    _copy_templates(TEMPLATES, folder / "overrides")
    if brand := _theme(raw_config(root)).get("custom_dir"):
        _copy_templates(root / brand, folder / "overrides")
    _write(folder / "mkdocs.yml", MARK + _yaml(_config(prepared, root)))


def is_ours(folder: Path) -> bool:
    """Return whether a folder was written by `write`."""
    try:
        return (folder / "mkdocs.yml").read_text("utf-8").startswith(MARK)
    except (OSError, UnicodeDecodeError):
        return False


def _source(page: Page, *, flat: bool) -> str:
    """Return a page's file, in the folder of its address: Zensical takes links to be those of the file."""
    stays = flat or page.path == "index" or page.path.endswith("/index")
    return f"{page.path}.md" if stays else f"{page.path}/index.md"


def _pages(prepared: Prepared, *, flat: bool) -> Iterator[tuple[str, str]]:
    for page in prepared.pages:
        front = {"title": page.title, **({"description": page.description} if page.description else {})}
        yield _source(page, flat=flat), f"---\n{_yaml(front | {'course_page': for_template(page)})}---\n\n{page.body}\n"


def for_template(page: Page) -> dict[str, Any]:
    """Return what the templates find in `page.meta.course_page`."""
    return {"kind": page.kind, "module": page.module, "kinds": list(page.kinds), "rail": page.rail}


def _config(prepared: Prepared, root: Path) -> dict[str, Any]:
    given = raw_config(root)
    head, urls = prepared.course.head, directory_urls(root)
    theme = {**_theme(given), "custom_dir": "overrides", "language": _language(head.language)}
    theme.setdefault("variant", "classic")  # Zensical's name for the look that our styles are made for
    plugins = [each for each in given.get("plugins", []) if each != "course" and "course" not in _keys(each)]
    config = {key: value for key, value in given.items() if key not in ("docs_dir", "site_dir", "extra")}
    course = template_data(prepared) | {"words": flat_words(words_of(prepared))}
    return config | {
        "site_name": head.title,
        "site_description": head.description,
        "docs_dir": "docs",
        "use_directory_urls": urls,
        "exclude_docs": "!.nojekyll\n",
        "theme": theme,
        "plugins": plugins,
        "extra": {**given.get("extra", {}), "course": course},
        "nav": [{page.title: _source(page, flat=not urls)} for page in prepared.pages],
    }


def _theme(given: dict[str, Any]) -> dict[str, Any]:
    theme = given.get("theme", {})
    return dict(theme) if isinstance(theme, dict) else {"name": theme}


def _keys(plugin: Any) -> tuple[str, ...]:
    return tuple(plugin) if isinstance(plugin, dict) else ()


def _language(language: str) -> str:
    found = importlib.util.find_spec("material")
    places = found.submodule_search_locations if found else None
    return theme_language(language, [TEMPLATES, *(Path(place) / "templates" for place in places or ())])


def _copy_templates(place: Path, target: Path) -> None:
    for path in sorted(place.rglob("*")):
        if path.is_file() and path.name != ".gitkeep":
            there = target / path.relative_to(place)
            if path.suffix == ".html":
                _write(there, _WORDS.sub(r"\1[\2]", path.read_text("utf-8")))
            else:
                there.parent.mkdir(parents=True, exist_ok=True)
                there.write_bytes(path.read_bytes())


def _yaml(data: dict[str, Any]) -> str:
    return yaml.dump(data, Dumper=RawDumper, allow_unicode=True, sort_keys=False, width=10_000)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")
