"""A line of the author's own file, written so that YAML takes its value as text: the example of an error."""

from __future__ import annotations

import re

_VALUE = re.compile(r"^\s*(?:- +)*(?:[^\s:#\"'\[{][^:#]*:[ \t]+)?")
_LONGEST = 150


def start_of_value(line: str) -> int:
    """Return the column (0-based) where the value of a line starts: after its dashes and its key."""
    found = _VALUE.match(line)
    return found.end() if found else 0


def in_quotes(line: str, column: int | None = None, *, escaped: bool = False) -> str:
    r"""Return a line without its indentation, its value in double quotes.

    A quote at the start of the value, and its partner at the end, are taken for the author's own attempt.

    Args:
        line: The line as the author wrote it.
        column: Where its value starts (0-based); else it is looked for.
        escaped: The value stands in double quotes already and only its backslashes are wrong.
    """
    start = start_of_value(line) if column is None else column
    before, value = line[:start].lstrip(), line[start:].strip()
    mark = value[:1] if value[:1] in ("'", '"') else ""
    if mark and len(value) > 1 and value.endswith(mark):
        value = value[1:-1].replace("''", "'") if mark == "'" else value[1:-1]
    elif mark and mark not in value[1:]:
        value = value[1:]
    value = value if len(value) <= _LONGEST else value[: _LONGEST - 1] + "…"
    if not escaped:
        value = value.replace('\\"', '"')
    value = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'{before}"{value}"'
