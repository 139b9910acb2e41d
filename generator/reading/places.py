"""From a path inside a document to line and column: looked up only when there is something to report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import islice

from generator.problems import Place, Problem, located
from generator.reading.nodes import Nodes
from generator.reading.remarks import Span


def locate(problems: Iterable[Problem], files: Mapping[str, Nodes]) -> list[Problem]:
    """Return the problems with line, column and source line filled in where they still lack them."""
    return [
        problem if problem.place.line else replace(problem, place=_found(problem.place, files.get(problem.place.file)))
        for problem in problems
    ]


def _found(place: Place, nodes: Nodes | None) -> Place:
    if nodes is None or nodes.span is None:
        return place._replace(line=1, source=nodes.lines[0] if nodes and nodes.lines else "")
    span = _span(place, nodes.span)
    line, column, end_line, end_column, _ = span
    if place.needle and (spot := _find(place, span, nodes.lines)):
        return located(place, nodes.lines, *spot)
    length = end_column - column if end_line == line else 1
    source = nodes.lines[line] if line < len(nodes.lines) else ""
    return located(place, nodes.lines, line, column, min(length, max(1, len(source.rstrip()) - column)))


def _find(place: Place, span: Span, lines: list[str]) -> tuple[int, int, int] | None:
    """Return line, column and length of a place's needle inside a value; words may go on in the next line."""
    line, column, end_line, _, _ = span
    passed = 0
    for number in range(line, min(end_line, len(lines) - 1) + 1):
        start = column if number == line else 0
        while (at := lines[number].find(place.needle, start)) >= 0:
            if passed == place.nth:
                return number, at, len(place.needle)
            passed, start = passed + 1, at + 1
    words = place.needle.split()
    for number in range(line, min(end_line, len(lines) - 1)):
        source, below = lines[number].rstrip(), lines[number + 1].split(maxsplit=1)
        for count in range(min(len(words) - 1, 20), 0, -1):
            part = " ".join(words[:count])
            if source.endswith(part) and below[:1] == [words[count]]:
                return number, len(source) - len(part), len(part)
    return None


def _span(place: Place, top: Span) -> Span:
    """Return the span of the deepest part of the path that exists; a missing part is shown at its parent's key."""
    span = key = top
    for depth, step in enumerate(place.path):
        inside = span[4]
        if isinstance(inside, dict) and step in inside:
            key, span = inside[step]
        elif isinstance(inside, list) and isinstance(step, int) and step < len(inside):
            key = span = inside[step]
        else:
            return key if depth else _first_key(top)
    if place.on_key:
        return key
    return span if place.path else _first_key(top)


def _first_key(top: Span) -> Span:
    inside = top[4]
    if isinstance(inside, dict) and inside:
        return next(islice(inside.values(), 1))[0]  # type: ignore[no-any-return]
    return top


def place_of(place: Place, files: Mapping[str, Nodes]) -> str:
    """Return a place as words, `file:line:column`."""
    found = place if place.line else _found(place, files.get(place.file))
    return f"{found.file}:{found.line}:{found.column}"
