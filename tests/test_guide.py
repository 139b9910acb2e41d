"""The authors' guide says what the models say today."""

from pathlib import Path

import pytest

from generator.course.blocks import BLOCKS
from generator.guide import guides
from generator.problems import CODES
from generator.questions import kinds

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("name", sorted(guides()))
def test_the_committed_guide_is_current(name: str) -> None:
    assert (ROOT / name).read_text("utf-8") == guides()[name], "run make guide"


def test_it_tells_every_block_kind_and_code() -> None:
    content, quizzes = guides()["content/README.md"], guides()["quizzes/README.md"]
    for key in BLOCKS:
        assert f"### `{key}`" in content
    for code in CODES:
        assert f"| `{code}` |" in content
    for kind in kinds():
        assert f"### `{kind}`" in quizzes
