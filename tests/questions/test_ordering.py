"""What only an ordering does: the order shown at first, and what of it makes a version."""

from itertools import permutations
from typing import Any

import pytest

from generator.questions import kinds
from generator.questions.ordering.model import Item
from tests.questions.test_kinds import examples, read_items


def item(count: int, also: tuple[tuple[int, ...], ...] = (), name: str = "an-item") -> Item:
    entries = [{"id": f"e{index}", "text": f"Text {index}."} for index in range(count)]
    orders = [[f"e{index}" for index in order] for order in also]
    (found,), codes = read_items({**good(), "id": name, "entries": entries, "also": orders})
    assert codes == []
    assert isinstance(found, Item)
    return found


def good() -> dict[str, Any]:
    found: dict[str, Any] = examples(kinds()["ordering"])["good"][1]
    return {key: value for key, value in found.items() if key != "ends"}


def shown(asked: Item) -> tuple[str, ...]:
    return tuple(entry.id for entry in asked.shown)


@pytest.mark.parametrize("count", [3, 4, 8])
def test_the_order_shown_is_mixed_never_right_and_never_the_reverse(count: int) -> None:
    found = {shown(item(count, name=f"item-{number}")) for number in range(60)}
    written = tuple(f"e{index}" for index in range(count))
    assert len(found) > 3, "it hangs on the item's id"
    assert not found & {written, written[::-1]}
    assert all(sorted(order) == list(written) for order in found)


def test_it_is_the_same_at_every_build() -> None:
    assert shown(item(5)) == ("e2", "e1", "e0", "e4", "e3")


def test_where_only_a_reverse_is_left_it_is_taken() -> None:
    every = list(permutations(range(3)))
    others = [order for order in every[1:] if order != (2, 1, 0)]
    assert shown(item(3, tuple(others))) == ("e2", "e1", "e0")
    for left in every[1:]:
        also = tuple(order for order in every[1:] if order != left)
        assert shown(item(3, also)) == tuple(f"e{index}" for index in left)


def test_the_version_sees_the_orders_that_are_right_and_no_other_word() -> None:
    asked = item(4)
    assert item(4, ((1, 0, 2, 3),)).version != asked.version
    data = good() | {"entries": [{"id": f"e{index}", "text": "Other words " * index + "."} for index in (0, 1, 2, 3)]}
    (reworded,), _ = read_items({**data, "id": "an-item", "ends": {"first": "Top", "last": "Bottom"}})
    (turned,), _ = read_items({**data, "id": "an-item", "entries": data["entries"][::-1]})
    assert reworded.version == asked.version != turned.version
