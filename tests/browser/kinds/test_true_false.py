"""Statements to judge: told one by one, with the reason of each, whatever was answered."""

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from generator.questions import kinds
from tests.browser.conftest import violations
from tests.browser.test_kinds import address, element, kept

KIND = kinds()["true_false"]
ITEM = "what-a-quote-tells"


@pytest.fixture
def asked(page: Page, samples: str) -> Locator:
    page.goto(samples + address(KIND))
    found = element(page, KIND, ITEM)
    expect(found.get_by_role("button", name="Check my answer")).to_be_visible()
    return found


@pytest.fixture
def page(browser: Browser) -> Page:
    return browser.new_page(viewport={"width": 360, "height": 740}, has_touch=True)


def row(asked: Locator, statement: str) -> Locator:
    return asked.locator(f'[data-row="{statement}"]')


def test_every_reason_is_told_and_who_missed_reads_the_answer(page: Page, asked: Locator) -> None:
    for statement, said in {
        "final-price": "False",
        "reason-to-stay": "False",
        "answer-today": "True",
        "switching-cost": "True",
    }.items():
        label = row(asked, statement).locator("label", has_text=said)
        box = label.bounding_box()
        assert box is not None and box["height"] >= 44
        label.tap()
    before = row(asked, "reason-to-stay").bounding_box()
    asked.get_by_role("button", name="Check my answer").tap()
    expect(asked.locator(".course-feedback")).to_contain_text("Partly right, 2 of 4")
    told = asked.locator(".course-feedback .course-verdicts > li")
    expect(told.nth(0)).to_contain_text("Right You know what the rival would charge Dana in the end. False A quote is")
    expect(told.nth(1)).to_contain_text("Not right Dana has some reason to talk before she leaves. The answer: True")
    expect(told.nth(1)).to_contain_text("staying is worth something")
    expect(row(asked, "final-price").locator(".is-verdict")).to_have_text("Right")
    expect(row(asked, "reason-to-stay").locator(".is-verdict")).to_have_text("Not right")
    after = row(asked, "reason-to-stay").bounding_box()
    assert before and after and after["width"] == before["width"]
    expect(asked.page.locator("body > [role=status]")).to_contain_text("in the end. False A quote is a first number")
    asked.get_by_role("button", name="Show me the answer").tap()
    assert asked.locator(".course-feedback").inner_text().count("staying is worth something") == 1, "told once"
    assert violations(page) == []


def test_the_statements_without_an_answer_are_counted_and_marked(page: Page, asked: Locator) -> None:
    row(asked, "reason-to-stay").get_by_label("True").check()
    asked.get_by_role("button", name="Check my answer").click()
    expect(asked.locator(".course-errorsum")).to_contain_text("3 are still open")
    expect(row(asked, "reason-to-stay").locator("[aria-invalid]")).to_have_count(0)
    expect(asked.locator('input[aria-invalid="true"]')).to_have_count(6)
    asked.locator(".course-errorsum a").click()
    expect(row(asked, "final-price").get_by_label("True")).to_be_focused()
    page.keyboard.press("Space")
    expect(asked.locator("[aria-invalid]")).to_have_count(0)
    assert kept(page) == []


def test_by_keyboard_alone(page: Page, asked: Locator) -> None:
    row(asked, "final-price").get_by_label("True").focus()
    for key in ("ArrowRight", "Tab", "Space", "Tab", "ArrowDown", "Tab", "Space"):
        page.keyboard.press(key)  # arrows stay inside a statement, Tab goes on to the next
    while page.evaluate("() => document.activeElement.textContent") != "Check my answer":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(asked.locator(".course-feedback")).to_contain_text("Right")
    (attempt,) = kept(page)
    assert attempt["response"] == [
        "final-price=false",
        "reason-to-stay=true",
        "answer-today=false",
        "switching-cost=true",
    ]


def test_labels_of_its_own(page: Page, asked: Locator) -> None:
    other = element(page, KIND, "which-end-goes-down")
    expect(row(other, "board-date").get_by_label("Toward them")).to_be_visible()
    other.get_by_role("button", name="I do not know yet").click()
    expect(other.locator(".course-key")).to_contain_text("by Friday. Toward them")
