"""The careful reading of YAML: data, the place of everything in it, and what is wrong with how it is written.

Built from libyaml's events without recursion, since composing deeply nested input can end the process. An empty value
counts as not given, but for the names below `KEPT_EMPTY`. What a trainer never needs and what can hurt (anchors,
aliases, tags, merge keys, several documents) is refused with a reason.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import yaml

from generator.problems import MOST, Code, Place, Problem, located
from generator.reading import events as ev
from generator.reading.events import MAX_DEPTH, events_of
from generator.reading.quoting import in_quotes
from generator.reading.remarks import Span, cut, lost_heading
from generator.reading.syntax import BRACES, CHARACTER, CONTROL, ODD_SPACE

if TYPE_CHECKING:
    from generator.reading.nodes import Nodes

MAX_VALUES = 100_000
"""Keys, texts, lists and mappings of one file; 2,000 questions have 80,000."""
DUPLICATE_KEY = Code(
    "duplicate-key",
    "error",
    '"{key}" is written twice here; the first is on line {first}',
    "keep one of the two",
    "{key}: ...",
)
TOO_DEEP = Code(
    "too-deep",
    "error",
    "this is nested more than {depth} levels deep",
    "a course never needs that; flatten it",
    "key_points:\n  - Ask before you answer.",
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
MERGE = Code(
    "merge-refused",
    "error",
    "`<<` is a YAML merge key, which courses do not use",
    "write the keys out",
    "- id: ask\n  text: What does it leave out?\n- id: match\n  text: We can match that.",
)
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
    "id: ask-first\ntitle: Ask first",
)
JOINED = Code(
    "joined-line",
    "warning",
    "YAML joins this line to the text above it, though it looks like an entry of a list",
    "let the `-` of every entry stand in the same column; if the text goes on here, let the line start with a word",
    "key_points:\n  - Ask first.\n  - Answer then.",
)
KEPT_EMPTY = frozenset({"lint_ignore", "variables"})
"""Keys whose own entries count as given even if they are empty: an author's names stand there, and none may vanish."""


class StopError(Exception):
    """Reading this file further makes no sense; the reason is already among its problems."""


