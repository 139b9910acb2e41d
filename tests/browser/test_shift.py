"""Nothing jumps: what is known of the learner is there with the first picture of a page (Cumulative Layout Shift)."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.test_answering import check, choose, question
from tests.serving import ServeFolder

MOST = 0.02
PATHS = ("", "m1/", "m1/ask/", "m1/m1-quiz/", "your-data/")
WATCH = """
    window.shifts = [];
    new PerformanceObserver(list => {
        for (const entry of list.getEntries())
            window.shifts.push([entry.value, entry.sources.map(s => s.node?.className ?? s.node?.nodeName)]);
    }).observe({ type: "layout-shift", buffered: true });
"""
SETTLED = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 100))))"


def shifts(page: Page, address: str) -> list[tuple[float, list[str]]]:
    page.goto(address)
    page.evaluate(SETTLED)
    found: list[tuple[float, list[str]]] = page.evaluate("() => window.shifts")
    return found


@pytest.mark.parametrize("width", [360, 1280])
def test_no_page_jumps(browser: Browser, pair: str, width: int) -> None:
    with browser.new_context(viewport={"width": width, "height": 800}) as context:
        context.add_init_script(WATCH)
        page = context.new_page()
        for visit in ("first", "returning"):
            for path in PATHS:
                found = shifts(page, pair + path)
                assert sum(value for value, _ in found) < MOST, (visit, path, found)
            if visit == "first":
                learn(context.new_page(), pair)
        page.goto(pair)
        expect(page.locator("[data-resume]")).to_contain_text("Where you stopped")
        height = page.evaluate("() => document.querySelector('.course-map').getBoundingClientRect().top")
        assert height < page.evaluate("() => document.querySelector('.course-able').getBoundingClientRect().top")


def test_no_quiz_jumps(browser: Browser, quizzes_site: Path, serve_folder: ServeFolder) -> None:
    """What a run does not ask is laid aside, with the headings of forms, draws and reserve, before anything is seen."""
    with browser.new_context() as context:
        context.add_init_script(WATCH)
        page = context.new_page()
        for path in ("m2/drawn/", "m3/checkpoint/", "m4/test-end/"):
            found = shifts(page, serve_folder(quizzes_site) + path)
            assert sum(value for value, _ in found) < MOST, (path, found)


def test_the_first_picture_waits_for_a_late_question_kind(browser: Browser, pair: str) -> None:
    with browser.new_context() as context:
        context.add_init_script(WATCH)
        learn(context.new_page(), pair)
        page = context.new_page()
        late: list[Route] = []
        page.route("**/questions/choice/element.mjs", lambda route: late.append(route))
        with page.expect_request("**/questions/choice/element.mjs"):
            page.goto(pair + "m1/ask/", wait_until="commit")
        page.wait_for_function("() => document.readyState === 'interactive'", polling=50)
        page.evaluate("() => new Promise(done => setTimeout(done, 300))")  # long enough for a picture
        assert page.evaluate("() => performance.getEntriesByType('paint').length") == 0, "it did not wait"
        for route in late:
            route.continue_()
        expect(question(page, "ask-1").locator(".course-feedback")).to_be_visible()
        page.evaluate(SETTLED)
        found = page.evaluate("() => window.shifts")
        assert sum(value for value, _ in found) < MOST, found


def learn(page: Page, address: str) -> None:
    page.goto(address + "m1/ask/")
    for item, option in (("ask-1", "low"), ("ask-2", "right")):
        choose(question(page, item), option)
        check(question(page, item))
        expect(question(page, item).locator(".course-feedback")).to_be_visible()
    page.close()


def test_the_measure_sees_a_jump(browser: Browser, serve_page: Callable[[str], str]) -> None:
    with browser.new_context() as context:
        context.add_init_script(WATCH)
        late = "setTimeout(() => { document.body.firstElementChild.style.height = '300px' }, 300)"
        address = serve_page(f"<!doctype html><body><div></div><h1>Low</h1><p>Text</p><script>{late}</script>")
        page = context.new_page()
        page.goto(address)
        page.wait_for_function("() => window.shifts.length > 0")
        assert page.evaluate("() => window.shifts[0][0]") > MOST
