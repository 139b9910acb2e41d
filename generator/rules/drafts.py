"""L19: marks of an unfinished text, anywhere in the course."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.course.course import Course
from generator.markup import Renderer
from generator.problems import Code, Problem
from generator.rules import rule

DRAFT = Code(
    "draft-mark",
    "error",
    '"{words}" marks something unfinished',
    "finish it, or take it out until you do",
    rule="L19",
    why="TODO, TBD, FIXME, XXX, lorem ipsum or ??? in any text. Learners would read it.",
)

_DRAFT = re.compile(r"\b(?:TODO|TBD|FIXME|XXX)\b|\b[Ll]orem ipsum\b|\?\?\?")
_MARKS = ("TODO", "TBD", "FIXME", "XXX", "orem ipsum", "???")  # a search for each is faster than one for all


@rule
def drafts(course: Course, renderer: Renderer) -> Iterator[Problem]:
    """L19: no draft mark in any text."""
    for text in course.texts:
        words = text.words
        if any(mark in words for mark in _MARKS) and (found := _DRAFT.search(words)):
            yield DRAFT.problem(text.place.at(needle=found.group()), words=found.group())
