"""A learner answers: by mouse, by keyboard, by touch; again, and later."""

import json
import re
from typing import Any

from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import violations

LESSON = "m1/ask/"
KEY = "course:pair:1"


def question(page: Page, item: str) -> Locator:
    found = page.locator(f'course-choice[data-item="{item}"]')
    expect(found.locator("button").first).to_be_visible()
    return found


def choose(question: Locator, option: str) -> None:
    question.locator(f'input[value="{option}"]').check()


def check(question: Locator) -> None:
    question.get_by_role("button", name="Check my answer").click()


def record(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(page.evaluate("key => localStorage.getItem(key)", KEY) or "{}")
    return found


def attempts(page: Page) -> list[dict[str, Any]]:
    return sorted(record(page).get("attempts", {}).values(), key=lambda attempt: float(attempt["time"]))


def test_right_at_once(page: Page) -> None:
    asked = question(page, "ask-1")
    choose(asked, "right")
    check(asked)
    panel = asked.locator(".course-feedback")
    expect(panel).to_contain_text("Right")
    expect(panel).to_contain_text("The good road holds because you asked (ask-1).")
    expect(panel).to_contain_text("Roads are chosen by where they lead (ask-1).")
    expect(asked.locator(".course-opt.is-right .is-verdict")).to_have_text("Your answer, right")
    expect(asked.page.locator("body > [role=status]")).to_contain_text("Right")
    expect(asked.get_by_role("button", name="Next question")).to_be_focused()
    (attempt,) = attempts(page)
    assert (attempt["item"], attempt["response"], attempt["score"]) == ("ask-1", ["right"], 1)
    assert re.fullmatch("[0-9a-f]{12}", attempt["version"])
    asked.get_by_role("button", name="Next question").click()
    expect(question(page, "ask-2").locator("input").first).to_be_focused()


def test_by_keyboard_what_is_said_and_the_button_with_the_focus_come_into_view(page: Page) -> None:
    asked = question(page, "ask-1")
    choose(asked, "low")
    button = asked.get_by_role("button", name="Check my answer")
    button.evaluate("button => scrollTo(0, button.getBoundingClientRect().bottom + scrollY - innerHeight + 10)")
    button.press("Enter")
    expect(asked.get_by_role("button", name="Try again")).to_be_focused()
    for part in (asked.locator(".course-feedback"), asked.get_by_role("button", name="Try again")):
        expect(part).to_be_in_viewport(ratio=1)


def test_wrong_then_again_then_right(page: Page) -> None:
    asked = question(page, "ask-1")
    choose(asked, "low")
    check(asked)
    expect(asked.locator(".course-feedback")).to_contain_text("Not this one")
    expect(asked.locator(".course-feedback")).to_contain_text("The low road costs you later")
    expect(asked.get_by_text("The good road holds")).to_be_hidden()  # the answer is not given away
    asked.get_by_role("button", name="Try again").click()
    expect(asked.locator("input").first).to_be_focused()
    expect(asked.locator("input:checked")).to_have_count(0)
    choose(asked, "right")
    check(asked)
    expect(asked.locator(".course-feedback")).to_contain_text("Right")
    assert [attempt["score"] for attempt in attempts(page)] == [0, 1]


def test_wrong_then_shown(page: Page) -> None:
    asked = question(page, "ask-1")
    choose(asked, "low")
    check(asked)
    asked.get_by_role("button", name="Show me the answer").click()
    expect(asked.locator(".course-key")).to_contain_text("The good road of ask-1")
    expect(asked.locator(".course-key")).to_contain_text("Roads are chosen by where they lead")
    assert len(attempts(page)) == 1


def test_i_do_not_know_yet(page: Page) -> None:
    asked = question(page, "ask-1")
    asked.get_by_role("button", name="I do not know yet").click()
    expect(asked.locator(".course-feedback")).to_contain_text("Not known yet")
    expect(asked.locator(".course-key")).to_contain_text("The good road of ask-1")
    (attempt,) = attempts(page)
    assert (attempt["response"], attempt["score"]) == ([], 0)
    asked.get_by_role("button", name="Try again").click()
    expect(asked.get_by_role("button", name="Check my answer")).to_be_visible()


def test_several_right_gives_partial_credit(page: Page) -> None:
    asked = question(page, "ask-2")
    choose(asked, "right")
    check(asked)
    expect(asked.locator(".course-feedback")).to_contain_text("Partly right, 1 of 2")
    assert attempts(page)[0]["score"] == 0.5
    asked.get_by_role("button", name="Try again").click()
    choose(asked, "right")
    choose(asked, "far")
    check(asked)
    expect(asked.locator(".course-feedback")).to_contain_text("Right")
    assert attempts(page)[1]["score"] == 1


def test_nothing_chosen_asks_for_an_answer(page: Page) -> None:
    asked = question(page, "ask-1")
    check(asked)
    summary = asked.locator(".course-errorsum")
    expect(summary).to_be_focused()
    expect(summary).to_contain_text("There is a problem")
    assert page.title().startswith("Error: ")
    expect(asked.locator("input").first).to_have_attribute("aria-invalid", "true")
    described = asked.locator("fieldset").get_attribute("aria-describedby") or ""
    assert "Choose the answer you would give" in (page.locator(f"#{described.split()[0]}").inner_text())
    summary.get_by_role("link").click()
    expect(asked.locator("input").first).to_be_focused()
    assert attempts(page) == []
    choose(asked, "right")
    expect(summary).to_have_count(0)
    assert not page.title().startswith("Error: ")
    check(asked)
    expect(asked.locator(".course-feedback")).to_contain_text("Right")


def test_clear_my_answer(page: Page) -> None:
    asked = question(page, "ask-1")
    undo = asked.get_by_role("button", name="Clear my answer")
    expect(undo).to_be_hidden()
    choose(asked, "low")
    undo.click()
    expect(asked.locator("input:checked")).to_have_count(0)
    expect(asked.locator("input").first).to_be_focused()
    expect(undo).to_be_hidden()


def test_hints_come_in_steps(page: Page) -> None:
    asked = question(page, "ask-1")
    hints = asked.locator("details.course-hint")
    expect(hints.nth(0)).to_be_visible()
    expect(hints.nth(1)).to_be_hidden()
    hints.nth(0).locator("summary").click()
    expect(hints.nth(0)).to_contain_text("First hint.")
    hints.nth(1).locator("summary").click()
    expect(hints.nth(1).get_by_text("Second hint.")).to_be_visible()


def test_by_keyboard_alone(page: Page) -> None:
    asked = question(page, "ask-1")
    asked.locator("input").first.focus()
    page.keyboard.press("Space")
    for _ in range(3):  # arrow keys choose and never submit
        page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    assert attempts(page) == []
    expect(asked.locator(".course-feedback")).to_have_count(0)
    while asked.locator("input:checked").get_attribute("value") != "right":
        page.keyboard.press("ArrowDown")
    while page.evaluate("() => document.activeElement.textContent") != "Check my answer":
        page.keyboard.press("Tab")
        assert page.evaluate("() => document.activeElement.closest('course-choice') !== null")
    page.keyboard.press("Enter")
    expect(asked.locator(".course-feedback")).to_contain_text("Right")
    expect(asked.get_by_role("button", name="Next question")).to_be_focused()


def test_by_touch_on_a_phone(browser: Browser, pair: str) -> None:
    with browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True) as context:
        page = context.new_page()
        page.goto(pair + LESSON)
        asked = question(page, "ask-1")
        for label in asked.locator("label.course-opt").all():
            box = label.bounding_box()
            assert box is not None and box["height"] >= 44
        asked.locator("label.course-opt", has_text="The good road").tap()
        button = asked.get_by_role("button", name="Check my answer")
        box = button.bounding_box()
        assert box is not None and box["height"] >= 44
        button.tap()
        expect(asked.locator(".course-feedback")).to_contain_text("Right")


