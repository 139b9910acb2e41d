"""A text of one's own: given, then compared, then judged by its writer; and never lost on the way."""

import shutil
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Locator, Page, expect

from generator.questions import kinds
from tests.browser.conftest import COURSES, Visit, built, violations
from tests.browser.test_kinds import address, element, kept
from tests.browser.test_print import printed
from tests.serving import ServeFolder

OPEN = kinds()["open"]
QUOTE = "answer-the-cheaper-quote"
TEXT = "Who moves the records?\n\nI answer by Thursday."


def opened(browser: Browser, samples: str, **how: object) -> Page:
    return Visit(browser.new_context(**how), samples).go(address(OPEN))  # type: ignore[arg-type]


def asked(page: Page, item: str = QUOTE) -> Locator:
    found = element(page, OPEN, item)
    expect(found.locator(".course-actions")).to_be_visible()
    return found


def draft(page: Page) -> Any:
    return page.evaluate(
        "path => JSON.parse(localStorage.getItem('course:question-kinds:1')).fields[path]?.value", f"draft/{QUOTE}"
    )


def test_given_compared_judged_by_keyboard(browser: Browser, samples: str) -> None:
    page = opened(browser, samples)
    question = asked(page)
    expect(question.get_by_text("Before I come back to the price")).to_be_hidden()
    field = question.get_by_label("Your text")
    field.focus()
    page.keyboard.type(TEXT)  # Enter starts a line, it gives nothing
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(question.get_by_role("button", name="Compare with ours")).to_be_focused()
    page.keyboard.press("Enter")
    expect(question.locator(".course-ours .is-heading")).to_be_focused()  # a second Enter judges nothing
    expect(question.locator(".course-ours")).to_contain_text("Before I come back to the price")
    expect(field).to_be_hidden()
    expect(field).to_be_disabled()
    assert question.locator(".course-mine__text").inner_text() == TEXT
    assert kept(page) == []
    assert violations(page) == []
    page.keyboard.press("Tab")  # the hint
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(question.get_by_label("It names no price")).to_be_checked()
    question.get_by_role("button", name="Save my judgment").press("Enter")
    expect(question.locator(".course-feedback > .is-heading")).to_have_text("You ticked 2 of 4")
    expect(question.page.locator("body > [role=status]")).to_contain_text("You ticked 2 of 4")
    expect(question.get_by_role("button", name="Next question")).to_be_focused()
    expect(question.get_by_label("It names no price")).to_be_disabled()
    (attempt,) = kept(page)
    assert attempt["response"] == [f"text={TEXT}", "met=asks-first", "met=no-number"]
    assert attempt["score"] == 0.5
    assert draft(page) is None
    page.context.close()


def test_a_text_that_waits_for_its_judgment_survives_a_reload(browser: Browser, samples: str) -> None:
    page = opened(browser, samples, viewport={"width": 360, "height": 740}, has_touch=True)
    question = asked(page)
    question.get_by_label("Your text").fill(TEXT)
    question.get_by_role("button", name="Compare with ours").tap()
    page.reload()
    question = asked(page)
    expect(question.get_by_role("button", name="Save my judgment")).to_be_visible()
    assert question.locator(".course-mine__text").inner_text() == TEXT
    question.locator(".course-opt", has_text="It touches what leaving").tap()
    question.get_by_role("button", name="Save my judgment").tap()
    expect(question.locator(".course-feedback")).to_contain_text("You ticked 1 of 4")
    page.reload()
    expect(asked(page).locator(".course-feedback")).to_contain_text("You ticked 1 of 4")
    expect(asked(page).get_by_label("It touches what leaving")).to_be_checked()
    page.context.close()


def test_trying_again_keeps_the_old_text_to_improve(browser: Browser, samples: str) -> None:
    page = opened(browser, samples)
    question = asked(page)
    field = question.get_by_label("Your text")
    field.fill("Who?")
    question.get_by_role("button", name="Compare with ours").click()
    question.get_by_role("button", name="Save my judgment").click()
    expect(question.locator(".course-feedback > .is-heading")).to_have_text("You ticked 0 of 4")
    expect(question.locator(".course-feedback")).to_have_class("course-feedback is-told")  # nought is no “wrong”
    question.get_by_role("button", name="Try again").click()
    expect(field).to_be_focused()
    expect(field).to_have_value("Who?")
    expect(question.locator(".course-ours")).to_have_count(0)
    page.keyboard.press("Control+End")
    page.keyboard.type(" And when?")
    page.reload()  # before it is given
    expect(field).to_have_value("Who? And when?")
    question.get_by_role("button", name="Compare with ours").click()
    question.get_by_label("It asks something").check()
    question.get_by_role("button", name="Save my judgment").click()
    assert [(attempt["response"][0], attempt["score"]) for attempt in kept(page)] == [
        ("text=Who?", 0),
        ("text=Who? And when?", 0.25),
    ]
    question.get_by_role("button", name="Try again").click()
    question.get_by_role("button", name="Compare with ours").click()
    expect(question.get_by_label("It asks something")).not_to_be_checked()  # another text, another judgment
    page.context.close()


