"""What the course remembers: texts, pages read, progress on every page, a copy out and back in, everything cleared."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.test_answering import KEY, check, choose, question, record

SAID = "course-data [role=status]:not(:empty)"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context(viewport={"width": 1280, "height": 800}, accept_downloads=True) as made:
        yield made


@pytest.fixture
def page(context: BrowserContext, pair: str) -> Page:
    opened = context.new_page()
    opened.goto(pair)
    return opened


def answer(page: Page, item: str, option: str = "right") -> None:
    choose(question(page, item), option)
    check(question(page, item))
    expect(question(page, item).locator(".course-feedback")).to_be_visible()


def read_to_the_end(page: Page) -> None:
    page.locator("course-end").scroll_into_view_if_needed()
    page.wait_for_function(
        "key => Object.keys(JSON.parse(localStorage.getItem(key) ?? '{\"fields\":{}}').fields)"
        ".some(path => path.startsWith('read/'))",
        arg=KEY,
    )


def test_a_new_learner_is_told_where_to_start(page: Page) -> None:
    block = page.locator("[data-resume]")
    expect(block).to_contain_text("Where to begin")
    assert (block.get_by_role("link", name="Begin").get_attribute("href") or "").endswith("start/welcome/")
    short = block.get_by_role("link", name="Only five minutes? Try 3 questions")
    assert (short.get_attribute("href") or "").endswith("m1/ask/#check")
    expect(page.locator("[data-all]")).to_be_empty()


def test_texts_are_kept_while_typing_and_come_back(page: Page, pair: str) -> None:
    page.goto(pair + "start/welcome/")
    field = page.get_by_label("Which deal?")
    field.press_sequentially("Harbor Foods")
    expect(page.locator('course-field[data-field="deal-name"]')).to_contain_text("Saved in this browser at")
    page.reload()
    expect(page.get_by_label("Which deal?")).to_have_value("Harbor Foods")
    page.get_by_label("What worries you?").fill("The date")
    page.goto(pair)  # left at once: nothing typed is lost
    page.goto(pair + "start/welcome/")
    expect(page.get_by_label("What worries you?")).to_have_value("The date")
    page.get_by_label("Which deal?").fill("")
    page.reload()
    expect(page.get_by_label("Which deal?")).to_have_value("")


def test_a_text_changed_in_another_tab_shows_here(context: BrowserContext, pair: str) -> None:
    one, two = context.new_page(), context.new_page()
    one.goto(pair + "start/welcome/")
    two.goto(pair + "start/welcome/")
    two.get_by_label("Which deal?").fill("From the other tab")
    two.get_by_label("Which deal?").blur()
    expect(one.get_by_label("Which deal?")).to_have_value("From the other tab")


def test_progress_shows_on_home_module_and_lesson(page: Page, pair: str) -> None:
    page.goto(pair + "start/welcome/")
    read_to_the_end(page)
    page.goto(pair + "m1/tell/")
    answer(page, "tell-1")
    answer(page, "tell-2", "low")
    page.goto(pair + "m1/ask/")
    answer(page, "ask-1")
    page.goto(pair)
    row = page.locator("main li:is([data-lesson], [data-quiz], [data-rating])")
    expect(row.filter(has_text="Welcome").locator(".is-state")).to_have_text("Read")
    expect(page.locator('main [data-lesson="tell"] .is-state')).to_have_text("1 of 2 right")
    expect(page.locator('main [data-lesson="ask"] .is-state')).to_have_text("1 of 3 answered")
    expect(page.locator('main [data-lesson="leave"] .is-state')).to_be_empty()
    expect(page.locator('main [data-module="m1"] [data-module-state]')).to_have_text("1 of 2 lessons done")
    expect(page.locator('main [data-module="m2"] [data-module-state]')).to_contain_text("Not started")
    expect(page.locator("[data-all]")).to_contain_text("You have done 2 of 4 lessons.")
    beam = page.locator('main [data-module="m1"] .course-numeral g').get_attribute("transform") or ""
    assert beam.startswith("rotate(0 ")
    block = page.locator("[data-resume]")
    expect(block).to_contain_text("Where you stopped")
    expect(block).to_contain_text("Ask")
    expect(block).to_contain_text("About 7 minutes left")
    expect(block.get_by_role("link", name="Only five minutes? Try 2 questions")).to_be_visible()
    page.goto(pair + "m1/")
    expect(page.locator('main [data-lesson="tell"]')).to_have_class(re.compile("is-done"))
    page.goto(pair + "m1/ask/")
    expect(page.locator('nav [data-lesson="tell"]').first).to_have_class(re.compile("is-done"))
    expect(page.locator('nav [data-lesson="ask"]').first).to_have_class(re.compile("is-now"))


def test_a_copy_goes_out_and_comes_back_merged(page: Page, pair: str, browser: Browser, tmp_path: Path) -> None:
    page.goto(pair + "m1/ask/")
    answer(page, "ask-1")
    page.goto(pair + "your-data/")
    expect(page.locator("[data-have]")).to_contain_text("1 answer")
    page.set_viewport_size({"width": 360, "height": 640})
    with page.expect_download() as download:
        page.get_by_role("button", name="Download a copy").click()
    assert re.fullmatch(r"pair-\d{4}-\d\d-\d\d\.json", download.value.suggested_filename)
    said = page.locator(SAID)
    expect(said).to_contain_text(download.value.suggested_filename)
    expect(said).to_be_in_viewport()
    page.get_by_label("Choose the file you downloaded").set_input_files(Path(__file__))
    expect(said).to_contain_text("is not a copy")  # below the file, and the download's is gone
    copy = tmp_path / "copy.json"
    download.value.save_as(copy)
    assert json.loads(copy.read_text("utf-8")) == record(page)
    with browser.new_context() as other:
        elsewhere = other.new_page()
        elsewhere.goto(pair + "m1/ask/")
        answer(elsewhere, "ask-3", "low")
        elsewhere.goto(pair + "your-data/")
        said = elsewhere.locator(SAID)
        elsewhere.get_by_label("Choose the file you downloaded").set_input_files(copy)
        expect(said).to_contain_text("1 answer and 0 texts were added")
        elsewhere.get_by_label("Choose the file you downloaded").set_input_files(copy)
        expect(said).to_contain_text("0 answers and 0 texts were added")
        assert {attempt["item"] for attempt in record(elsewhere)["attempts"].values()} == {"ask-1", "ask-3"}
        foreign = tmp_path / "foreign.json"
        foreign.write_text(copy.read_text("utf-8").replace('"pair"', '"other"'), "utf-8")
        for bad in (foreign, Path(__file__)):
            elsewhere.get_by_label("Choose the file you downloaded").set_input_files(bad)
            expect(said).to_contain_text("is not a copy of this course")
        assert len(record(elsewhere)["attempts"]) == 2


def test_clearing_asks_first_and_reaches_other_tabs(context: BrowserContext, page: Page, pair: str) -> None:
    page.goto(pair + "m1/ask/")
    answer(page, "ask-1")
    data = context.new_page()
    data.goto(pair + "your-data/")
    data.get_by_role("button", name="Clear my answers").click()
    expect(data.get_by_role("button", name="Keep them")).to_be_focused()
    data.keyboard.press("Escape")
    assert record(data)["attempts"]
    data.get_by_role("button", name="Clear my answers").click()
    data.get_by_role("button", name="Clear them").click()
    expect(data.locator(SAID)).to_contain_text("are gone")
    assert record(data) == {}
    expect(question(page, "ask-1").locator(".course-feedback")).to_have_count(0)
    page.bring_to_front()
    answer(page, "ask-3")  # and what was cleared does not come back with the next answer
    assert {attempt["item"] for attempt in record(page)["attempts"].values()} == {"ask-3"}


@pytest.mark.parametrize("site", ["pair", "pair_right_url", "pair_foreign_url"])
def test_moving_through_the_course(site: str, browser: Browser, request: pytest.FixtureRequest) -> None:
    address = request.getfixturevalue(site)
    with browser.new_context(viewport={"width": 1280, "height": 800}) as context:
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(address, wait_until="networkidle")
        page.locator('main [data-lesson="ask"] a').click()
        page.wait_for_url("**/m1/ask/")
        answer(page, "ask-1")
        page.locator("a[rel=next]").last.click()
        page.wait_for_url("**/m1/tell/")
        answer(page, "tell-1")
        page.go_back()
        page.wait_for_url("**/m1/ask/")
        expect(question(page, "ask-1").locator(".course-feedback")).to_contain_text("Right")
        answer(page, "ask-3", "low")
        page.go_forward()
        page.wait_for_url("**/m1/tell/")
        expect(question(page, "tell-1").locator(".course-feedback")).to_contain_text("Right")
        page.locator("header .course-brand").click()
        expect(page.locator('main [data-lesson="ask"] .is-state')).to_have_text("2 of 3 answered")
        assert [url for url in asked if not url.startswith(address)] == []


def test_the_four_steps_say_what_is_done(page: Page, pair: str) -> None:
    page.goto(pair + "m1/tell/")
    steps = page.locator(".course-steps li")
    now = steps.locator("a[aria-current=step]")
    expect(now).to_have_text("Learn")
    answer(page, "tell-1")
    expect(steps.filter(has_text="Check")).not_to_have_class(re.compile("is-done"))
    answer(page, "tell-2", "low")
    expect(steps.filter(has_text="Check")).to_have_class(re.compile("is-done"))
    expect(steps.filter(has_text="Check").get_by_role("link")).to_have_accessible_name(re.compile("Check ?, done"))
    read_to_the_end(page)
    expect(steps.filter(has_text="Learn")).to_have_class(re.compile("is-done"))
    expect(now).to_have_count(0)  # nothing is left to do
