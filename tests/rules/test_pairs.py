"""Every rule about good items, quizzes and lessons has its pair: a course with the fault, and one that comes close.

The cases are run with all others (tests/reading/test_problems.py); here stands that none is missing.
"""

import pytest

from generator.guide import BY_FIELD
from tests.reading.cases import Case, cases
from tests.reading.codes import every_code

RULES = (
    "Q01 Q02 Q03 Q05 Q07 Q08 Q10 Q11 Q12 Q17 Q18 Q22 Q23 Q25 Q30 Q31 Q40 Q44 Z01 Z02 Z04 Z06 Z07 Z08 Z09 "
    "L01 L02 L03 L05 L06 L07 L08 L09 L10 L13 L14 L15 L16 L19 I01 I02 I03 I04 I05 I06 I07 I08 I09"
)
FIELDS = {
    "Q22": "missing-field-feedback",
    "Q40": "missing-field-objective",
    "L01": "missing-field-objectives",
    "L13": "missing-field-alt",
    "I01": "missing-field-recommendation",
    "I05": "missing-field-window",
}
"""The case of each rule that a model keeps by needing a field; the code of them all is `missing-field`."""


def shown(rule: str) -> dict[str, list[Case]]:
    """Return the cases of each code of a rule."""
    codes = [code.name for code in every_code().values() if code.rule == rule]
    found = {code: [case for case in cases() if code in case.codes] for code in codes}
    if any(number == rule for number, *_ in BY_FIELD):
        found["missing-field"] = [case for case in cases() if case.name == FIELDS[rule]]
    return found


@pytest.mark.parametrize("rule", RULES.split())
def test_a_rule_has_a_bad_and_a_good_case(rule: str) -> None:
    assert shown(rule), f"no code has the number {rule}"
    for code, found in shown(rule).items():
        assert any(code in case.codes for case in found), f"{rule} {code} has no bad case"
        assert any(case.fine for case in found), f"{rule} {code} has no good case"


def test_every_rule_there_is_stands_in_the_list() -> None:
    there = {code.rule for code in every_code().values() if code.rule} | {number for number, *_ in BY_FIELD}
    assert there == set(RULES.split())
