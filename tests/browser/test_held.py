"""Every question kind in a test that tells nothing; one that tells at its end is in test_kinds_in_a_test.py."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from generator.samples import files
from tests.browser.conftest import Visit, built
from tests.browser.test_kinds import KINDS, address, complete, element, judged_by_learner
from tests.serving import ServeFolder

ASKED = [(kind, *complete(kind, "right")) for kind in KINDS if not judged_by_learner(kind)]
"""Of each kind an item with a right response; what learners judge by themselves no test can mark."""
LESSON = """\
id: start
kind: orientation
title: Start
minutes: 1
objectives:
  - id: answer-them
    text: answer every kind
    level: apply
blocks:
  - prose: Begin.
  - key_points:
      - Begin.
"""
ANSWERED = """(asked, response) => {
    asked.show(response);
    asked.dispatchEvent(new Event("change", { bubbles: true }));
}"""
QUIZ = "id: held\ntitle: Held\nminutes: 9\nmode: test\nfeedback: none\nconfidence: true\nitems:\n"


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory, serve_folder: ServeFolder) -> str:
    """The address of a course with one item of each kind in a test."""
    course = tmp_path_factory.mktemp("held")
    samples = files()
    steps = "      - start\n    quiz: held\n"
    head = re.sub(r"(?s)(?<=    lessons:\n).*?(?=promises:)", steps, samples["content/course.yml"])
    items = "".join(written(samples[f"quizzes/{address(kind)[:-1]}.yml"], item) for kind, item, _ in ASKED)
    found = {name: text for name, text in samples.items() if name.startswith("content/figures/")}
    found |= {"content/course.yml": head, "content/kinds/start.yml": LESSON, "quizzes/kinds/held.yml": QUIZ + items}
    for name, text in found.items():
        path: Path = course / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return serve_folder(built(course, course / "site"))


def written(bank: str, item: str) -> str:
    """Return an item as it stands in its file, with the objective that there is."""
    found = re.search(rf"(?ms)^  - id: {item}\n.*?(?=^  - id: |\Z)", bank)
    assert found, item
    return re.sub(r"objective: \S+", "objective: answer-them", f"{found[0].rstrip()}\n")


def test_each_kind_is_answered_kept_and_marked_in_a_test(browser: Browser, held: str) -> None:
    with browser.new_context() as context:
        visit = Visit(context, held)
        page = visit.go("kinds/held/")
        for kind, item, response in ASKED:
            element(page, kind, item).evaluate(ANSWERED, response)
        page.reload()
        for kind, item, response in ASKED:
            asked = element(page, kind, item)
            assert sorted(asked.evaluate("asked => asked.response()")) == sorted(response), kind.name
            assert asked.locator(".is-verdict:visible, .course-feedback").count() == 0, "nothing is said before the end"
            asked.get_by_role("button", name="Clear my answer").click()
            assert asked.evaluate("asked => asked.response()") == [], kind.name
            asked.evaluate(ANSWERED, response)
        page.get_by_role("button", name="Hand in").click()
        expect(page.locator("#result")).to_contain_text("your answers are kept")
        kept: dict[str, Any] = page.evaluate("() => JSON.parse(localStorage.getItem('course:question-kinds:1'))")
        scores = {each["item"]: each["score"] for each in kept["attempts"].values()}
        assert scores == {item: 1 for _, item, _ in ASKED}
        assert visit.errors == []


def test_a_drag_goes_on_while_each_of_its_steps_is_kept(browser: Browser, held: str) -> None:
    kind, item, _ = next(asked for asked in ASKED if asked[0].name == "ordering")
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = Visit(context, held).go("kinds/held/")
        asked = element(page, kind, item)
        asked.scroll_into_view_if_needed()
        before = asked.evaluate("asked => asked.order()")
        rows = [row.bounding_box() for row in asked.locator(".course-entry").all()]
        first, last = rows[0], rows[-1]
        assert first is not None and last is not None
        page.mouse.move(first["x"] + 20, first["y"] + 20)
        page.mouse.down()
        page.mouse.move(first["x"] + 20, last["y"] + last["height"] - 4, steps=8)
        page.mouse.up()
        assert asked.evaluate("asked => asked.response()") == [*before[1:], before[0]]
        expect(asked.locator(".is-moved")).to_have_attribute("data-entry", before[0])
