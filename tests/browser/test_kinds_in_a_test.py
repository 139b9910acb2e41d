"""Every question kind in a test: it takes an answer, keeps it, says nothing, and is marked when all is handed in."""

import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.samples import files
from tests.browser.conftest import Visit, built, violations
from tests.browser.test_kinds import KINDS, complete, element, judged_by_learner
from tests.serving import ServeFolder

QUIZ = """\
id: all-kinds
title: All kinds
minutes: 30
mode: test
shuffle: both
also: {items}
"""
RIGHT = {kind: complete(kind, "right") for kind in KINDS}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, serve_folder: ServeFolder) -> str:
    """The samples, with one right answer's item of each kind in a test, and in no lesson."""
    course = tmp_path_factory.mktemp("tested")
    items = [item for item, _ in RIGHT.values()]
    asked = {f"- {item}" for item in items}
    for name, text in files().items():
        path = course / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(line for line in text.splitlines(keepends=True) if line.strip() not in asked), "utf-8")
    (course / "quizzes/kinds/all-kinds.yml").write_text(QUIZ.format(items=json.dumps(items)), "utf-8")
    head = course / "content/course.yml"
    head.write_text(head.read_text("utf-8").replace("    lessons:", "    quiz: all-kinds\n    lessons:"), "utf-8")
    return serve_folder(built(course, course / "site"))


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    with browser.new_context(viewport={"width": 360, "height": 780}) as context:
        yield Visit(context, site).go("kinds/all-kinds/")


GIVE = """(asked, response) => {
    asked.show(response);
    asked.dispatchEvent(new Event("change", { bubbles: true }));
}"""


def test_every_kind_is_answered_kept_and_marked(page: Page) -> None:
    for kind, (item, response) in RIGHT.items():
        asked = element(page, kind, item)
        expect(asked.get_by_role("button", name="Check my answer")).to_have_count(0)
        assert asked.evaluate("asked => asked.controls().filter(each => !each.disabled).length") > 0, kind.name
        asked.evaluate(GIVE, response)
    page.reload()
    for kind, (item, response) in RIGHT.items():
        given = element(page, kind, item).evaluate("asked => asked.response()")
        assert judged_by_learner(kind) or sorted(given) == sorted(response), kind.name
    expect(page.locator("#result")).to_contain_text("Every question has an answer")
    assert violations(page) == []
    page.get_by_role("button", name="Hand in").click()
    for kind, (item, _) in RIGHT.items():
        if not judged_by_learner(kind):
            expect(element(page, kind, item).locator(".course-feedback")).to_have_class(re.compile("is-right"))
    assert violations(page) == []


def test_what_is_said_of_mixed_rows_stands_in_their_order(page: Page) -> None:
    mixed = [kind for kind in KINDS if kind.name in ("true_false", "categorize")]
    for kind in mixed:
        element(page, kind, RIGHT[kind][0]).evaluate(GIVE, RIGHT[kind][1])
    page.get_by_role("button", name="Hand in").click()
    for kind in mixed:
        asked = element(page, kind, RIGHT[kind][0])
        rows = asked.locator(".course-row > legend").all_inner_texts()
        told = asked.locator(".course-feedback .course-verdicts > li > p:first-child").all_inner_texts()
        assert len(rows) == len(told) > 1
        assert all(row in said for row, said in zip(rows, told, strict=True)), kind.name


def test_an_answer_that_lacks_a_part_is_not_called_an_answer(page: Page) -> None:
    kind = next(kind for kind in KINDS if kind.name == "true_false")
    item, response = RIGHT[kind]
    asked = element(page, kind, item)
    asked.locator(".course-row input").first.check()
    place = page.locator("#result li").filter(has=page.locator(f'a[href="#q_{item}"]'))
    expect(place).to_contain_text("not complete yet")
    expect(place.get_by_role("link")).to_have_text("Answer")
    expect(page.locator("course-tally")).to_contain_text("0 of")
    asked.get_by_role("button", name="Clear my answer").click()
    expect(place).to_contain_text("no answer yet")  # the part is gone, and what is said of it
    asked.evaluate(GIVE, response)
    expect(place.get_by_role("link")).to_have_text("Change")
    expect(page.locator("course-tally")).to_contain_text("1 of")
