"""From libyaml's complaint to what an author most likely did: a tab, an indent, an unclosed quote, a stray colon.

libyaml stops at the first syntax error and often a line after its cause. Each detective below knows one cause and
looks at the few lines around the complaint; the first that finds its own is believed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

import yaml

from generator.problems import Code, Place, Problem, located
from generator.reading.quoting import in_quotes, start_of_value
from generator.reading.remarks import HEADING_LOST, with_bar

TAB = Code(
    "yaml-tab",
    "error",
    "this line is indented with a tab",
    "use spaces: two for each step inwards",
    "options:\n  - id: ask-first\n    text: What does it leave out?",
)
ODD_SPACE = Code(
    "yaml-space",
    "error",
    "the character U+{number} here looks like a space or like nothing at all, but it is neither for YAML",
    "replace it by an ordinary space, or delete it; it often comes along when text is copied",
    "options:\n  - id: ask-first\n    text: What does it leave out?",
)
BRACES = Code(
    "yaml-braces",
    "error",
    "a value that starts with `{{{{` has to stand in quotes",
    "put it in quotes",
)
COLON = Code("yaml-colon", "error", "a second `: ` in a value that has no quotes", "put the value in quotes")
QUOTE = Code(
    "yaml-quote",
    "error",
    "this quote is opened but not closed where its value ends",
    'put the whole value in double quotes, and write \\" for each double quote inside them',
    'says: "We \\"might\\" stay."',
)
ESCAPE = Code(
    "yaml-escape",
    "error",
    "inside double quotes a backslash has a meaning of its own, and this one has none",
    "write two for one",
)
START = Code("yaml-start", "error", "a value without quotes cannot start with {mark}", "put the value in quotes")
BRACKET = Code(
    "yaml-bracket",
    "error",
    "`{mark}` starts a list or a mapping in brackets here, and its end is not where it should be",
    "close the bracket; or, better, write one entry on each line",
    "items:\n  - first-reply\n  - second-reply",
)
NO_SPACE = Code(
    "yaml-no-space",
    "error",
    "a space is missing after `{mark}`",
    "write a space between the two",
)
INDENT = Code(
    "yaml-indent",
    "error",
    "this line does not line up with the lines around it",
    "keys of one block start in the same column; what belongs to a key or a `-` stands two spaces further in",
    "options:\n  - id: ask-first\n    text: ...",
)
NO_COLON = Code(
    "yaml-no-colon",
    "error",
    "this line has no `: `, so it is neither a key nor part of the line above",
    "write `name: value`, or indent the line to continue the text above it",
    "title: What leverage is",
)
NO_DASH = Code(
    "yaml-no-dash",
    "error",
    "this line stands among the entries of a list, and does not start with `- ` as they do",
    "write `- ` before it",
)
CHARACTER = Code(
    "yaml-character",
    "error",
    "the character {name} cannot stand in a course file",
    "delete it; it often comes along when text is copied from a document",
)
SYNTAX = Code(
    "yaml-syntax",
    "error",
    "this is not valid YAML: {reason}",
    "write `name: value` lines, lists with `- ` below their name, and text in quotes where it holds odd marks",
    'id: ask-first\ntitle: "Ask first: what to say"\nkey_points:\n  - Ask before you answer.',
)

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
"""A character that cannot stand in a YAML file, nor on a page."""

_ODD_SPACES = "\u00a0\u1680\u2000-\u200f\u202f\u205f\u2060\u3000\ufeff"
_ODD_SPACE = re.compile(f"^(?:[ \t{_ODD_SPACES}]|- )*?([{_ODD_SPACES}])|^ *(?:- +)*[\\w-]+:([{_ODD_SPACES}])")
_BRACES = re.compile(r"(?:^\s*|: +|- +)(\{\{)")
_NO_SPACE = re.compile(r"^ *(?:- +)*([A-Za-z]\w*:)[^\s:/]|^ *(-)[A-Za-z]\w*: ")
_KEY_AND_MORE = re.compile(r"^\s*+(?:- +)*+[^\s:][^:]*+: +\S")  # never back: a line may be very long
_KEY = re.compile(r"^( *(?:- +)*)(\w+):(?:$| +([|>]|)(.*)$)")
_CLOSED = {'"': re.compile(r'"(?:[^"\\]|\\.)*"'), "'": re.compile(r"'(?:[^']|'')*'")}
_GOES_ON = re.compile(r"\s*[^\s#:,\]}]")
_FAR = 40  # lines back to look for a quote that was closed too early


@dataclass(frozen=True, slots=True)
class _Complaint:
    """What libyaml said, and the lines it said it about.

    Attributes:
        said: Its words.
        line, column: Where it gave up, 0-based.
        start_line, start_column: Where that began which it could not finish; the same if it does not say.
        lines: The file's lines.
        here: The file's place.
    """

    said: str
    line: int
    column: int
    start_line: int
    start_column: int
    lines: list[str]
    here: Place

    def around(self) -> list[tuple[int, str]]:
        """Return the suspicious lines with their numbers: where it gave up, the one before, where it began."""
        numbers = dict.fromkeys((self.line, self.line - 1, self.start_line))
        return [(number, self.lines[number]) for number in numbers if 0 <= number < len(self.lines)]

    def text(self, line: int) -> str:
        return self.lines[line] if 0 <= line < len(self.lines) else ""

    def at(self, line: int, column: int, length: int = 1) -> Place:
        """Return a place from 0-based numbers."""
        line = min(max(line, 0), max(len(self.lines) - 1, 0))
        return located(self.here, self.lines, line, column, length)


def explain(error: yaml.YAMLError, lines: list[str], here: Place) -> Problem:
    """Return the Problem that a syntax error most likely stands for.

    Args:
        error: What PyYAML raised.
        lines: The file's lines.
        here: The file's place.
    """
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return _unreadable(lines, here)
    mark, context = error.problem_mark, error.context_mark or error.problem_mark
    said = f"{error.context or ''} {error.problem or ''}"
    complaint = _Complaint(said, mark.line, mark.column, context.line, context.column, lines, here)
    for detective in _DETECTIVES:
        if problem := detective(complaint):
            return problem
    return SYNTAX.problem(complaint.at(mark.line, mark.column), reason=error.problem or "unknown")


def _unreadable(lines: list[str], here: Place) -> Problem:
    """A character that YAML does not allow, such as a stray control character."""
    for number, source in enumerate(lines):
        if found := CONTROL.search(source):
            place = located(here, lines, number, found.start())
            return CHARACTER.problem(place, name=f"U+{ord(found.group()):04X}")
    return SYNTAX.problem(Place(here.file, line=1), reason="a character cannot be read")


def _tab(complaint: _Complaint) -> Problem | None:
    for number, source in complaint.around():
        indent = source[: len(source) - len(source.lstrip())]
        if "\t" in indent and ("tab" in complaint.said or number == complaint.line):
            return TAB.problem(complaint.at(number, indent.index("\t")))
    source = complaint.text(complaint.start_line)
    if "cannot start any token" in complaint.said and source[complaint.start_column :][:1] == "\t":
        return TAB.problem(complaint.at(complaint.start_line, complaint.start_column))
    return None


def _odd_space(complaint: _Complaint) -> Problem | None:
    for number, source in complaint.around():
        if found := _ODD_SPACE.match(source):
            group = 1 if found[1] else 2
            return ODD_SPACE.problem(complaint.at(number, found.start(group)), number=f"{ord(found[group]):04X}")
    return None


def _braces(complaint: _Complaint) -> Problem | None:
    for number, source in complaint.around():
        if found := _BRACES.search(source):
            column = found.start(1)
            return BRACES.problem(complaint.at(number, column, 2), example=in_quotes(source, column))
    return None


def _second_colon(complaint: _Complaint) -> Problem | None:
    source = complaint.text(complaint.line)
    if "mapping values are not allowed" in complaint.said and _KEY_AND_MORE.match(source[: complaint.column]):
        value = start_of_value(source)
        if source[value : value + 1] in _CLOSED:
            return _open_quote(complaint, complaint.line, value)
        return COLON.problem(complaint.at(complaint.line, complaint.column), example=in_quotes(source))
    return None


def _escape(complaint: _Complaint) -> Problem | None:
    if not re.search("escape character|hexdecimal|Unicode character", complaint.said):
        return None
    source = complaint.text(complaint.line)
    column = source.rfind("\\", 0, complaint.column + 1)
    return ESCAPE.problem(complaint.at(complaint.line, max(column, 0)), example=in_quotes(source, escaped=True))


def _quote(complaint: _Complaint) -> Problem | None:
    """Find a quote that was left open, or closed before its value ended."""
    if "scanning a quoted scalar" in complaint.said:
        return _open_quote(complaint, complaint.start_line, complaint.start_column)
    last = min(complaint.line, len(complaint.lines) - 1)
    for number in range(last, max(-1, last - _FAR), -1):
        source = complaint.lines[number]
        column = start_of_value(source)
        if (pattern := _CLOSED.get(source[column : column + 1])) is None:
            continue
        closed = pattern.match(source, column)
        if closed is None or _GOES_ON.match(source, closed.end()):
            return _open_quote(complaint, number, column)
    return None


def _open_quote(complaint: _Complaint, line: int, column: int) -> Problem:
    source = complaint.text(line)
    whole = "scanning a quoted scalar" in complaint.said or source[column] in source[column + 1 :]
    return QUOTE.problem(complaint.at(line, column), example=in_quotes(source, column) if whole else "")


_NOT_ALLOWED = re.compile(
    "cannot start any token|alphabetic or numeric|scanning a (?:tag|directive|block scalar)|tag handle"
    "|(?:entries|keys) are not allowed|node content"
)


def _start(complaint: _Complaint) -> Problem | None:
    """Find a mark at the start of a value that means something else to YAML."""
    if not _NOT_ALLOWED.search(complaint.said):
        return None
    line, column = complaint.line, complaint.column
    if "while scanning a" in complaint.said or "parsing a node" in complaint.said:
        line, column = complaint.start_line, complaint.start_column
    source = complaint.text(line)
    mark = source[column : column + 1]
    if not mark.strip():
        return None
    if mark in "-?":
        mark += " "
    shown = "a backtick" if mark == "`" else f"`{mark}`"
    return START.problem(complaint.at(line, column), mark=shown, example=in_quotes(source, column))


def _bracket(complaint: _Complaint) -> Problem | None:
    """Find a `[` or `{` that began a text, such as a link, and so was taken for a list; or one that is not closed."""
    if "flow" not in complaint.said and "block" not in complaint.said:
        return None
    for line in dict.fromkeys((complaint.start_line, complaint.line)):
        source = complaint.text(line)
        column = start_of_value(source)
        mark = source[column : column + 1]
        if mark not in ("[", "{"):
            continue
        place = complaint.at(line, column)
        if re.search(r"[\]}]\s*[^\s,#\]}]", source[column:]):
            return START.problem(place, mark=f"`{mark}`", example=in_quotes(source, column))
        return BRACKET.problem(place, mark=mark)
    if "parsing a flow" in complaint.said and complaint.text(complaint.start_line)[complaint.start_column :]:
        mark = complaint.text(complaint.start_line)[complaint.start_column]
        return BRACKET.problem(complaint.at(complaint.start_line, complaint.start_column), mark=mark)
    return None


def _no_space(complaint: _Complaint) -> Problem | None:
    for number, source in complaint.around():
        if found := _NO_SPACE.match(source):
            group = 1 if found[1] else 2
            column, mark = found.end(group), found[group][-1]
            example = f"{source[:column].strip()} {source[column:].strip()}"
            return NO_SPACE.problem(complaint.at(number, column), mark=mark, example=example[:200])
    return None


def _no_dash(complaint: _Complaint) -> Problem | None:
    """Find an entry of a list of words that lacks its dash, or the space after it."""
    if "'-' indicator" in complaint.said:
        return _entry_without_dash(complaint)
    if "could not find expected ':'" not in complaint.said:
        return None
    source = complaint.text(complaint.start_line)
    column = len(source) - len(source.lstrip())
    above = next((line for line in reversed(complaint.lines[: complaint.start_line]) if line.strip()), "")
    if not above.lstrip().startswith("- ") or abs(len(above) - len(above.lstrip()) - column) > 2:
        return None
    words = source.strip().removeprefix("-").strip()
    place = complaint.at(complaint.start_line, column, len(source.strip()))
    return NO_DASH.problem(place, example=f"{above.strip()}\n- {words}")


def _entry_without_dash(complaint: _Complaint) -> Problem | None:
    """Find a key in the column of a list's dashes that starts the entries above it: the next one, without its dash."""
    source = complaint.text(complaint.line)
    column = len(source) - len(source.lstrip())
    key = re.match(r" *(\w+):", source)
    first = complaint.text(complaint.start_line)[complaint.start_column :]
    if key is None or not re.match(rf"- +{key[1]}:", first):
        return None
    return NO_DASH.problem(complaint.at(complaint.line, column, len(key[1])), example=f"- {source.strip()}")


