"""Cards to sort: told card by card, and a card in the wrong group keeps its right one to itself."""

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from generator.questions import kinds
from tests.browser.test_kinds import FITS, address, element, kept

KIND = kinds()["categorize"]
FIVE = """asked => asked.querySelectorAll('.course-joined').forEach(
    row => row.append(row.children[1].cloneNode(true), row.children[2].cloneNode(true)))"""

BROKEN = """asked => [...asked.querySelectorAll('.course-joined span')].flatMap(span => {
    const text = span.firstChild, range = document.createRange();
    return [...text.data.matchAll(/\\S+/g)].filter(word => {
        range.setStart(text, word.index);
        range.setEnd(text, word.index + word[0].length);
        return range.getClientRects().length > 1;
    }).map(word => word[0]);
})"""
"""Words of groups that go over the end of a line."""


@pytest.fixture
def page(browser: Browser) -> Page:
    return browser.new_page(viewport={"width": 320, "height": 740}, has_touch=True)


@pytest.fixture
def asked(page: Page, samples: str) -> Locator:
    page.goto(samples + address(KIND))
    found = element(page, KIND, "what-the-hotel-buyer-wrote")
    expect(found.get_by_role("button", name="Check my answer")).to_be_visible()
    return found


def put(asked: Locator, card: str, group: str) -> None:
    asked.locator(f'[data-row="{card}"] label', has_text=group).tap()


def test_a_miss_tells_which_cards_are_right_and_no_more(asked: Locator) -> None:
    for card in ("twelve-percent", "rooms-late", "own-staff", "one-contract", "books-close", "lake-house"):
        put(asked, card, "A demand")
    put(asked, "lake-house", "A way out")  # moved once more
    asked.get_by_role("button", name="Check my answer").tap()
    expect(asked.locator(".course-feedback")).to_contain_text("Partly right, 3 of 6")
    told = asked.locator(".course-feedback .course-verdicts > li")
    expect(told.nth(0)).to_contain_text("A demand")
    expect(told.nth(2)).to_contain_text("This way out exists")
    expect(told).to_have_count(3)  # what is missed says so beside its row, and no more until the answer is shown
    expect(asked.locator('[data-row="rooms-late"] > .is-verdict')).to_have_text("Not right")
    expect(asked.locator(".course-feedback")).not_to_contain_text("A reason behind it")
    expect(asked.locator(".course-row.is-wrong")).to_have_count(3)
    asked.get_by_role("button", name="Show me the answer").tap()
    expect(asked.locator(".course-key")).to_contain_text("“Guests complain when a room is late.” A reason behind it")
    expect(asked.locator(".course-key")).to_contain_text("what the buyer has to solve")
    expect(asked.locator(".course-key")).not_to_contain_text("This way out exists")  # it stands above


def test_the_smallest_phone_holds_five_groups(page: Page, asked: Locator) -> None:
    asked.evaluate(FIVE)
    assert page.evaluate(FITS) == []
    for label in asked.locator('[data-row="rooms-late"] label').all():
        box = label.bounding_box()
        assert box is not None and box["height"] >= 44 and box["width"] >= 96
    page.set_viewport_size({"width": 1280, "height": 800})
    row = asked.locator('[data-row="rooms-late"] label')
    tops = {round(box["y"]) for each in row.all() if (box := each.bounding_box())}
    assert len(tops) == 1, "a column for each group where there is room"


def test_by_keyboard_alone(page: Page, asked: Locator) -> None:
    asked.locator('[data-row="twelve-percent"] input').first.focus()
    page.keyboard.press("Space")
    for down in (1, 2, 0, 1, 2):
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        for _ in range(down):
            page.keyboard.press("ArrowDown")
    while page.evaluate("() => document.activeElement.textContent") != "Check my answer":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(asked.locator(".course-feedback.is-right")).to_be_visible()
    assert kept(page)[0]["score"] == 1


def test_no_word_of_a_group_is_broken_on_a_phone(page: Page, asked: Locator) -> None:
    """At 390 px three groups once stood side by side, and “reason” was read as “reaso n”."""
    for width in (320, 390, 430):
        page.set_viewport_size({"width": width, "height": 740})
        assert asked.evaluate(BROKEN) == [], width
