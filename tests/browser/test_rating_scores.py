"""What the answers of a self-rating come to: pure functions, run in Node."""

import math
from typing import Any

import pytest

from generator.course.rating import Band, Pillar, Rating, Recommendation, Saying, Statement
from tests.browser.node import call

SCORING, RADAR = "rating/scoring.mjs", "rating/radar.mjs"


def spec(pillars: int = 3, *, direction: str = "strength", focus: int = 2, absent: bool = True) -> dict[str, Any]:
    """A rating of pillars a, b, c ... with three statements each: a1, a2, a3."""
    names = "abcdefgh"[:pillars]
    return {
        "top": 4,
        "absent": absent,
        "direction": direction,
        "focus": focus,
        "bands": [{"id": "leak", "from": 0}, {"id": "building", "from": 50}, {"id": "holding", "from": 75}],
        "pillars": [{"id": name, "needed": 2, "statements": [f"{name}{n}" for n in (1, 2, 3)]} for name in names],
    }


def answers(**given: list[Any]) -> dict[str, Any]:
    return {f"{name}{n}": each for name, row in given.items() for n, each in enumerate(row, 1)}


def test_a_pillars_score() -> None:
    rows: list[tuple[list[Any], float | None, int]] = [
        ([0, 0, 0], 0, 3),
        ([4, 4, 4], 100, 3),
        ([2, 3, 1], 50, 3),
        ([1, 0, 0], 100 / 12, 3),
        (["na", 3, 4], 87.5, 2),
        (["na", "na", 4], None, 1),
        (["na", "na", "na"], None, 0),
        ([None, 4, 4], 100, 2),
        ([5, -1, 2.5], None, 0),
        (["4", True, "x"], None, 0),
    ]
    found = call(SCORING, *[("scores", [spec(1), answers(a=row)]) for row, _, _ in rows])
    for (row, score, answered), (result,) in zip(rows, found, strict=True):
        assert result["answered"] == answered, row
        assert result["score"] == (score if score is None else pytest.approx(score)), row


def test_the_mean_is_of_the_pillars_that_have_a_score() -> None:
    assert call(SCORING, ("mean", [[50, None, 100]]), ("mean", [[None, None]]), ("mean", [[]])) == [75, None, None]


def test_a_band_goes_by_the_score_as_shown() -> None:
    rows = {0: "leak", 49.4: "leak", 49.5: "building", 74.4: "building", 74.9: "holding", 100: "holding"}
    found = call(SCORING, *[("bandOf", [spec()["bands"], score]) for score in rows])
    assert [band["id"] for band in found] == list(rows.values())


def test_what_is_proposed() -> None:
    rows: list[tuple[str, dict[str, list[Any]], list[str]]] = [
        ("strength", {"a": [4, 4, 4], "b": [1, 1, 1], "c": [2, 2, 2]}, ["b", "c"]),
        ("strength", {"a": [2, 2, 2], "b": [2, 2, 2], "c": [2, 2, 2]}, ["a", "b"]),  # ties: the earlier
        ("strength", {"a": [4, 4, 4], "b": [2, 3, 2], "c": [3, 2, 2]}, ["b", "c"]),
        ("strength", {"a": [4, 4, 4], "b": ["na", "na", 0], "c": [3, 3, 3]}, ["c", "a"]),  # no score, not proposed
        ("risk", {"a": [0, 0, 0], "b": [4, 4, 4], "c": [4, 4, 4]}, ["b", "c"]),
        ("strength", {"a": ["na"] * 3, "b": ["na"] * 3, "c": ["na"] * 3}, []),
    ]
    calls: list[tuple[str, list[Any]]] = []
    for direction, given, _ in rows:
        rating = spec(direction=direction)
        calls += [("scores", [rating, answers(**given)]), ("proposed", [rating, {"$": len(calls)}])]
    assert call(SCORING, *calls)[1::2] == [ids for _, _, ids in rows]


