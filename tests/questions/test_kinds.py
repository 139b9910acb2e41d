"""The contract of every question kind that is found, and of at least those that must exist."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from generator.course.question import Question
from generator.course.quiz import Quiz
from generator.markup import Renderer
from generator.problems import Place
from generator.questions import Kind, kinds
from generator.reading.nodes import parse
from generator.reading.shape import read_document
from generator.reading.tags import Part, pick_item
from tests import machine

MUST_EXIST = {
    "best_worst",
    "categorize",
    "choice",
    "cloze",
    "matching",
    "numeric",
    "open",
    "ordering",
    "spot",
    "true_false",
    "two_tier",
}
FILES = {"model.py", "template.html.jinja", "answer.html.jinja", "examples.yml"}
WORDS = {"stem", "text", "feedback", "explanation", "context", "match"}
"""Keys whose words are never scored, in any kind."""


def examples(kind: Kind) -> dict[str, Any]:
    nodes = parse((kind.folder / "examples.yml").read_text("utf-8"), "examples.yml")
    assert nodes.problems == []
    data: dict[str, Any] = nodes.data
    return data


def read_items(*items: dict[str, Any]) -> tuple[tuple[Question, ...], list[str]]:
    data = {"id": "quiz", "title": "Quiz", "items": list(items)}
    quiz, problems = read_document(Quiz, data, Place("quizzes/m1/quiz.yml"))
    return (quiz.items if quiz else ()), [problem.code for problem in problems]


def in_other_words(data: Any) -> Any:
    """The same item with every text changed that is not scored."""
    if isinstance(data, list):
        return [in_other_words(each) for each in data]
    if not isinstance(data, dict):
        return data
    return {
        key: f"{value} So it is." if key in WORDS and isinstance(value, str) else in_other_words(value)
        for key, value in data.items()
    }


def every_kind() -> list[Kind]:
    return list(kinds().values())


def test_the_kinds_that_must_exist_do() -> None:
    assert set(kinds()) >= MUST_EXIST


@pytest.mark.parametrize("kind", every_kind(), ids=lambda kind: kind.name)
class TestKind:
    def test_has_the_same_files_as_its_siblings(self, kind: Kind) -> None:
        assert {path.name for path in kind.folder.iterdir()} >= FILES

    def test_every_field_has_a_description_and_an_example(self, kind: Kind) -> None:
        for name, field in kind.model.model_fields.items():
            assert field.description, name
            assert field.examples, name

    def test_good_examples_are_accepted_and_bad_ones_refused(self, kind: Kind) -> None:
        shown = examples(kind)
        items, codes = read_items(*shown["good"])
        assert codes == []
        assert [item.kind for item in items] == [kind.name] * len(shown["good"])
        for bad in shown["bad"]:
            _, codes = read_items({**shown["good"][0], **bad["change"]})
            assert codes == [bad["code"]], bad["why"]

    def test_the_version_ignores_words_and_sees_the_key(self, kind: Kind) -> None:
        shown = examples(kind)
        item = shown["good"][0]
        (before,), _ = read_items(item)
        (reworded,), codes = read_items(in_other_words(item))
        assert codes == []
        assert reworded != before
        assert reworded.version == before.version
        (rekeyed,), codes = read_items({**item, **shown["rekeyed"]})
        assert codes == []
        assert rekeyed.version != before.version
        assert len(before.version) == 12

    def test_it_lowers_to_json_that_the_browser_understands(self, kind: Kind) -> None:
        items, _ = read_items(*examples(kind)["good"])
        for item in items:
            data = item.as_data()
            assert data
            assert json.loads(json.dumps(data)) == data

    def test_marking_vectors_hold_in_node(self, kind: Kind) -> None:
        shown = examples(kind)
        items = {item.id: item for item in read_items(*shown["good"])[0]}
        cases = [
            {
                "interactions": items[group["item"]].as_data(),
                "response": vector.get("response", []),
                "score": float(vector["score"]),
                "verdict": vector["verdict"],
            }
            for group in shown["marking"]
            for vector in group["responses"]
        ]
        assert len(cases) >= 10
        assert {case["verdict"] for case in cases} >= {"right", "wrong", "none"}
        node = machine.node()
        assert node is not None, "There is no Node here. Run: python -m tests.machine"
        script = Path(__file__).parents[1] / "js" / "mark.mjs"
        done = subprocess.run([node, script], input=json.dumps(cases), capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        marks = [(found["score"], found["verdict"]) for found in json.loads(done.stdout)]
        assert marks == [(pytest.approx(case["score"]), case["verdict"]) for case in cases]

    def test_its_html_is_whole_without_script(self, kind: Kind) -> None:
        part = pick_item(examples(kind)["good"][0], Place("quizzes/m1/quiz.yml"))
        assert isinstance(part, Part)
        assert Renderer({}).render(part.data["stem"], "inline").faults == ()
