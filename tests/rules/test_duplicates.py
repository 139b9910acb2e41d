"""Items alike are found by their rarest words in a row: no pair is lost, and no course takes quadratic time."""

from math import sqrt
from time import process_time

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.problems import Place
from generator.rules.duplicates import NEAR, _Asked, _runs, alike, numbering


def asked(*texts: str) -> list[_Asked]:
    stories = [text.split() for text in texts]
    numbers = numbering(stories)
    return [_Asked(str(index), Place("q.yml"), _runs(story, numbers)) for index, story in enumerate(stories)]


words = st.lists(st.sampled_from("abcdef"), min_size=1, max_size=12).map(" ".join)


@settings(deadline=None)
@given(st.lists(words, min_size=2, max_size=12))
def test_it_finds_what_comparing_all_with_all_finds(texts: list[str]) -> None:
    items = asked(*texts)
    every = {
        one.name
        for index, one in enumerate(items)
        for other in items[:index]
        if len(one.runs & other.runs) / sqrt(len(one.runs) * len(other.runs)) >= NEAR
    }
    assert {one.name for one, _, _ in alike(items)} == every


def test_ten_thousand_items_from_one_mold() -> None:
    mold = "A buyer in the north asks you for number {} today, and you have two hours to think. What do you do next?"
    items = asked(*(mold.format(number) for number in range(10_000)))
    start = process_time()
    assert len(list(alike(items))) == 9_999
    assert process_time() - start < 20  # comparing all with all takes minutes


def test_the_practiced_item_is_told_and_not_the_parallel_one_that_comes_first() -> None:
    test, practiced, parallel = asked(*(f"a b c d e f g h i j k l m n o {last}" for last in "pqr"))
    found = alike([test._replace(held_out=True), practiced, parallel._replace(held_out=True)])
    assert [(one.name, other.name) for one, other, _ in found] == [("1", "0"), ("2", "1")]
