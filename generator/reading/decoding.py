"""Bytes -> text: a course file is UTF-8, with or without a byte order mark."""

from __future__ import annotations

import re

from generator.problems import Code, Place, Problem, located
from generator.reading.nodes import LINE_BREAK

NOT_UTF8 = Code(
    "not-utf8",
    "error",
    "this file is not UTF-8: byte 0x{byte} cannot be read",
    'save it as "UTF-8" in your editor',
)


def decode(data: bytes, place: Place, line_break: re.Pattern[str] = LINE_BREAK) -> tuple[str | None, Problem | None]:
    """Return a file's text without a byte order mark, or None and what is wrong with its bytes.

    Args:
        data: The file's bytes.
        place: The file's place.
        line_break: What ends a line in this sort of file.
    """
    try:
        return data.decode("utf-8").removeprefix("\ufeff"), None
    except UnicodeDecodeError as error:
        lines = line_break.split(data.decode("utf-8", "replace").removeprefix("\ufeff"))
        before = line_break.split(data[: error.start].decode("utf-8").removeprefix("\ufeff"))
        spot = located(place, lines, len(before) - 1, len(before[-1]))
        return None, NOT_UTF8.problem(spot, byte=f"{data[error.start]:02X}")
