"""The list of a matching item gives no order away."""

from generator.questions.matching.model import Item
from tests.questions.test_kinds import read_items


def item(*matches: str, extra: tuple[str, ...] = ()) -> Item:
    pairs = [
        {"id": f"p{index}", "text": f"Line {index}", "match": match, "feedback": "Why."}
        for index, match in enumerate(matches)
    ]
    extras = [{"id": f"x{index}", "text": text} for index, text in enumerate(extra)]
    data = {"id": "m", "kind": "matching", "objective": "o", "level": "apply", "stem": "Which?"}
    (found,), codes = read_items({**data, "pairs": pairs, "extra": extras})
    assert codes == []
    assert isinstance(found, Item)
    return found


def listed(found: Item) -> list[str]:
    return [text for _, text in found.listed]


def test_the_list_is_sorted_by_its_words() -> None:
    assert listed(item("“Pay”", "ask", "Wait", extra=("Leave",))) == ["ask", "Leave", "“Pay”", "Wait"]


def test_a_list_that_would_follow_the_lines_is_turned_around() -> None:
    assert listed(item("Ask", "Pay", "Wait", extra=("Leave",))) == ["Wait", "Pay", "Leave", "Ask"]


def test_equal_matches_are_one_entry_under_the_id_of_the_first_line() -> None:
    found = item("You", "They", "you.")
    (asked,) = found.interactions()
    assert found.listed == (("p1", "They"), ("p0", "You"))
    assert asked.targets == ("p0", "p1")
    assert asked.pairs == (("p0", "p0"), ("p1", "p1"), ("p2", "p0"))


def test_its_order_and_its_words_are_no_part_of_the_version() -> None:
    assert item("Ask", "Pay", "Wait").version == item("Wait", "Pay", "Ask").version
    assert item("Ask", "Pay", "Wait").version != item("Ask", "Pay", "Pay").version
