"""L19: marks of an unfinished text, anywhere in the course."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter

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
    for _, of_file in groupby(course.texts, attrgetter("file")):
        texts = list(of_file)
        everything = "\n".join([text.words for text in texts])
        if any(mark in everything for mark in _MARKS):
            for text in texts:
                if found := _DRAFT.search(text.words):
                    yield DRAFT.problem(text.place.at(needle=found.group()), words=found.group())
