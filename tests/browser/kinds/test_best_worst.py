"""The most and the least effective option: never the same one, and what a miss counts is said."""

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from generator.questions import kinds
from tests.browser.test_kinds import address, element, kept

KIND = kinds()["best_worst"]


@pytest.fixture
def page(browser: Browser) -> Page:
    return browser.new_page(viewport={"width": 360, "height": 740}, has_touch=True)


@pytest.fixture
def asked(page: Page, samples: str) -> Locator:
    page.goto(samples + address(KIND))
    found = element(page, KIND, "two-months-for-nothing")
    expect(found.get_by_role("button", name="Check my answer")).to_be_visible()
    return found


def radio(asked: Locator, option: str, said: str) -> Locator:
    return asked.locator(f'[data-row="{option}"]').get_by_label(said)


def test_two_misses_count_a_half_and_say_why(page: Page, asked: Locator) -> None:
    for option, said in (("think", "Most effective"), ("phone-line", "Least effective")):
        label = asked.locator(f'[data-row="{option}"] label', has_text=said)
        box = label.bounding_box()
        assert box is not None and box["height"] >= 44
        label.tap()
    asked.get_by_role("button", name="Check my answer").tap()
    panel = asked.locator(".course-feedback.is-partial")
    expect(panel.locator(".is-heading")).to_have_text("Partly right, though neither of the two")
    expect(panel).to_contain_text("Neither choice is the opposite of what we look for, so this counts 50 percent.")
    expect(asked.locator('[data-row="think"] > .is-verdict')).to_have_text("Not the most effective one")
    expect(asked.locator('[data-row="phone-line"] > .is-verdict')).to_have_text("Not the least effective one")
    expect(panel).not_to_contain_text("Not the most")  # it stands beside the row
    expect(panel).not_to_contain_text("have to sign")
    assert kept(page)[0]["score"] == 0.5
    asked.get_by_role("button", name="Show me the answer").tap()
    expect(asked.locator(".course-key")).to_contain_text("sign for that?” Most effective")


@pytest.mark.parametrize(
    ("best", "worst", "heading", "words"),
    [
        ("what-signed", "think", "Partly right, 1 of 2", "so this counts 75 percent"),
        ("give-three", "think", "Partly right, though neither", "the other is not, so this counts 25 percent"),
        ("give-three", "what-signed", "Neither of the two yet", ""),
    ],
)
def test_what_is_said_fits_the_score(asked: Locator, best: str, worst: str, heading: str, words: str) -> None:
    radio(asked, best, "Most effective").check()
    radio(asked, worst, "Least effective").check()
    asked.get_by_role("button", name="Check my answer").click()
    panel = asked.locator(".course-feedback")
    expect(panel.locator(".is-heading")).to_contain_text(heading)
    expect(panel).to_contain_text(words)
    expect(panel.get_by_text("this counts")).to_have_count(1 if words else 0)


def test_one_option_is_never_both(asked: Locator) -> None:
    radio(asked, "think", "Least effective").check()
    radio(asked, "think", "Most effective").check()
    expect(radio(asked, "think", "Least effective")).not_to_be_checked()
    expect(asked.page.locator("body > [role=status]")).to_have_text("“Least effective” is open again.")
    assert asked.evaluate("asked => asked.response()") == ["best=think"]
    radio(asked, "phone-line", "Least effective").check()
    radio(asked, "what-signed", "Most effective").check()
    assert asked.evaluate("asked => asked.response()") == ["best=what-signed", "worst=phone-line"]


def tab_to(page: Page, asked: Locator, *, what: str) -> None:
    """Press Tab until the focus is in what a selector names."""
    for _ in range(40):
        if asked.locator(f"{what}:focus").count():
            return
        page.keyboard.press("Tab")
    pytest.fail(f"Tab never reaches {what}")


def test_by_keyboard_alone(page: Page, asked: Locator) -> None:
    """Arrow keys choose every option on their way, and take nothing from the other choice for good."""
    tab_to(page, asked, what='[value="think"]')
    page.keyboard.press("Space")
    tab_to(page, asked, what='[name$="worst"]')
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert asked.evaluate("asked => asked.response()") == ["best=think", "worst=give-three"]
    page.keyboard.press("Shift+Tab")
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    assert asked.evaluate("asked => asked.response()") == ["best=give-three"]
    page.keyboard.press("ArrowUp")
    assert asked.evaluate("asked => asked.response()") == ["best=what-signed", "worst=give-three"]
    expect(asked.page.locator("body > [role=status]")).to_have_text("“Least effective” is back where it was.")
    tab_to(page, asked, what=".course-actions > .is-primary")
    page.keyboard.press("Enter")
    expect(asked.locator(".course-feedback.is-right")).to_be_visible()
    assert kept(page)[0]["score"] == 1


def test_what_is_missing_is_named(page: Page, asked: Locator) -> None:
    check = asked.get_by_role("button", name="Check my answer")
    check.click()
    expect(asked.locator(".course-errorsum")).to_contain_text("the most effective one and the least effective one")
    radio(asked, "think", "Most effective").check()
    expect(asked.locator(".course-errorsum")).to_have_count(0)
    check.click()
    expect(asked.locator(".course-errorsum a")).to_have_text("Choose the least effective one")
    expect(asked.locator('input[aria-invalid="true"]')).to_have_count(4)
    asked.locator(".course-errorsum a").click()
    expect(radio(asked, "think", "Least effective")).to_be_focused()
