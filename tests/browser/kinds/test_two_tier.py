"""An answer and its reason: each is asked for, judged and explained by itself."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import Visit
from tests.browser.test_kinds import kept

ITEM = "a-quote-and-its-weight"


@pytest.fixture
def page(browser: Browser, samples: str) -> Iterator[Page]:
    """The page of the kind."""
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        yield Visit(context, samples).go("kinds/two-tier/")


def question(page: Page) -> Locator:
    asked = page.locator(f'course-two-tier[data-item="{ITEM}"]')
    expect(asked.get_by_role("button", name="Check my answer")).to_be_visible()
    return asked


def choose(asked: Locator, *names: str) -> None:
    for name in names:
        asked.locator(f'input[value="{name}"]').check()


def test_right_for_a_wrong_reason(page: Page) -> None:
    asked = question(page)
    choose(asked, "answer=unknown", "reason=paper")
    asked.get_by_role("button", name="Check my answer").click()
    panel = asked.locator(".course-feedback.is-partial")
    expect(panel).to_contain_text("Partly right, 1 of 2")
    said = panel.locator(".course-tier-said")
    expect(said).to_have_count(2)
    expect(said.nth(0)).to_contain_text("Answer: right You would have to know")
    expect(said.nth(1)).to_contain_text("Reason: not this one A board may like")
    expect(said.nth(1)).to_contain_text("A common mix-up: A quote and a way out are the same thing.")
    expect(asked.locator(".course-opt.is-right")).to_have_attribute("data-option", "answer=unknown")
    expect(asked.locator(".course-opt.is-wrong")).to_have_attribute("data-option", "reason=paper")
    expect(panel).not_to_contain_text("What he would really do without you")
    asked.get_by_role("button", name="Show me the answer").click()
    expect(asked.locator(".course-key")).to_contain_text("Answer: Nobody can tell from the mail.")
    expect(asked.locator(".course-key")).to_contain_text("Reason: A quote counts only as far as he could live with it.")
    assert kept(page)[0]["score"] == 0.5


def test_a_missing_reason_is_asked_for_where_the_reasons_are(page: Page) -> None:
    asked = question(page)
    choose(asked, "answer=unknown")
    asked.get_by_role("button", name="Check my answer").click()
    expect(asked.locator(".course-errorsum")).to_be_focused()
    expect(asked.locator(".course-tier .course-error")).to_have_text("Choose the reason too")
    invalid = asked.locator("input[aria-invalid=true]")
    expect(invalid).to_have_count(3)
    assert all(each.get_attribute("name") == f"q_{ITEM}_reason" for each in invalid.all())
    asked.locator(".course-errorsum a").press("Enter")
    expect(asked.locator('input[value="reason=paper"]')).to_be_focused()
    assert kept(page) == []
    choose(asked, "reason=usable")
    expect(asked.locator(".course-errorsum, .course-error")).to_have_count(0)
    asked.get_by_role("button", name="Clear my answer").click()
    choose(asked, "reason=usable")
    asked.get_by_role("button", name="Check my answer").click()
    expect(asked.locator(".course-error")).to_have_text("Choose the answer you would give")
    assert asked.locator(".course-tier .course-error").count() == 0


def test_by_keyboard_alone(page: Page) -> None:
    asked = question(page)
    asked.locator("input").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    expect(asked.locator("input:checked")).to_have_attribute("value", "answer=unknown")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.value") == "reason=paper"
    page.keyboard.press("ArrowDown")
    expect(asked.locator(".course-tier input:checked")).to_have_attribute("value", "reason=usable")
    expect(asked.locator("input:checked")).to_have_count(2)
    while page.evaluate("() => document.activeElement.textContent") != "Check my answer":
        page.keyboard.press("Tab")
        assert page.evaluate("() => document.activeElement.closest('course-two-tier') !== null")
    page.keyboard.press("Enter")
    expect(asked.locator(".course-feedback.is-right")).to_contain_text("Reason: right What he would really do")
    assert kept(page)[0]["response"] == ["answer=unknown", "reason=usable"]


def test_by_touch_on_a_phone_and_both_wrong(browser: Browser, samples: str) -> None:
    with browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True) as context:
        page = Visit(context, samples).go("kinds/two-tier/")
        asked = question(page)
        for each in asked.locator("label.course-opt").all():
            box = each.bounding_box()
            assert box is not None and box["height"] >= 44
        asked.locator("label.course-opt", has_text="By the eleven percent").tap()
        asked.locator("label.course-opt", has_text="Buyers who name a rival").tap()
        asked.get_by_role("button", name="Check my answer").tap()
        panel = asked.locator(".course-feedback.is-wrong")
        expect(panel.locator(".course-tier-said.is-wrong")).to_have_count(2)
        expect(panel).to_contain_text("Whoever talks of leaving stays.")
        for each in panel.locator(".is-verdict").all():
            expect(each.locator("svg")).to_be_visible()