class Builder:
    """Builds one file's data and places from events, in one loop without recursion.

    Attributes:
        nodes: What is built.
        here: The file's place.
        data: The open dict or list; None outside of all.
        inside: The places of what is in it: {key: (key span, value span)} or [span].
        key: The key whose value comes next, with its span; None where a key comes next, or an entry of a list.
        stack: For each open collection what was open around it, with the key and the mark at which it started.
        repeated: By mapping with a repeated key: the place of its problem in the list, how many more there are.
    """

    def __init__(self, nodes: Nodes, here: Place) -> None:
        self.nodes = nodes
        self.here = here
        self.data: Any = None
        self.inside: Any = None
        self.key: tuple[str, Span] | None = None
        self.stack: list[tuple[Any, Any, Any]] = []
        self.repeated: dict[int, tuple[int, int]] = {}
        self.documents = self.values = 0

    def report(
        self, code: Code, at: Any, length: int = 1, /, *, hint: str = "", example: str = "", **values: str | int
    ) -> None:
        """Add a problem at a mark, and stop once there are too many to be of use."""
        place = located(self.here, self.nodes.lines, at.line, at.column, length)
        self.nodes.problems.append(code.problem(place, hint=hint, example=example, **values))
        if len(self.nodes.problems) > MOST:
            raise StopError

    def add(self, problem: Problem | None) -> None:
        """Add a warning, if there is one and there are not too many."""
        if problem is not None and len(self.nodes.problems) <= MOST:
            self.nodes.problems.append(problem)

    def build(self, text: str) -> None:
        """Turn events into data and places."""
        self.may_cut = " #" in text or "\t#" in text
        self.may_lose = "#" in text
        self.may_escape = "\\" in text
        take: dict[type[yaml.Event], Callable[[Any], None]] = {
            ev.ScalarEvent: self.scalar,
            ev.MappingStartEvent: self.open,
            ev.SequenceStartEvent: self.open,
            ev.MappingEndEvent: self.close,
            ev.SequenceEndEvent: self.close,
            ev.AliasEvent: self.refuse,
            ev.DocumentStartEvent: self.document,
        }
        next_event = events_of(text)
        while (event := next_event()) is not None:
            if (taken := take.get(event.__class__)) is not None:
                taken(event)

    def scalar(self, event: Any) -> None:
        """Take a key, an entry of a list or the value of a key."""
        self.values += 1
        if self.values > MAX_VALUES:
            self.report(TOO_MANY, event.start_mark, most=f"{MAX_VALUES:,}")
            raise StopError
        if event.anchor is not None or event.tag is not None:
            self.refuse(event)
        start, end, value = event.start_mark, event.end_mark, event.value
        span: Span = (start.line, start.column, end.line, end.column, None)
        self.look_at(event, end.line > start.line)
        if self.key is None and self.data.__class__ is dict:
            inside = self.inside
            if value in inside and next(iter(inside)) == value and self.stack[-1][0].__class__ is list:
                self.report_entry(value, event)
                self.next_entry(start)
            self.take_key(value, span, event)
        else:
            self.put(value, span, given=bool(value) or self.keeps_empty())

    def look_at(self, event: Any, goes_on: bool) -> None:
        """Find what may be wrong with a scalar as it is written."""
        if event.style:
            if self.may_escape and event.style == '"':
                self.check_escapes(event)
            return
        if self.may_cut:
            self.add(cut(event, self.nodes.lines, self.here))
        if goes_on:
            self.check_joined(event)
        if self.may_lose and self.key is not None and self.data.__class__ is dict:
            self.add(lost_heading(*self.key, event, self.nodes.lines, self.here))

    def open(self, event: Any) -> None:
        """Start a mapping or a list."""
        start = event.start_mark
        if event.anchor is not None or event.tag is not None:
            self.refuse(event)
        if self.data.__class__ is dict and self.key is None:
            self.refuse_key(event)
        self.values += 1
        if len(self.stack) >= MAX_DEPTH:
            self.report(TOO_DEEP, start, depth=MAX_DEPTH)
            raise StopError
        self.stack.append((self.data, self.inside, (self.key, start)))
        mapping = event.__class__ is ev.MappingStartEvent
        self.data, self.inside, self.key = ({}, {}, None) if mapping else ([], [], None)

    def close(self, event: Any) -> None:
        """End a mapping or a list, and put it where it belongs."""
        done, places, end = self.data, self.inside, event.end_mark
        self.data, self.inside, (self.key, start) = self.stack.pop()
        self.put(done, (start.line, start.column, end.line, end.column, places), given=True)

    def document(self, event: Any) -> None:
        """Refuse a second document."""
        self.documents += 1
        if self.documents > 1:
            self.report(SECOND_DOCUMENT, event.start_mark, 3)
            raise StopError

    def put(self, value: Any, span: Span, *, given: bool) -> None:
        """Put a value where it belongs; one that is not given has a place all the same."""
        if self.data.__class__ is list:
            self.data.append(value)
            self.inside.append(span)
        elif self.key is not None:
            if given:
                self.data[self.key[0]] = value
            self.inside.setdefault(self.key[0], (self.key[1], span))
            self.key = None
        elif given:
            self.nodes.data, self.nodes.span = value, span

    def keeps_empty(self) -> bool:
        """Return whether an empty value counts here, see `KEPT_EMPTY`."""
        key = self.stack[-1][2][0] if self.stack else None
        return key is not None and key[0] in KEPT_EMPTY

    def report_entry(self, key: str, event: Any) -> None:
        """Report a mapping in a list whose first key comes again: mostly the next entry, without its dash."""
        source = self.nodes.lines[event.start_mark.line].strip()
        self.report(
            DUPLICATE_KEY,
            event.start_mark,
            len(key),
            key=key,
            first=self.inside[key][0][0] + 1,
            hint="if a new entry of the list starts here, write `- ` before it; else keep one of the two",
            example=f"- {source}",
        )

    def next_entry(self, start: Any) -> None:
        """Close a list's entry whose successor lacks its dash, and start a new one, so that both are checked."""
        entries, places, (key, began) = self.stack[-1]
        entries.append(self.data)
        places.append((began.line, began.column, start.line, start.column, self.inside))
        self.stack[-1] = (entries, places, (key, start))
        self.data, self.inside = {}, {}

    def take_key(self, key: str, span: Span, event: Any) -> None:
        """Take a mapping's next key, having refused merge keys and repeated ones."""
        if key == "<<" and not event.style:
            self.report(MERGE, event.start_mark, 2)
            raise StopError
        if not key.isascii() and not key.isprintable():
            self.report_odd_space(key, event)
            key = "".join(each for each in key if each.isprintable()).strip()
        elif key in self.inside:
            self.report_again(key, event)
        self.key = key, span

    def report_again(self, key: str, event: Any) -> None:
        """Report the first repeated key of a mapping, and say there how many more there are."""
        inside = self.inside
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
            mark = ("*" if event.__class__ is ev.AliasEvent else "&") + event.anchor
            self.report(ALIAS, start, len(mark), mark=mark, example=example)
        elif event.tag != "!" or event.__class__ is not ev.ScalarEvent or not event.style:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            if tag.startswith("!!"):
                line = self.nodes.lines[start.line]
                example = (line[: start.column] + line[start.column + len(tag) :].lstrip()).strip()
            self.report(TAG, start, len(tag), tag=tag, example=example)
        raise StopError

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
        raise StopError

    def check_joined(self, event: Any) -> None:
        """Warn where a text without quotes goes on in a line that looks like an entry of a list."""
        for number in range(event.start_mark.line + 1, min(event.end_mark.line + 1, len(self.nodes.lines))):
            line = self.nodes.lines[number]
            column = len(line) - len(line.lstrip())
            if line.startswith("- ", column) and len(self.nodes.problems) <= MOST:
                self.nodes.problems.append(JOINED.problem(located(self.here, self.nodes.lines, number, column)))

    def check_escapes(self, event: Any) -> None:
        r"""Refuse control characters that a double-quoted value brings in by an escape such as `\x07`."""
        found = CONTROL.search(event.value)
        if found:
            self.report(CHARACTER, event.start_mark, name=f"U+{ord(found.group()):04X}")
