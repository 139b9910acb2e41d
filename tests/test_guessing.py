"""The count of what guessing would score is right. What it scores in our own course stands in test_flagship.py."""

from tests import tiny
from tests.guessing import STRATEGIES, Result, choices, result


def test_there_are_ten_strategies() -> None:
    assert len(STRATEGIES) == 10


def test_what_a_strategy_scores_is_counted_right() -> None:
    """In the tiny course both keys stand last of two; one is the longer, the other as long as its distractor."""
    found = choices(tiny.FOLDER)
    last, longest = result("last", found), result("longest", found)
    assert (last.spoke, last.right, last.gain) == (2, 2, 50.0)
    assert (longest.spoke, longest.silent, longest.right, longest.gain) == (1, 1, 1, 50.0)


def test_a_giveaway_is_too_much_and_luck_is_not() -> None:
    def of(right: int) -> Result:
        return Result("longest", 60, 0, right, 1 / 3, 0.0609, ())

    assert of(30).gain > of(30).allowed
    assert of(28).gain < of(28).allowed
