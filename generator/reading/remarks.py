"""What YAML takes for a remark though its author meant text: a heading below a key without `|`, the rest of a line."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import Any

from generator.problems import Code, Place, Problem, located
from generator.reading.quoting import in_quotes

CUT = Code(
    "cut-by-comment",
    "warning",
    'YAML ends this value at ` #`: it reads "{kept}" and drops "{dropped}"',
    "put the value in quotes, or move the comment to a line of its own",
)
HEADING_LOST = Code(
    "heading-lost",
    "warning",
    'YAML takes a line that starts with # for a remark, so "{heading}" is not on the page',
    "write `|` after `{key}:`, and indent the text below it",
)

Span = tuple[int, int, int, int, Any]
"""Line, column, end line, end column (0-based, end exclusive) and, for collections, the places inside."""

_COMMENT = re.compile(r"[ \t]+#")
_REMARK = re.compile(r"[ \t]*(#+)")


def cut(event: Any, lines: list[str], here: Place) -> Problem | None:
    """Warn where ` #` cut a plain value that reads like a sentence, or where `#` clings to a word."""
    end = event.end_mark
    line = lines[end.line] if end.line < len(lines) else ""
    comment = _COMMENT.match(line, end.column)
    if comment is None or not event.value:
        return None
    if " " not in event.value.strip() and line[comment.end() : comment.end() + 1].isspace():
        return None
    column = comment.end() - 1
    dropped = line[column : column + 200]
    one_line = event.start_mark.line == end.line
    example = in_quotes(line) if one_line else in_quotes(f"{event.value} {dropped}", 0)
    return CUT.problem(located(here, lines, end.line, column), kept=event.value, dropped=dropped, example=example)


def lost_heading(key: str, span: Span, event: Any, lines: list[str], here: Place) -> Problem | None:
    """Warn where a heading above, or below, a text without `|` is taken for a remark.

    Args:
        key: The text's key.
        span: Where the key stands.
        event: The text.
        lines: The file's lines.
        here: The file's place.
    """
    column, line, first = span[1], span[2] + 1, event.start_mark.line
    while line < len(lines):
        if first < line <= event.end_mark.line and event.end_mark.column > 0:
            line = event.end_mark.line + 1
            continue
        source = lines[line]
        remark = _REMARK.match(source)
        if source.strip() and line > first and (remark is None or remark.start(1) <= column):
            return None
        if remark and (line < first or len(remark[1]) > 1):
            place = located(here, lines, line, remark.start(1), len(source.strip()))
            example = with_bar(key, lines[line : line + 3], column)
            return HEADING_LOST.problem(place, key=key, heading=source.strip(), example=example)
        line += 1
    return None


def with_bar(key: str, lines: list[str], column: int) -> str:
    """Return a key with `|` and the first lines of its text below it.

    Args:
        key: The key.
        lines: The file's lines from the first of the text on.
        column: The key's own; what stands further in belongs to it.
    """
    inside = takewhile(lambda line: not line.strip() or len(line) - len(line.lstrip()) > column, lines[1:3])
    return f"{key}: |\n" + "\n".join(f"  {line.strip()[:200]}" for line in (lines[0], *inside) if line.strip())
