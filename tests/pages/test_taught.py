"""Where to read again after a miss: the item's own link, its objective's section, or the lesson unless that is here."""

import re

import pytest

from generator import build
from generator.build import Memory
from tests import tiny

LESSON, QUIZ = "m1/ask-first", "m1/m1-quiz"
SECTION = {tiny.LESSON: tiny.text(tiny.LESSON).replace("level: apply\n", "level: apply\n    section: who-can-leave\n")}
OWN = {
    tiny.QUIZ: tiny.text(tiny.QUIZ).replace("    stem:", "    reread: '[A beam](lesson:ask-first#learn)'\n    stem:")
}


def links(changes: dict[str, str], memory: Memory | None = None) -> dict[str, list[str]]:
    """The links of "Read again" by the path of their page."""
    checked = build.check_tree(tiny.tree(changes), memory)
    assert checked.problems == []
    return {
        page.path: re.findall(r'<p class="course-taught">[^<]*<a href=(.*?)</a></p>', page.body)
        for page in build.prepare(checked, memory=memory).pages
    }


@pytest.mark.parametrize(
    ("changes", "in_quiz", "in_lesson"),
    [
        ({}, '"../ask-first/">Ask first', None),
        (SECTION, '"../ask-first/#who-can-leave">Who can leave?', '"./#who-can-leave">Who can leave?'),
        (SECTION | OWN, '"../ask-first/#learn">A beam', '"./#learn">A beam'),
    ],
    ids=["lesson", "section", "own"],
)
def test_link(changes: dict[str, str], in_quiz: str, in_lesson: str | None) -> None:
    """The quiz asks two items; the lesson one, and one before its text, which has just been taught at its answer."""
    found = links(changes)
    assert found[QUIZ] == [in_quiz] * 2
    assert found[LESSON] == ([in_lesson] if in_lesson else [])


def test_a_heading_in_new_words_changes_the_quiz_while_a_course_is_served() -> None:
    memory = Memory()
    assert "Who can leave?" in str(links(SECTION, memory)[QUIZ])
    renamed = SECTION[tiny.LESSON].replace("## Who can leave?", "## Who can leave")
    assert "leave?" not in str(links({tiny.LESSON: renamed}, memory)[QUIZ])
