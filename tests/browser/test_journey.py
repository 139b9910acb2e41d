"""A whole way through the course with the keyboard alone: home, lesson, answer, quiz, your data."""

from playwright.sync_api import Browser, Page, expect

MOST = 90  # presses of Tab to reach anything on a page


def tab_to(page: Page, what: str) -> None:
    """Press Tab until the focus is on something that matches, seen, and never where nothing can be seen."""
    for _ in range(MOST):
        page.keyboard.press("Tab")
        found = page.evaluate(
            """what => {
                const e = document.activeElement;
                const target = e.closest("label") ?? e;
                const box = target.getBoundingClientRect();
                return [e.matches(what), getComputedStyle(e).visibility === "visible" && box.width > 0,
                        box.bottom > 0 && box.top < innerHeight, e.outerHTML.slice(0, 120)];
            }""",
            what,
        )
        assert found[1] and (found[2] or "skip" in found[3]), found[3]
        if found[0]:
            return
    raise AssertionError(f"Tab does not lead to {what}")


def press_named(page: Page, name: str) -> None:
    for _ in range(MOST):
        if page.evaluate("() => document.activeElement.textContent.trim()") == name:
            return page.keyboard.press("Enter")
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not lead to {name}")


def choose_right(page: Page) -> None:
    """From the first option of a group, move with the arrows to the right one: nothing is given before Check."""
    page.keyboard.press("Space")
    for _ in range(4):
        if page.evaluate("() => document.activeElement.value") == "right":
            break
        page.keyboard.press("ArrowDown")
    assert page.evaluate("() => document.activeElement.checked && document.activeElement.value") == "right"


def test_the_whole_way_by_keyboard(browser: Browser, pair_right_url: str) -> None:
    with browser.new_context(viewport={"width": 1280, "height": 800}) as context:
        page = context.new_page()
        page.goto(pair_right_url, wait_until="networkidle")
        page.mouse.move(0, 0)
        tab_to(page, 'main [data-lesson="ask"] a')
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1, name="Ask")).to_be_focused()

        tab_to(page, '[data-item="ask-1"] input')
        choose_right(page)
        expect(page.locator('[data-item="ask-1"] .course-feedback')).to_have_count(0)
        press_named(page, "Check my answer")
        expect(page.locator('[data-item="ask-1"] .course-feedback')).to_contain_text("Right")
        expect(page.locator("body > [role=status]")).to_contain_text("Right")
        page.keyboard.press("Enter")  # on to the next question
        assert page.evaluate("() => document.activeElement.closest('course-choice').dataset.item") == "ask-2"

        tab_to(page, ".course-turn a[rel=next]")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1, name="Tell")).to_be_focused()
        tab_to(page, ".course-turn a[rel=next]")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1, name="Asking, mixed")).to_be_focused()

        tally = page.locator("course-tally")
        expect(tally).to_contain_text("0 of 3 answered")  # a quiz asks anew what a lesson asked
        tab_to(page, "course-tally a")
        page.keyboard.press("Enter")
        tab_to(page, "course-choice input:not(:disabled)")
        item = page.evaluate("() => document.activeElement.closest('course-choice').dataset.item")
        choose_right(page)
        press_named(page, "Check my answer")
        expect(page.locator(f'course-choice[data-item="{item}"] .course-feedback')).to_contain_text("Right")
        expect(tally).to_contain_text("1 of 3 answered")
        press_named(page, "Your data")
        expect(page.get_by_role("heading", level=1, name="Your data")).to_be_focused()

        expect(page.locator("[data-have]")).to_contain_text("2 answers")
        tab_to(page, "[data-clear]")
        page.keyboard.press("Enter")
        expect(page.get_by_role("button", name="Keep them")).to_be_focused()
        page.keyboard.press("Escape")
        expect(page.get_by_role("button", name="Clear my answers")).to_be_focused()
        page.keyboard.press("Enter")
        press_named(page, "Clear them")
        expect(page.locator("course-data [role=status]:not(:empty)")).to_contain_text("are gone")
        expect(page.locator("[data-have]")).to_contain_text("0 answers")
