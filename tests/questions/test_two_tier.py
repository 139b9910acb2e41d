"""What only a two-tier item does: two choices of their own, each seen by the rules and by the version."""

from typing import Any

from generator.course.question import Question
from generator.questions import kinds
from tests.questions.test_kinds import examples, read_items


def item(**changes: Any) -> Question:
    (found,), codes = read_items({**examples(kinds()["two_tier"])["good"][0], **changes})
    assert codes == []
    return found


def reasons(right: str, **words: str) -> list[dict[str, str]]:
    found = [{"id": name, "text": f"Text {name}.", "feedback": "Why.", **words} for name in ("a", "b")]
    return [{**each, "correct": "true"} if each["id"] == right else each for each in found]


def test_the_version_sees_both_keys_and_no_word() -> None:
    asked = item(reasons=reasons("a"))
    assert item(reasons=reasons("a", feedback="Other words."), reason_stem="Other words?").version == asked.version
    assert item(reasons=reasons("b")).version != asked.version
    assert item(reasons=reasons("a"), options=reasons("a")).version != asked.version


def test_an_option_and_a_reason_may_share_an_id() -> None:
    asked = item(options=reasons("a"), reasons=reasons("b"))
    assert [part["part"] for part in asked.as_data()] == ["answer", "reason"]


def test_the_rules_see_two_sets_and_all_feedback() -> None:
    asked = item()
    assert [found.path for found in asked.choice_sets()] == [("options",), ("reasons",)]
    assert all(sum(each.correct for each in found.alternatives) == 1 for found in asked.choice_sets())
    assert [remark.path[:2] for remark in asked.remarks() if remark.correct] == [("options", 1), ("reasons", 1)]
