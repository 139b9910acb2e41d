"""A test in the lists of its module: its own title, and nothing of what was right if it never tells."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from generator import build
from generator.build import Memory
from generator.pages.quiz import parts
from generator.pages.site import Page
from generator.reading.tree import read_tree
from tests import tiny

QUIZZES = Path(__file__).parents[1] / "courses" / "quizzes"
SILENT = "quizzes/m5/test-none.yml"


@cache
def made() -> dict[str, Page]:
    return {page.path: page for page in build.prepare(build.check(QUIZZES)).pages}


@pytest.mark.parametrize("module", ["m3", "m4", "m5"])
def test_golden(module: str, golden: Callable[[str, str], None]) -> None:
    """A checkpoint is a module quiz; a test has its own name; a silent one is marked, so that lists say no score."""
    page = made()[f"{module}/index"]
    golden(f"pages/quizzes/{module}.html", page.body)
    golden(f"pages/quizzes/{module}-rail.html", page.rail)


def test_lists_follow_the_mode_of_a_quiz_while_a_course_is_served() -> None:
    memory = Memory()
    files = dict(read_tree(QUIZZES).documents)
    assert listed(files, memory) == (True, True)
    files[SILENT] = files[SILENT].replace(b"mode: test\nfeedback: none\n", b"")
    assert listed(files, memory) == (False, False)


def listed(files: dict[str, bytes], memory: Memory) -> tuple[bool, bool]:
    """Whether the lesson's page names the quiz of its module by its title, and marks it as silent."""
    checked = build.check_tree(tiny.tree_of(files), memory)
    pages = {page.path: page for page in build.prepare(checked, memory=memory).pages}
    rail = pages["m5/lesson-5"].rail
    return "A silent test, 3 questions" in rail, "data-silent" in rail


def test_what_two_entries_draw_from_one_file_stands_under_one_heading() -> None:
    text = "id: drawn\ntitle: Drawn\nminutes: 4\ndraw: [{bank: lesson-2, count: 2}, {bank: lesson-2, count: 1}]\n"
    files = {**read_tree(QUIZZES).documents, "quizzes/m2/drawn.yml": text.encode()}
    (page,) = [each for each in build.prepare(build.check_tree(tiny.tree_of(files))).pages if each.path == "m2/drawn"]
    assert re.findall('<h2 class="course-group">(.*?)</h2>', page.body) == ["Drawn by chance: 3 of these"]


ITEM = """\
  - {{id: {id}, kind: choice, objective: ask-{module}, level: apply, stem: What?, options: [
      {{id: a, text: One, correct: "true", feedback: Why.}}, {{id: b, text: Two, feedback: Why.}}]}}
"""


@pytest.mark.parametrize(
    ("items", "wanted"),
    [
        ((6, 4, 4, 3, 3), ["1", "2", "3", "45"]),
        ((4, 1, 0, 3, 4), ["1", "24", "5"]),
        ((4, 4, 0, 0, 2), ["1", "25"]),
        ((2, 2, 2, 1, 1), ["12", "345"]),
        ((3, 0, 2, 1, 1), []),  # one part says what the whole score says
        ((1, 1, 1, 0, 0), []),
    ],
)
def test_the_result_of_a_silent_test_is_told_by_modules_with_enough_items(
    items: tuple[int, ...], wanted: list[str]
) -> None:
    forms = {f: [(f"{f}-{m}-{n}", m) for m, count in enumerate(items, 1) for n in range(count)] for f in "ab"}
    text = "id: test-none\ntitle: A test\nminutes: 4\nmode: test\nfeedback: none\nforms:\n"
    text += "".join(f"  - items: [{', '.join(name for name, _ in form)}]\n" for form in forms.values()) + "items:\n"
    text += "".join(ITEM.format(id=name, module=module) for form in forms.values() for name, module in form)
    files = {**read_tree(QUIZZES).documents, SILENT: text.encode()}
    course = build.check_tree(tiny.tree_of(files)).course
    assert course is not None
    found = parts(course, course.quizzes["test-none"])
    assert ["".join(str(module.number) for module in modules) for modules, _ in found] == wanted
    assert [checked for _, checked in found] == [tuple(f"ask-{number}" for number in part) for part in wanted]
    ended = files | {SILENT: text.replace("feedback: none", "feedback: end").encode()}
    told = build.check_tree(tiny.tree_of(ended)).course
    assert told is not None and parts(told, told.quizzes["test-none"]) == ()
