"""The gaps of a text: where they are named in it, and what is wrong with that."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from pydantic_core import PydanticCustomError

from generator.course.base import is_id
from generator.problems import Code, closest, did_you_mean

UNKNOWN = Code(
    "unknown-gap",
    "error",
    'there is no gap "{gap}"',
    "add it under `gaps`; where brackets are meant, write `&#91;` for `[`",
    "gaps:\n  - id: {gap}\n    accepted:\n      - ...\n    feedback: ...",
)
UNUSED = Code(
    "unused-gap",
    "error",
    'the text has no gap "{gap}"',
    "write its id in brackets where the gap belongs, or remove it",
    "text: The deadline is theirs, and [{gap}] is yours.",
)
TWICE = Code(
    "gap-twice",
    "error",
    'the gap "{gap}" stands twice in the text',
    "a gap has one place; give the second one an id and an entry of its own",
    "text: The deadline is [{gap}], and the other one is [{gap}-2].",
)
MISPLACED = Code(
    "gap-misplaced",
    "error",
    'the gap "{gap}" cannot stand here: Markdown takes it for a part of a link, or of a picture',
    "move it out of the link; at the start of a line, put a word before a gap that has a colon after it",
    "text: Then [{gap}], as [the lesson](lesson:what-leverage-is) says.",
)

_ID = r"[a-z0-9]+(?:[.-][a-z0-9]+)*"
_GAP = re.compile(rf"\[({_ID})\](?!\()")
_LINKED = re.compile(r"\[(?:[^\[\]]|\[[^\[\]]*\])*\]\([^()\n]*\)")
_REFERENCE = re.compile(rf"^[ \t>*+\-0-9.)]*\[{_ID}\]:", re.MULTILINE)
_PIECE = re.compile(rf"<[^>]*>|\[({_ID})\]")


def gaps_in(text: str) -> Iterator[re.Match[str]]:
    """Yield where a text names a gap; group 1 is the gap's id."""
    return (found for found in _GAP.finditer(text) if is_id(found[1]))


def check(text: str, known: Sequence[str]) -> None:
    """Hold the gaps that a text names against those there are.

    Raises:
        PydanticCustomError: unknown-gap, gap-twice, gap-misplaced or unused-gap, at the first that is found.
    """
    away = [each.span() for pattern in (_LINKED, _REFERENCE) for each in pattern.finditer(text)]
    seen: set[str] = set()
    for found in gaps_in(text):
        gap = found[1]
        context: dict[str, Any] = {"gap": gap, "at": ("text",), "needle": found[0]}
        if gap not in known:
            if hint := did_you_mean(gap, known):
                context |= {"hint": hint, "example": f"text: ... [{closest(hint)}] ..."}
            raise PydanticCustomError(UNKNOWN.name, "{gap}", context)
        if gap in seen:
            raise PydanticCustomError(TWICE.name, "{gap}", context | {"nth": 1})
        if any(start <= found.start() < end for start, end in away):
            raise PydanticCustomError(MISPLACED.name, "{gap}", context)
        seen.add(gap)
    for index, gap in enumerate(known):
        if gap not in seen:
            raise PydanticCustomError(UNUSED.name, "{gap}", {"gap": gap, "at": ("gaps", index, "id")})


def pieces(html: str, gaps: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield a rendered text in pieces: the HTML before a gap, and the gap's id; after the last gap, the id is empty.

    Each gap comes once. One that the HTML does not hold comes at the end, so that an item can always be answered.

    Args:
        html: The text as HTML; its pieces are slices, so that what is marked as safe stays so.
        gaps: The ids there are.
    """
    left, done = list(gaps), 0
    for found in _PIECE.finditer(html):
        if found[1] in left:
            left.remove(found[1])
            yield html[done : found.start()], found[1]
            done = found.end()
    for gap in left:
        yield html[done:], gap
        done = len(html)
    yield html[done:], ""
