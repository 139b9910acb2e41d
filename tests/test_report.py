"""Problems as JSON: the shape that tools rely on, with every key, its type and its order."""

import json
from collections.abc import Callable
from dataclasses import replace

from generator.build import check_tree
from generator.report import as_json
from tests import tiny


def test_the_shape_of_the_json(golden: Callable[[str, str], None]) -> None:
    lesson = tiny.text(tiny.LESSON).replace("minutes: 5", "minutes: 9\ncolor: red")
    quiz = tiny.text(tiny.QUIZ).replace("We can match that.", "We always match that.")
    quiz = quiz.replace("    stem: A", "    lint_ignore:\n      Q10: they do\n    stem: A", 1)
    quiz = quiz.replace("At once", "Always at once")
    checked = check_tree(tiny.tree({tiny.LESSON: lesson, tiny.QUIZ: quiz}))
    golden("check.json", as_json(checked.problems, checked.set_aside) + "\n")


def test_every_problem_has_every_key_and_a_long_line_is_cut() -> None:
    (one,) = tiny.problems(tiny.tree({"content/empty.yml": ""}))[:1]
    long = replace(one, place=one.place._replace(source="x" * 9000), hint="", example="")
    data = json.loads(as_json([one, long]))
    assert list(data) == ["problems", "errors", "warnings", "advice", "set_aside"]
    first, second = data["problems"]
    assert list(first) == list(second)
    assert {name: type(value) for name, value in first.items()} == {n: type(value) for n, value in second.items()}
    assert len(second["source"]) == 500
    assert json.loads(as_json([])) == {"problems": [], "errors": 0, "warnings": 0, "advice": 0, "set_aside": []}
