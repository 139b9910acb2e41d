"""The words of the interface, from `generator/locales/<language>.yml`, with plurals by the rules of the language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from babel import Locale

LOCALES = Path(__file__).parent / "locales"


@dataclass(frozen=True)
class Words:
    """One language's words; `words("lesson.check")` returns a text, filled with the values given.

    Attributes:
        language: The language code of the words, such as `en`.
        table: Nested mapping of the locale file; a plural is a mapping of CLDR forms (`one`, `other`, ...).
    """

    language: str
    table: Mapping[str, Any]

    def __call__(self, name: str, **values: object) -> str:
        """Return the text called `name`.

        Args:
            name: Dotted path into the locale file.
            values: What the text names in braces; `n` chooses the plural form.

        Raises:
            KeyError: The locale file has no such text.
        """
        entry: Any = self.table
        for step in name.split("."):
            entry = entry[step]
        if isinstance(entry, dict):
            form = _locale(self.language).plural_form(values["n"])  # type: ignore[arg-type]
            entry = entry.get(form, entry["other"])
        return str(entry).format(**values) if values else str(entry)


@cache
def words_for(language: str) -> Words:
    """Return the words of a language, or of English where there is no file for it."""
    english = _table("en") or {}
    for name in (language, language.partition("-")[0]):
        if name != "en" and (table := _table(name)):
            return Words(name, _over(english, table))
    return Words("en", english)


def _table(name: str) -> dict[str, Any] | None:
    path = LOCALES / f"{name}.yml"
    return yaml.safe_load(path.read_text("utf-8")) if path.is_file() else None


def _over(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """Return both tables as one; what the upper one lacks comes from the lower."""
    merged = {**below, **above}
    for name, entry in below.items():
        if isinstance(entry, dict) and isinstance(above.get(name), dict) and "other" not in entry:
            merged[name] = _over(entry, above[name])
    return merged


def has_words(language: str) -> bool:
    """Return whether the interface speaks a language."""
    return any((LOCALES / f"{name}.yml").is_file() for name in (language, language.partition("-")[0]))


@cache
def _locale(language: str) -> Locale:
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en")
