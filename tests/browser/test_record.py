"""The laws of the record: however copies meet, the result is the same and nothing is lost. In Node."""

import json
import random
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.browser.node import call

ids = st.sampled_from(["a", "b", "c", "__proto__", "constructor", "deal/x"])
times = st.integers(0, 3)  # few values, so that copies collide
values = st.one_of(st.none(), st.text(max_size=3), st.lists(st.sampled_from("xyz"), max_size=2))
attempts = st.fixed_dictionaries(
    {
        "time": times,
        "item": ids,
        "version": st.sampled_from("vw"),
        "response": st.lists(st.sampled_from("xy"), max_size=2),
        "score": st.sampled_from([0, 0.5, 1]),
    }
)
fields = st.fixed_dictionaries({"value": values, "time": times, "writer": st.sampled_from("rs")})
records = st.fixed_dictionaries(
    {
        "format": st.just(1),
        "course": st.just("c"),
        "attempts": st.dictionaries(ids, attempts, max_size=4),
        "fields": st.dictionaries(ids, fields, max_size=4),
    }
)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(records, records, records), min_size=3, max_size=6))
def test_merge_is_commutative_associative_and_idempotent(triples: list[tuple[Any, Any, Any]]) -> None:
    calls: list[tuple[str, list[Any]]] = []
    for one, two, three in triples:
        at = len(calls)
        calls += [
            ("merge", [one, two]),
            ("merge", [two, one]),
            ("merge", [{"$": at}, three]),
            ("merge", [two, three]),
            ("merge", [one, {"$": at + 3}]),
            ("merge", [one, one]),
            ("merge", [{"$": at}, one]),
            ("lacks", [one, two]),
        ]
    results = call("record.mjs", *calls)
    for index, (one, two, _) in enumerate(triples):
        ab, ba, ab_c, _, a_bc, aa, ab_a, lacks = results[index * 8 : index * 8 + 8]
        assert ab == ba
        assert ab_c == a_bc
        assert aa == one
        assert ab_a == ab
        if ab["attempts"] == one["attempts"] | two["attempts"] == two["attempts"] | one["attempts"]:
            assert lacks == (ab != two)  # attempts of one id never differ: ids are random
        assert ab["attempts"].keys() == one["attempts"].keys() | two["attempts"].keys()
        assert ab["fields"].keys() == one["fields"].keys() | two["fields"].keys()


def test_a_later_field_wins_and_the_writer_breaks_ties() -> None:
    def record(value: str, time: int, writer: str) -> dict[str, Any]:
        fields = {"deal/x": {"value": value, "time": time, "writer": writer}}
        return {"format": 1, "course": "c", "attempts": {}, "fields": fields}

    later, tie = call(
        "record.mjs",
        ("merge", [record("old", 1, "z"), record("new", 2, "a")]),
        ("merge", [record("mine", 1, "a"), record("yours", 1, "b")]),
    )
    assert later["fields"]["deal/x"]["value"] == "new"
    assert tie["fields"]["deal/x"]["value"] == "yours"


def test_damaged_and_foreign_texts_are_refused() -> None:
    good = {"format": 1, "course": "c", "attempts": {}, "fields": {}}
    bad: list[Any] = [
        "",
        "{",
        "null",
        "[]",
        "3",
        json.dumps({**good, "format": 2}),
        json.dumps({**good, "course": "other"}),
        json.dumps({**good, "attempts": []}),
        json.dumps({**good, "attempts": {"x": {"time": 1}}}),
        json.dumps({**good, "fields": {"x": {"value": 1, "time": "now", "writer": "w"}}}),
        json.dumps({**good, "attempts": {"x": {"time": 1, "item": "i", "version": "v", "response": [], "score": 7}}}),
    ]
    results = call("record.mjs", ("parse", [json.dumps(good), "c"]), *(("parse", [text, "c"]) for text in bad))
    assert results[0] == good
    assert results[1:] == [None] * len(bad)


def test_cut_texts_never_throw() -> None:
    whole = json.dumps({"format": 1, "course": "c", "attempts": {"x": {"time": 1}}, "fields": {"y": None}})
    dice = random.Random(1)
    cuts = [whole[: dice.randrange(len(whole))] for _ in range(200)]
    assert set(map(str, call("record.mjs", *(("parse", [cut, "c"]) for cut in cuts)))) == {"None"}