def test_feedback_moves_nothing_above_it(page: Page) -> None:
    asked = question(page, "ask-1")
    top = "fieldset => fieldset.getBoundingClientRect().top + scrollY"
    before = asked.locator("fieldset").evaluate(top)
    choose(asked, "low")
    check(asked)
    expect(asked.locator(".course-feedback")).to_be_visible()
    assert asked.locator("fieldset").evaluate(top) == before


def test_a_reload_shows_what_was_answered(page: Page) -> None:
    choose(question(page, "ask-1"), "right")
    check(question(page, "ask-1"))
    choose(question(page, "ask-2"), "low")
    check(question(page, "ask-2"))
    expect(question(page, "ask-2").locator(".course-feedback")).to_be_visible()
    page.reload()
    asked = question(page, "ask-1")
    expect(asked.locator('input[value="right"]')).to_be_checked()
    expect(asked.locator(".course-feedback")).to_contain_text("Right")
    expect(asked.locator(".course-feedback")).to_contain_text(re.compile(r"Your answer of \d\d:\d\d [AP]M\."))
    expect(asked.page.locator("body > [role=status]")).to_be_empty()  # nothing new happened
    expect(question(page, "ask-2").locator(".course-feedback")).to_contain_text("Not this one")
    expect(question(page, "ask-3").locator(".course-feedback")).to_have_count(0)
    question(page, "ask-2").get_by_role("button", name="Try again").click()
    expect(question(page, "ask-2").locator("input:checked")).to_have_count(0)


