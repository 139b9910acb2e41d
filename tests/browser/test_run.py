"""A run of a quiz, in Node: what chance draws, what is asked again, what the result counts."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.course.course import Course, Head
from generator.course.quiz import Quiz
from generator.pages.quiz import plan
from generator.problems import Place
from generator.questions import kinds
from generator.reading.nodes import parse
from generator.reading.shape import read_document
from generator.samples import examples, files
from tests.browser.node import call

PLAN = {
    "mode": "practice",
    "feedback": "at_once",
    "pass": 80,
    "single": False,
    "shuffle": "none",
    "fixed": ["f1", "f2"],
    "pools": [{"count": 2, "items": ["a1", "a2", "a3", "a4"]}, {"count": 1, "items": ["b1", "b2"]}],
    "reserve": ["spare"],
    "forms": [],
    "objectives": {
        "f1": "x",
        "f2": "y",
        "a1": "x",
        "a2": "y",
        "a3": "x",
        "a4": "y",
        "b1": "z",
        "b2": "z",
        "spare": "y",
    },
    "unscored": [],
}


def attempt(item: str, score: float, time: int = 1, run: str = "r", sure: int | None = None) -> dict[str, Any]:
    found: dict[str, Any] = {"time": time, "item": item, "version": "v", "response": ["x"], "score": score, "run": run}
    return found | ({"confidence": sure} if sure else {})


def record(*attempts: dict[str, Any]) -> dict[str, Any]:
    return {"format": 1, "course": "c", "attempts": dict(enumerate(attempts)), "fields": {}}


def test_the_dice_are_mulberry32() -> None:
    one, big = call("dice.mjs", ("dice", [1]), ("dice", [4294967295]))
    assert one == [0.6270739405881613, 0.002735721180215478, 0.5274470399599522]
    assert big == [0.8964226141106337, 0.189478256739676, 0.7156526781618595]


def test_a_seed_of_a_text_is_fnv_1a() -> None:
    assert call("dice.mjs", ("seedOf", [""]), ("seedOf", ["a"]), ("seedOf", ["foobar"])) == [
        0x811C9DC5,
        0xE40C292C,
        0xBF9CF968,
    ]


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(0, 2**32 - 1), min_size=5, max_size=5))
def test_every_draw_holds_what_the_plan_asks_and_the_same_seed_gives_the_same(seeds: list[int]) -> None:
    runs = call("run.mjs", *[("draw", [{**PLAN, "shuffle": "items"}, "r", seed]) for seed in seeds * 2])
    assert runs[:5] == runs[5:]
    for run in runs:
        items = run["items"]
        assert len(items) == len(set(items)) == 5
        assert {"f1", "f2"} <= set(items)
        assert sum(item[0] == "a" for item in items) == 2 and sum(item[0] == "b" for item in items) == 1


BANKS = {"a": 4, "b": 2, "own": 2}
"""How many items each file has; the last one is that of the quiz itself."""
ITEMS = [f"{bank}-{n}" for bank, size in BANKS.items() for n in range(size)]
DRAWS = st.lists(st.tuples(st.sampled_from([*BANKS, "missing"]), st.integers(1, 4)), max_size=4)
NAMES = st.lists(st.sampled_from(ITEMS), max_size=3)


def course_that_draws(draws: list[tuple[str, int]], also: list[str], reserve: list[str]) -> Course:
    """A course with a quiz, `own`, that draws so many items from each of these files."""
    (item, *_) = examples(kinds()["choice"])[0]["good"]
    quizzes = {}
    for bank, size in BANKS.items():
        data = {"id": bank, "title": bank, "items": [{**item, "id": f"{bank}-{n}"} for n in range(size)]}
        if bank == "own":
            drawn = [{"bank": name, "count": str(count)} for name, count in draws]
            data |= {"draw": drawn, "also": also, "reserve": reserve}
        quiz, problems = read_document(Quiz, data, Place(f"quizzes/m1/{bank}.yml"))
        assert quiz is not None, problems
        quizzes[bank] = quiz
    head, _ = read_document(Head, parse(files()["content/course.yml"], "course.yml").data, Place("content/course.yml"))
    assert head is not None
    return Course(head, (), quizzes)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(DRAWS, NAMES, NAMES), min_size=8, max_size=8))
def test_a_run_asks_as_many_items_as_its_page_says_and_none_twice(
    cases: list[tuple[list[tuple[str, int]], list[str], list[str]]],
) -> None:
    courses = [course_that_draws(*case) for case in cases]
    plans = [plan(course, quiz, course.questions_of(quiz)) for course in courses for quiz in [course.quizzes["own"]]]
    runs = call("run.mjs", *(("draw", [each, "r", seed]) for seed, each in enumerate(plans)))
    for case, course, run in zip(cases, courses, runs, strict=True):
        items = run["items"]
        assert len(set(items)) == len(items) == course.asked_in(course.quizzes["own"]), case
        wanted = {bank: sum(count for name, count in case[0] if name == bank) for bank in BANKS}
        drawn = {bank: sum(item.split("-")[0] == bank and item not in case[1] for item in items) for bank in BANKS}
        for bank in ("a", "b"):
            there = [item for item in ITEMS if item[0] == bank and item not in {*case[1], *case[2]}]
            assert drawn[bank] == min(wanted[bank], len(there)), "as many as there are, if they are enough"


def test_every_item_of_a_pool_is_drawn_about_as_often() -> None:
    runs = call("run.mjs", *[("draw", [PLAN, "r", seed * 7919]) for seed in range(400)])
    for item in PLAN["pools"][0]["items"]:  # type: ignore[index]
        share = sum(item in run["items"] for run in runs) / 400
        assert 0.4 < share < 0.6, item  # 4 standard errors about a half
    assert all(run["items"][:2] == ["f1", "f2"] for run in runs)
    assert all(run["items"] == sorted(run["items"], key=lambda name: ("fab".index(name[0]), name)) for run in runs)


def test_forms_take_turns() -> None:
    plan = {**PLAN, "forms": [["a1", "a2"], ["b1", "b2"]], "fixed": [], "pools": []}
    first, second, third = call("run.mjs", *[("draw", [plan, "r", 5, form]) for form in (7, 8, 9)])
    assert (first["items"], first["form"]) == (["b1", "b2"], 1)
    assert (second["items"], second["form"]) == (["a1", "a2"], 0)
    assert third["form"] == 1


def test_a_missed_item_gives_way_to_one_of_its_objective_that_was_not_asked() -> None:
    run = {"run": "r", "seed": 3, "items": ["f1", "f2", "a1", "a2", "b1"], "round": 1}
    (found,) = call("run.mjs", ("again", [PLAN, run, ["f2", "b1", "f1"], run["items"], 50]))
    assert found["round"] == 2 and found["run"] == "r"
    one, two, *kept, last = found["items"]
    assert one == "a3"  # the only other one of x
    assert two in ("a4", "spare")
    assert kept == ["a1", "a2"] and last == "b2"
    assert found["since"] == {one: 50, two: 50, last: 50}
    run = {**run, "items": ["b1"]}
    (found,) = call("run.mjs", ("again", [PLAN, run, ["b1"], ["b1", "b2"], 60]))
    assert found["items"] == ["b1"]  # none is left: the same again


def test_practice_counts_the_first_try_and_others_the_last() -> None:
    run = {"run": "r", "seed": 3, "items": ["f1", "f2"], "round": 1}
    kept = record(attempt("f1", 0, 1), attempt("f1", 1, 2), attempt("f2", 0.5, 3), attempt("f1", 1, 0, run="older"))
    (answers,) = call("run.mjs", ("answersOf", [kept, run]))
    first, last = call("run.mjs", ("counted", [PLAN, answers]), ("counted", [{**PLAN, "mode": "checkpoint"}, answers]))
    assert [each["attempt"]["score"] for each in first] == [0, 0.5]
    assert [each["attempt"]["score"] for each in last] == [1, 0.5]
    (score,) = call("progress.mjs", ("scoreOf", [[each["attempt"] for each in last]]))
    assert score == {"right": 1, "points": 1.5, "total": 2, "percent": 75, "answered": 2}


def test_the_first_try_of_practice_stays_when_another_item_takes_the_place() -> None:
    run = {"run": "r", "seed": 3, "items": ["f2", "b1"], "round": 1}
    (second,) = call("run.mjs", ("again", [{**PLAN, "pools": []}, run, ["f2"], run["items"], 50]))
    (third,) = call("run.mjs", ("again", [PLAN, second, ["spare"], ["f2", "b1", "spare"], 70]))
    assert (second["items"], third["items"][0] in ("a2", "a4")) == (["spare", "b1"], True)
    tries = [attempt("f2", 0, 1), attempt("b1", 1, 2), attempt("spare", 0.5, 60), attempt(third["items"][0], 1, 80)]
    for now in (second, third):
        (answers,) = call("run.mjs", ("answersOf", [record(*tries), now]))
        first, last = call(
            "run.mjs", ("counted", [PLAN, answers]), ("counted", [{**PLAN, "mode": "checkpoint"}, answers])
        )
        assert [(each["item"], each["attempt"]["score"]) for each in first] == [("f2", 0), ("b1", 1)]
        assert [each["item"] for each in last] == now["items"]


def test_what_no_score_counts_takes_no_missed_items_place() -> None:
    run = {"run": "r", "seed": 3, "items": ["f2"], "round": 1}
    plan = {**PLAN, "pools": [], "unscored": ["spare"]}
    (found,) = call("run.mjs", ("again", [plan, run, ["f2"], ["f2"], 50]))
    assert found["items"] == ["f2"]


def test_the_run_before_counts_each_item_once() -> None:
    """Two tabs may both hand in before one hears of the other."""
    plan = {**PLAN, "unscored": ["a2"]}
    kept = record(
        attempt("f1", 1, 5, run="before"),
        attempt("f1", 0, 2, run="oldest"),
        *(attempt("f1", 0, 4, run="before"), attempt("f2", 1, 4, run="before"), attempt("a2", 0, 4, run="before")),
        attempt("f1", 0, 9),
        attempt("elsewhere", 0, 8, run="other quiz"),
    )
    run = {"run": "r", "seed": 3, "items": ["f1"], "round": 1}
    found, none = call("run.mjs", ("earlier", [plan, run, kept]), ("earlier", [plan, run, record(attempt("f1", 1))]))
    assert {each["item"]: each["score"] for each in found} == {"f1": 1, "f2": 1} and len(found) == 2
    assert none == []


def test_what_the_learner_judges_is_not_counted() -> None:
    (answers,) = call("run.mjs", ("answersOf", [record(), {"run": "r", "items": ["f1", "f2"]}]))
    (found,) = call("run.mjs", ("counted", [{**PLAN, "unscored": ["f2"]}, answers]))
    assert [each["item"] for each in found] == ["f1"]


def test_an_item_that_is_asked_again_waits_for_an_answer() -> None:
    run = {"run": "r", "seed": 3, "items": ["f1", "f2"], "round": 2, "since": {"f1": 10}}
    early, late = record(attempt("f1", 0, 5), attempt("f2", 1, 6)), record(attempt("f1", 1, 11), attempt("f2", 1, 6))
    assert call("run.mjs", ("answered", [early, run]), ("answered", [late, run])) == [["f2"], ["f1", "f2"]]


def test_sureness_is_counted_and_marked() -> None:
    given = [attempt("a", 1, sure=3), attempt("b", 0, sure=3), attempt("c", 1, sure=1), attempt("d", 0.5, sure=2)]
    levels, marks, low = call(
        "run.mjs",
        ("calibration", [[*given, attempt("e", 1), None]]),
        ("confidenceMarks", [[attempt("a", 1, sure=1), attempt("b", 1, sure=2), attempt("c", 1, sure=3)]]),
        ("confidenceMarks", [given]),
    )
    assert [(each["n"], each.get("share"), each["expected"]) for each in levels] == [
        (1, 1, 0.5),
        (1, 0, 0.74),
        (2, 0.5, 0.9),
    ]
    assert marks == {"marks": 6, "most": 9, "n": 3}
    assert low == {"marks": 0, "most": 12, "n": 4}  # 3 - 6 + 1 - 2, and never below 0


@pytest.mark.parametrize(("items", "points"), [(20, 25), (24, 23), (10, 35)])
def test_the_least_change_that_says_something(items: int, points: int) -> None:
    assert call("run.mjs", ("detectable", [items])) == [points]
