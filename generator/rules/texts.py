"""Every text learners read: its variables, its Markdown, its links, and whether it was copied."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import groupby, islice
from operator import attrgetter
from typing import NamedTuple

from generator.course.base import Text
from generator.course.blocks import BlockDocument, ProseBlock
from generator.course.course import Course
from generator.course.overlap import runs
from generator.course.question import Question
from generator.markup import Renderer
from generator.markup.allowlist import OURS
from generator.markup.effort import MOST_OF_FILE
from generator.markup.quiet import is_quiet
from generator.markup.renderer import UNKNOWN_VARIABLE, slugify
from generator.problems import MOST, Code, Place, Problem, closest, did_you_mean
from generator.rules import rule

UNKNOWN_LINK = Code(
    "unknown-link",
    "error",
    'there is no {sort} "{name}" to link to',
    "link to an id that exists",
)
UNKNOWN_SECTION = Code(
    "unknown-section",
    "error",
    'the lesson "{lesson}" has no section "{section}"',
    "its sections are: {known}",
    "[words](lesson:{lesson}#{meant})",
)
SAME_HEADING = Code(
    "same-heading",
    "error",
    'two sections of this page are both called "{heading}"',
    "learners and links cannot tell them apart; rename one",
)
TOO_MUCH = Code(
    "too-much-text",
    "error",
    "from here on this file holds more Markdown than is checked in one file",
    "split the file into several lessons or quizzes",
)
RESERVED_HEADING = Code(
    "reserved-heading",
    "error",
    'a section cannot be called "{heading}", since a part of every lesson page has that address',
    "say what the section is about",
    "## What to check before the call",
)
COPIED = Code(
    "source-overlap",
    "error",
    'eight words in a row are copied from a source: "{run}"',
    "say it in your own words",
    rule="L15",
    why="Eight words in a row from a text whose hashes stand in `content/source.hashes`. Shorter runs are common "
    "phrases.",
    firm=True,
)
NO_WAY_BACK = Code(
    "reread-without-link",
    "error",
    "`reread` holds no link, so a learner sees words that lead nowhere",
    "link to the section that teaches it; or leave `reread` out, and the `section` of the objective is shown",
    f"reread: {(Question.model_fields['reread'].examples or [''])[0]}",
)
PARTS = ("learn", "check", "do", "keep")
"""Anchors that every lesson page has."""


@rule
def texts(course: Course, renderer: Renderer) -> Iterator[Problem]:
    """Variables, Markdown and links of every text; of one file at most `MOST` problems."""
    targets = Targets(course, renderer)
    for _, found in groupby(course.texts, attrgetter("file")):
        yield from islice(_faults(found, targets), MOST + 1)


def _faults(found: Iterable[Text], targets: Targets) -> Iterator[Problem]:
    spent = 0
    render = targets.renderer.render
    for text in found:
        if is_quiet(text.words, text.form):
            continue
        rendered = render(text.words, text.form)
        if not (rendered.effort or rendered.faults or rendered.links):
            continue
        spent += rendered.effort
        if spent > MOST_OF_FILE:
            yield TOO_MUCH.problem(text.place)
            return
        for fault in rendered.faults:
            if fault.code is not UNKNOWN_VARIABLE or "variables" not in targets.course.names.unsure:
                yield fault.code.problem(text.place.at(needle=fault.needle), **fault.values)
        for target in rendered.links:
            if target.startswith(OURS) and (problem := targets.problem(target, text.place)):
                yield problem


class Targets:
    """What links between the course's own pages may lead to."""

    def __init__(self, course: Course, renderer: Renderer) -> None:
        self.course = course
        self.renderer = renderer

    @cached_property
    def sections(self) -> Mapping[str, frozenset[str]]:
        """The anchors of each lesson's page by the lesson's id; lessons that were not read whole are left out."""
        found = {lesson.id: _headings(lesson, self.renderer) for lesson in self.course.every_lesson()}
        return {
            name: frozenset(PARTS) | {heading.anchor for heading in headings}
            for name, headings in found.items()
            if headings is not None
        }

    def of(self, sort: str) -> tuple[str, frozenset[str], bool]:
        """Return what a sort of link leads to in words, the names there are, and whether they may be incomplete."""
        names = self.course.names
        if sort == "glossary":
            return "glossary term", names.terms, "terms" in names.unsure
        if sort == "lesson":
            return "lesson", names.lessons, "lessons" in names.unsure
        if sort == "handout":
            return "handout", names.handouts, "handouts" in names.unsure
        if sort == "rating":
            listed = frozenset(name for module in self.course.modules for name in module.head.ratings)
            return "self-rating", listed, "modules" in names.unsure
        pages = frozenset(module.head.quiz for module in self.course.modules if module.head.quiz)
        return "quiz with a page", pages, "modules" in names.unsure

    def unknown(self, sort: str, name: str, spot: Place) -> Problem:
        """Return what is wrong with a link to a name that does not exist; an example is one that does."""
        words, known, _ = self.of(sort)
        there = _WHERE[sort].format(name=name)
        if hint := did_you_mean(name, known):
            hint += f" If not, {there}" if sort == "glossary" else ""
            return UNKNOWN_LINK.problem(
                spot, sort=words, name=name, hint=hint, example=f"[words]({sort}:{closest(hint)})"
            )
        example = f"[words]({sort}:{min(known)})" if known else ""
        hint = f"link to an id that exists, or {there}" if known else f"{there}, or take out the link"
        return UNKNOWN_LINK.problem(spot, sort=words, name=name, hint=hint, example=example)

    def problem(self, target: str, place: Place) -> Problem | None:
        """Return what is wrong with a link such as `lesson:ask-first#who-can-leave`, if anything."""
        sort, _, rest = target.partition(":")
        name, _, section = rest.partition("#")
        spot = place.at(needle=target)
        _, known, unsure = self.of(sort)
        if name not in known:
            if unsure or " " in target:  # a space is told where the Markdown is read
                return None
            return self.unknown(sort, name, spot)
        if sort == "lesson" and section and section not in self.sections.get(name, {section}):
            return _no_section(spot, name, section, sorted(self.sections[name]))
        return None


