"""Numbers are kept and written as their author wrote them."""

from decimal import Decimal

import pytest

from generator.questions import kinds
from generator.questions.numeric.spelling import spelled
from tests.questions.test_kinds import examples, read_items

WRITTEN = [
    (("6000", "en", "$", ""), "$6,000"),
    (("-6000.50", "en", "$", ""), "−$6,000.50"),
    (("6000", "de", "EUR", ""), "EUR\u00a06.000"),
    (("18", "en", "", "%"), "18%"),
    (("18", "de", "", "%"), "18\u00a0%"),
    (("12", "en", "", "months"), "12\u00a0months"),
    (("2024", "en", "", ""), "2024"),  # it may be a year
    (("20240", "en", "", ""), "20,240"),
    (("1234567", "hi", "", ""), "12,34,567"),
    (("1234567", "xx", "", ""), "1,234,567"),
    (("0.000001", "en", "", ""), "0.000001"),
    (("123456789012345", "fr", "", ""), "123\u202f456\u202f789\u202f012\u202f345"),
]


@pytest.mark.parametrize(("given", "written"), WRITTEN, ids=lambda each: str(each))
def test_a_number_as_people_write_it(given: tuple[str, str, str, str], written: str) -> None:
    number, language, before, after = given
    assert spelled(Decimal(number), language, before, after) == written


def test_the_ends_of_what_is_right_are_exact() -> None:
    """In binary numbers 0.7 + 0.1 is less than 0.8, and a right answer would be wrong."""
    item = {**examples(kinds()["numeric"])["good"][0], "answer": "0.7", "tolerance": "0.1", "ranges": []}
    (read,), codes = read_items(item)
    assert codes == []
    assert read.as_data() == [{"type": "number", "ranges": [{"id": "_right", "low": 0.6, "high": 0.8, "credit": 1.0}]}]


def test_the_version_sees_the_key_and_no_words() -> None:
    good = examples(kinds()["numeric"])["good"][0]
    (first, same, other), _ = read_items(
        good,
        {**good, "id": "b", "unit": "€", "otherwise": "Other words.", "feedback": "Other words."},
        {**good, "id": "c", "tolerance": "1"},
    )
    assert first.version == same.version != other.version
