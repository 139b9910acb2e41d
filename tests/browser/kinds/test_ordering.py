"""Entries are put in order: by mouse, by keyboard, by touch, and by dragging a number."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import Visit
from tests.browser.test_kinds import kept

ITEM = "before-you-name-a-price"
FIRST = ["floor", "need", "offer", "way-out"]
"""The order that this item shows at first."""


@pytest.fixture
def page(browser: Browser, samples: str) -> Iterator[Page]:
    """The page of the kind."""
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        yield Visit(context, samples).go("kinds/ordering/")


def question(page: Page) -> Locator:
    asked = page.locator(f'course-ordering[data-item="{ITEM}"]')
    expect(asked.get_by_role("button", name="Check my answer")).to_be_visible()
    return asked


def order(asked: Locator) -> list[str]:
    found: list[str] = asked.evaluate("asked => [...asked.querySelectorAll('[data-entry]')].map(e => e.dataset.entry)")
    return found


def button(asked: Locator, entry: str, way: str) -> Locator:
    return asked.locator(f'[data-entry="{entry}"] [data-move="{way}"]')


def test_by_mouse(page: Page) -> None:
    asked = question(page)
    assert order(asked) == FIRST
    expect(button(asked, "floor", "up")).to_have_attribute("aria-disabled", "true")
    expect(button(asked, "way-out", "down")).to_have_attribute("aria-disabled", "true")
    up = asked.get_by_role("button", name="Move up: Name a price, with the reason for it.")
    up.click()
    assert order(asked) == ["floor", "offer", "need", "way-out"]
    expect(up).to_be_focused()
    expect(asked.page.locator("body > [role=status]")).to_have_text("At 2 of 4: Name a price, with the reason for it.")
    expect(asked.locator(".course-place")).to_have_text("At 2 of 4: Name a price, with the reason for it.")
    expect(asked.locator(".is-moved")).to_have_attribute("data-entry", "offer")
    up.click()
    expect(up).to_have_attribute("aria-disabled", "true")
    up.click(force=True)
    assert order(asked) == ["offer", "floor", "need", "way-out"]
    expect(button(asked, "floor", "up")).not_to_have_attribute("aria-disabled", "true")
    asked.get_by_role("button", name="Clear my answer").click()
    assert order(asked) == FIRST
    asked.get_by_role("button", name="Check my answer").click()
    expect(asked.locator(".course-errorsum")).to_contain_text("Move at least one")


def test_a_miss_tells_what_stands_right_and_keeps_the_rest_to_itself(page: Page) -> None:
    asked = question(page)
    button(asked, "floor", "down").click()  # need, floor, offer, way-out: nearest is need, way-out, floor, offer
    asked.get_by_role("button", name="Check my answer").click()
    expect(asked.locator(".course-feedback")).to_contain_text("Partly right, 1 of 4")
    said = asked.locator(".course-entry .is-verdict").all_text_contents()
    assert said == ["In its place", *["Not in its place"] * 3]
    expect(asked.locator(".course-feedback")).to_contain_text("A price means nothing before you both know")
    expect(asked.locator(".course-feedback")).not_to_contain_text("Her way out tells you")
    assert asked.locator(".course-move:visible").count() == 0
    asked.get_by_role("button", name="Show me the answer").click()
    expect(asked.locator(".course-key")).to_contain_text("2. Find out what she does if you send no price.")
    expect(asked.locator(".course-key")).to_contain_text("This order is right as well: 3, 1, 2, 4")
    asked.get_by_role("button", name="Try again").click()
    assert order(asked) == FIRST
    assert asked.locator(".course-entry .is-verdict").count() == 0


def test_none_in_its_place_though_most_pairs_stand_right(page: Page) -> None:
    asked = page.locator('course-ordering[data-item="what-a-deadline-gives-away"]')
    asked.evaluate("asked => { asked.show(['wish', 'ask', 'blank', 'quarter']); asked.chosen(); }")
    asked.get_by_role("button", name="Check my answer").click()
    panel = asked.locator(".course-feedback.is-partial")
    expect(panel.locator(".is-heading")).to_have_text("Partly right, though none is in its place")
    expect(panel).to_contain_text("Taken two by two, most come in the right order, so it counts 33 percent.")
    asked.get_by_role("button", name="Try again").click()
    asked.evaluate("asked => { asked.show(['quarter', 'wish', 'blank', 'ask']); asked.chosen(); }")
    asked.get_by_role("button", name="Check my answer").click()
    expect(asked.locator(".course-feedback.is-wrong > .is-heading")).to_have_text("Not this order")
    assert [round(each["score"], 2) for each in kept(page)] == [0.33, 0]


def test_by_keyboard_alone(page: Page) -> None:
    asked = question(page)
    button(asked, "floor", "down").focus()
    for _ in range(3):
        page.keyboard.press("Enter")
    assert order(asked) == ["need", "offer", "way-out", "floor"]
    expect(button(asked, "floor", "down")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Space")
    assert order(asked) == ["need", "floor", "offer", "way-out"]
    assert kept(page) == []
    while page.evaluate("() => document.activeElement.textContent") != "Check my answer":
        page.keyboard.press("Tab")
        assert page.evaluate("() => document.activeElement.closest('course-ordering') !== null")
    page.keyboard.press("Enter")
    expect(asked.locator(".course-feedback")).to_contain_text("Partly right")
    assert kept(page)[0]["response"] == ["need", "floor", "offer", "way-out"]


def test_dragging_a_number_does_the_same(page: Page) -> None:
    asked = question(page)
    asked.scroll_into_view_if_needed()
    grip = asked.locator('[data-entry="floor"] .course-entry__grip')
    assert grip.evaluate("grip => getComputedStyle(grip).touchAction") == "none"
    box, last = grip.bounding_box(), asked.locator('[data-entry="way-out"]').bounding_box()
    assert box is not None and last is not None
    page.mouse.move(box["x"] + 20, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + 22, last["y"] + last["height"] - 4, steps=6)
    assert order(asked) == ["need", "offer", "way-out", "floor"]
    page.mouse.move(box["x"] + 22, box["y"] + 4, steps=6)
    assert order(asked) == FIRST
    page.mouse.move(box["x"] + 22, last["y"] + 4, steps=6)
    page.mouse.up()
    assert order(asked) == ["need", "offer", "floor", "way-out"]
    page.mouse.move(box["x"] + 22, box["y"], steps=3)
    assert order(asked) == ["need", "offer", "floor", "way-out"], "it let go"
    expect(asked.page.locator("body > [role=status]")).to_contain_text("At 3 of 4")


def test_by_touch_on_a_phone(browser: Browser, samples: str) -> None:
    with browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True) as context:
        page = Visit(context, samples).go("kinds/ordering/")
        asked = question(page)
        for each in asked.locator(".course-move").all():
            box = each.bounding_box()
            assert box is not None and box["height"] >= 44 and box["width"] >= 44
        button(asked, "offer", "down").tap()
        assert order(asked) == ["floor", "need", "way-out", "offer"]
        asked.get_by_role("button", name="Check my answer").tap()
        expect(asked.locator(".course-feedback.is-right")).to_be_visible()


def test_before_reading_it_is_kept_and_its_answer_tells_the_places(page: Page) -> None:
    page.evaluate(
        """async item => {
            const html = await (await fetch(location.href)).text();
            const fresh = new DOMParser().parseFromString(html, "text/html");
            const asked = document.importNode(fresh.querySelector(`[data-item="${item}"]`), true);
            const before = document.createElement("course-before");
            before.dataset.item = item;
            before.append(asked.querySelector("details.course-answer"));
            asked.dataset.unmarked = "";
            document.querySelector(".course-item").replaceChildren(asked, before);
        }""",
        ITEM,
    )
    asked = page.locator(f'course-ordering[data-item="{ITEM}"]')
    button(asked, "way-out", "up").click()
    page.locator("course-before summary").click()
    told = page.locator("course-before .course-yours")
    expect(told).to_have_text([f"You put this at {n} before you read." for n in (2, 3, 1, 4)])
    assert kept(page) == []
