"""From libyaml's complaint to what an author most likely did: a tab, an indent, an unclosed quote, a stray colon."""

from __future__ import annotations

import re

import yaml

from generator.problems import Code, Place, Problem

TAB = Code(
    "yaml-tab",
    "error",
    "this line is indented with a tab",
    "use spaces: two for each step inwards",
)
BRACES = Code(
    "yaml-braces",
    "error",
    "a value that starts with `{{{{` has to stand in quotes",
    "put it in quotes",
    'text: "{{{{ product }}}} saves an hour a day"',
)
COLON = Code(
    "yaml-colon",
    "error",
    "a second `: ` in a value that has no quotes",
    "put the value in quotes",
    'title: "Leverage: what it is"',
)
QUOTE = Code(
    "yaml-quote",
    "error",
    "this quote is opened but not closed where its value ends",
    'close it, and put the whole value inside; inside double quotes write \\" for a quote',
    'says: "We \\"might\\" stay."',
)
START = Code(
    "yaml-start",
    "error",
    "a value without quotes cannot start with `{mark}`",
    "put the value in quotes",
    'text: "{mark}..."',
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
CHARACTER = Code(
    "yaml-character",
    "error",
    "the character {name} cannot stand in a YAML file",
    "delete it; it often comes along when text is copied from a document",
)
SYNTAX = Code("yaml-syntax", "error", "this is not valid YAML: {reason}", "compare it with the example in the guide")

_VALUE = re.compile(r"^\s*(?:- +)*(?:[^\s:#\"'][^:#]*:[ \t]+)?")


def explain(error: yaml.YAMLError, lines: list[str], here: Place) -> Problem:
    """Return the Problem that a syntax error most likely stands for.

    Args:
        error: What PyYAML raised.
        lines: The file's lines.
        here: The file's place.
    """
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return _unreadable(error, lines, here)
    line, column = error.problem_mark.line, error.problem_mark.column
    said = f"{error.context or ''} {error.problem or ''}"
    context = error.context_mark
    for suspect in dict.fromkeys((line, line - 1, context.line if context else line)):
        source = lines[suspect] if 0 <= suspect < len(lines) else ""
        indent = source[: len(source) - len(source.lstrip())]
        if "\t" in indent and ("\\t" in said or "tab" in said or suspect == line):
            return TAB.problem(_at(here, lines, suspect, indent.index("\t")))
    for suspect in dict.fromkeys((line, context.line if context else line, line - 1)):
        braces = re.search(r"(?:^\s*|: +|- +)(\{\{)", lines[suspect]) if 0 <= suspect < len(lines) else None
        if braces:
            return BRACES.problem(_at(here, lines, suspect, braces.start(1), 2))
    if "mapping values are not allowed" in said:
        return _second_colon(lines, line, column, here)
    quote = _open_quote(error, lines)
    if quote:
        return QUOTE.problem(_at(here, lines, *quote))
    if "cannot start any token" in said or "alphabetic or numeric" in said or "scanning a tag" in said:
        mark = lines[line][column : column + 1] if line < len(lines) else ""
        where = (line, column)
        if context and ("scanning a" in said):
            mark, where = lines[context.line][context.column : context.column + 1], (context.line, context.column)
        return START.problem(_at(here, lines, *where), mark=mark or "%")
    opened = _open_bracket(error, lines)
    if opened:
        return START.problem(_at(here, lines, *opened[:2]), mark=opened[2])
    if "could not find expected ':'" in said:
        where_line = context.line if context else line
        return NO_COLON.problem(_at(here, lines, where_line, _indent(lines, where_line)))
    if "expected key" in said or "block end" in said or "'-' indicator" in said or "block" in said:
        return INDENT.problem(_at(here, lines, line, column))
    return SYNTAX.problem(_at(here, lines, line, column), reason=error.problem or "unknown")


def _at(here: Place, lines: list[str], line: int, column: int, length: int = 1) -> Place:
    line = min(max(line, 0), max(len(lines) - 1, 0))
    return Place(here.file, (), False, "", line + 1, column + 1, length, lines[line] if lines else "")


def _indent(lines: list[str], line: int) -> int:
    source = lines[line] if line < len(lines) else ""
    return len(source) - len(source.lstrip())


def _unreadable(error: yaml.YAMLError, lines: list[str], here: Place) -> Problem:
    """A character YAML does not allow, such as a stray control character."""
    character = getattr(error, "character", None)
    number = character if isinstance(character, int) else ord(character) if character else 0
    for index, source in enumerate(lines):
        found = re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff]", source)
        if found:
            number = ord(found.group())
            return CHARACTER.problem(_at(here, lines, index, found.start()), name=f"U+{number:04X}")
    return CHARACTER.problem(_at(here, lines, 0, 0), name=f"U+{number:04X}")


def _second_colon(lines: list[str], line: int, column: int, here: Place) -> Problem:
    source = lines[line] if line < len(lines) else ""
    if re.match(r"^\s*(?:- +)*[^\s:]+: +\S", source[:column]):
        return COLON.problem(_at(here, lines, line, column))
    return INDENT.problem(_at(here, lines, line, _indent(lines, line)))


def _open_quote(error: yaml.MarkedYAMLError, lines: list[str]) -> tuple[int, int] | None:
    """Return line and column of a quote that was left open or closed too early, if that explains the error."""
    if "quoted scalar" in (error.context or "") and error.context_mark:
        return error.context_mark.line, error.context_mark.column
    last = error.problem_mark.line if error.problem_mark else 0
    for index in range(min(last, len(lines) - 1), max(-1, last - 40), -1):
        start = _VALUE.match(lines[index])
        column = start.end() if start else 0
        mark = lines[index][column : column + 1]
        if mark not in ("'", '"') or not mark:
            continue
        closed = re.match(r'"(?:[^"\\]|\\.)*"' if mark == '"' else r"'(?:[^']|'')*'", lines[index][column:])
        if closed is None or re.match(r"\s*[^\s#:,\]}]", lines[index][column + closed.end() :]):
            return index, column
    return None


def _open_bracket(error: yaml.MarkedYAMLError, lines: list[str]) -> tuple[int, int, str] | None:
    """Return line, column and character of a `[` or `{` that began a text and so was taken for a list."""
    if "flow" not in (error.context or "") and "block" not in (error.context or ""):
        return None
    for mark in (error.context_mark, error.problem_mark):
        if mark is None or mark.line >= len(lines):
            continue
        start = _VALUE.match(lines[mark.line])
        column = start.end() if start else 0
        if lines[mark.line][column : column + 1] in ("[", "{", "}", "]"):
            return mark.line, column, lines[mark.line][column]
    return None
