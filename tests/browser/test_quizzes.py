"""Quizzes hold: drawn, paused, reloaded, handed in, asked again; and what the result says of them."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.conftest import Visit, violations
from tests.serving import ServeFolder

PRACTICE, DRAWN, CHECKPOINT = "m1/practice/", "m2/drawn/", "m3/checkpoint/"
TEST, SILENT = "m4/test-end/", "m5/test-none/"

IN_LINE = """said => {
    const words = document.createRange();
    words.selectNodeContents(said.lastChild);
    const [icon, line] = [said.querySelector("svg").getBoundingClientRect(), words.getClientRects()[0]];
    return Math.abs(icon.top + icon.height / 2 - line.top - line.height / 2) <= 2;
}"""
RAGGED = """states => states.filter(state => {
    const before = document.createRange();
    before.setStartBefore(state.parentElement.firstChild);
    before.setEndBefore(state);
    const lines = [...before.getClientRects()].map(line => line.bottom);
    return state.getBoundingClientRect().top < Math.max(...lines) - 1 || state.getClientRects().length > 1;
}).map(state => state.textContent)"""
"""States that do not stand in a line of their own."""
CUT_OFF = """chart => {
    const edge = chart.getBoundingClientRect();
    return [...chart.querySelectorAll("text")].filter(text => {
        const { left, right } = text.getBoundingClientRect();
        return left < edge.left || right > edge.right;
    }).map(text => text.textContent);
}"""
"""Words of the chart that go beyond its edge."""


@pytest.fixture
def opened(context: BrowserContext, quizzes_site: Path, serve_folder: ServeFolder) -> Callable[[str], Page]:
    visit = Visit(context, serve_folder(quizzes_site))

    def go(path: str) -> Page:
        page = visit.go(path)
        assert visit.errors == []
        return page

    return go


def question(page: Page, item: str) -> Locator:
    return page.locator(f'course-choice[data-item="{item}"]')


def answer(page: Page, item: str, option: str, sure: int = 0) -> None:
    asked = question(page, item)
    asked.locator(f'input[value="{option}"]').check()
    if sure:
        asked.locator(".course-sure input").nth(sure - 1).check()
    check = asked.get_by_role("button", name="Check my answer")
    if check.count():
        check.click()


def record(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(page.evaluate("localStorage.getItem('course:quizzes:1')") or "{}")
    return found


def shown(page: Page) -> list[tuple[str, list[str]]]:
    """The items that the quiz asks, in their order, each with its options in theirs."""
    found = page.evaluate(
        """() => [...document.querySelectorAll('.course-item:not([data-aside])')].map(card => [card.id.slice(2),
            [...card.querySelectorAll('.course-opt')].map(row => row.dataset.option)])"""
    )
    return [(item, options) for item, options in found]


def test_practice_tells_at_once_and_counts_the_first_try(opened: Callable[[str], Page]) -> None:
    page = opened(PRACTICE)
    answer(page, "p-1", "low", sure=3)
    panel = question(page, "p-1").locator(".course-feedback")
    expect(panel).to_contain_text("First miss.")
    expect(panel.get_by_role("link", name="Lesson 1")).to_be_visible()
    question(page, "p-1").get_by_role("button", name="Try again").click()
    answer(page, "p-1", "far")
    expect(panel).to_contain_text("Later miss.")
    question(page, "p-1").get_by_role("button", name="Try again").click()
    answer(page, "p-1", "right")
    answer(page, "p-3", "right", sure=2)
    expect(page.locator("#result")).to_be_hidden()
    answer(page, "p-2", "right", sure=3)
    question(page, "p-3").get_by_role("button", name="See your result").click()
    expect(page.locator("#result")).to_be_in_viewport()
    result = page.locator("#result")
    expect(result).to_contain_text("2 of 3")
    expect(result).to_contain_text("right on the first try")
    expect(result).to_contain_text("Good enough to go on.")
    expect(result.locator(".course-surprises")).to_contain_text("Question p-1")
    expect(result.locator("table")).to_contain_text("About 3 in 4")
    expect(result).to_contain_text("Marked by sureness, that would be 0 of 9")  # 2 + 3 - 6
    expect(result).to_contain_text("A sum below 0 counts as 0.")
    page.set_viewport_size({"width": 360, "height": 740})
    assert result.locator(".course-chart").evaluate(CUT_OFF) == []
    expect(result.locator(".course-bars li")).to_have_count(2)
    assert violations(page) == []
    result.get_by_role("button", name="Take the whole quiz again").click()
    expect(page.locator("course-tally")).to_contain_text("0 of 3 answered")
    assert len(record(page)["attempts"]) == 5  # nothing is forgotten


def test_a_drawn_quiz_is_the_same_after_reload_and_in_another_tab(
    opened: Callable[[str], Page], context: BrowserContext
) -> None:
    page = opened(DRAWN)
    before = shown(page)
    assert len(before) == 5
    page.reload()
    expect(page.locator("course-tally")).to_contain_text("0 of 5 answered")
    assert shown(page) == before
    other = context.new_page()
    other.goto(page.url)
    assert shown(other) == before
    page.bring_to_front()  # a browser draws a page behind once a second
    for item, _ in before[:2]:
        asked = question(page, item)
        expect(asked).to_be_visible()
        assert page.locator(".course-item:visible").count() == 1
        answer(page, item, "right")
        asked.get_by_role("button", name="Next question").click()
    expect(other.locator("course-tally")).to_contain_text("2 of 5 answered")
    page.reload()
    expect(question(page, before[2][0])).to_be_visible()  # it goes on where the learner stopped
    assert [item for item, _ in shown(page)] == [item for item, _ in before]
    page.get_by_role("button", name="Back").click()
    expect(question(page, before[1][0]).locator(".course-feedback")).to_contain_text("Right")
    for item, _ in before[2:]:
        page.locator(f'course-tally a[data-item="{item}"]').click()
        answer(page, item, "low")
    page.get_by_role("button", name="Take the whole quiz again").click()
    after = shown(page)
    assert len(after) == 5 and after != before  # drawn anew; that all is the same again is one in 60,000


def test_a_link_to_a_question_leads_there_with_instant_navigation_too(
    context: BrowserContext, quizzes_right_url: str
) -> None:
    """Of the first link in a page, also of one that stays there, Material fetches the page anew."""
    page = context.new_page()
    page.goto(quizzes_right_url + DRAWN)
    answer(page, shown(page)[0][0], "right")
    fourth = page.locator("course-tally li:not([hidden]) a").nth(3)
    for link, number in ((page.locator(".course-goon a"), 2), (fourth, 4)):
        page.goto(quizzes_right_url + DRAWN, wait_until="networkidle")
        page.evaluate("() => { window.before = document.querySelector('course-quiz') }")
        link.click()
        there = page.locator(".course-item:visible .course-q__meta")
        expect(there).to_have_text(f"Question {number} of 5")
        expect(there).to_be_focused()
        assert page.evaluate("() => window.before.isConnected")


def test_a_checkpoint_asks_only_what_was_missed_and_takes_another_item_where_it_can(
    opened: Callable[[str], Page],
) -> None:
    page = opened(CHECKPOINT)
    assert [item for item, _ in shown(page)] == ["c-1", "c-2", "c-3", "c-4"]
    for item in ("c-1", "c-2"):
        answer(page, item, "right")
    for item in ("c-3", "c-4"):
        answer(page, item, "low")
        expect(question(page, item).get_by_role("button", name="Try again")).to_be_hidden()
        expect(question(page, item).locator(".course-feedback")).to_contain_text(f"by where they lead ({item}).")
    page.reload()
    for item in ("c-3", "c-4"):  # review opens for every miss, and tells each thing once
        question(page, item).get_by_role("button", name="Show me the answer").click()
        expect(question(page, item).locator(".course-key")).to_contain_text(f"The good road of {item}")
        assert question(page, item).locator(".course-feedback").inner_text().count("by where they lead") == 1
    result = page.locator("#result")
    expect(result).to_contain_text("Not passed yet: 50 percent, and 75 passes")
    repeat = result.get_by_role("button", name="Answer the 2 you missed")
    heights = [each.bounding_box() for each in (result.locator(".course-passed"), repeat, result.locator("h3").first)]
    tops = [box["y"] for box in heights if box]
    assert len(tops) == 3 and tops == sorted(tops), "below the score, and above all that explains it"
    repeat.click()
    assert [item for item, _ in shown(page)] == ["c-1", "c-2", "c-spare", "c-4"]
    assert question(page, "c-4").evaluate("asked => asked.response()") == [], (
        "the miss is no answer to what is asked again"
    )
    expect(result).to_be_hidden()
    here = page.locator("course-tally a[aria-current=step]")
    expect(here).to_have_attribute("data-item", "c-spare")  # first in the order asked, last in the page
    expect(question(page, "c-1").locator(".course-feedback")).to_contain_text("Right")
    answer(page, "c-spare", "right")
    answer(page, "c-4", "right")
    expect(result).to_contain_text("Passed, 100 percent")
    page.reload()
    expect(page.locator("#result")).to_contain_text("Passed, 100 percent")
    assert violations(page) == []


def test_a_test_can_be_changed_until_it_is_handed_in(opened: Callable[[str], Page]) -> None:
    page = opened(TEST)
    items = [item for item, _ in shown(page)]
    assert items in (["a-1", "a-2", "a-3"], ["b-1", "b-2", "b-3"])
    assert page.get_by_role("button", name="Check my answer").count() == 0
    answer(page, items[0], "low", sure=3)
    page.reload()
    expect(question(page, items[1])).to_be_visible()
    go_on = page.get_by_role("link", name="Continue, question 2 of 3")
    assert go_on.evaluate("link => link.getBoundingClientRect().bottom < innerHeight"), "on the first screen"
    go_on.click()
    expect(question(page, items[1]).locator(".course-q__meta")).to_be_focused()
    expect(go_on).to_have_count(0)
    page.get_by_role("button", name="Back").click()
    expect(question(page, items[0]).locator('input[value="low"]')).to_be_checked()
    here = page.locator("course-tally [aria-current=step]")
    expect(here).to_have_attribute("data-item", items[0])  # the question that is shown, though another is open
    answer(page, items[0], "right")
    assert record(page)["fields"][f"quiz/test-end/{items[0]}"]["value"]["response"] == ["right"]
    assert record(page).get("attempts", {}) == {}
    page.get_by_role("button", name="Next question").click()
    page.get_by_role("button", name="Next question").click()
    answer(page, items[2], "far")
    page.get_by_role("button", name="Check and hand in").click()
    end = page.locator("#result")
    expect(end).to_be_focused()
    expect(end).to_contain_text("1 question waits for an answer")
    expect(end).to_contain_text("What stays open counts as not right, and nothing can be changed afterward.")
    assert end.locator(".is-open").evaluate(IN_LINE), "the open circle stands in its line"
    expect(page.get_by_role("region", name="Before you hand in")).to_be_focused()
    expect(page.locator("course-tally [aria-current]")).to_have_count(0)
    page.set_viewport_size({"width": 360, "height": 740})
    assert end.locator("li > span > span").evaluate_all(RAGGED) == []
    links = end.get_by_role("link").evaluate_all("all => all.map(each => each.getBoundingClientRect().height)")
    assert min(links) >= 44
    page.set_viewport_size({"width": 1280, "height": 720})
    assert violations(page) == []
    end.get_by_role("link", name="Change your answer to question 1").click()
    expect(question(page, items[0])).to_be_visible()
    page.get_by_role("button", name="Check and hand in").click()  # back in one step, not past all others
    end.get_by_role("link", name="Change your answer to question 3").click()
    answer(page, items[2], "right")
    page.get_by_role("button", name="Check and hand in").click()
    end.get_by_role("button", name="Hand in").click()
    expect(page.get_by_role("region", name="Your result")).to_be_focused()
    expect(end).to_contain_text("2 of 3")
    expect(question(page, items[0]).locator(".course-feedback")).to_contain_text("Right")
    expect(question(page, items[0])).to_be_visible()  # review is open
    expect(question(page, items[1]).locator(".course-key")).to_contain_text(f"The good road of {items[1]}")
    expect(page.locator("course-tally")).to_contain_text("2 of 3 right")
    assert question(page, items[0]).locator("input:enabled").count() == 0
    assert violations(page) == []
    scores = {each["item"]: each["score"] for each in record(page)["attempts"].values()}
    assert scores == {items[0]: 1, items[1]: 0, items[2]: 1}
    page.reload()
    expect(page.locator("#result")).to_contain_text("2 of 3")
    page.get_by_role("button", name="Take the other form").click()
    assert {item[0] for item, _ in shown(page)} == {"b" if items[0][0] == "a" else "a"}


def test_an_answer_of_a_test_is_kept_once_before_and_after_it_is_handed_in(opened: Callable[[str], Page]) -> None:
    page = opened(SILENT)
    items = [item for item, _ in shown(page)]
    for number, item in enumerate(items, start=1):
        answer(opened(SILENT), item, "low")
        have = opened("your-data/").locator("[data-have]")
        expect(have).to_contain_text(f"{number} answer{'s' * (number > 1)} and 0 texts")
    page = opened(SILENT)
    page.get_by_role("button", name="Clear my answer").last.click()
    expect(opened("your-data/").locator("[data-have]")).to_contain_text(f"{len(items) - 1} answer")
    page = opened(SILENT)
    answer(page, items[-1], "right")
    page.get_by_role("button", name="Hand in").click()
    expect(page.locator("#result")).to_contain_text("your answers are kept")
    expect(opened("your-data/").locator("[data-have]")).to_contain_text(f"{len(items)} answer")


def test_a_silent_test_holds_no_answer_and_says_none(
    opened: Callable[[str], Page], quizzes_site: Path, browser: Browser, serve_folder: ServeFolder
) -> None:
    html = (quizzes_site / SILENT / "index.html").read_text("utf-8")
    assert "course-answer" not in html and "The good road holds" not in html and "Roads are chosen" not in html
    assert "The key stands in this page" in html
    page = opened(SILENT)
    for item, _ in shown(page):
        answer(page, item, "low")
    page.get_by_role("button", name="Hand in").click()
    end = page.locator("#result")
    expect(end).to_contain_text("This test tells nothing about them")
    assert question(page, "t-1").locator("input:enabled").count() == 0
    assert page.locator(".course-feedback, .course-key, .course-bars").count() == 0
    page.reload()
    expect(question(page, "t-1").locator('input[value="low"]')).to_be_checked()
    expect(page.locator("#result")).to_contain_text("your answers are kept")
    assert "left" not in page.locator("course-tally").inner_text()
    page = opened("")
    expect(page.locator('main li[data-quiz="test-none"] .is-state')).to_have_text("Handed in")
    with browser.new_context(java_script_enabled=False) as context:
        still = Visit(context, serve_folder(quizzes_site)).go(SILENT)
        expect(question(still, "t-2").locator("legend")).to_be_visible()


def test_the_answers_of_a_silent_test_are_folded_away_once_it_is_handed_in(
    opened: Callable[[str], Page],
) -> None:
    page = opened(SILENT)
    for item, _ in shown(page):
        answer(page, item, "right")
    page.get_by_role("button", name="Hand in").click()
    asked = question(page, "t-2")
    show, hide = (page.locator("#result").get_by_role("button", name=f"{way} my answers") for way in ("Show", "Hide"))
    expect(page.locator("#result")).to_be_focused()
    for _ in range(2):
        expect(asked).to_be_hidden()
        show.click()
        expect(asked.locator('input[value="right"]')).to_be_visible()
        expect(asked.locator('input[value="right"]')).to_be_checked()
        expect(hide).to_be_focused()
        hide.click()
        page.reload()
    expect(asked).to_be_hidden()
    assert violations(page) == []
    page.emulate_media(media="print")
    expect(asked).to_be_visible()
    page.emulate_media(media="screen")
    page.locator('course-tally a[data-item="t-2"]').click()
    expect(asked.locator("legend")).to_be_in_viewport()
    expect(page.locator("#q_t-2 .course-q__meta")).to_be_focused()
    expect(hide).to_be_visible()
    page.get_by_role("button", name="Take the whole quiz again").click()
    expect(asked).to_be_visible()
    expect(page.get_by_role("button", name="Hand in")).to_be_visible()


OUTLINE = """() => [...document.querySelectorAll(".course-quiz :is(.course-group, .course-q__meta)")]
    .map(each => each.checkVisibility() ? each.innerText : "")"""


def test_without_script_a_page_counts_what_is_asked_and_names_the_rest(
    browser: Browser, opened: Callable[[str], Page], quizzes_site: Path, serve_folder: ServeFolder
) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        still = Visit(context, serve_folder(quizzes_site))
        spare = "Further questions, each asked only in place of a missed one"
        four = [f"Question {n} of 4" for n in range(1, 5)]
        assert still.go(CHECKPOINT).evaluate(OUTLINE) == [*four, spare, "Question 1 of 1"]
        three = [f"Question {n} of 3" for n in range(1, 4)]
        page = still.go(TEST)
        assert page.evaluate(OUTLINE) == ["Form 1 of 2", *three, "Form 2 of 2", *three]
        assert page.locator("course-tally [data-number]").all_inner_texts() == ["1", "2", "3"] * 2
        expect(page.locator("[data-tally]")).to_be_hidden()  # nothing counts
        six = [f"Question {n} of 6" for n in range(1, 7)]
        each = [f"Drawn by chance: {n} of these" for n in (3, 2)]
        assert still.go(DRAWN).evaluate(OUTLINE) == [each[0], *six, each[1], *six]
    page = opened(CHECKPOINT)
    assert [words for words in page.evaluate(OUTLINE) if words] == four


def test_a_silent_test_of_two_forms_tells_its_scores_after_the_second(
    opened: Callable[[str], Page], quizzes_site: Path
) -> None:
    html = (quizzes_site / TEST / "index.html").read_text("utf-8")
    quiet = html.replace('data-held="end"', 'data-held="none"').replace(
        "feedback&#34;: &#34;end", "feedback&#34;: &#34;none"
    )
    assert quiet.count("none") >= html.count("none") + 2
    parts = '<li data-part="tell-4">Telling</li><li data-part="ask-4">Asking</li><li data-objective="tell-4">'
    quiet = quiet.replace('<li data-objective="tell-4">', parts)
    page = opened("")
    page.route(f"**/{TEST}", lambda route: route.fulfill(body=quiet, content_type="text/html"))
    page = opened(TEST)
    end = page.locator("#result")
    for chosen in ("low", "right"):
        for number, (item, _) in enumerate(shown(page)):
            answer(page, item, chosen)
            page.get_by_role("button", name="Next question" if number < 2 else "Check and hand in").click()
        end.get_by_role("button", name="Hand in").click()
        if chosen == "low":
            expect(end).to_contain_text("You see no score yet")
        other = end.get_by_role("button", name="Take the other form")
        expect(other).to_have_class("course-btn is-quiet")  # whatever was missed
        if chosen == "low":
            other.click()
    expect(end).to_contain_text("3 of 3")
    expect(end).to_contain_text("Last time it was 0 of 100, now it is 100: a change of 100.")
    rows = [" ".join(row.split()) for row in end.locator(".course-bars li").all_inner_texts()]
    assert rows == ["Telling Last time 0 of 2. 2 of 2", "Asking 1 of 1"], "one question is too few to tell a change"
    expect(page.locator(".course-feedback, .course-key")).to_have_count(0)


def test_a_quiz_asks_anew_what_a_lesson_asked(opened: Callable[[str], Page]) -> None:
    page = opened("m2/lesson-2/")
    answer(page, "bank-2-1", "right")
    expect(question(page, "bank-2-1").locator(".course-feedback")).to_be_visible()
    page = opened(DRAWN)
    expect(page.locator("course-tally")).to_contain_text("0 of 5 answered")
    page = opened("")
    row = page.locator('main li[data-quiz="drawn"]')
    expect(row.locator(".is-state")).to_have_text("")


@pytest.mark.parametrize("path", [PRACTICE, DRAWN, TEST])
def test_a_quiz_by_keyboard_alone(opened: Callable[[str], Page], path: str) -> None:
    page = opened(path)
    for _ in range(200):
        if page.locator("#result:visible").count() and path != TEST:
            break
        page.keyboard.press("Tab")
        focused = page.evaluate(
            """() => { const at = document.activeElement; return [at.localName, at.type ?? '', at.textContent.trim(),
                at.checked ?? false, !!at.closest('.course-sure'), !!at.closest('.course-item')]; }"""
        )
        name, sort, words, checked, sure, inside = focused
        if sort == "radio" and inside and not sure and not checked:
            page.keyboard.press("Space")
        elif name == "button" and words in ("Check my answer", "Next question", "Check and hand in", "Hand in"):
            page.keyboard.press("Enter")
        if page.locator("#result .course-score").count():
            break
    expect(page.locator("#result")).to_contain_text("Your result")
