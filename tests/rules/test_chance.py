"""The tail of chance gives the numbers that the guide tells authors."""

import pytest

from generator.rules.banks import UNLIKELY
from generator.rules.chance import EXACT, tail


@pytest.mark.parametrize(
    ("options", "total", "fewest"),
    [(3, 10, 7), (3, 12, 8), (3, 20, 11), (3, 24, 13), (3, 30, 15), (4, 10, 6), (4, 12, 7), (4, 20, 9), (4, 30, 13)],
)
def test_the_numbers_of_the_guide(options: int, total: int, fewest: int) -> None:
    chances = [1 / options] * total
    assert tail(chances, fewest) < UNLIKELY < tail(chances, fewest - 1)


def test_items_with_different_numbers_of_options() -> None:
    assert tail([0.5, 1 / 3], 2) == pytest.approx(1 / 6)
    assert tail([0.5, 1 / 3], 1) == pytest.approx(2 / 3)
    assert tail([0.5], 0) == 1.0


def test_many_items_are_near_enough() -> None:
    chances = [1 / 3] * EXACT
    exact = tail(chances, 80)
    assert tail([*chances, 1e-12], 80) == pytest.approx(exact, abs=0.002)
