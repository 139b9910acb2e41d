"""The authors' guide says what the models say today."""

from pathlib import Path

import pytest

from generator.build import check
from generator.course.blocks import BLOCKS
from generator.guide import COURSE, guides
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


def test_the_course_that_it_shows_is_whole_and_free_of_problems() -> None:
    checked = check(COURSE)
    assert checked.problems == []
    assert checked.set_aside == []
    shown = "".join(guides().values())
    for path in COURSE.rglob("*.yml"):
        name = path.relative_to(COURSE).as_posix()
        assert f"`{name}`" in shown
        assert path.read_text("utf-8") in shown
    assert "select: several" in (COURSE / "quizzes/mails/one-question.yml").read_text("utf-8")


def test_it_tells_every_rule_there_is() -> None:
    rules = {
        "quizzes/README.md": "Q01 Q02 Q03 Q05 Q07 Q08 Q10 Q11 Q12 Q17 Q18 Q22 Q23 Q25 Q30 Q31 Q40 Q44 "
        "Z01 Z02 Z04 Z06 Z07 I01 I02 I03 I04 I05 I06 I07 I08 I09",
        "content/README.md": "L01 L02 L03 L05 L06 L07 L08 L09 L10 L13 L14 L15 L16 L19",
    }
    for name, numbers in rules.items():
        text = guides()[name]
        for number in numbers.split():
            assert f"| {number} |" in text, number
    for code in CODES.values():
        assert not code.rule or code.why, f"the guide does not say why there is {code.rule}"
