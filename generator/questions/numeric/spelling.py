"""Writes a number as people write it in a language, with what it counts before or after it."""

from __future__ import annotations

from decimal import Decimal

from babel import Locale, UnknownLocaleError
from babel.numbers import format_decimal

_PLAIN_UP_TO = 9999
"""A number without a unit is written without a sign for thousands up to here, since it may be a year."""


def spelled(number: Decimal, language: str, before: str = "", after: str = "") -> str:
    """Return a number with its unit: `$6,000`, `12 months`, `18%`.

    Args:
        number: The number.
        language: A language code, such as `de` or `en-US`.
        before: The unit that stands before it, if any.
        after: The unit that stands after it, if any.
    """
    locale = _locale(language)
    grouped = bool(before or after) or abs(number) > _PLAIN_UP_TO
    places = max(0, -int(number.as_tuple().exponent))
    whole = locale.decimal_formats[None].pattern.partition(";")[0].partition(".")[0]
    pattern = f"{whole}.{'0' * places}" if places else whole
    written = format_decimal(number, pattern, locale, group_separator=grouped).replace("-", "−")
    if before:
        gap = "\u00a0" if before[-1].isalnum() else ""
        written = f"−{before}{gap}{written[1:]}" if written.startswith("−") else f"{before}{gap}{written}"
    if after:
        gap = "" if after == "%" and locale.percent_formats[None].pattern.endswith("0%") else "\u00a0"
        written = f"{written}{gap}{after}"
    return written


def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en")
