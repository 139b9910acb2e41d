"""Sentences are marked in running text: by mouse, by keyboard, by touch; in a message and in a talk."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import Visit
from tests.browser.test_kinds import kept

MAIL, TALK = "leaks-in-a-mail", "who-needs-whom-in-a-call"
PARTED = """() => {
    const text = document.querySelector(".course-spot");
    const parted = [];
    for (let width = 200; width < 300; width += 3) {
        text.style.inlineSize = width + "px";
        for (const row of text.querySelectorAll(".course-sentence")) {
            const [box, words] = [...row.querySelectorAll("input, .is-text")].map(each => each.getClientRects()[0]);
            if (box.top > words.bottom || words.top > box.bottom) parted.push([width, row.dataset.option]);
        }
    }
    text.style.inlineSize = "";
    return parted;
}"""


@pytest.fixture
def page(browser: Browser, samples: str) -> Iterator[Page]:
    """The page of the kind."""
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        yield Visit(context, samples).go("kinds/spot/")


def question(page: Page, item: str) -> Locator:
    asked = page.locator(f'course-spot[data-item="{item}"]')
    expect(asked.get_by_role("button", name="Check my answer")).to_be_visible()
    return asked


def sentence(asked: Locator, name: str) -> Locator:
    return asked.locator(f'.course-sentence[data-option="{name}"]')


def test_what_is_marked_is_seen_without_color(page: Page) -> None:
    asked = question(page, MAIL)
    plain, marked = sentence(asked, "thanks"), sentence(asked, "approved")
    marked.locator(".is-text").click()
    expect(marked.locator("input")).to_be_checked()
    line = "row => getComputedStyle(row.querySelector('.is-text')).textDecorationLine"
    assert (plain.evaluate(line), marked.evaluate(line)) == ("none", "underline")
    asked.get_by_role("button", name="Clear my answer").click()
    assert marked.evaluate(line) == "none"


def test_a_miss_judges_what_was_marked_and_shows_the_others_only_when_asked(page: Page) -> None:
    asked = question(page, MAIL)
    for name in ("approved", "thanks", "kept-open"):
        sentence(asked, name).locator("input").check()
    asked.get_by_role("button", name="Check my answer").click()
    panel = asked.locator(".course-feedback")
    expect(panel).to_contain_text("Partly right: 2 of 3 found, 1 too many")
    expect(panel).to_contain_text("My director has already approved a lower price. It tells her")
    assert [each.split()[0] for each in panel.locator(".is-verdict").all_inner_texts()] == ["Not", "Right", "Right"]
    expect(sentence(asked, "approved").locator(".is-verdict")).to_have_text("Right")
    expect(sentence(asked, "thanks").locator(".is-verdict")).to_have_text("Not this one")
    style = "row => getComputedStyle(row.querySelector('.is-text')).textDecorationStyle"
    styles = [sentence(asked, name).evaluate(style) for name in ("approved", "thanks")]
    expect(sentence(asked, "whatever").locator(".is-verdict")).to_have_count(0)
    expect(panel).not_to_contain_text("You invite her")
    asked.get_by_role("button", name="Show me the answer").click()
    expect(sentence(asked, "whatever").locator(".is-verdict")).to_have_text("One to mark")
    styles.append(sentence(asked, "whatever").evaluate(style))
    assert styles == ["solid", "dashed", "dotted"]
    expect(sentence(asked, "two-weeks").locator(".is-verdict")).to_have_count(0)
    expect(asked.locator(".course-key")).to_contain_text("You invite her")
    expect(asked.locator(".course-key")).to_contain_text("My director has already approved a lower price.")
    expect(asked.locator(".course-key")).not_to_contain_text("It tells her")  # it is said above
    asked.get_by_role("button", name="Try again").click()
    expect(asked.locator(".course-sentence .is-verdict")).to_have_count(0)
    assert asked.locator(".course-sentence:is(.is-missed, .is-right, .is-wrong)").count() == 0


def test_found_some_and_marked_too_much_says_so(page: Page) -> None:
    asked = question(page, MAIL)
    for name in ("approved", "thanks"):
        sentence(asked, name).locator("input").check()
    asked.get_by_role("button", name="Check my answer").click()
    expect(asked.locator(".course-feedback.is-wrong")).to_contain_text("1 of 3 found, but 1 too many")


@pytest.mark.parametrize(
    ("marked", "look", "words"),
    [
        (("approved", "kept-open", "whatever", "thanks"), "is-partial", "Partly right: 3 of 3 found, 1 too many"),
        (("approved", "kept-open"), "is-partial", "Partly right, 2 of 3"),
        (("thanks",), "is-wrong", "Not this one"),
        (("thanks", "two-weeks"), "is-wrong", "Not these"),
    ],
)
def test_what_was_marked_too_much_is_told(page: Page, marked: tuple[str, ...], look: str, words: str) -> None:
    asked = question(page, MAIL)
    for name in marked:
        sentence(asked, name).locator("input").check()
    asked.get_by_role("button", name="Check my answer").click()
    expect(asked.locator(f".course-feedback.{look} > .is-heading")).to_have_text(words)


def test_a_talk_names_who_speaks_and_is_answered_by_keyboard_alone(page: Page) -> None:
    asked = question(page, TALK)
    expect(asked.get_by_role("group", name="Omar", exact=True).first.get_by_role("checkbox")).to_have_count(2)
    expect(asked.get_by_role("group", name="You", exact=True).first.get_by_role("checkbox")).to_have_count(1)
    asked.locator("input").first.focus()
    for index, name in enumerate(("three-offers", "stopped", "start", "nine-days", "price", "tenth-day", "waiting")):
        if index:
            page.keyboard.press("Tab")
        assert page.evaluate("() => document.activeElement.value") == name
        ring = sentence(asked, name).evaluate("row => getComputedStyle(row).outlineStyle")
        assert ring == "solid"
        if name in ("stopped", "nine-days", "waiting"):
            page.keyboard.press("Space")
    assert kept(page) == []
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(asked.locator(".course-feedback.is-right")).to_contain_text("In nine days. A start so near")


def test_by_touch_on_a_phone(browser: Browser, samples: str) -> None:
    with browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True) as context:
        page = Visit(context, samples).go("kinds/spot/")
        asked = question(page, TALK)
        for each in page.locator(".course-sentence").all():
            box = each.bounding_box()
            assert box is not None and box["height"] >= 44
        assert page.evaluate(PARTED) == [], "a box stays beside its first word"
        for name in ("stopped", "nine-days", "waiting"):
            sentence(asked, name).locator(".is-text").tap()
        asked.get_by_role("button", name="Check my answer").tap()
        expect(asked.locator(".course-feedback.is-right")).to_be_visible()
