"""A learner reads: every kind of page, light and dark, phone and desktop, with and without script, on paper."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import PAGES, Visit, violations

SIZES = {"phone": (360, 780), "desktop": (1280, 900)}


@pytest.mark.parametrize("size", SIZES)
def test_every_page_is_accessible_and_keeps_to_itself(browser: Browser, tiny: str, size: str) -> None:
    width, height = SIZES[size]
    with browser.new_context(viewport={"width": width, "height": height}) as context:
        visit = Visit(context, tiny)
        for path in PAGES:
            page = visit.go(path)
            assert violations(page, thorough=size == "desktop") == [], path
        assert visit.foreign == []
        assert [error for error in visit.errors if "404" not in error] == []


WIDE = """direction => {
    document.body.dir = direction;
    const outside = box => box.right > innerWidth + 1 || box.left < -1;
    return [document.documentElement.scrollWidth, innerWidth, ...[...document.querySelectorAll("main *")]
        .filter(e => e.getClientRects().length && !e.closest("pre, table, .course-hidden, svg")
            && outside(e.getBoundingClientRect()))
        .map(e => e.className || e.localName)];
}"""


def test_no_page_is_wider_than_320_pixels(browser: Browser, tiny: str) -> None:
    with browser.new_context(viewport={"width": 320, "height": 640}) as context:
        visit = Visit(context, tiny)
        for path in PAGES:
            page = visit.go(path)
            for direction in ("ltr", "rtl"):
                wide = page.evaluate(WIDE, direction)
                assert wide[0] <= wide[1] and wide[2:] == [], (path, direction, wide)


def test_it_reads_and_answers_without_script(browser: Browser, tiny: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = Visit(context, tiny).go("m1/ask-first/")
        question = page.locator("#check course-choice").first
        expect(question.locator("legend")).to_be_visible()
        question.locator("input").nth(1).check()
        answer = question.locator("details.course-answer")
        expect(answer.locator("li").first).to_be_hidden()
        answer.locator("summary").click()
        expect(answer.locator("li.is-right").first).to_be_visible()
        assert all(text.strip() for text in answer.locator("li p:last-child").all_inner_texts())
        assert question.locator("button").count() == 0


def test_answers_are_not_in_the_search_index(tiny_site: Path) -> None:
    index = (tiny_site / "search/search_index.json").read_text("utf-8")
    lesson = (tiny_site / "m1/ask-first/index.html").read_text("utf-8")
    stems = re.findall(r'<legend class="is-stem">([^<]{12,})', lesson)
    feedback = re.findall(r"data-feedback=.*?<p>([^<]{12,})</p></li>", lesson)
    assert stems and feedback
    for hidden in (*stems, *feedback):
        assert hidden not in index
    assert "Who can leave?" in index
