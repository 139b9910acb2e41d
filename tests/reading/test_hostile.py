"""Files made to break the reader or to keep it busy: always an answer, and within five seconds of computing.

`FUZZ_EXAMPLES=1` tries files of the largest size.
"""

import time
from collections.abc import Callable

import pytest

from generator.problems import MOST, Problem
from generator.report import as_json, as_text
from tests import tiny
from tests.reading import hostile

LIMIT = 5.0  # seconds of computing for one file, whatever its size


def told(files: dict[str, str | bytes | None]) -> list[Problem]:
    """Read the tiny course with these files, tell what is wrong with it, and hold that to the clock."""
    tree = tiny.tree(files)
    start = time.process_time()
    found = tiny.problems(tree)
    text, data = as_text(found), as_json(found)
    assert time.process_time() - start < LIMIT
    assert len(text) < 300_000 and len(data) < 700_000  # of 100 problems; JSON writes a letter as up to six
    for file in files:
        assert sum(problem.place.file == file for problem in found) <= MOST + 1
    return found


def each(table: object) -> pytest.MarkDecorator:
    assert isinstance(table, dict)
    return pytest.mark.parametrize("text", [pytest.param(make, id=name) for name, make in table.items()])


@each(hostile.YAML)
def test_yaml(text: Callable[[], str]) -> None:
    assert told({tiny.GLOSSARY: text()})


@each(hostile.COURSE)
def test_lesson(text: Callable[[], str]) -> None:
    assert told({tiny.LESSON: text()})


@each(hostile.QUIZZES)
def test_quiz(text: Callable[[], str]) -> None:
    assert told({tiny.QUIZ: text()})


@each(hostile.FIGURES)
def test_figure(text: Callable[[], str]) -> None:
    told({tiny.FIGURE: text()})


@pytest.mark.parametrize("mark", hostile.MARKS)
def test_prose(mark: str) -> None:
    told({tiny.LESSON: hostile.lesson_of(mark)})


@pytest.mark.parametrize("mark", hostile.MARKS)
def test_one_paragraph(mark: str) -> None:
    told({tiny.QUIZ: hostile.quiz_of(mark)})