def _heading(complaint: _Complaint) -> Problem | None:
    """Find a heading in a text without `|`: a remark for YAML, which ends the text before it."""
    last = complaint.start_line if "simple key" in complaint.said else complaint.line
    last = min(last, len(complaint.lines))
    for number in range(last - 1, max(-1, last - _FAR), -1):
        source = complaint.lines[number]
        column = len(source) - len(source.lstrip())
        if not source.strip():
            continue
        if not source.startswith("##", column):
            return None
        for line in range(number - 1, max(-1, number - _FAR), -1):
            words = complaint.lines[line].strip()
            key = _KEY.match(complaint.lines[line])
            if words and key and not key[3] and len(key[1]) < column:
                text = [key[4], *complaint.lines[number:]] if key[4] else complaint.lines[number:]
                place = complaint.at(number, column, len(source.strip()))
                example = with_bar(key[2], text, len(key[1]))
                found = HEADING_LOST.problem(place, key=key[2], heading=source.strip(), example=example)
                return replace(found, severity="error")
            if words and len(complaint.lines[line]) - len(complaint.lines[line].lstrip()) < column:
                return None
        return None
    return None


def _no_colon(complaint: _Complaint) -> Problem | None:
    if "could not find expected ':'" not in complaint.said:
        return None
    source = complaint.text(complaint.start_line)
    return NO_COLON.problem(complaint.at(complaint.start_line, len(source) - len(source.lstrip())))


def _indent(complaint: _Complaint) -> Problem | None:
    if "mapping values are not allowed" in complaint.said:
        source = complaint.text(complaint.line)
        return INDENT.problem(complaint.at(complaint.line, len(source) - len(source.lstrip())))
    if re.search("expected key|'-' indicator|block", complaint.said):
        return INDENT.problem(complaint.at(complaint.line, complaint.column))
    return None


def _end(complaint: _Complaint) -> Problem | None:
    """Find the `...` that ends a YAML file."""
    if "document start" not in complaint.said:
        return None
    for number in range(min(complaint.line, len(complaint.lines) - 1), -1, -1):
        if complaint.lines[number].startswith("..."):
            reason = "`...` at the start of a line ends the file, and here more follows"
            return SYNTAX.problem(complaint.at(number, 0, 3), reason=reason, hint="indent it, or delete it")
    return None


_DETECTIVES: tuple[Callable[[_Complaint], Problem | None], ...] = (
    _tab,
    _odd_space,
    _braces,
    _second_colon,
    _escape,
    _quote,
    _start,
    _bracket,
    _no_space,
    _heading,
    _no_dash,
    _no_colon,
    _indent,
    _end,
)