def test_back_and_forward(page: Page, pair: str) -> None:
    choose(question(page, "ask-1"), "right")
    check(question(page, "ask-1"))
    page.goto(pair + "m1/tell/")
    choose(question(page, "tell-1"), "right")
    check(question(page, "tell-1"))
    page.go_back()
    expect(question(page, "ask-1").locator(".course-feedback")).to_contain_text("Right")
    page.go_forward()
    expect(question(page, "tell-1").locator(".course-feedback")).to_contain_text("Right")


def test_a_changed_item_is_asked_anew_and_says_so(page: Page, pair: str) -> None:
    choose(question(page, "ask-1"), "right")
    check(question(page, "ask-1"))
    expect(question(page, "ask-1").locator(".course-feedback")).to_be_visible()
    page.evaluate(
        """key => {
            const record = JSON.parse(localStorage.getItem(key));
            for (const attempt of Object.values(record.attempts)) attempt.version = "0123456789ab";
            localStorage.setItem(key, JSON.stringify(record));
        }""",
        KEY,
    )
    page.add_init_script(  # as a browser does that brings back what was chosen before a reload
        """document.addEventListener("readystatechange", () => {
            if (document.readyState === "interactive")
                document.querySelector("[data-item=ask-1] [value=right]").checked = true;
        })"""
    )
    page.reload()
    asked = question(page, "ask-1")
    expect(asked.locator("input:checked")).to_have_count(0)
    expect(asked.locator(".course-notice")).to_contain_text("updated since")
    page.goto(pair)
    expect(page.locator('[data-lesson="ask"] .is-state')).to_have_text("1 of 3 answered")  # progress stays


def test_the_choice_before_reading_is_kept_and_never_marked(page: Page) -> None:
    before = page.locator('course-choice[data-item="ask-pre"]')
    page.wait_for_function("() => customElements.get('course-choice')")
    before.locator('input[value="low"]').check()
    expect(before.locator("button")).to_have_count(0)
    page.reload()
    expect(before.locator('input[value="low"]')).to_be_checked()
    page.locator("course-before summary").click()
    expect(page.locator('course-before [data-feedback="low"]')).to_contain_text("You chose this before you read.")
    assert attempts(page) == []


def test_every_state_is_accessible(browser: Browser, pair: str) -> None:
    """On a phone; every kind is looked at on a wide screen too, in test_kinds.py."""
    with browser.new_context(viewport={"width": 360, "height": 800}) as context:
        page = context.new_page()
        page.goto(pair + LESSON)
        asked = question(page, "ask-1")
        check(asked)
        assert violations(page) == [], "nothing chosen"
        choose(asked, "low")
        assert violations(page, within='[data-item="ask-1"]') == [], "chosen"
        check(asked)
        choose(question(page, "ask-2"), "right")
        check(question(page, "ask-2"))
        question(page, "ask-3").get_by_role("button", name="I do not know yet").click()
        assert violations(page) == [], "answered wrong, partly, not at all"
        asked.get_by_role("button", name="Show me the answer").click()
        page.locator("course-before summary").click()
        assert violations(page) == [], "answer shown"
        page.goto(pair + "m1/m1-quiz/")
        assert violations(page) == [], "a quiz, part of it answered"
        page.goto(pair + "your-data/")
        page.get_by_role("button", name="Clear my answers").click()
        assert violations(page) == [], "dialog"
        for path in ("m1/", ""):
            page.goto(pair + path)
            expect(page.locator("main [data-lesson=ask] .is-state")).not_to_be_empty()
            assert violations(page) == [], "progress"
        page.locator(".course-bar__menu").click()
        assert violations(page) == [], "menu"
        page.keyboard.press("Escape")
        page.locator('[data-search="open"]').click()
        page.locator(".course-search input").press_sequentially("way out")
        expect(page.locator(".md-search-result__link").first).to_be_visible()
        assert violations(page) == [], "search"
