"""A text that its writer judges."""

from generator.questions import kinds
from tests.questions.test_kinds import examples, read_items


def test_the_version_sees_what_is_judged_and_no_words() -> None:
    good = examples(kinds()["open"])["good"][1]
    one, other = good["criteria"]
    (first, same, changed), codes = read_items(
        good,
        {
            **good,
            "id": "b",
            "model": "Other words.",
            "lines": "9",
            "criteria": [{**one, "text": "Other words."}, other],
        },
        {**good, "id": "c", "criteria": [one]},
    )
    assert codes == []
    assert first.version == same.version != changed.version