def test_both_texts_stand_side_by_side_where_there_is_room(browser: Browser, samples: str) -> None:
    page = opened(browser, samples, viewport={"width": 1280, "height": 800})
    question = asked(page)
    question.get_by_label("Your text").fill("word " * 200)
    question.get_by_role("button", name="Compare with ours").click()
    boxes = "asked => ['.course-mine', '.course-ours'].map(name => asked.querySelector(name).getBoundingClientRect())"
    mine, ours = question.evaluate(boxes)
    assert mine["top"] == ours["top"] and mine["right"] < ours["left"]
    page.set_viewport_size({"width": 360, "height": 740})
    mine, ours = question.evaluate(boxes)
    assert mine["bottom"] < ours["top"] and mine["left"] == ours["left"]
    paper = printed(page)
    assert "word word word word" in paper
    assert paper.count("Before I come back to the price") == 1
    page.context.close()


def test_the_lines_of_the_field_are_as_many_as_its_author_wants(browser: Browser, samples: str) -> None:
    page = opened(browser, samples)
    heights = [
        asked(page, item).get_by_label("Your text").evaluate("field => field.clientHeight / 24")
        for item in (QUOTE, "say-your-walk-away")
    ]
    assert [round(height) for height in heights] == [6, 3]  # and the space around them
    asked(page).get_by_label("Your text").fill("line\n" * 12)
    grows = "field => field.scrollHeight <= field.clientHeight + 1"
    typed = (
        "() => CSS.supports('min-block-size: attr(rows type(<number>))')"  # older browsers have the lines, and scroll
    )
    assert asked(page).get_by_label("Your text").evaluate(grows) is page.evaluate(typed)
    page.context.close()


def test_lists_leave_out_what_a_learner_judges(browser: Browser, samples: str) -> None:
    page = opened(browser, samples)
    for item in page.locator("course-open").all():
        item.get_by_label("Your text").fill(TEXT)
        item.get_by_role("button", name="Compare with ours").click()
        item.get_by_role("button", name="Save my judgment").click()
    count = page.locator("course-open").count()
    page.goto(page.url.removesuffix(address(OPEN)))
    expect(page.locator('main [data-lesson="open"] .is-state')).to_have_text(f"{count} you judged yourself")
    page.context.close()


IN_A_TEST = """\
  - id: {form}-own
    kind: open
    objective: ask-4
    level: create
    stem: {stem}
    model: The good one, since I asked where it leads.
    criteria:
      - id: names-one
        text: It names a road.
      - id: says-why
        text: It says why.
"""


def test_a_text_of_a_test_is_judged_once_all_is_handed_in(
    browser: Browser, tmp_path: Path, serve_folder: ServeFolder
) -> None:
    shutil.copytree(COURSES / "quizzes", tmp_path / "course")
    quiz = tmp_path / "course/quizzes/m4/test-end.yml"
    text = quiz.read_text("utf-8").replace("layout: one_at_a_time\n", "")
    for form, stem in (("a", "Which road do you take, and why?"), ("b", "What do you tell them of your way home?")):
        text = text.replace(f"      - {form}-3\n", f"      - {form}-3\n      - {form}-own\n", 1)
        text += IN_A_TEST.format(form=form, stem=stem)
    quiz.write_text(text, "utf-8")
    site = serve_folder(built(tmp_path / "course", tmp_path / "site"))
    with browser.new_context() as context:
        visit = Visit(context, site)
        page = visit.go("m4/test-end/")
        question = page.locator(".course-item:not([data-aside]) course-open")
        expect(question.locator(".course-sure")).to_have_count(0)  # nobody can be sure of being right here
        question.get_by_label("Your text").fill("The far one.")
        page.reload()
        expect(question.get_by_label("Your text")).to_have_value("The far one.")
        expect(question.get_by_text("since I asked where it leads")).to_be_hidden()
        page.get_by_role("button", name="Hand in").click()
        expect(page.locator("#result")).to_contain_text("One more you judged yourself")
        expect(question.locator(".course-ours")).to_contain_text("since I asked where it leads")
        question.get_by_label("It names a road.").check()
        question.get_by_role("button", name="Save my judgment").click()
        expect(question.locator(".course-feedback")).to_contain_text("You ticked 1 of 2")
        page.reload()
        expect(question.locator(".course-feedback")).to_contain_text("You ticked 1 of 2")
        expect(question.get_by_label("It names a road.")).to_be_checked()
        assert visit.errors == []
