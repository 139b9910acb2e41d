"""The frame around a page: keys, search, and what instant navigation leaves to us: focus, title, place."""

from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.browser.conftest import SCHEMES, Visit

ACTIVE = "() => document.activeElement?.closest('[data-search], input, h1, a, button, summary')?.outerHTML ?? ''"
LETTERS = "abcdefghijklmnopqrstuvwxyz,./?1"


@pytest.fixture
def desktop(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context(viewport={"width": 1280, "height": 800}) as context:
        yield context


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context(viewport={"width": 360, "height": 740}) as context:
        yield context


def focused(page: Page, selector: str) -> bool:
    return bool(page.evaluate("selector => Boolean(document.activeElement?.matches(selector))", selector))


def test_no_single_letter_is_a_command(desktop: BrowserContext, pair: str) -> None:
    """WCAG 2.1.4. Material gives f, s, / to its search and n, p to the pages around."""
    page = Visit(desktop, pair).go("m1/ask/")
    for start in ("body", "main a", 'input[value="low"]'):
        page.locator(start).first.evaluate("e => { e.tabIndex = e.tabIndex < 0 ? -1 : e.tabIndex; e.focus() }")
        before = page.evaluate("() => { window.held = document.activeElement; return [true, location.href, scrollY] }")
        for letter in LETTERS:
            page.keyboard.press(letter)
        assert page.evaluate("() => [window.held === document.activeElement, location.href, scrollY]") == before
        expect(page.locator("#__search")).not_to_be_checked()
    field = page.locator(".course-search input")
    field.focus()
    page.keyboard.type("fs/ way out")  # they are letters where one writes
    expect(field).to_have_value("fs/ way out")


def test_search_on_a_phone_opens_by_its_button_alone(phone: BrowserContext, pair: str) -> None:
    page = Visit(phone, pair).go("m1/")
    opener = page.locator('[data-search="open"]')
    seen = []
    for _ in range(12):
        page.keyboard.press("Tab")
        seen.append(page.evaluate(ACTIVE))
        expect(page.locator("#__search")).not_to_be_checked()
    assert any('data-search="open"' in each for each in seen)
    assert not any('name="query"' in each or 'data-search="close"' in each for each in seen), "hidden, yet reached"
    expect(opener).to_have_attribute("aria-expanded", "false")
    for leave in ("Escape", "button"):
        opener.focus()
        page.keyboard.press("Enter")
        expect(page.locator(".course-search input")).to_be_focused()
        expect(opener).to_have_attribute("aria-expanded", "true")
        if leave == "Escape":
            page.keyboard.press("Escape")
        else:
            page.locator('[data-search="close"]').focus()
            page.keyboard.press("Space")
        expect(opener).to_be_focused()
        expect(page.locator(".course-search__panel")).to_be_hidden()
        expect(opener).to_have_attribute("aria-expanded", "false")


@pytest.mark.parametrize("width", [360, 1280])
def test_search_by_keyboard(browser: Browser, pair: str, width: int) -> None:
    with browser.new_context(viewport={"width": width, "height": 800}) as context:
        page = Visit(context, pair).go("")
        if width == 360:
            page.locator('[data-search="open"]').press("Enter")
        else:
            page.locator(".course-search input").focus()
        page.keyboard.type("way out")
        result = page.locator(".md-search-result__link").first
        expect(result).to_be_visible()
        dialog = page.locator("[role=dialog]").first
        assert dialog.get_attribute("aria-label") or dialog.get_attribute("aria-labelledby")
        for _ in range(6):  # Tab goes through what is open, and only then on
            page.keyboard.press("Tab")
            if focused(page, ".md-search-result__link"):
                break
        expect(result).to_be_focused()
        page.keyboard.press("Shift+Tab")
        assert focused(page, ".course-search *")
        expect(result).to_be_visible()
        page.locator(".course-search input").focus()
        page.keyboard.press("ArrowDown")
        expect(result).to_be_focused()
        page.keyboard.press("Enter")
        page.wait_for_url("**/glossary/**")


def test_search_closes_when_the_focus_leaves_it(desktop: BrowserContext, pair: str) -> None:
    page = Visit(desktop, pair).go("")
    page.locator(".course-search input").focus()
    expect(page.locator("#__search")).to_be_checked()
    page.keyboard.press("Shift+Tab")
    expect(page.locator("#__search")).not_to_be_checked()
    assert not focused(page, "body")


def test_a_new_page_takes_the_focus_and_is_told(desktop: BrowserContext, pair_right_url: str) -> None:
    page = Visit(desktop, pair_right_url).go("")
    page.evaluate("() => { window.sameDocument = true }")
    page.locator('main [data-lesson="ask"] a').press("Enter")
    expect(page.get_by_role("heading", level=1, name="Ask")).to_be_focused()
    expect(page.locator("body > [role=status]")).to_have_text("Ask - Pair")
    page.wait_for_function("() => scrollY === 0")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.closest('main, article') !== null"), "on from the heading"
    page.locator(".course-steps a", has_text="Check").press("Enter")  # an anchor within the page stays one
    page.wait_for_function("() => location.hash === '#check' && scrollY > 200")
    assert not focused(page, "h1")
    page.locator("main a.course-term").first.press("Enter")  # an anchor on another page
    page.wait_for_url("**/glossary/#way-out")
    expect(page.locator("#way-out")).to_be_focused()
    expect(page.locator("#way-out")).to_be_in_viewport()
    assert page.evaluate("() => window.sameDocument"), "it was instant"


def test_a_link_followed_while_scrolling_leads_to_the_top(desktop: BrowserContext, pair_right_url: str) -> None:
    """Material notes the place 100 ms after the last scrolling, by then for the page that the link leads to."""
    page = Visit(desktop, pair_right_url).go("m1/ask/")
    page.evaluate("() => { window.sameDocument = true }")
    waiting: list[Route] = []
    page.route("**/m1/tell/", lambda route: waiting.append(route))
    with page.expect_request("**/m1/tell/"):
        page.evaluate("""() => {
            addEventListener("scroll", () => document.querySelector("a[rel=next]").click(), { once: true });
            scrollTo(0, 700);
        }""")
    page.wait_for_function("() => location.pathname.endsWith('/tell/') && history.state?.y === 700")
    waiting[0].continue_()
    expect(page.get_by_role("heading", level=1, name="Tell")).to_be_focused()
    assert page.evaluate("() => [scrollY, window.sameDocument]") == [0, True]


@pytest.mark.parametrize("system", ["light", "dark"])
@pytest.mark.parametrize("by", ["mouse", "Enter", "Space"])
def test_every_press_of_the_color_switch_is_seen(
    browser: Browser, pair: str, system: Literal["light", "dark"], by: str
) -> None:
    with browser.new_context(viewport={"width": 1280, "height": 800}, color_scheme=system) as context:
        page = Visit(context, pair).go("")
        page.locator(".course-colors input").first.focus()
        for seen in ("dark", "light", "dark") if system == "light" else ("light", "dark", "light"):
            switch = page.locator(".course-colors label:visible")
            expect(switch).to_have_text(f"Use the {seen} colors")
            if by == "mouse":
                switch.click()
            else:
                page.keyboard.press(by)  # the focus stays in the switch
            expect(page.locator("body")).to_have_attribute("data-md-color-scheme", SCHEMES[seen])
        page.reload()
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", SCHEMES[seen])


def test_back_and_forward_keep_the_place(desktop: BrowserContext, pair_right_url: str) -> None:
    page = Visit(desktop, pair_right_url).go("m1/ask/")
    page.evaluate("() => { window.sameDocument = true; scrollTo(0, 700) }")
    page.wait_for_function("() => history.state?.y === 700")  # Material notes it
    page.locator("a[rel=next]").last.evaluate("a => a.click()")
    page.wait_for_url("**/m1/tell/")
    expect(page.get_by_role("heading", level=1, name="Tell")).to_be_focused()
    page.wait_for_function("() => scrollY === 0")
    page.go_back()
    page.wait_for_url("**/m1/ask/")
    expect(page.get_by_role("heading", level=1, name="Ask")).to_be_focused()
    page.wait_for_function("() => scrollY === 700")
    expect(page.locator("body > [role=status]")).to_have_text("Ask - Pair")
    assert page.evaluate("() => window.sameDocument"), "it was instant"


@pytest.mark.parametrize("site", ["pair", "pair_foreign_url"])
def test_without_instant_navigation_every_page_loads(
    site: str, desktop: BrowserContext, request: pytest.FixtureRequest
) -> None:
    page = Visit(desktop, request.getfixturevalue(site)).go("")
    page.evaluate("() => { window.sameDocument = true }")
    page.locator('main [data-lesson="ask"] a').press("Enter")
    page.wait_for_url("**/m1/ask/")
    expect(page.get_by_role("heading", level=1, name="Ask")).to_be_visible()
    assert not page.evaluate("() => window.sameDocument ?? false")


def test_the_menu_on_a_phone(phone: BrowserContext, pair: str) -> None:
    page = Visit(phone, pair).go("m1/ask/")
    opener = page.locator(".course-bar__menu")
    expect(page.locator(".course-menu")).to_be_hidden()
    opener.press("Enter")
    expect(page.locator(".course-menu")).to_be_visible()
    page.keyboard.press("Tab")
    assert focused(page, ".course-menu *")
    page.keyboard.press("Escape")
    expect(page.locator(".course-menu")).to_be_hidden()
    expect(opener).to_be_focused()
    opener.press("Enter")
    page.locator(".course-menu a", has_text="Tell").press("Enter")
    page.wait_for_url("**/m1/tell/")
    expect(page.locator(".course-menu")).to_be_hidden()


def test_a_page_that_is_missing_deep_down_looks_and_leads_as_any(browser: Browser, pair_right_url: str) -> None:
    with browser.new_context() as context:
        visit = Visit(context, pair_right_url)
        page = visit.go("m1/ask/deeper/down/")
        assert visit.foreign == []
        assert page.evaluate("() => getComputedStyle(document.querySelector('.course-page')).getPropertyValue('--rem')")
        home = page.locator("main a").first
        home.click()
        expect(page.locator("main [data-lesson=ask]")).to_be_visible()
        assert page.url == pair_right_url
