"""The main path, on one screen: read, check, render, write. The only place that writes a course's site to disk.

Which program turns the pages into a site (the host: MkDocs) is handed in, so that nothing here depends on it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from generator.collector import paused
from generator.course.course import Course
from generator.markup import Renderer
from generator.problems import Problem, in_order, stops
from generator.reading import FileRead, Tree, locate, read, read_tree
from generator.rules import check as check_rules
from generator.rules.ignoring import set_aside
from generator.settings import check as check_settings
from generator.words import words_for

if TYPE_CHECKING:  # a check needs no templates, and loading them takes a quarter of its start
    from generator.pages.site import Page, Shelf


@dataclass(frozen=True)
class Checked:
    """A course that was read and checked.

    Attributes:
        course: The course; None if nothing usable was found.
        renderer: The renderer that checked its texts, with what it has rendered so far.
        problems: Every problem, in order.
        set_aside: Every rule that the author has set aside, with the reason, in order.
    """

    course: Course | None
    renderer: Renderer
    problems: list[Problem]
    set_aside: list[Problem]


@dataclass(frozen=True)
class Prepared:
    """A course without errors, ready for a host.

    Attributes:
        course: The course.
        pages: Its pages in order.
        files: Further files by path in the site.
    """

    course: Course
    pages: tuple[Page, ...]
    files: dict[str, str]


Host = Callable[[Prepared, Path], None]
"""Turns a prepared course into a finished site in an empty folder, or raises."""


@dataclass
class Memory:
    """What stays true from one build to the next while a course is served: files, texts and pages that did not change.

    Attributes:
        files: What came of each file, by path.
        renderer: The last renderer, with the texts it has rendered.
        pages: The pages with what they were made of.
    """

    files: dict[str, FileRead] = field(default_factory=dict)
    renderer: Renderer | None = None
    pages: Shelf | None = None


@paused()
def check(root: Path, memory: Memory | None = None, *, settings: Path | None = None) -> Checked:
    """Read the course in `root` and return it with everything that is wrong with it.

    Args:
        root: The course folder.
        memory: What is known from the last time.
        settings: The file that stands for the course's mkdocs.yml, if it is another one.
    """
    return check_tree(read_tree(root, settings), memory)


def check_tree(tree: Tree, memory: Memory | None = None) -> Checked:
    """Read a course's files and return it with everything that is wrong with it."""
    memory = memory or Memory()
    reading = read(tree, memory.files)
    variables = reading.course.head.variables if reading.course else {}
    if memory.renderer is None or memory.renderer.variables != variables:
        memory.renderer = Renderer(variables)
        memory.pages = None
    renderer = memory.renderer
    found = check_rules(reading.course, renderer) if reading.course else []
    about_site = check_settings(*tree.settings) if tree.settings else []
    problems = in_order([*reading.problems, *locate(found, reading.files), *about_site])
    aside = set_aside(reading.course) if reading.course else []
    return Checked(reading.course, renderer, problems, sorted(locate(aside, reading.files), key=_place))


def _place(problem: Problem) -> tuple[str, int, int]:
    return problem.place.file, problem.place.line, problem.place.column


@paused()
def prepare(checked: Checked, *, directory_urls: bool = True, memory: Memory | None = None) -> Prepared:
    """Render the pages of a course that has no errors."""
    from generator.assets import assets
    from generator.pages import all_pages
    from generator.pages.site import Shelf, Site

    assert checked.course is not None
    memory = memory or Memory()
    memory.pages = memory.pages or Shelf()
    head = checked.course.head
    site = Site(checked.course, checked.renderer, words_for(head.language), directory_urls, memory.pages)
    return Prepared(checked.course, tuple(all_pages(site)), dict(assets(head.language)))


def build(
    root: Path, target: Path, host: Host, *, strict: bool = False, directory_urls: bool = True
) -> Sequence[Problem]:
    """Build the course in `root` into the folder `target`, whole or not at all.

    The new site is made beside the old one and takes its place only when it is complete.

    Args:
        root: The course folder.
        target: Where the site goes; replaced as a whole.
        host: What makes a site of the pages.
        strict: Stop on warnings too.
        directory_urls: Whether the host's addresses end in `/` or in `.html`.

    Returns:
        The problems, in order; nothing was written if `stops(problems, strict=strict)`.
    """
    from generator.swap import replace_folder, scratch_beside

    checked = check(root)
    if not stops(checked.problems, strict=strict):
        with scratch_beside(target) as scratch:
            host(prepare(checked, directory_urls=directory_urls), scratch)
            replace_folder(scratch, target)
    return checked.problems
