"""What rules see of a text, and how hard it is to read."""

import pytest

from generator.rules.readability import counts, syllables
from generator.rules.words import plain, prepared, stem, tokens


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("We **can** wait", "We can wait"),
        ("See [the test](lesson:what-leverage-is#test) first", "See the test first"),
        ("You sell {{ product }} at {{ other }}", "You sell vans at other"),
        ("H<sub>2</sub>O, `code` and snake_case", "H2O, code and snake_case"),
        ("_Never_ pay", "Never pay"),
    ],
)
def test_marks_and_variables_are_not_seen(text: str, seen: str) -> None:
    assert plain(text, {"product": "vans"}) == seen


def test_words_have_no_marks_and_keep_their_apostrophe() -> None:
    assert tokens("“We’ll wait,” she said: 12,000 – or ‘not’? It's Größe/2.") == [
        *["we'll", "wait", "she", "said", "12", "000", "or", "not", "it's", "größe", "2"]
    ]


def test_texts_prepared_together_are_those_prepared_alone() -> None:
    texts = ["We **can** wait.", "", "‘Not’ so, it’s late", "A\nB", "\0a\0"]
    assert [each.tokens for each in prepared(texts, {})] == [
        tokens(plain(text, {}).replace("\0", " ")) for text in texts
    ]


@pytest.mark.parametrize(("one", "other"), [("asked", "asks"), ("quotes", "quoting"), ("price", "prices")])
def test_words_of_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other) != ""


def test_words_without_meaning_have_no_stem() -> None:
    assert {stem(word) for word in ("the", "not", "which", "you")} == {""}


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("cake", 1),
        ("asked", 1),
        ("wanted", 2),
        ("hopes", 1),
        ("prices", 2),
        ("table", 2),
        ("negotiation", 5),
        ("idea", 3),
    ],
)
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


def test_sentences_lists_and_tables() -> None:
    found = counts(
        ["## Who can leave?\n\nWe wait. They ask!\n\n- one more\n- and one\n\n| a | b |\n|---|---|\n| c | d |\n"]
    )
    assert (found.sentences, found.words) == (5, 11)


def test_the_grade_is_that_of_the_formula() -> None:
    found = counts(["The cat sat on the mat. The dog ran to the man."])
    assert (found.words, found.sentences, found.syllables, found.long) == (12, 2, 12, 0)
    assert found.grade == pytest.approx(0.39 * 6 + 11.8 - 15.59)
