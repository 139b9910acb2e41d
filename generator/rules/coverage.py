"""L16: every idea that the course set out to teach is taught and practiced, or says why not.

The list of ideas is the author's, in `content/coverage.yml`.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.course.course import Course
from generator.markup import Renderer
from generator.problems import Code, Problem
from generator.rules import rule

NOT_COVERED = Code(
    "idea-not-covered",
    "error",
    'the idea "{idea}" has no {what}',
    "name the {what}s that have it, or say in a `note` why there is none",
    "note: A promise of the course, not something to check.",
    rule="L16",
    why="An idea of `content/coverage.yml` without a lesson, or without an item, and without a note that says why. "
    "What nobody "
    "checks gets lost when a course is rewritten.",
    firm=True,
)
_EXAMPLES = {"lesson": "what-leverage-is", "item": "walk-away-harbor"}


@rule
def ideas(course: Course, renderer: Renderer) -> Iterator[Problem]:
    """L16: each idea has a lesson and an item, or a note."""
    coverage = course.coverage
    if coverage is None or not coverage.sound:
        return
    for index, idea in enumerate(coverage.ideas):
        for what, named in (("lesson", idea.lessons), ("item", idea.items)):
            if not named and not idea.note:
                example = f"{what}s:\n  - {_EXAMPLES[what]}"
                place = coverage.place.at("ideas", index, "id")
                yield NOT_COVERED.problem(place, idea=idea.id, what=what, example=example)
