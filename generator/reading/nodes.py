"""YAML text -> plain data (dict, list, str) and a parallel tree of places, without recursion.

Built from libyaml's events, since composing deeply nested input can end the process. Scalars stay text: an
unquoted `No` in an option stays "No". An empty value counts as not given. What a trainer never needs and what can
hurt (anchors, aliases, tags, merge keys, several documents) is refused with a reason.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from generator.problems import Code, Place, Problem
from generator.reading.syntax import BRACES, explain

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # PyYAML built without libyaml: slower, same events
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

MAX_DEPTH = 50
MAX_PROBLEMS = 50
LINE_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""What libyaml counts as the end of a line."""

DUPLICATE_KEY = Code(
    "duplicate-key",
    "error",
    '"{key}" is written twice here; the first is on line {first}',
    "keep one of the two, or give the second the name you meant",
)
TOO_DEEP = Code(
    "too-deep", "error", "this is nested more than {depth} levels deep", "a course never needs that; flatten it"
)
ALIAS = Code(
    "alias-refused",
    "error",
    "`{mark}` starts a YAML anchor or alias, which courses do not use",
    "if the text really starts with `&` or `*`, put it in quotes",
    'text: "*Ask* first"',
)
TAG = Code(
    "tag-refused",
    "error",
    "`{tag}` is a YAML tag, which courses do not use",
    "if the text really starts with `!`, put it in quotes",
    'text: "!important"',
)
MERGE = Code("merge-refused", "error", "`<<` is a YAML merge key, which courses do not use", "write the keys out")
ODD_KEY = Code(
    "odd-key",
    "error",
    "a key has to be a plain word, not a list or a mapping",
    "write `name: value`",
    "title: Ask first",
)
SECOND_DOCUMENT = Code(
    "second-document",
    "error",
    "`---` starts a second document, but a course file holds one",
    "move it to a file of its own, or remove the `---` line",
)
CUT = Code(
    "cut-by-comment",
    "warning",
    'YAML ends this value at ` #`: it reads "{kept}" and drops "{dropped}"',
    "put the value in quotes, or move the comment to a line of its own",
    'text: "{kept} {dropped}"',
)
EMPTY_FILE = Code("empty-file", "error", "this file is empty", "write the course into it, or delete it")
NOT_A_MAPPING = Code(
    "not-a-mapping", "error", "this file holds {found}, where `name: value` lines belong", "", "id: what-leverage-is"
)

Span = tuple[int, int, int, int, Any]
"""Line, column, end line, end column (0-based, end exclusive) and, for collections, the places inside."""


@dataclass(slots=True)
class Nodes:
    """One parsed file.

    Attributes:
        data: dict, list or str, as the author wrote it; None if the file could not be read.
        span: Where the top value stands, with everything inside it.
        lines: The file's lines without their breaks.
        problems: What was found on the way.
    """

    data: Any
    span: Span | None
    lines: list[str]
    problems: list[Problem] = field(default_factory=list)


def parse(text: str, file: str) -> Nodes:
    """Read one YAML file.

    Args:
        text: The file's text, without a byte order mark.
        file: Its path relative to the course folder, for the places.

    Problem codes: those declared here and in `generator.reading.syntax`.
    """
    nodes = Nodes(None, None, LINE_BREAK.split(text))
    here = Place(file)
    try:
        _Builder(nodes, here).build(text)
    except yaml.YAMLError as error:
        nodes.data = None
        nodes.problems.append(explain(error, nodes.lines, here))
    except _StopError:
        nodes.data = None
    if nodes.data is None and not nodes.problems:
        nodes.problems.append(EMPTY_FILE.problem(located(here, nodes.lines, 0, 0)))
    elif nodes.data is not None and not isinstance(nodes.data, dict):
        found = "a list" if isinstance(nodes.data, list) else "a piece of text"
        nodes.problems.append(NOT_A_MAPPING.problem(located(here, nodes.lines, 0, 0), found=found))
        nodes.data = None
    return nodes


def located(place: Place, lines: list[str], line: int, column: int, length: int = 1) -> Place:
    """Return `place` with its line and column filled in from 0-based numbers."""
    source = lines[line] if 0 <= line < len(lines) else ""
    return Place(place.file, place.path, place.on_key, place.needle, line + 1, column + 1, max(1, length), source)


class _StopError(Exception):
    """Reading this file further makes no sense; the reason is already among its problems."""


