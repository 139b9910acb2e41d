"""Spoiled course files: never a traceback, never long, every problem at a place that exists; what passes is a site.

`make test` runs a fixed sample; a long one, new each time, is
`FUZZ_EXAMPLES=5000 make test PYTEST_ARGS=tests/reading/test_fuzz.py`.
"""

import os
import time
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator import build
from generator.problems import MOST, stops
from generator.reading import figures, nodes
from generator.reading.tree import FIGURES, SETTINGS, Tree, read_tree
from generator.report import as_json, as_text
from generator.settings import DEFAULT_CONFIG
from tests import tiny
from tests.reading.mutations import Mutation, broken_bytes, mutations

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "0"))
LIMIT = 5.0  # seconds of computing for one file
COURSES = Path(__file__).parents[1] / "courses"


def _files(name: str) -> dict[str, bytes]:
    found = read_tree(COURSES / name)
    figures_too = {FIGURES + file: data for file, data in found.figures.items()}
    return found.documents | figures_too | {SETTINGS: DEFAULT_CONFIG.read_bytes()}


SEEDS = {name: _files(name) for name in ("tiny", "pair")}
FILES = [(course, file) for course, files in SEEDS.items() for file in sorted(files)]


@settings(
    max_examples=EXAMPLES or 80,
    derandomize=not EXAMPLES,
    deadline=None,  # the test holds its own clock, of computing time, which a busy machine does not stretch
    suppress_health_check=[HealthCheck.too_slow],
    database=None,
)
@given(st.sampled_from(FILES), mutations(), broken_bytes())
def test_a_spoiled_file(seed: tuple[str, str], changes: list[Mutation], last: object) -> None:
    course, file = seed
    text = SEEDS[course][file].decode()
    for change in changes:
        text = change(text)
    data = last(text.encode("utf-8", "replace"))  # type: ignore[operator]
    look_at(tiny.tree_of({**SEEDS[course], file: data}), file, data)


def look_at(tree: Tree, file: str, data: bytes) -> None:
    """Read, check, tell and, where nothing is wrong, render."""
    start = time.process_time()
    checked = build.check_tree(tree)
    problems = checked.problems
    text, tool = as_text(problems), as_json(problems)
    if not stops(problems):
        assert build.prepare(checked).pages
    assert time.process_time() - start < LIMIT
    assert len(text) < 300_000 and len(tool) < 700_000
    text.encode()
    break_ = figures.LINE_BREAK if file.startswith(FIGURES) else nodes.LINE_BREAK
    lines = break_.split(data.decode("utf-8", "replace").removeprefix("\ufeff"))
    for problem in problems:
        assert problem.message and problem.hint, problem
        place = problem.place
        assert place.line >= 1 and place.column >= 1 and place.length >= 1, problem
        if place.file == file:
            assert place.line <= len(lines), problem
            assert place.column <= len(lines[place.line - 1]) + 1, problem
            assert place.source == lines[place.line - 1], problem
    assert sum(problem.place.file == file for problem in problems) <= MOST + 1