def test_a_choice_of_the_learners_own_counts_if_it_is_one() -> None:
    rating, given = spec(), answers(a=[1, 1, 1], b=[2, 2, 2], c=[3, 3, 3])
    kept = [["c", "a"], ["a", "b"], ["c"], ["c", "c"], ["c", "z"], None, "c"]
    _, *found = call(SCORING, ("scores", [rating, given]), *[("focusOf", [each, rating, {"$": 0}]) for each in kept])
    ours = {"ids": ["a", "b"], "own": False}
    assert found == [{"ids": ["c", "a"], "own": True}, *[ours] * 6]


def test_all_good_looks_at_every_pillar_that_has_a_score() -> None:
    rating, risk = spec(2), spec(2, direction="risk")
    rows: list[tuple[list[Any], list[Any]]] = [
        ([3, 3, 3], [4, 4, 4]),
        ([3, 3, 2], [4, 4, 4]),
        ([3, 3, 3], ["na"] * 3),
        (["na"] * 3, ["na"] * 3),
    ]
    calls: list[tuple[str, list[Any]]] = []
    for a, b in rows:
        calls += [("scores", [rating, answers(a=a, b=b)]), ("allGood", [rating, {"$": len(calls)}])]
    assert call(SCORING, *calls)[1::2] == [True, False, True, False]
    low = answers(a=[0, 1, 1], b=[0, 0, 0])
    assert call(SCORING, ("scores", [risk, low]), ("allGood", [risk, {"$": 0}]))[1] is True


def test_what_waits_for_an_answer() -> None:
    given = answers(a=[0, "na", 4], b=[0, None, 9])
    assert call(SCORING, ("open", [spec(2), given]))[0] == [{"pillar": "b", "statements": ["b2", "b3"]}]
    without = call(SCORING, ("open", [spec(1, absent=False), given]))[0]
    assert without == [{"pillar": "a", "statements": ["a2"]}]


def test_the_corners_of_the_radar() -> None:
    up, right, half, shape = call(
        RADAR, ("point", [0, 4, 1]), ("point", [1, 4, 1]), ("point", [2, 4, 0.5]), ("corners", [[100, None, 0, 50]])
    )
    assert up == pytest.approx([200, 50]) and right == pytest.approx([300, 150]) and half == pytest.approx([200, 200])
    assert shape == "200.0,50.0 200.0,150.0 150.0,150.0"


def model(statements: int, top: int, *, absent: bool) -> Rating:
    pillar = Pillar(
        id="a",
        title="A",
        statements=tuple(Statement(id=f"a{n}", text="x") for n in range(statements)),
        says=(Saying(band="low", text="x"),),
        recommendation=Recommendation(cost="x", if_then="x"),
    )
    band = Band(id="low", at_least=0, title="Low", text="x")
    return Rating(
        id="r",
        title="R",
        minutes=1,
        window="x",
        scale=tuple(map(str, range(top + 1))),
        not_applicable=absent,
        bands=(band, Band(id="high", at_least=50, title="High", text="x")),
        pillars=(pillar, pillar.model_copy(update={"id": "b"})),
    )


@pytest.mark.parametrize(("statements", "needed"), [(1, 1), (2, 2), (3, 2), (4, 3), (5, 4), (6, 4)])
def test_two_thirds_need_an_answer(statements: int, needed: int) -> None:
    rating = model(statements, 4, absent=True)
    assert rating.needed(rating.pillars[0]) == needed == math.ceil(statements * 2 / 3)


@pytest.mark.parametrize("absent", [True, False])
def test_the_rules_and_the_script_know_the_same_scores(absent: bool) -> None:
    """Whatever is answered, the score shown is one that rule I07 reckons with, and each of those can be shown."""
    rating = model(3, 4, absent=absent)
    rows: list[list[Any]] = [[a, b, c] for a in range(5) for b in range(5) for c in range(5)]
    rows += [["na", b, c] for b in range(5) for c in range(5)] if absent else []
    found = call(SCORING, *[("scores", [spec(1), answers(a=row)]) for row in rows])
    assert {math.floor(each[0]["score"] + 0.5) for each in found} == rating.reachable()