class _Builder:
    def __init__(self, nodes: Nodes, here: Place) -> None:
        self.nodes = nodes
        self.here = here

    def report(self, code: Code, mark: Any, length: int = 1, **values: object) -> None:
        """Add a problem at a mark, and stop once there are too many to be of use."""
        place = located(self.here, self.nodes.lines, mark.line, mark.column, length)
        self.nodes.problems.append(code.problem(place, **values))
        if len(self.nodes.problems) >= MAX_PROBLEMS:
            raise _StopError

    def build(self, text: str) -> None:
        """Turn events into data and places; one loop, no recursion."""
        next_event = Loader(text).get_event
        check_cut = " #" in text or "\t#" in text
        stack: list[tuple[Any, Any, Any]] = []
        data: Any = None  # the open dict or list
        inside: Any = None  # its places: {key: (key span, value span)} or [span]
        key: Any = None  # the key whose value comes next: (text, span)
        documents = 0
        while (event := next_event()) is not None:
            kind = event.__class__
            if kind is ScalarEvent:
                start, end = event.start_mark, event.end_mark
                span: Span = (start.line, start.column, end.line, end.column, None)
                if event.anchor is not None or event.tag is not None:
                    self.refuse(event)
                if check_cut and not event.style:
                    self.check_cut(event)
                value = event.value
                if data is None:
                    if value:
                        self.nodes.data, self.nodes.span = value, span
                elif data.__class__ is list:
                    data.append(value)
                    inside.append(span)
                elif key is None:
                    key = self.take_key(value, span, inside, event)
                else:
                    if value:
                        data[key[0]] = value
                    inside.setdefault(key[0], (key[1], span))
                    key = None
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                start = event.start_mark
                if event.anchor is not None or event.tag is not None:
                    self.refuse(event)
                if data.__class__ is dict and key is None:
                    self.refuse_key(event)
                if len(stack) >= MAX_DEPTH:
                    self.report(TOO_DEEP, start, depth=MAX_DEPTH)
                    raise _StopError
                stack.append((data, inside, (key, start)))
                data, inside, key = ({}, {}, None) if kind is MappingStartEvent else ([], [], None)
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                done, places, end = data, inside, event.end_mark
                data, inside, (key, start) = stack.pop()
                span = (start.line, start.column, end.line, end.column, places)
                if data is None:
                    self.nodes.data, self.nodes.span = done, span
                elif data.__class__ is list:
                    data.append(done)
                    inside.append(span)
                else:
                    data[key[0]] = done
                    inside.setdefault(key[0], (key[1], span))
                    key = None
            elif kind is AliasEvent:
                self.report(ALIAS, event.start_mark, len(event.anchor) + 1, mark=f"*{event.anchor}")
                raise _StopError
            elif kind is DocumentStartEvent:
                documents += 1
                if documents > 1:
                    self.report(SECOND_DOCUMENT, event.start_mark, 3)
                    raise _StopError

    def take_key(self, key: str, span: Span, inside: dict[str, Any], event: Any) -> tuple[str, Span]:
        """Return a mapping's next key, having refused merge keys and repeated ones."""
        if key == "<<" and not event.style:
            self.report(MERGE, event.start_mark, 2)
        elif key in inside:
            self.report(DUPLICATE_KEY, event.start_mark, len(key), key=key, first=inside[key][0][0] + 1)
        return key, span

    def refuse(self, event: Any) -> None:
        """Report an anchor or a tag."""
        if event.anchor is not None:
            self.report(ALIAS, event.start_mark, len(event.anchor) + 1, mark=f"&{event.anchor}")
        elif event.tag != "!" or event.__class__ is not ScalarEvent or not event.style:
            self.report(TAG, event.start_mark, tag=event.tag)
        raise _StopError

    def refuse_key(self, event: Any) -> None:
        """Report a collection where a key belongs; `{{` there is a variable that lacks its quotes."""
        line = self.nodes.lines[event.start_mark.line]
        if "{{" in line:
            self.report(BRACES, event.start_mark, 2)
        else:
            self.report(ODD_KEY, event.start_mark)
        raise _StopError

    def check_cut(self, event: Any) -> None:
        """Warn where ` #` cut a plain value that reads like a sentence, or where `#` clings to a word."""
        end = event.end_mark
        rest = self.nodes.lines[end.line][end.column :] if end.line < len(self.nodes.lines) else ""
        dropped = rest.lstrip()
        if not event.value or not rest[:1].isspace() or not dropped.startswith("#"):
            return
        if " " in event.value.strip() or not dropped[1:2].isspace():
            column = end.column + len(rest) - len(dropped)
            place = located(self.here, self.nodes.lines, end.line, column)
            self.nodes.problems.append(CUT.problem(place, kept=event.value, dropped=dropped))
