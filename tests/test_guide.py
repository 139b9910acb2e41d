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


def test_it_tells_every_rule_there_is() -> None:
    rules = {
        "quizzes/README.md": "Q01 Q02 Q03 Q05 Q07 Q08 Q10 Q11 Q12 Q17 Q18 Q22 Q23 Q25 Q30 Q31 Q40 Q44 "
        "Z01 Z02 Z04 Z06 Z07",
        "content/README.md": "L01 L02 L03 L05 L06 L07 L08 L09 L10 L13 L14 L15 L16 L19",
    }
    for name, numbers in rules.items():
        text = guides()[name]
        for number in numbers.split():
            assert f"| {number} |" in text, number
    for code in CODES.values():
        assert not code.rule or code.why, f"the guide does not say why there is {code.rule}"
