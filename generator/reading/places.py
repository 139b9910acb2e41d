"""From a path inside a document to line and column: looked up only when there is something to report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import islice

from generator.problems import Place, Problem
from generator.reading.nodes import Nodes, Span


def locate(problems: Iterable[Problem], files: Mapping[str, Nodes]) -> list[Problem]:
    """Return the problems with line, column and source line filled in where they still lack them."""
    return [
        problem if problem.place.line else replace(problem, place=_found(problem.place, files.get(problem.place.file)))
        for problem in problems
    ]


def _found(place: Place, nodes: Nodes | None) -> Place:
    if nodes is None or nodes.span is None:
        return replace(place, line=1, source=nodes.lines[0] if nodes and nodes.lines else "")
    span = _span(place, nodes.span)
    line, column, end_line, end_column, _ = span
    if place.needle:
        for number in range(line, min(end_line, len(nodes.lines) - 1) + 1):
            at = nodes.lines[number].find(place.needle, column if number == line else 0)
            if at >= 0:
                return _filled(place, nodes, number, at, len(place.needle))
    length = end_column - column if end_line == line else 1
    source = nodes.lines[line] if line < len(nodes.lines) else ""
    return _filled(place, nodes, line, column, min(length, max(1, len(source.rstrip()) - column)))


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


def _filled(place: Place, nodes: Nodes, line: int, column: int, length: int) -> Place:
    source = nodes.lines[line] if line < len(nodes.lines) else ""
    return replace(place, line=line + 1, column=column + 1, length=max(1, length), source=source)


def place_of(place: Place, files: Mapping[str, Nodes]) -> str:
    """Return a place as words, `file:line:column`."""
    found = place if place.line else _found(place, files.get(place.file))
    return f"{found.file}:{found.line}:{found.column}"