def test_a_test_that_was_handed_in_is_done_whatever_it_lacks() -> None:
    attempt = {"time": 2, "item": "a", "version": "v", "response": ["x"], "score": 1, "run": "r"}
    run = {"run": "r", "seed": 1, "items": ["a", "gone"], "round": 1}

    def record(value: dict[str, Any]) -> dict[str, Any]:
        return {
            "attempts": {"1": attempt},
            "fields": {"quiz/q": {"value": value, "time": 1, "writer": "w"}},
        }

    under_way, done = call(
        "progress.mjs",
        ("quizProgress", [record(run), "q", 2]),
        ("quizProgress", [record({**run, "done": 2}), "q", 2]),
    )
    assert (under_way["state"], done["state"]) == ("begun", "done")


def test_a_list_counts_the_answers_of_a_test_as_the_test_does() -> None:
    """One of which a part is open is none yet, though it is a beginning."""

    def progress(**kept: dict[str, Any]) -> Any:
        values = {"": {"run": "r", "seed": 1, "items": ["a", "b"], "round": 1}}
        values |= {f"/{item}": {"run": "r", "version": "v"} | value for item, value in kept.items()}
        fields = {f"quiz/q{path}": {"value": value, "time": 1, "writer": "w"} for path, value in values.items()}
        (found,) = call("progress.mjs", ("quizProgress", [{"attempts": {}, "fields": fields}, "q", 2]))
        return found["state"], found["answered"]

    partly = {"response": ["x=y"], "partly": True}
    assert progress(a={"response": ["x"]}, b=partly) == ("begun", 1)
    assert progress(b=partly) == ("begun", 0)
    assert progress(b={"response": []}) == ("todo", 0)


def test_a_checkpoint_is_missed_below_its_pass_mark_by_what_a_score_counts() -> None:
    def record(*scores: float) -> dict[str, Any]:
        made = {"version": "v", "response": ["x"], "run": "r"}
        attempts = {
            name: {**made, "time": 2, "item": name, "score": score} for name, score in zip("ab", scores, strict=False)
        }
        run = {"run": "r", "seed": 1, "items": list(attempts) or ["a"], "round": 1}
        return {"attempts": attempts, "fields": {"quiz/q": {"value": run, "time": 1, "writer": "w"}}}

    cases = {
        "at the mark": [record(0.5, 1), "q", 2, [], 75],
        "below it": [record(0.5, 1), "q", 2, [], 76],
        "what the learner judged": [record(1, 0), "q", 2, ["b"], 100],
        "judged alone": [record(0), "q", 1, ["a"], 100],
        "under way": [record(), "q", 1, [], 100],
        "no mark": [record(0), "q", 1, []],
    }
    results = call("progress.mjs", *(("quizProgress", case) for case in cases.values()))
    assert [name for name, found in zip(cases, results, strict=True) if found["missed"]] == ["below it"]


def test_progress_counts_the_latest_attempt_and_older_versions() -> None:
    def attempt(item: str, score: float, time: int, version: str = "v") -> dict[str, Any]:
        return {"time": time, "item": item, "version": version, "response": ["a"], "score": score}

    record = {
        "format": 1,
        "course": "c",
        "attempts": {"1": attempt("a", 0, 1), "2": attempt("a", 1, 2, "old"), "3": attempt("b", 0.5, 1)},
        "fields": {"read/short": {"value": True, "time": 1, "writer": "w"}},
    }
    code = Path(__file__).parents[2] / "generator/browser/progress.mjs"
    assert code.is_file()
    (scores,) = call("progress.mjs", ("latestScores", [record]))
    assert scores == {}  # a Map has no JSON; the next call uses it as it is
    results = call(
        "progress.mjs",
        ("latestScores", [record]),
        ("progressOf", [record, {"$": 0}, "long", ["a", "b"]]),
        ("progressOf", [record, {"$": 0}, "long", ["a", "b", "c"]]),
        ("progressOf", [record, {"$": 0}, "long", ["a", "b"], ["a"]]),
        ("progressOf", [record, {"$": 0}, "short", []]),
        ("progressOf", [record, {"$": 0}, "other", []]),
    )
    assert results[1:] == [
        {"state": "done", "answered": 2, "right": 1, "total": 2, "judged": 0},
        {"state": "begun", "answered": 2, "right": 1, "total": 3, "judged": 0},
        {"state": "done", "answered": 2, "right": 0, "total": 2, "judged": 1},
        {"state": "done", "answered": 0, "right": 0, "total": 0, "judged": 0},
        {"state": "todo", "answered": 0, "right": 0, "total": 0, "judged": 0},
    ]
