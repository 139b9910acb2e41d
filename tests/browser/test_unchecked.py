"""What is chosen and not checked yet comes back with its page, and never where it does not belong."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from generator.questions import Kind
from tests.browser.conftest import Visit
from tests.browser.test_answering import LESSON
from tests.browser.test_answering import question as asked_in_lesson
from tests.browser.test_kinds import KINDS, address, check, complete, element, judged_by_learner, kept
from tests.browser.test_quizzes import CHECKPOINT, PRACTICE, answer, question, shown
from tests.serving import ServeFolder

CHOSEN = """(asked, response) => {
    asked.show(response);
    for (const type of ["input", "change"]) asked.controls()[0].dispatchEvent(new Event(type, { bubbles: true }));
}"""
ALONE = """() => document.querySelectorAll("input, select, textarea").forEach(each => each.autocomplete = "off")"""
"""The browser brings no control back by itself, as some never do."""
WAITING = "() => Object.keys(sessionStorage).filter(key => key.includes(':unchecked:'))"
CHECKED = ".course-item:not([data-aside]) .course-opts input:checked"


@pytest.fixture
def opened(context: BrowserContext, quizzes_site: Path, serve_folder: ServeFolder) -> Callable[[str], Page]:
    return Visit(context, serve_folder(quizzes_site)).go


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_kind_survives_a_reload(browser: Browser, samples: str, kind: Kind) -> None:
    with browser.new_context() as context:
        visit = Visit(context, samples)
        page = visit.go(address(kind))
        item, response = complete(kind, "wrong")
        asked = element(page, kind, item)
        expect(check(asked)).to_be_visible()
        asked.evaluate(CHOSEN, response)
        given = asked.evaluate("asked => asked.response()")
        assert given
        page.evaluate(ALONE)
        page.reload()
        expect(check(asked)).to_be_visible()
        assert asked.evaluate("asked => asked.response()") == given
        assert asked.locator(".is-verdict:visible, .course-feedback").count() == 0
        assert kept(page) == []
        check(asked).click()
        if judged_by_learner(kind):
            asked.locator(".course-asks input").first.check()
            page.evaluate(ALONE)
            page.reload()
            expect(asked.locator(".course-asks input").first).to_be_checked()
            check(asked).click()
        expect(asked.locator(".course-feedback")).to_be_visible()
        assert page.evaluate(WAITING) == []
        assert visit.errors == []


def test_a_second_try_comes_back_over_the_first(opened: Callable[[str], Page]) -> None:
    page = opened(PRACTICE)
    asked = question(page, "p-1")
    asked.locator(".course-sure input").nth(2).check()
    asked.locator('input[value="low"]').check()
    page.evaluate(ALONE)
    page.reload()
    expect(asked.locator(".course-sure input").nth(2)).to_be_checked()
    expect(asked.get_by_role("button", name="Clear my answer")).to_be_visible()
    asked.get_by_role("button", name="Check my answer").click()
    asked.get_by_role("button", name="Try again").click()
    asked.locator('input[value="far"]').check()
    page.reload()
    expect(asked.locator('input[value="far"]')).to_be_checked()
    expect(asked.get_by_role("button", name="Check my answer")).to_be_visible()
    expect(asked.locator(".course-feedback")).to_have_count(0)
    asked.get_by_role("button", name="Clear my answer").click()
    assert page.evaluate(WAITING) == []
    page.reload()
    expect(asked.locator(".course-feedback")).to_contain_text("First miss.")


def test_it_does_not_come_back_in_another_run(opened: Callable[[str], Page]) -> None:
    page = opened(PRACTICE)
    for item in ("p-1", "p-2", "p-3"):
        answer(page, item, "right")
    question(page, "p-1").get_by_role("button", name="Answer again").click()
    question(page, "p-1").locator('input[value="far"]').check()
    page.get_by_role("button", name="Take the whole quiz again").click()
    expect(page.locator("course-tally")).to_contain_text("0 of 3 answered")
    expect(page.locator(CHECKED)).to_have_count(0)
    page.reload()
    expect(question(page, "p-1").get_by_role("button", name="Check my answer")).to_be_visible()
    expect(page.locator(CHECKED)).to_have_count(0)


def test_it_does_not_come_back_when_another_tab_asks_again(opened: Callable[[str], Page]) -> None:
    page = opened(CHECKPOINT)
    question(page, "c-4").locator('input[value="far"]').check()
    other = page.context.new_page()
    other.goto(page.url)
    for item, _ in shown(other):
        answer(other, item, "low")
    other.get_by_role("button", name="Answer the 4 you missed").click()
    page.bring_to_front()
    expect(page.locator("course-tally")).to_contain_text("0 of 4 answered")
    expect(page.locator(CHECKED)).to_have_count(0)
    page.reload()
    expect(question(page, "c-4").get_by_role("button", name="Check my answer")).to_be_visible()
    expect(page.locator(CHECKED)).to_have_count(0)


def test_it_does_not_come_back_in_another_version(page: Page, pair: str) -> None:
    """Going back, a browser brings controls back by itself, after our scripts have run."""
    asked = asked_in_lesson(page, "ask-1")
    asked.locator('input[value="low"]').check()
    html = page.request.get(page.url).text()
    version = asked.get_attribute("data-version") or ""
    changed = html.replace(version, "0123456789ab")
    page.route(f"**/{LESSON}", lambda route: route.fulfill(body=changed, content_type="text/html"))
    page.goto(pair)
    page.go_back(wait_until="load")
    assert asked.get_attribute("data-version") == "0123456789ab"
    expect(asked.get_by_role("button", name="Check my answer")).to_be_visible()
    expect(asked.locator("input:checked")).to_have_count(0)


@pytest.mark.parametrize("site", ["pair", "pair_right_url"])
def test_it_comes_back_with_back(site: str, context: BrowserContext, request: pytest.FixtureRequest) -> None:
    page = context.new_page()
    page.goto(request.getfixturevalue(site) + LESSON, wait_until="networkidle")
    asked = asked_in_lesson(page, "ask-1")
    asked.locator('input[value="low"]').check()
    page.locator("a[rel=next]").last.click()
    page.wait_for_url("**/m1/tell/")
    page.go_back()
    page.wait_for_url(f"**/{LESSON}")
    expect(asked.locator('input[value="low"]')).to_be_checked()
    expect(asked.get_by_role("button", name="Clear my answer")).to_be_visible()


def test_clearing_all_clears_it_too(page: Page, pair: str) -> None:
    asked_in_lesson(page, "ask-1").locator('input[value="low"]').check()
    assert len(page.evaluate(WAITING)) == 1
    page.goto(pair + "your-data/")
    page.get_by_role("button", name="Clear my answers").click()
    page.get_by_role("button", name="Clear them").click()
    assert page.evaluate(WAITING) == []
