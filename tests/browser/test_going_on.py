"""Home says where to go on: in a quiz or self-rating that is begun, at what is not passed, at a test's other form."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.conftest import Visit, violations
from tests.browser.test_quizzes import CHECKPOINT, PRACTICE, TEST, answer, shown


@pytest.fixture
def opened(context: BrowserContext, quizzes: str) -> Callable[[str], Page]:
    return Visit(context, quizzes).go


def going_on(page: Page) -> Locator:
    return page.locator("[data-resume]")


def row(page: Page, quiz: str) -> Locator:
    return page.locator(f'main li[data-quiz="{quiz}"]')


def answer_all(page: Page, option: str) -> None:
    """Answer every question of a quiz that shows all of them at once."""
    for item, _ in shown(page):
        answer(page, item, option)


def hand_in(page: Page, option: str) -> None:
    """Take a test that shows one question at a time."""
    for item, _ in shown(page):
        answer(page, item, option)
        page.locator(".course-paging .is-on").click()
    page.get_by_role("button", name="Hand in").click()
    expect(page.locator("#result")).to_contain_text("Your result")


def test_a_quiz_or_test_that_is_begun_is_where_one_stopped(opened: Callable[[str], Page]) -> None:
    page = opened("m1/lesson-1/")
    page = opened(PRACTICE)
    answer(page, "p-1", "right")
    page = opened("")
    block = going_on(page)
    expect(block).to_contain_text("Where you stopped")
    expect(block.locator(".is-title")).to_have_text("A practice")
    expect(block.get_by_role("link", name="Continue, question 2 of 3")).to_have_attribute("href", re.compile(PRACTICE))
    expect(block).to_contain_text("left")
    page = opened(TEST)
    for item, _ in shown(page)[:2]:
        answer(page, item, "low")
        page.get_by_role("button", name="Next question").click()
    page = opened("")
    block.get_by_role("link", name="Continue, question 3 of 3").click()
    page.wait_for_url(f"**/{TEST}")
    answer(page, shown(page)[2][0], "low")
    page = opened("")
    expect(block.get_by_role("link", name="Check and hand in")).to_be_visible()
    page = opened("m2/lesson-2/")  # the latest is where one stopped
    page = opened("")
    expect(block.locator(".is-title")).to_have_text("Lesson 2")
    page = opened(PRACTICE)  # seen again, though nothing more is answered
    page = opened("")
    expect(block.locator(".is-title")).to_have_text("A practice")


def test_a_lesson_whose_questions_a_quiz_asked_was_not_opened(context: BrowserContext, pair: str) -> None:
    page = Visit(context, pair).go("m1/m1-quiz/")
    item = page.locator(".course-item:visible > *").first
    item.locator("input").first.check()
    item.get_by_role("button", name="Check my answer").click()
    page.goto(pair)
    expect(going_on(page)).to_contain_text("Where you stopped")
    expect(going_on(page).get_by_role("link", name=re.compile("^Continue, question 2 of"))).to_be_visible()


def test_a_self_rating_that_is_begun_is_where_one_stopped(context: BrowserContext, tiny: str) -> None:
    page = Visit(context, tiny).go("m1/habits/")
    page.goto(tiny)
    expect(page.locator('main [data-rating="habits"] .is-state')).to_be_empty()  # only looked at
    page.goto(tiny + "m1/habits/")
    page.locator('[data-statement="asked-first"] input').first.check()
    page.goto(tiny)
    expect(page.locator('main [data-rating="habits"] .is-state')).to_have_text("Started")
    expect(going_on(page)).to_contain_text("Where you stopped")
    expect(going_on(page).get_by_role("link", name="Continue")).to_have_attribute("href", re.compile("m1/habits/"))


def test_a_checkpoint_that_is_not_passed_has_no_tick(opened: Callable[[str], Page]) -> None:
    page = opened(CHECKPOINT)
    for item, option in (("c-1", "right"), ("c-2", "right"), ("c-3", "low"), ("c-4", "low")):
        answer(page, item, option)
    for path in ("", "m3/"):
        page = opened(path)
        expect(row(page, "checkpoint").locator(".is-state")).to_have_text("Not passed yet. 2 of 4 right")
        expect(row(page, "checkpoint").locator(".is-tick")).to_be_hidden()
        expect(row(page, "checkpoint").locator(".is-half")).to_be_visible()
        assert violations(page) == []
    page = opened(CHECKPOINT)
    page.get_by_role("button", name="Answer the 2 you missed").click()
    for item, _ in shown(page)[2:]:
        answer(page, item, "right")
    page = opened("")
    expect(row(page, "checkpoint").locator(".is-state")).to_have_text("4 of 4 right")
    expect(row(page, "checkpoint").locator(".is-tick")).to_be_visible()


def do_the_rest(opened: Callable[[str], Page]) -> None:
    """Everything of the course but the test of two forms."""
    for number in range(1, 6):
        answer_all(opened(f"m{number}/lesson-{number}/"), "right")
    answer_all(opened(PRACTICE), "right")
    page = opened("m5/test-none/")
    answer_all(page, "right")
    page.get_by_role("button", name="Hand in").click()
    page = opened("m2/drawn/")
    for item, _ in shown(page):
        page.locator(f'course-tally a[data-item="{item}"]').click()
        answer(page, item, "right")


def test_at_the_end_come_what_is_not_passed_and_the_other_form(opened: Callable[[str], Page]) -> None:
    hand_in(opened(TEST), "low")
    do_the_rest(opened)
    answer_all(opened(CHECKPOINT), "low")
    page = opened("m4/")
    block = going_on(page)
    expect(block).to_contain_text("All done")  # the other form waits for the end of the course, not of the module
    page = opened("")
    expect(block).to_contain_text("Not passed yet")
    expect(block.locator(".is-title")).to_have_text("A checkpoint")
    expect(block.get_by_role("link", name="Continue")).to_have_attribute("href", re.compile(CHECKPOINT))
    page = opened(CHECKPOINT)
    page.get_by_role("button", name="Take the whole quiz again").click()
    answer_all(page, "right")
    page = opened("")
    expect(block).to_contain_text("Take the other form and see what changed")
    expect(block.locator(".is-title")).to_have_text("A test")
    block.get_by_role("link", name="Take the other form").click()
    page.get_by_role("button", name="Take the other form").click()
    hand_in(page, "right")
    page = opened("")
    expect(block).to_contain_text("All done")
    expect(block.get_by_role("link", name="Read it again")).to_be_visible()
