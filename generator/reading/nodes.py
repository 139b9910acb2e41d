"""YAML text -> plain data (dict, list, str) and a parallel tree of places, without recursion.

A file in which nothing is odd is read without places (`quick.py`); they are built when a problem asks for them.
Built from libyaml's events, since composing deeply nested input can end the process. Scalars stay text: an
unquoted `No` in an option stays "No". An empty value counts as not given. What a trainer never needs and what can
hurt (anchors, aliases, tags, merge keys, several documents) is refused with a reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property
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

from generator.problems import MOST, Code, Place, Problem, located
from generator.reading.quick import MAX_DEPTH, loader, quick_data
from generator.reading.quoting import in_quotes
from generator.reading.syntax import BRACES, CHARACTER, CONTROL, HEADING_LOST, ODD_SPACE, explain, with_bar

MAX_VALUES = 100_000
"""Keys, texts, lists and mappings of one file; 2,000 questions have 80,000."""
LINE_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""What libyaml counts as the end of a line."""

DUPLICATE_KEY = Code(
    "duplicate-key",
    "error",
    '"{key}" is written twice here; the first is on line {first}',
    "keep one of the two",
    "{key}: ...",
)
TOO_DEEP = Code(
    "too-deep", "error", "this is nested more than {depth} levels deep", "a course never needs that; flatten it"
)
TOO_MANY = Code(
    "too-many-values",
    "error",
    "from here on this file holds more than {most} keys and values",
    "split it into several lessons or quizzes",
)
ALIAS = Code(
    "alias-refused",
    "error",
    "`{mark}` is a YAML anchor or alias, which courses do not use",
    "if it is meant as text, put the value in quotes",
)
TAG = Code(
    "tag-refused",
    "error",
    "`{tag}` is a YAML tag, which courses do not use",
    "delete it; if it is meant as text, put the value in quotes",
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
)
EMPTY_FILE = Code("empty-file", "error", "this file is empty", "write the course into it, or delete it")
JOINED = Code(
    "joined-line",
    "warning",
    "YAML joins this line to the text above it, though it looks like an entry of a list",
    "let the `-` of every entry stand in the same column; if the text goes on here, let the line start with a word",
    "key_points:\n  - Ask first.\n  - Answer then.",
)
NOT_A_MAPPING = Code(
    "not-a-mapping",
    "error",
    "this file holds {found}, where `name: value` lines belong",
    "write `name: value` lines; a list stands below the key it belongs to",
    "terms:\n  - id: way-out\n    name: Way out",
)

KEPT_EMPTY = frozenset({"lint_ignore", "variables"})
"""Keys whose own entries count as given even if they are empty: an author's names stand there, and none may vanish."""

_COMMENT = re.compile(r"[ \t]+#")
_REMARK = re.compile(r"[ \t]*(#+)")

Span = tuple[int, int, int, int, Any]
"""Line, column, end line, end column (0-based, end exclusive) and, for collections, the places inside."""


@dataclass
class Nodes:
    """One parsed file.

    Attributes:
        text: The file's text, without a byte order mark.
        file: Its path relative to the course folder.
        data: dict, list or str, as the author wrote it; None if the file could not be read.
        problems: What was found on the way.
    """

    text: str
    file: str
    data: Any = None
    problems: list[Problem] = field(default_factory=list)

    @cached_property
    def lines(self) -> list[str]:
        """The file's lines without their breaks."""
        return LINE_BREAK.split(self.text)

    @cached_property
    def span(self) -> Span | None:
        """Where the top value stands, with everything inside it."""
        return parse_with_places(self.text, self.file).span


def parse(text: str, file: str) -> Nodes:
    """Read one YAML file.

    Args:
        text: The file's text, without a byte order mark.
        file: Its path relative to the course folder, for the places.

    Problem codes: those declared here and in `generator.reading.syntax`.
    """
    data = quick_data(text)
    return parse_with_places(text, file) if data is None else Nodes(text, file, data)


def parse_with_places(text: str, file: str) -> Nodes:
    """Read one YAML file with the places of everything in it, and find what is wrong with it."""
    nodes = Nodes(text, file)
    nodes.span = None
    here = Place(file)
    try:
        _Builder(nodes, here).build(text)
    except yaml.YAMLError as error:
        nodes.data = None
        nodes.problems = [problem for problem in nodes.problems if problem.is_error]  # warnings can wait
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


class _StopError(Exception):
    """Reading this file further makes no sense; the reason is already among its problems."""


