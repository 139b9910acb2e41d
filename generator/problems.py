"""A Problem is an author's mistake as data; its words are made last, in `generator/report.py`.

This module knows nothing of YAML, MkDocs or the terminal. Whoever finds a mistake declares a `Code` next to the
code that finds it and calls `code.problem(place, ...)`; the registry below lets the guide and the contract tests
see every code there is.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from itertools import groupby
from typing import Literal, NamedTuple

Severity = Literal["error", "warning", "advice"]
Path = tuple[str | int, ...]

MOST = 100
"""So many problems of one file are shown. Whoever looks for problems may stop after one more."""

MANY = 20
"""After so many problems of one sort in one file, looking for look-alikes costs more than it helps."""

_RANK = {"error": 0, "warning": 1, "advice": 2}


class Place(NamedTuple):
    """Where a mistake is: a file of the course, a path into its document, and, once located, line and column.

    Attributes:
        file: Path relative to the course folder, with forward slashes.
        path: Keys and list positions from the top of the document, such as `("blocks", 2, "prose")`.
        on_key: The key at `path` is meant, not its value.
        needle: A piece of the value; when it is found in the source, its own line and column are shown.
        nth: So many earlier finds of the needle are passed over.
        line: 1-based; 0 until `generator.reading.places` has looked it up.
        column: 1-based, in characters.
        length: How many characters the caret line underlines, at least 1.
        source: The line of the file, without its line break.
    """

    file: str
    path: Path = ()
    on_key: bool = False
    needle: str = ""
    nth: int = 0
    line: int = 0
    column: int = 1
    length: int = 1
    source: str = ""

    def at(self, *path: str | int, on_key: bool = False, needle: str = "", nth: int = 0) -> Place:
        """Return the place of something inside this one."""
        return Place(self.file, (*self.path, *path), on_key, needle, nth)


def located(place: Place, lines: Sequence[str], line: int, column: int, length: int = 1) -> Place:
    """Return `place` with its line and column filled in from 0-based numbers."""
    source = lines[line] if 0 <= line < len(lines) else ""
    return place._replace(line=line + 1, column=column + 1, length=max(1, length), source=source)


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in a course: what, how bad, where, and what to do about it.

    Attributes:
        code: The stable kebab-case name of this sort of mistake.
        severity: `error` stops a build, `warning` stops it under `--strict`, `advice` never does.
        place: Where it is.
        message: One sentence without a full stop: what is wrong.
        hint: What to do, in plain words; may be empty.
        example: YAML that would be right, one or more lines; may be empty.
    """

    code: str
    severity: Severity
    place: Place
    message: str
    hint: str = ""
    example: str = ""

    @property
    def is_error(self) -> bool:
        """Whether this problem alone stops a build."""
        return self.severity == "error"


@dataclass(frozen=True, slots=True)
class Code:
    """One sort of mistake. Creating it enters it into `CODES`.

    Attributes:
        name: Stable kebab-case name; authors search for it and scripts rely on it.
        severity: How bad it is.
        message: Template of the sentence, filled by `str.format`.
        hint: Template of the advice.
        example: Template of a correct piece of YAML; a value named `example` given to `problem` replaces it.
        rule: The number of the rule about good items, quizzes and lessons that this is a finding of, such as `Q07`.
        why: What the rule looks for, from which point on, and why, in a trainer's words; for the guide.
        firm: Whether the rule holds without exception: no author can set it aside.
    """

    name: str
    severity: Severity
    message: str
    hint: str = ""
    example: str = field(default="")
    rule: str = ""
    why: str = ""
    firm: bool = False

    def __post_init__(self) -> None:
        """Enter the code into the registry; two codes of one name are a bug of ours."""
        if self.name in CODES:
            raise ValueError(f"problem code {self.name!r} is declared twice")
        CODES[self.name] = self

    def problem(self, place: Place, *, hint: str = "", example: str = "", **values: object) -> Problem:
        """Return a Problem of this sort.

        Args:
            place: Where it is.
            hint: Advice that replaces the code's own.
            example: YAML that replaces the code's own example, unless it is too long to be one.
            values: What the templates name.
        """
        shown = {name: clip(str(value)) for name, value in values.items()}
        return Problem(
            self.name,
            self.severity,
            place,
            self.message.format(**shown),
            hint or self.hint.format(**shown),
            example if 0 < len(example) <= _LONGEST_EXAMPLE else self.example.format(**shown),
        )


_LONGEST_EXAMPLE = 2000  # characters; an author's own line may be megabytes, and repeating it teaches nothing

CODES: dict[str, Code] = {}
"""Every sort of mistake by name, filled as the modules that declare them are imported."""


def clip(text: str, limit: int = 120) -> str:
    """Return `text` on one line and at most `limit` characters long, for use inside a message."""
    line = printable(" ".join(text[: 10 * limit].split()))
    return line if len(line) <= limit else line[: limit - 1] + "…"


def printable(text: str) -> str:
    """Return `text` with a space for every character that moves, hides or recolors others in a terminal."""
    return _UNPRINTABLE.sub(" ", text)


# Control and format characters, those that turn the writing direction, halves of surrogate pairs.
_UNPRINTABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)


MORE = Code(
    "more-problems",
    "error",
    "this file has more than {most} problems; the others are not shown",
    "mend some of these, then check again",
)


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems without repetitions, sorted by file, line, column, severity and code.

    Of one file at most `MOST` are kept, errors before warnings; its last entry then says that there are more, as
    severe as the worst of those.
    """
    found: list[Problem] = []
    for _, group in groupby(sorted(dict.fromkeys(problems), key=_by_place), lambda problem: problem.place.file):
        every = list(group)
        worst_first = sorted(every, key=lambda problem: _RANK[problem.severity])
        found += sorted(worst_first[:MOST], key=_by_place)
        if left := worst_first[MOST:]:
            found.append(replace(MORE.problem(found[-1].place, most=MOST), severity=left[0].severity))
    return found


def _by_place(problem: Problem) -> tuple[str, int, int, int, str, str]:
    place = problem.place
    return place.file, place.line, place.column, _RANK[problem.severity], problem.code, problem.message


def stops(problems: Sequence[Problem], *, strict: bool = False) -> bool:
    """Return whether these problems stop a build: any error, or under `strict` any warning."""
    return any(p.is_error or (strict and p.severity == "warning") for p in problems)


def did_you_mean(word: str, known: Collection[str], likeness: float = 0.6) -> str:
    """Return a hint that names the most similar known word, or an empty string.

    Of more than 500 known words, only those that begin or end like this one are compared.

    Args:
        word: What the author wrote.
        known: What could be meant.
        likeness: The least share of the letters in both words, from 0 to 1, that stands in the same order in both.
    """
    word = word.lower()
    if not word or len(word) > 60:
        return ""
    likely = list(known)
    if len(likely) > 500:
        likely = [each for each in likely if abs(len(each) - len(word)) < 5 and _ends_alike(each, word)][:3000]
    close = get_close_matches(word, likely, n=1, cutoff=likeness)
    return f'did you mean "{close[0]}"?' if close else ""


def closest(hint: str) -> str:
    """Return the word that a hint of `did_you_mean` names; empty if there is none."""
    return hint.split('"')[1] if '"' in hint else ""


def _ends_alike(one: str, other: str) -> bool:
    return one[:1] == other[:1] or one[-1:] == other[-1:]
