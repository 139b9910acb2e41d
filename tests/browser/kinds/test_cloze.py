"""Gaps are filled: by writing and by choosing, with a word to each."""

from playwright.sync_api import Browser, Locator, Page, expect

from generator.questions import kinds
from tests.browser.conftest import Visit
from tests.browser.test_kinds import address, element, kept
from tests.browser.test_print import printed

CLOZE = kinds()["cloze"]
NOTE = "note-before-the-call"
PLACES = """asked => [...asked.querySelectorAll('.course-gap > :first-child')].map(e => {
    const box = e.getBoundingClientRect(), card = asked.getBoundingClientRect();
    return [box.x, box.y - card.y, box.width, box.height]; })"""


def opened(browser: Browser, samples: str, **how: object) -> Page:
    return Visit(browser.new_context(**how), samples).go(address(CLOZE))  # type: ignore[arg-type]


def asked(page: Page, item: str = NOTE) -> Locator:
    found = element(page, CLOZE, item)
    expect(found.get_by_role("button", name="Check my answer")).to_be_visible()
    return found


def fill(question: Locator, whose: str, verb: str, act: str) -> None:
    question.get_by_label("Gap 1 of 3").select_option(whose)
    question.get_by_label("Gap 2 of 3").fill(verb)
    question.get_by_label("Gap 3 of 3").fill(act)


def test_by_keyboard_from_gap_to_gap(browser: Browser, samples: str) -> None:
    page = opened(browser, samples)
    question = asked(page)
    question.get_by_label("Gap 1 of 3").focus()
    page.keyboard.press("t")  # chooses “them”
    page.keyboard.press("Tab")
    page.keyboard.type("is leaving")
    page.keyboard.press("Enter")
    summary = question.locator(".course-errorsum")
    expect(summary).to_be_focused()
    expect(summary).to_contain_text("Gap 3 is empty")
    summary.get_by_role("link").press("Enter")
    expect(question.get_by_label("Gap 3 of 3")).to_be_focused()
    page.keyboard.type("walk awya")  # one typo may be
    expect(summary).to_be_hidden()
    page.keyboard.press("Enter")
    expect(question.locator(".course-feedback > .is-heading")).to_have_text("Right")
    expect(question.get_by_role("button", name="Next question")).to_be_focused()
    assert [attempt["response"] for attempt in kept(page)] == [["whose=them", "verb=is leaving", "act=walk awya"]]
    page.context.close()


def test_each_gap_is_told_of_and_none_gives_its_words_away(browser: Browser, samples: str) -> None:
    page = opened(browser, samples)
    question = asked(page)
    fill(question, "us", "Leaves.", "shout")
    before = question.evaluate(PLACES)
    question.get_by_role("button", name="Check my answer").click()
    expect(question.locator(".course-feedback > .is-heading")).to_have_text("Partly right, 1 of 3")
    assert question.evaluate(PLACES) == before  # no word moves
    rows = [" ".join(row.split()) for row in question.locator(".course-feedback li").all_inner_texts()]
    assert rows == [
        "Not this one Gap 1: us Nothing of ours ends on Friday. A date binds the side that has plans behind it.",
        "Right Gap 2: Leaves. A cheaper quote leaves something out more often than not. What it leaves out is your "
        "opening.",
    ]
    expect(question.locator(".course-feedback > p").nth(1)).to_have_text(
        "In gap 3 we look for other words. Yours may mean the same: compare them with ours."
    )
    said = [" ".join(gap.split()) for gap in question.locator(".course-gap > .is-verdict").all_text_contents()]
    assert said == ["Not this one", "Right", "Not this one"]
    question.get_by_role("button", name="Show me the answer").click()
    key = question.locator(".course-key")
    expect(key).to_contain_text("If leaving costs me less than them, I can walk away.")
    expect(key).to_contain_text("walk away / walk / leave")
    expect(key).to_contain_text("The side that loses less")
    page.context.close()


def test_by_touch_and_later_again(browser: Browser, samples: str) -> None:
    page = opened(browser, samples, viewport={"width": 360, "height": 740}, has_touch=True)
    question = asked(page)
    question.get_by_label("Gap 3 of 3").tap()
    fill(question, "nobody", "<b>", "a=b")
    question.get_by_role("button", name="Check my answer").tap()
    panel = question.locator(".course-feedback.is-wrong")
    expect(panel.locator(".is-heading")).to_have_text("None of the 3 yet")
    expect(panel).to_contain_text("In gaps 2 and 3 we look for other words.")
    page.reload()
    question = element(page, CLOZE, NOTE)
    expect(question.locator(".course-feedback.is-wrong")).to_contain_text("Your answer of")
    values = question.evaluate("asked => asked.gaps().map(({control}) => control.value)")
    assert values == ["nobody", "<b>", "a=b"]
    question.get_by_role("button", name="Try again").tap()
    expect(question.get_by_label("Gap 1 of 3")).to_be_focused()
    assert question.evaluate("asked => asked.response()") == []
    assert question.locator(".course-gap > .is-verdict").count() == 0
    page.context.close()


def test_paper_shows_what_there_is_to_choose(browser: Browser, samples: str) -> None:
    page = opened(browser, samples)
    expect(asked(page).locator(".course-gap__options")).to_be_hidden()
    paper = printed(page)
    assert "the deadline presses" in paper
    assert "(them / us / nobody)" in paper
    assert "Choose" not in paper
    page.context.close()