class _Builder:
    def __init__(self, nodes: Nodes, here: Place) -> None:
        self.nodes = nodes
        self.here = here
        self.repeated: dict[
            int, tuple[int, int]
        ] = {}  # by mapping: the place of its problem in the list, how many more

    def report(
        self, code: Code, at: Any, length: int = 1, /, *, hint: str = "", example: str = "", **values: str | int
    ) -> None:
        """Add a problem at a mark, and stop once there are too many to be of use."""
        place = located(self.here, self.nodes.lines, at.line, at.column, length)
        self.nodes.problems.append(code.problem(place, hint=hint, example=example, **values))
        if len(self.nodes.problems) > MOST:
            raise _StopError

    def build(self, text: str) -> None:
        """Turn events into data and places; one loop, no recursion."""
        next_event: Callable[[], Any] = loader(text).get_event
        may_cut = " #" in text or "\t#" in text
        may_lose = "#" in text
        may_escape = "\\" in text
        stack: list[tuple[Any, Any, Any]] = []
        data: Any = None  # the open dict or list
        inside: Any = None  # its places: {key: (key span, value span)} or [span]
        key: Any = None  # the key whose value comes next: (text, span)
        documents = values = 0
        while (event := next_event()) is not None:
            kind = event.__class__
            if kind is ScalarEvent:
                values += 1
                if values > MAX_VALUES:
                    self.report(TOO_MANY, event.start_mark, most=f"{MAX_VALUES:,}")
                    raise _StopError
                start, end = event.start_mark, event.end_mark
                span: Span = (start.line, start.column, end.line, end.column, None)
                if event.anchor is not None or event.tag is not None:
                    self.refuse(event)
                if not event.style:
                    if may_cut:
                        self.check_cut(event)
                    if end.line > start.line:
                        self.check_joined(event)
                    if may_lose and key is not None and data.__class__ is dict:
                        self.check_heading(key, event)
                elif may_escape and event.style == '"':
                    self.check_escapes(event)
                value = event.value
                if data is None:
                    if value:
                        self.nodes.data, self.nodes.span = value, span
                elif data.__class__ is list:
                    data.append(value)
                    inside.append(span)
                elif key is None:
                    if value in inside and next(iter(inside)) == value and stack[-1][0].__class__ is list:
                        self.report_entry(value, inside, event)
                        data, inside = self.next_entry(stack, data, inside, start)
                    key = self.take_key(value, span, inside, event)
                else:
                    if value or (stack[-1][2][0] is not None and stack[-1][2][0][0] in KEPT_EMPTY):
                        data[key[0]] = value
                    inside.setdefault(key[0], (key[1], span))
                    key = None
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                start = event.start_mark
                if event.anchor is not None or event.tag is not None:
                    self.refuse(event)
                if data.__class__ is dict and key is None:
                    self.refuse_key(event)
                values += 1
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
                self.refuse(event)
            elif kind is DocumentStartEvent:
                documents += 1
                if documents > 1:
                    self.report(SECOND_DOCUMENT, event.start_mark, 3)
                    raise _StopError

    def report_entry(self, key: str, inside: dict[str, Any], event: Any) -> None:
        """Report a mapping in a list whose first key comes again: mostly the next entry, without its dash."""
        source = self.nodes.lines[event.start_mark.line].strip()
        self.report(
            DUPLICATE_KEY,
            event.start_mark,
            len(key),
            key=key,
            first=inside[key][0][0] + 1,
            hint="if a new entry of the list starts here, write `- ` before it; else keep one of the two",
            example=f"- {source}",
        )

    def next_entry(self, stack: list[Any], data: Any, inside: Any, start: Any) -> tuple[Any, Any]:
        """Close a list's entry whose successor lacks its dash, and return a new one, so that both are checked."""
        entries, places, (key, began) = stack[-1]
        entries.append(data)
        places.append((began.line, began.column, start.line, start.column, inside))
        stack[-1] = (entries, places, (key, start))
        return {}, {}

    def take_key(self, key: str, span: Span, inside: dict[str, Any], event: Any) -> tuple[str, Span]:
        """Return a mapping's next key, having refused merge keys and repeated ones."""
        if key == "<<" and not event.style:
            self.report(MERGE, event.start_mark, 2)
            raise _StopError
        if not key.isascii() and not key.isprintable():
            self.report_odd_space(key, event)
            key = "".join(each for each in key if each.isprintable()).strip()
        elif key in inside:
            self.report_again(key, inside, event)
        return key, span

    def report_again(self, key: str, inside: dict[str, Any], event: Any) -> None:
        """Report the first repeated key of a mapping, and say there how many more there are."""
        if (known := self.repeated.get(id(inside))) is None:
            self.report(DUPLICATE_KEY, event.start_mark, len(key), key=key, first=inside[key][0][0] + 1)
            self.repeated[id(inside)] = len(self.nodes.problems) - 1, 0
            return
        index, more = known[0], known[1] + 1
        self.repeated[id(inside)] = index, more
        keys = "key is" if more == 1 else "keys are"
        hint = f"keep one of the two; {more} more {keys} written twice below it, so perhaps a line is missing between"
        self.nodes.problems[index] = replace(self.nodes.problems[index], hint=hint)

    def report_odd_space(self, key: str, event: Any) -> None:
        """Report the first invisible character of a key."""
        index, character = next((index, each) for index, each in enumerate(key) if not each.isprintable())
        column = event.start_mark.column + (0 if event.style else index)
        place = located(self.here, self.nodes.lines, event.start_mark.line, column)
        if len(self.nodes.problems) <= MOST:
            self.nodes.problems.append(ODD_SPACE.problem(place, number=f"{ord(character):04X}"))

    def refuse(self, event: Any) -> None:
        """Report an anchor, an alias or a tag."""
        start = event.start_mark
        example = in_quotes(self.nodes.lines[start.line], start.column)
        if event.anchor is not None:
            mark = ("*" if event.__class__ is AliasEvent else "&") + event.anchor
            self.report(ALIAS, start, len(mark), mark=mark, example=example)
        elif event.tag != "!" or event.__class__ is not ScalarEvent or not event.style:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            if tag.startswith("!!"):
                line = self.nodes.lines[start.line]
                example = (line[: start.column] + line[start.column + len(tag) :].lstrip()).strip()
            self.report(TAG, start, len(tag), tag=tag, example=example)
        raise _StopError

    def refuse_key(self, event: Any) -> None:
        """Report a collection where a key belongs; `{{` there is a variable that lacks its quotes."""
        start = event.start_mark
        line = self.nodes.lines[start.line]
        braces = line.rfind("{{", 0, start.column + 1)
        if braces >= 0:
            place = located(self.here, self.nodes.lines, start.line, braces, 2)
            self.nodes.problems.append(BRACES.problem(place, example=in_quotes(line, braces)))
        else:
            self.report(ODD_KEY, start)
        raise _StopError

    def check_joined(self, event: Any) -> None:
        """Warn where a text without quotes goes on in a line that looks like an entry of a list."""
        for number in range(event.start_mark.line + 1, min(event.end_mark.line + 1, len(self.nodes.lines))):
            line = self.nodes.lines[number]
            column = len(line) - len(line.lstrip())
            if line.startswith("- ", column) and len(self.nodes.problems) <= MOST:
                self.nodes.problems.append(JOINED.problem(located(self.here, self.nodes.lines, number, column)))

    def check_heading(self, key: tuple[str, Span], event: Any) -> None:
        """Warn where a heading above, or below, a text without `|` is taken for a remark."""
        column, line, first, lines = key[1][1], key[1][2] + 1, event.start_mark.line, self.nodes.lines
        while line < len(lines) and len(self.nodes.problems) <= MOST:
            source = lines[line]
            if first < line <= event.end_mark.line and event.end_mark.column > 0:
                line = event.end_mark.line + 1
                continue
            remark = _REMARK.match(source)
            if source.strip() and line > first and (remark is None or remark.start(1) <= column):
                return
            if remark and (line < first or len(remark[1]) > 1):
                place = located(self.here, lines, line, remark.start(1), len(source.strip()))
                found = HEADING_LOST.problem(
                    place, key=key[0], heading=source.strip(), example=with_bar(key[0], lines[line:], column)
                )
                self.nodes.problems.append(found)
                return
            line += 1

    def check_cut(self, event: Any) -> None:
        """Warn where ` #` cut a plain value that reads like a sentence, or where `#` clings to a word."""
        end = event.end_mark
        line = self.nodes.lines[end.line] if end.line < len(self.nodes.lines) else ""
        comment = _COMMENT.match(line, end.column)
        if comment is None or not event.value or len(self.nodes.problems) > MOST:
            return
        if " " in event.value.strip() or not line[comment.end() : comment.end() + 1].isspace():
            column = comment.end() - 1
            place = located(self.here, self.nodes.lines, end.line, column)
            dropped = line[column : column + 200]
            one_line = event.start_mark.line == end.line
            example = in_quotes(line) if one_line else in_quotes(f"{event.value} {dropped}", 0)
            self.nodes.problems.append(CUT.problem(place, kept=event.value, dropped=dropped, example=example))

    def check_escapes(self, event: Any) -> None:
        r"""Refuse control characters that a double-quoted value brings in by an escape such as `\x07`."""
        found = CONTROL.search(event.value)
        if found:
            self.report(CHARACTER, event.start_mark, name=f"U+{ord(found.group()):04X}")
