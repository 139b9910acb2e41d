"""The words of Problems: for a terminal, and as JSON for tools. Nothing here decides what a Problem is."""

from __future__ import annotations

import json
from collections.abc import Sequence

from generator.problems import Place, Problem, printable

_LONGEST = 500  # so much of a source line goes into the JSON


def as_text(problems: Sequence[Problem]) -> str:
    """Return the problems as an author reads them: place, line with a caret, hint, correct example."""
    return "\n".join(_one(problem) for problem in problems)


def _one(problem: Problem) -> str:
    place = problem.place
    lines = [f"{where(place)}: {problem.severity}: {problem.message} [{problem.code}]"]
    if place.source.strip():
        shown, caret = excerpt(place)
        number = str(place.line)
        lines += [f"  {number} | {shown}", f"  {' ' * len(number)} | {caret}"]
    if problem.hint:
        lines.append(f"  hint: {problem.hint}")
    if problem.example:
        lines.append("  write it like this:")
        lines += [f"    {line}".rstrip() for line in problem.example.splitlines()]
    return "\n".join(lines) + "\n"


def where(place: Place) -> str:
    """Return `file:line:column`."""
    return f"{place.file}:{place.line}:{place.column}"


def excerpt(place: Place, width: int = 100) -> tuple[str, str]:
    """Return the source line, cut to `width` around the place, and the carets under it.

    What would move the carets or disturb a terminal, such as a tab or a control character, is one space in it.
    """
    size = len(place.source.rstrip())
    column = min(place.column - 1, size)
    start = max(0, column - width // 2) if size > width else 0
    shown = printable(place.source[start : start + width])
    if start:
        shown = "…" + shown[1:]
    if start + width < size:
        shown = shown[:-1] + "…"
    carets = "^" * max(1, min(place.length, len(shown) - (column - start)))
    return shown.rstrip(), " " * (column - start) + carets


def summary(problems: Sequence[Problem]) -> str:
    """Return the counts in words, such as `2 errors, 1 warning`."""
    parts = []
    for severity, one, many in (
        ("error", "error", "errors"),
        ("warning", "warning", "warnings"),
        ("advice", "piece of advice", "pieces of advice"),
    ):
        count = sum(problem.severity == severity for problem in problems)
        if count:
            parts.append(f"{count} {one if count == 1 else many}")
    return ", ".join(parts) or "no problems"


def aside(set_aside: Sequence[Problem]) -> str:
    """Return the rules that authors have set aside, one line each, under a line that counts them."""
    count = len(set_aside)
    head = f"{count} {'rule' if count == 1 else 'rules'} set aside by lint_ignore:"
    return "\n".join([head, *(f"  {where(each.place)}: {each.message}" for each in set_aside)])


def as_json(problems: Sequence[Problem], set_aside: Sequence[Problem] = ()) -> str:
    """Return the problems as one JSON object; its shape is documented in the authors' guide.

    `problems` is a list of objects with `code`, `severity`, `file`, `line`, `column` (both 1-based), `length`,
    `message`, `hint`, `example` and `source` (the line, at most its first 500 characters); `errors`, `warnings` and
    `advice` are counts. `set_aside` lists what `lint_ignore` sets aside: objects with `file`, `line`, `column` and
    `message`.
    """
    rows = [
        {
            "code": problem.code,
            "severity": problem.severity,
            "file": problem.place.file,
            "line": problem.place.line,
            "column": problem.place.column,
            "length": problem.place.length,
            "message": problem.message,
            "hint": problem.hint,
            "example": problem.example,
            "source": problem.place.source[:_LONGEST],
        }
        for problem in problems
    ]
    counts = {
        name: sum(problem.severity == severity for problem in problems)
        for name, severity in (("errors", "error"), ("warnings", "warning"), ("advice", "advice"))
    }
    ignored = [
        {"file": each.place.file, "line": each.place.line, "column": each.place.column, "message": each.message}
        for each in set_aside
    ]
    return json.dumps({"problems": rows, **counts, "set_aside": ignored}, indent=2)
