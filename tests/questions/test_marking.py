"""Marking holds for any response, whatever a form, an older version or a damaged record hands it. In Node."""

import json
import subprocess
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.questions import kinds
from generator.samples import examples
from tests import machine
from tests.questions.test_kinds import read_items

SCRIPT = Path(__file__).parents[1] / "js" / "mark.mjs"
ITEMS = [item.as_data() for kind in kinds().values() for item in read_items(*examples(kind)[0]["good"])[0]]


def names(data: Any) -> set[str]:
    """Every text in an item's interactions: ids, accepted texts, words of our own."""
    if isinstance(data, dict):
        return {name for key, value in data.items() for name in {key} | names(value)}
    if isinstance(data, list):
        return {name for value in data for name in names(value)}
    return {data} if isinstance(data, str) else set()


@st.composite
def responses(draw: st.DrawFn) -> tuple[list[dict[str, Any]], list[str]]:
    """An item's interactions, and a response made of what they know and of what nobody knows."""
    item = draw(st.sampled_from(ITEMS))
    known = st.sampled_from(sorted(names(item)))
    word = st.one_of(
        known, st.text(max_size=6), st.integers(-9, 9_999).map(str), st.sampled_from(["__proto__", "=", ""])
    )
    entry = st.one_of(word, st.tuples(word, word).map("=".join), st.tuples(word, word, word).map("=".join))
    return item, draw(st.lists(entry, max_size=8))


def marks(cases: list[tuple[Any, Any]]) -> list[dict[str, Any]]:
    node = machine.node()
    assert node is not None, "There is no Node here. Run: python -m tests.machine"
    asked = json.dumps([{"interactions": item, "response": response} for item, response in cases])
    done = subprocess.run([node, SCRIPT], input=asked, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


@settings(max_examples=3, deadline=None)
@given(st.lists(responses(), min_size=40, max_size=60))
def test_any_response_has_a_score_from_0_to_1(cases: list[tuple[Any, Any]]) -> None:
    for case, mark in zip(cases, marks(cases), strict=True):
        assert 0 <= mark["score"] <= 1, case
        assert mark["verdict"] in ("right", "partial", "wrong", "none"), case
        assert (mark["score"] == 1) == (mark["verdict"] == "right"), case
        assert 0 <= mark["right"] <= mark["total"], case
        assert mark["extra"] >= 0, case
        assert not (mark["verdict"] == "partial" and mark["right"] == 0), case


@settings(max_examples=3, deadline=None)
@given(st.lists(responses(), min_size=30, max_size=40), st.randoms(use_true_random=False))
def test_the_order_in_which_things_stand_changes_no_mark(cases: list[tuple[Any, Any]], chance: Any) -> None:
    """A shuffled quiz marks as one that is not: only an order that was asked for counts."""

    def mixed(data: Any, key: str = "") -> Any:
        if isinstance(data, dict):
            return {name: mixed(data[name], name) for name in chance.sample(sorted(data), len(data))}
        if isinstance(data, list) and key in ("options", "correct", "targets", "criteria"):
            return chance.sample(data, len(data))
        return [mixed(each) for each in data] if isinstance(data, list) else data

    again = [(mixed(item), response) for item, response in cases]
    whole = ("score", "verdict", "right", "extra", "total")
    for one, other in zip(marks(cases), marks(again), strict=True):
        assert {key: one[key] for key in whole} == {key: other[key] for key in whole}


def test_what_was_chosen_beside_the_right_ones_is_counted_where_several_may_be() -> None:
    several = {"type": "choice", "options": ["a", "b", "c", "d", "e"], "correct": ["a", "b"], "several": True}
    single = {**several, "correct": ["a"], "several": False}
    cases = [([several], ["a", "b", "d"]), ([several], ["a", "b"]), ([several], ["c", "d", "x"]), ([single], ["b"])]
    cases += [([{**several, "part": "p"}, {**several, "part": "q"}], ["p=a", "p=c", "q=d"])]
    assert [mark["extra"] for mark in marks(cases)] == [1, 0, 2, 0, 2]


def test_there_are_at_least_200_marking_vectors() -> None:
    shown: list[Any] = [examples(kind)[0] for kind in kinds().values()]
    count = sum(len(group["responses"]) for each in shown for group in each["marking"])
    assert count >= 200
