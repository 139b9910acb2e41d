"""Every text learners read: its variables, its Markdown, its links, and whether it was copied."""

from __future__ import annotations

from collections.abc import Iterator

from generator.course.blocks import ProseBlock
from generator.course.course import Course
from generator.course.lesson import Lesson
from generator.course.overlap import runs
from generator.markup import Renderer
from generator.markup.allowlist import OURS
from generator.problems import Code, Place, Problem, did_you_mean
from generator.rules import rule

UNKNOWN_LINK = Code(
    "unknown-link",
    "error",
    'there is no {sort} "{name}" to link to',
    "link to an id that exists",
    "[words](lesson:what-leverage-is)",
)
UNKNOWN_SECTION = Code(
    "unknown-section",
    "error",
    'the lesson "{lesson}" has no section "{section}"',
    "its sections are: {known}",
)
SAME_HEADING = Code(
    "same-heading",
    "error",
    'two sections of this lesson are both called "{heading}"',
    "learners and links cannot tell them apart; rename one",
)
COPIED = Code(
    "source-overlap",
    "error",
    'eight words in a row are copied from a source: "{run}"',
    "say it in your own words",
)
PARTS = ("learn", "check", "do", "keep")
"""Anchors that every lesson page has."""


@rule
def texts(course: Course, renderer: Renderer) -> Iterator[Problem]:
    """Variables, Markdown and links of every text."""
    sections: dict[str, frozenset[str]] = {}
    for text in course.texts:
        rendered = renderer.render(text.words, text.form)
        for fault in rendered.faults:
            yield fault.code.problem(_spot(text.place, fault.needle), **fault.values)
        for target in rendered.links:
            if target.startswith(OURS):
                problem = _link(target, text.place, course, renderer, sections)
                if problem:
                    yield problem


def _spot(place: Place, needle: str) -> Place:
    return place.at(needle=needle) if needle else place


def _link(
    target: str, place: Place, course: Course, renderer: Renderer, sections: dict[str, frozenset[str]]
) -> Problem | None:
    sort, _, rest = target.partition(":")
    name, _, section = rest.partition("#")
    names = course.names
    spot = place.at(needle=target)
    if sort == "glossary":
        known, word = names.terms, "glossary term"
        unsure = "terms" in names.unsure
    elif sort == "lesson":
        known, word = names.lessons, "lesson"
        unsure = "lessons" in names.unsure
    else:
        known = frozenset(module.head.quiz for module in course.modules if module.head.quiz)
        word, unsure = "quiz with a page", "modules" in names.unsure
    if name not in known:
        return None if unsure else UNKNOWN_LINK.problem(spot, sort=word, name=name, hint=did_you_mean(name, known))
    if sort == "lesson" and section:
        if not sections:
            sections.update({lesson.id: lesson_anchors(lesson, renderer) for _, lesson in course.lessons()})
        if name in sections and section not in sections[name]:
            listed = ", ".join(sorted(sections[name]))
            hint = did_you_mean(section, sections[name])
            return UNKNOWN_SECTION.problem(spot, lesson=name, section=section, known=listed, hint=hint)
    return None


def lesson_anchors(lesson: Lesson, renderer: Renderer) -> frozenset[str]:
    """Return every anchor of a lesson page that a link may name."""
    return frozenset(PARTS) | {anchor for anchor, _ in _headings(lesson, renderer)}


def _headings(lesson: Lesson, renderer: Renderer) -> Iterator[tuple[str, Place]]:
    for index, block in lesson.blocks_of(ProseBlock):
        for _, anchor, words in renderer.render(block.value, "prose").headings:
            yield anchor, lesson.place.at("blocks", index, "prose", needle=words)


@rule
def headings(course: Course, renderer: Renderer) -> Iterator[Problem]:
    """No two sections of a lesson share an anchor."""
    for _, lesson in course.lessons():
        seen = set(PARTS)
        for anchor, place in _headings(lesson, renderer):
            if anchor in seen:
                yield SAME_HEADING.problem(place, heading=place.needle)
            seen.add(anchor)


@rule
def copied(course: Course, renderer: Renderer) -> Iterator[Problem]:
    """No eight words in a row from a text whose hashes stand in `content/source.hashes`."""
    if not course.source_hashes:
        return
    for text in course.texts:
        for words, digest in runs(text.words):
            if digest in course.source_hashes:
                yield COPIED.problem(text.place.at(needle=words.split()[0]), run=words)
                break
