"""A test in the lists of its module: its own title, and nothing of what was right if it never tells."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from generator import build
from generator.build import Memory
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
