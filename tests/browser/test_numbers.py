"""Numbers as people write them: read in Node as the browser reads them."""

import pytest

from tests.browser.node import call

ENGLISH = {
    "6000": "6000",
    " 6,000 ": "6000",
    "1,234,567.50": "1234567.5",
    "12,34,567": "1234567",  # as in India
    "6 000": "6000",
    "6\u202f000": "6000",
    "6'000": "6000",
    "$6,000": "6000",
    "-$50": "-50",
    "$-50": "-50",
    "− 50": "-50",
    "–50": "-50",
    "+5": "5",
    "18%": "18",
    "18 %": "18",
    ".5": "0.5",
    "5.": "5",
    "007": "7",
    "-0.00": "0",
    "６０００": "6000",
    "٦٠٠٠": "6000",
    "६०००": "6000",
    "123456789012345": "123456789012345",
    "": None,
    "  ": None,
    ".": None,
    "-": None,
    "$": None,
    "six": None,
    "6k": None,
    "6e3": None,
    "0x10": None,
    "6 to 7": None,
    "6,5": None,
    "6,00": None,
    "1234,567": None,
    ",500": None,
    "1.2.3": None,
    "1.234.567": None,
    "5-": None,
    "6 0": None,
    "1234567890123456": None,
    "Infinity": None,
}
OTHERS = {
    ("6.000", "de"): "6000",
    ("6.000,50", "de"): "6000.5",
    ("6,5", "de"): "6.5",
    ("6.5", "de"): None,
    ("6 000,5", "fr"): "6000.5",
    ("6’000.5", "de-CH"): "6000.5",
    ("6.000", "en"): "6",
    ("٦٫٥", "ar-EG"): "6.5",
    ("٦٬٠٠٠", "ar-EG"): "6000",
}


def read(*asked: tuple[str, str, list[str]]) -> list[str | None]:
    return call("numbers.mjs", *[("readNumber", list(each)) for each in asked])


def test_in_english() -> None:
    found = read(*[(text, "en", []) for text in ENGLISH])
    assert dict(zip(ENGLISH, found, strict=True)) == ENGLISH


def test_in_other_languages() -> None:
    found = read(*[(text, language, []) for text, language in OTHERS])
    assert dict(zip(OTHERS, found, strict=True)) == OTHERS


@pytest.mark.parametrize("text", ["6000 a year", "6,000 A YEAR", "EUR 6,000 a year", "-eur 6,000", "6000"])
def test_a_typed_unit_is_left_out(text: str) -> None:
    assert read((text, "en", ["EUR", "a year"])) == ["-6000" if text.startswith("-") else "6000"]


def test_another_unit_is_not() -> None:
    assert read(("6000 a month", "en", ["a year"])) == [None]


def test_what_is_written_is_read_again() -> None:
    numbers = ["6000", "2024", "-0.5", "123456.75", "123456789012345", "0"]
    for language in ("en", "de", "fr", "de-CH", "hi", "ar-EG"):
        written = call("numbers.mjs", *[("writeNumber", [number, language]) for number in numbers])
        assert read(*[(text, language, []) for text in written]) == numbers, written
    assert call("numbers.mjs", ("writeNumber", ["2024", "en"]), ("writeNumber", ["20240", "en"])) == ["2024", "20,240"]
