"""Every kind in a test: its answer is kept, comes back and can be changed, and nothing is said about it."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from generator.questions import Kind, kinds
from generator.samples import examples, write
from tests.browser.conftest import Visit, built
from tests.browser.test_kinds import complete, element
from tests.serving import ServeFolder

KINDS = list(kinds().values())


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory, serve_folder: ServeFolder) -> str:
    """The address of a course whose module ends in a test with an item of every kind."""
    course = tmp_path_factory.mktemp("held")
    write(course)
    quiz = {"id": "held", "title": "Test", "mode": "test", "minutes": 30, "items": [again(kind) for kind in KINDS]}
    (course / "quizzes/kinds/held.yml").write_text(json.dumps(quiz, ensure_ascii=False), "utf-8")
    head = course / "content/course.yml"
    head.write_text(head.read_text("utf-8").replace("    lessons:\n", "    quiz: held\n    lessons:\n", 1), "utf-8")
    return serve_folder(built(course, Path(course / "site")))


def again(kind: Kind) -> dict[str, Any]:
    """The item with a right answer of a kind, under another id and with words that no other item has."""
    data: Any = examples(kind)[0]
    asked = next(item for item in data["good"] if item["id"] == complete(kind, "right")[0])
    words = " ".join(f"{kind.name}{number}" for number in range(8)).replace("_", "")
    changed: dict[str, Any] = {**deepcopy(asked), "id": held_id(kind), "stem": f"What of {words}?"}
    changed.pop("context", None)
    return changed


def held_id(kind: Kind) -> str:
    return f"held-{kind.name.replace('_', '-')}"


def question(page: Page, kind: Kind) -> Locator:
    asked = element(page, kind, held_id(kind))
    expect(asked.locator("fieldset").first).to_be_visible()
    page.wait_for_function("() => document.querySelector('course-quiz:defined') !== null")
    return asked


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_it_is_kept_and_comes_back_and_nothing_is_said(browser: Browser, held: str, kind: Kind) -> None:
    response = complete(kind, "right")[1]
    with browser.new_context() as context:
        visit = Visit(context, held)
        page = visit.go("kinds/held/")
        asked = question(page, kind)
        expect(asked.locator("fieldset :is(input, select, textarea, button)").first).to_be_visible()
        asked.evaluate(
            "(asked, response) => { asked.show(response); asked.dispatchEvent(new Event('change', {bubbles: true})) }",
            response,
        )
        seen = asked.evaluate("asked => asked.response()")
        assert sorted(seen) == sorted(response)
        page.reload()
        asked = question(page, kind)
        page.wait_for_function("asked => asked.response().length > 0", arg=asked.element_handle())
        assert asked.evaluate("asked => asked.response()") == seen
        assert asked.locator(".is-verdict:visible, .course-feedback").count() == 0
        asked.get_by_role("button", name="Clear my answer").click()
        assert asked.evaluate("asked => asked.response()") == []
        assert visit.errors == []


def test_a_drag_goes_on_while_each_of_its_steps_is_kept(browser: Browser, held: str) -> None:
    kind = kinds()["ordering"]
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = Visit(context, held).go("kinds/held/")
        asked = question(page, kind)
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