_WHERE = {
    "glossary": "add the term to content/glossary.yml",
    "lesson": "write that lesson and list it in content/course.yml",
    "handout": "write content/handouts/{name}.yml",
    "rating": "list that self-rating under `ratings` of a module in content/course.yml",
    "quiz": "name that quiz under `quiz` of a module in content/course.yml",
}
"""What makes a name of each sort of link exist."""


@rule
def reread(course: Course, renderer: Renderer) -> Iterator[Problem]:
    """Where to read again is a link."""
    for quiz in course.quizzes.values():
        for item in quiz.items:
            shown = renderer.render(item.reread, "inline") if item.reread else None
            if shown and not (shown.links or shown.faults):
                yield NO_WAY_BACK.problem(item.place.at("reread"))


@rule
def taught(course: Course, renderer: Renderer) -> Iterator[Problem]:
    """Each objective that names the section that teaches it names one of its lesson."""
    for lesson in course.every_lesson():
        named = [(index, each.section) for index, each in enumerate(lesson.objectives) if each.section]
        found = _headings(lesson, renderer) if named else None
        there = [heading.anchor for heading in found or ()]
        for index, section in named:
            if found is not None and section not in there:
                place = lesson.place.at("objectives", index, "section")
                yield _no_section(place, lesson.id, section, there, "section: {}")


def _no_section(place: Place, lesson: str, section: str, there: Sequence[str], like: str = "") -> Problem:
    """Return that a lesson has no such section.

    Args:
        place: Where it is named.
        lesson: The lesson's id.
        section: What is named.
        there: The sections there are.
        like: An example with `{}` for one of them, where it is not a link that names it.
    """
    hint = did_you_mean(section, there) if there else "give a part of its text a `##` heading, or leave this out"
    meant = closest(hint) or (there[0] if there else slugify(section))
    values = {"lesson": lesson, "section": section, "known": ", ".join(there), "meant": meant}
    return UNKNOWN_SECTION.problem(place, hint=hint, example=like.format(meant), **values)


class Heading(NamedTuple):
    """A section of a lesson."""

    anchor: str
    words: str
    place: Place


def _headings(document: BlockDocument, renderer: Renderer) -> list[Heading] | None:
    """Return the sections of a lesson or handout, in order; None if some of its prose could not be read."""
    found: list[Heading] = []
    spent = 0
    for index, block in document.blocks_of(ProseBlock):
        rendered = renderer.render(block.value, "prose")
        spent += rendered.effort
        if spent > MOST_OF_FILE or not rendered.html:
            return None  # which is said where the texts are checked
        needles: Counter[str] = Counter()
        for level, anchor, words in rendered.headings:
            needle = f"{'#' * level} {words}"
            place = document.place.at("blocks", index, "prose", needle=needle, nth=needles[needle])
            needles[needle] += 1
            found.append(Heading(anchor, words, place))
    return found if document.whole else None


@rule
def headings(course: Course, renderer: Renderer) -> Iterator[Problem]:
    """No two sections of a page share an anchor, and none takes that of a part of a lesson's page."""
    for lesson in course.every_lesson():
        yield from islice(_same(_headings(lesson, renderer) or (), PARTS), MOST + 1)
    for handout in course.handouts:
        yield from islice(_same(_headings(handout, renderer) or (), ()), MOST + 1)


def _same(headings: Iterable[Heading], taken: Collection[str]) -> Iterator[Problem]:
    seen: set[str] = set()
    for anchor, words, place in headings:
        names = {anchor, slugify(words)}
        if anchor in taken:
            yield RESERVED_HEADING.problem(place, heading=words)
        elif not seen.isdisjoint(names):
            yield SAME_HEADING.problem(place, heading=words)
        seen |= names


@rule
def copied(course: Course, renderer: Renderer) -> Iterator[Problem]:
    """No eight words in a row from a text whose hashes stand in `content/source.hashes`."""
    if not course.source_hashes:
        return
    for text in course.texts:
        for words, digest in runs(text.words):
            if digest in course.source_hashes:
                as_written = re.search(r"[\W_]+".join(map(re.escape, words.split())), text.words, re.IGNORECASE)
                yield COPIED.problem(text.place.at(needle=as_written.group() if as_written else ""), run=words)
                break
