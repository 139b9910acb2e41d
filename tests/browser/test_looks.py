"""What a designer promises and a program can hold: print, forced colors, reduced motion, zoom, keyboard, search."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Visit
from tests.browser.test_answering import check, choose, question

LESSON = "m1/ask/"


def test_forced_colors_keep_every_state_apart(browser: Browser, pair: str) -> None:
    with browser.new_context(forced_colors="active") as context:
        page = Visit(context, pair).go(LESSON)
        asked = question(page, "ask-1")
        choose(asked, "low")
        check(asked)
        row = asked.locator(".course-opt.is-wrong")
        line = row.evaluate(
            "row => { const s = getComputedStyle(row); return [s.outlineStyle, s.borderTopStyle, s.outlineWidth] }"
        )
        assert line[0] != "none" or line[1] != "none"
        expect(row).to_contain_text("Your answer")
        assert page.evaluate(
            "() => [...document.querySelectorAll('.course-opt input')]"
            ".every(input => getComputedStyle(input).appearance !== 'none'"
            " || getComputedStyle(input).borderTopStyle !== 'none')"
        )


def test_reduced_motion_moves_nothing(browser: Browser, pair: str) -> None:
    with browser.new_context(reduced_motion="reduce") as context:
        page = Visit(context, pair).go(LESSON)
        choose(question(page, "ask-1"), "low")
        check(question(page, "ask-1"))
        moving = page.evaluate(
            "() => [...document.querySelectorAll('main *')].filter(e => { const s = getComputedStyle(e);"
            " return s.animationName !== 'none' || parseFloat(s.transitionDuration) > 0.01 }).map(e => e.className)"
        )
        assert moving == []


def test_focus_is_seen_and_never_under_the_header(browser: Browser, pair: str) -> None:
    with browser.new_context(viewport={"width": 1280, "height": 500}) as context:
        page = Visit(context, pair).go(LESSON)
        seen = 0
        for _ in range(60):
            page.keyboard.press("Tab")
            state = page.evaluate(
                """() => {
                    const e = document.activeElement;
                    if (!e || e === document.body) return null;
                    const box = e.getBoundingClientRect();
                    const header = document.querySelector("header").getBoundingClientRect();
                    const near = e.closest("label, summary, a, button, [tabindex]") ?? e;
                    const shown = [e, near, e.parentElement].some(x => {
                        const s = getComputedStyle(x);
                        return s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2 || s.boxShadow !== "none";
                    });
                    return { name: e.className || e.localName, shown, inHeader: Boolean(e.closest("header")),
                             hidden: box.bottom > 0 && box.bottom <= header.bottom };
                }"""
            )
            if state is None:
                break
            assert state["shown"], state
            assert state["inHeader"] or not state["hidden"], state
            seen += 1
        assert seen > 15


def test_the_skip_link_comes_first_and_works(browser: Browser, pair: str) -> None:
    with browser.new_context() as context:
        page = Visit(context, pair).go(LESSON)
        page.keyboard.press("Tab")
        assert page.evaluate("() => document.activeElement.textContent.trim().startsWith('Skip')")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("() => document.activeElement.closest('article') !== null")


@pytest.mark.parametrize("path", ["", LESSON, "m1/m1-quiz/", "your-data/"])
def test_targets_are_large_enough(browser: Browser, pair: str, path: str) -> None:
    """WCAG 2.5.8: at least 24 by 24 CSS pixels, but for links inside a sentence."""
    with browser.new_context(viewport={"width": 360, "height": 740}) as context:
        page = Visit(context, pair).go(path)
        assert small(page) == []


def small(page: Page) -> list[str]:
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll("a[href], button, input, summary, select, textarea")]
            .filter(e => e.getClientRects().length && getComputedStyle(e).visibility !== "hidden"
                && !e.closest("p, dd, .course-prose, .md-toggle, [hidden]") && !e.matches(".md-toggle, .course-skip"))
            .map(e => [e, (e.matches("input[type=radio], input[type=checkbox]") ? e.closest("label") ?? e : e)])
            .map(([e, target]) => [e, target.getBoundingClientRect()])
            .filter(([, box]) => box.width && (box.width < 24 || box.height < 24))
            .map(([e]) => (e.className || e.localName) + ": " + e.textContent.trim().slice(0, 30))"""
    )
    return found


SPACING = """
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
    p { margin-bottom: 2em !important }
"""
CUT = """() => [
    ...(document.documentElement.scrollWidth > innerWidth ? ["the page: " + document.documentElement.scrollWidth] : []),
    ...[...document.querySelectorAll("header *, main *, footer *")]
        .filter(e => e.getClientRects().length && !e.closest("svg, pre, .course-hidden, .course-search, [role=status]"))
        .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
        .filter(e => {
            const s = getComputedStyle(e);
            const box = e.getBoundingClientRect();
            const clips = s.overflowX !== "visible" || s.overflowY !== "visible";
            return s.visibility === "visible" && !e.matches("textarea, input")
                && (clips && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1)
                    || box.right > innerWidth + 1 || box.left < -1);
        })
        .filter(e => !e.closest(".md-typeset__scrollwrap, .course-skip, .course-menu:not(:popover-open)"))
        .map(e => (e.className || e.localName) + ": " + e.textContent.trim().slice(0, 30)),
]"""


@pytest.mark.parametrize("path", ["", "m1/", LESSON, "m1/m1-quiz/", "glossary/", "your-data/", "nowhere/"])
def test_more_space_and_larger_letters_cut_nothing(browser: Browser, pair: str, path: str) -> None:
    """WCAG 1.4.12 text spacing, and 1.4.4: 200 % zoom of a 1280 pixel window is a window of 640; 1.4.10: 320."""
    with browser.new_context() as context:
        page = Visit(context, pair).go(path)
        if path == LESSON:
            choose(question(page, "ask-1"), "low")
            check(question(page, "ask-1"))
        page.evaluate("() => document.head.append(Object.assign(document.createElement('style'), { id: 'tried' }))")
        for width, css in ((360, SPACING), (1280, SPACING), (640, ""), (320, "html { font-size: 200% !important }")):
            page.set_viewport_size({"width": width, "height": 740})
            page.evaluate("css => { document.getElementById('tried').textContent = css }", css)
            assert page.evaluate(CUT) == [], (width, css[:20])
        page.evaluate(
            "css => { document.getElementById('tried').textContent = css }", "h1 { block-size: 4px; overflow: hidden }"
        )
        assert len(page.evaluate(CUT)) == 1, "it can fail"


def test_the_empty_corner_of_a_table_is_no_cell_to_write_in(browser: Browser, pair: str) -> None:
    with browser.new_context() as context:
        page = Visit(context, pair).go(LESSON)
        widths = page.evaluate(
            """() => {
                const table = document.createElement("table");
                const rows = [table.createTHead(), table.createTBody()].map(part => part.insertRow());
                for (const row of rows) row.insertCell(), row.insertCell().append("March");
                document.querySelector(".course-prose").append(table);
                return rows.map(row => getComputedStyle(row.cells[0]).borderInlineStartWidth);
            }"""
        )
        assert widths == ["0px", "1px"]
