"""Lines with a list each: chosen by keyboard, whole on a small phone, complete on paper."""

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from generator.questions import kinds
from tests.browser.test_kinds import address, element, kept
from tests.browser.test_print import printed

KIND = kinds()["matching"]
CUT = "list => list.scrollWidth > list.clientWidth || list.scrollHeight > list.clientHeight"


@pytest.fixture
def page(browser: Browser) -> Page:
    return browser.new_page(viewport={"width": 320, "height": 740}, has_touch=True)


@pytest.fixture
def asked(page: Page, samples: str) -> Locator:
    page.goto(samples + address(KIND))
    found = element(page, KIND, "a-question-for-each-line")
    expect(found.get_by_role("button", name="Check my answer")).to_be_visible()
    return found


def test_a_miss_tells_which_lines_are_right_and_no_more(asked: Locator) -> None:
    for line, match in {
        "A rival is eleven": "What does their price leave out?",
        "Only our board": "Would ten percent help?",
        "by Friday": "When does the next one open?",
        "no budget left": "When does the next one open?",
    }.items():
        asked.get_by_label(line).select_option(match)
    for select in asked.locator("select").all():
        assert not select.evaluate(CUT), "the words that were chosen are all there"
        box = select.bounding_box()
        assert box is not None and box["height"] >= 44
    asked.get_by_role("button", name="Check my answer").tap()
    told = asked.locator(".course-feedback .course-verdicts > li")
    expect(told.nth(0)).to_contain_text("What does their price leave out?")
    expect(told).to_have_count(2)
    expect(asked.locator(".course-feedback")).not_to_contain_text("Not right")  # it stands beside the line
    expect(asked.locator(".course-feedback")).not_to_contain_text("What does the board want to see?")
    expect(asked.locator('[data-row="by-friday"]')).to_contain_text("Not right")
    asked.get_by_role("button", name="Try again").tap()
    expect(asked.get_by_label("A rival is eleven")).to_have_value("")
    expect(asked.locator(".course-row .is-verdict")).to_have_count(0)


def test_a_miss_of_all_lines_is_called_that(asked: Locator) -> None:
    for select in asked.locator("select").all():
        select.select_option("Would ten percent help?")
    asked.get_by_role("button", name="Check my answer").click()
    expect(asked.locator(".course-feedback > .is-heading")).to_have_text("None of the 4 yet")
    expect(asked.locator(".course-feedback li")).to_have_count(0)


def test_by_keyboard_alone(page: Page, asked: Locator) -> None:
    asked.locator("select").first.focus()
    for typed in ("What does their", "What does the b", "What h", "Whe"):
        page.keyboard.type(typed)
        page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.textContent") == "Check my answer"
    page.keyboard.press("Enter")
    expect(asked.locator(".course-feedback.is-right")).to_be_visible()
    assert kept(page)[0]["score"] == 1


def test_a_line_left_open_is_named(page: Page, asked: Locator) -> None:
    asked.get_by_label("A rival is eleven").select_option("Would ten percent help?")
    asked.get_by_role("button", name="Check my answer").click()
    expect(asked.locator(".course-errorsum")).to_contain_text("3 are still open")
    expect(asked.get_by_label("Only our board")).to_have_attribute("aria-invalid", "true")
    expect(asked.get_by_label("A rival is eleven")).not_to_have_attribute("aria-invalid", "true")
    asked.locator(".course-errorsum a").click()
    expect(asked.get_by_label("Only our board")).to_be_focused()


def test_paper_shows_what_there_is_to_choose_from(page: Page, asked: Locator) -> None:
    expect(asked.locator(".course-listed")).to_be_hidden()
    asked.get_by_label("A rival is eleven").select_option("What does their price leave out?")
    text = printed(page)
    assert text.count("Would ten percent help?") == 1
    assert "“A rival is eleven percent cheaper.” What does their price leave out?" in text
