"""A learner rates themselves: by keyboard, by touch, in two tabs, again; nothing is lost or chosen for them."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.conftest import TINY, Visit, built_where_served, violations
from tests.browser.test_looks import CUT, SPACING, small
from tests.serving import ServeFolder

RATING = "m1/habits/"
STATEMENTS = (
    *("asked-first", "asked-why", "asked-again"),
    *("said-back", "waited", "noted"),
    *("way-out", "way-out-better", "their-way-out"),
)
GIVEN = (4, 3, 4, 1, 2, 1, 2, 1, 2)  # asking 92, listening 33, leaving 42


@pytest.fixture
def page(context: BrowserContext, tiny: str) -> Page:
    opened = context.new_page()
    opened.goto(tiny + RATING)
    return opened


def scale(page: Page, statement: str) -> Locator:
    return page.locator(f'[data-statement="{statement}"]')


def go_on(page: Page) -> None:
    page.locator("course-rating > .course-actions .is-primary").click()


def rate(page: Page, given: tuple[Any, ...] = GIVEN) -> None:
    """Answer every statement and ask for the picture."""
    for index, (statement, answer) in enumerate(zip(STATEMENTS, given, strict=True)):
        scale(page, statement).locator(f'input[value="{answer}"]').check()
        if index % 3 == 2:
            go_on(page)
    expect(page.locator(".course-picture")).to_be_visible()


def numbers(page: Page) -> list[list[str]]:
    """The cells of the table, row by row, without the bars."""
    rows = page.locator(".course-numbers tbody tr").all()
    return [row.locator("th, td:not(.is-bar)").all_inner_texts() for row in rows]


def fields(page: Page) -> dict[str, Any]:
    stored = json.loads(page.evaluate("() => localStorage.getItem('course:tiny:1') ?? '{\"fields\": {}}'"))
    return {path: field["value"] for path, field in stored["fields"].items()}


def test_by_keyboard_alone_from_the_first_statement_to_the_picture(page: Page) -> None:
    expect(page.locator("input:checked")).to_have_count(0)
    page.get_by_label("Never").first.focus()
    for pillar in range(3):
        for _ in range(3):
            expect(page.locator(".course-pillar:visible input:focus")).to_have_count(1)
            page.keyboard.press("ArrowRight")  # to the second label, and chosen with that
            page.keyboard.press("Tab")
        if pillar:
            expect(page.locator("button:focus")).to_have_text("Before")
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        if pillar < 2:
            expect(page.locator("h2:focus")).to_be_visible()
            page.keyboard.press("Tab")
    expect(page.locator("h2:focus")).to_contain_text("Your picture")
    assert [row[1] for row in numbers(page)] == ["25"] * 3
    page.keyboard.press("Tab")
    expect(page.locator("summary:focus")).to_have_text("Choose other pillars")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Work first on")).to_be_focused()
    page.keyboard.press("End")
    expect(page.locator(".course-focus h3").first).to_contain_text("Being able to leave")
    expect(page.get_by_label("Work first on")).to_be_focused()
    expect(page.locator(".course-picture [role=status]")).to_contain_text("Being able to leave")


def test_every_answer_is_kept_at_once_and_a_reload_goes_on_where_it_was(page: Page) -> None:
    for index, (statement, answer) in enumerate(zip(STATEMENTS, GIVEN, strict=True)):
        scale(page, statement).locator(f'input[value="{answer}"]').check()
        page.reload()
        expect(page.locator(".course-rated")).to_contain_text(f"{index + 1} of 9 rated. Saved in this browser at")
        expect(page.locator("input:checked")).to_have_count(index + 1)
        if index < 8:
            expect(page.locator(".course-pillar:visible")).to_have_count(1)
            expect(scale(page, STATEMENTS[index + 1])).to_be_visible()
    go_on(page)
    page.reload()
    expect(page.get_by_role("heading", name=re.compile("Your picture"))).to_be_visible()
    expect(page.locator(".course-pillar:visible")).to_have_count(0)
    assert numbers(page) == [
        ["Asking for reasons", "92", "Holding"],
        ["Listening", "33", "Leak"],
        ["Being able to leave", "42", "Leak"],
    ]
    expect(page.locator(".course-numbers tfoot")).to_contain_text("56")
    assert page.locator(".course-radar text").all_text_contents() == ["Asking92", "Listening33", "Leaving42"]


def test_what_has_no_answer_is_named_and_led_to(page: Page) -> None:
    scale(page, "asked-first").get_by_label("Mostly").check()
    go_on(page)
    go_on(page)
    go_on(page)
    summary = page.locator(".course-errorsum")
    expect(summary).to_be_focused()
    assert summary.locator("a").all_inner_texts() == [
        "Asking for reasons: 2 statements",
        "Listening: 3 statements",
        "Being able to leave: 3 statements",
    ]
    summary.locator("a").first.click()
    expect(scale(page, "asked-why").get_by_label("Never")).to_be_focused()
    expect(scale(page, "asked-why")).to_contain_text("Choose how often, or “Does not apply”")
    scale(page, "asked-why").get_by_label("Does not apply").check()
    expect(scale(page, "asked-why").locator(".course-error")).to_have_count(0)
    page.get_by_role("button", name="Clear these answers").click()
    expect(page.locator("input:checked")).to_have_count(0)
    assert "rating/habits/shown" not in fields(page)


def test_what_does_not_apply_is_left_out_and_said(page: Page) -> None:
    rate(page, ("na", "na", 4, "na", 3, 4, 0, 0, 0))
    assert numbers(page) == [
        ["Asking for reasons", "–\n1 of 3", "Too few answers"],
        ["Listening", "88\n2 of 3", "Holding"],
        ["Being able to leave", "0", "Leak"],
    ]
    expect(page.locator(".course-numbers tfoot")).to_contain_text("44")
    expect(page.locator(".course-focus h3")).to_have_count(2)
    expect(page.locator(".course-radar")).to_have_count(0)  # two corners make no shape


def test_two_to_work_on_are_proposed_and_changed(page: Page) -> None:
    rate(page)
    titles = page.locator(".course-focus h3")
    expect(titles).to_have_text([re.compile("^Listening"), re.compile("^Being able to leave")])
    card = page.locator(".course-focus__one").first
    expect(card).to_contain_text("You hear what you expect.")
    expect(card).to_contain_text("You bargain with a picture of them.")
    expect(card.get_by_role("link", name="Ask first")).to_have_attribute("href", re.compile("/ask-first/$"))
    expect(page.get_by_role("link", name="Start with Ask first")).to_be_visible()
    page.get_by_text("Choose other pillars").click()
    page.get_by_label("Work first on").select_option("asking")
    expect(titles.first).to_have_text(re.compile("^Asking"))
    expect(page.locator(".course-picture [role=status]")).to_have_text(
        "You work on Asking for reasons and Being able to leave."
    )
    page.get_by_label("And then on").select_option("asking")  # the same again: the two change places
    expect(titles).to_have_text([re.compile("^Being able"), re.compile("^Asking")])
    page.reload()
    expect(titles).to_have_text([re.compile("^Being able"), re.compile("^Asking")])
    expect(page.get_by_text("You chose what to work on.")).to_be_visible()
    page.get_by_text("Choose other pillars").click()
    page.get_by_role("button", name="Take our choice again").click()
    expect(titles.first).to_have_text(re.compile("^Listening"))
    page.get_by_text("The other pillar").click()
    expect(page.locator(".course-rest")).to_contain_text("You ask, whatever the day.")


def test_an_if_then_is_taken_on_in_own_words(page: Page) -> None:
    rate(page, (0, 0, 0, 1, 2, 1, 2, 1, 2))
    card = page.locator(".course-focus__one").first
    expect(card).to_contain_text("Still empty")
    card.get_by_role("button", name="Take it on").click()
    field = card.get_by_label("My if-then for this week")
    expect(field).to_be_focused()
    expect(field).to_have_value("If they name a number, then I ask what it has to do.")
    field.fill("If Dana calls, then I ask.")
    expect(card).to_contain_text("Saved in this browser at")
    page.reload()
    expect(field).to_have_value("If Dana calls, then I ask.")
    card.get_by_role("button", name="Let it go").click()
    expect(card.get_by_role("button", name="Take it on")).to_be_focused()
    card.get_by_role("link", name="What do the two share?").click()
    told = page.locator('course-field[data-field="two-calls"] .course-saved')
    expect(told).to_be_attached()
    page.get_by_label("What do the two share?").fill("A date")
    expect(told).to_contain_text("Saved in this browser")
    page.go_back()
    expect(card).to_contain_text("Written")
    expect(card).not_to_contain_text("Still empty")


def test_a_state_has_a_line_of_its_own_and_minutes_never_break(page: Page) -> None:
    rate(page, (0, 0, 0, 1, 2, 1, 2, 1, 2))
    card = page.locator(".course-focus__one").first
    question, state = (
        card.locator(f"[data-write] > {part}").evaluate("part => [part.textContent, part.getBoundingClientRect().top]")
        for part in ("a", ":last-child")
    )
    assert state[0] == "Still empty" and state[1] > question[1]
    page.add_style_tag(content=".course-todo li { inline-size: 1em }")
    assert card.locator("[data-reread] .course-muted").evaluate("minutes => minutes.getClientRects().length") == 1


def test_rating_again_keeps_the_old_one_and_claims_nothing(page: Page) -> None:
    rate(page)
    page.get_by_role("button", name="Answer again").click()
    expect(page.locator("h2:focus")).to_contain_text("Asking")
    expect(page.locator("input:checked")).to_have_count(0)
    page.get_by_role("button", name="Back to my picture").click()
    assert [row[1] for row in numbers(page)] == ["92", "33", "42"]
    page.get_by_role("button", name="Answer again").click()
    scale(page, "asked-first").get_by_label("Never").check()
    page.reload()
    expect(page.locator("input:checked")).to_have_count(1)
    rate(page, (2,) * 9)
    assert [row[1] for row in numbers(page)] == ["50", "50", "50"]
    expect(page.get_by_text("is no evidence that you learned something")).to_be_visible()
    expect(page.locator(".course-past tbody tr")).to_have_count(1)
    expect(page.locator(".course-past")).to_contain_text("56")
    expect(page.locator(".course-radar .is-earlier")).to_have_count(0)
    page.get_by_label("Draw one as a dotted line").focus()
    page.keyboard.press("End")
    expect(page.locator(".course-radar .is-earlier")).to_have_count(1)
    expect(page.get_by_label("Draw one as a dotted line")).to_be_focused()
    assert [row[1:3] for row in numbers(page)] == [["50", "92"], ["50", "33"], ["50", "42"]]
    page.get_by_role("button", name="Back to my answers").click()
    expect(page.locator("input:checked")).to_have_count(9)
    assert sum(path.startswith("rating/habits/result/") for path in fields(page)) == 2


def test_an_old_picture_tells_of_the_statements_that_there_were(page: Page) -> None:
    rate(page)
    page.evaluate(
        """() => {
            const record = JSON.parse(localStorage.getItem("course:tiny:1"));
            const [, result] = Object.entries(record.fields).find(([path]) => path.includes("/result/"));
            Object.assign(result.value.asking, { answered: 2, total: 2 }); // a third statement has come since
            localStorage.setItem("course:tiny:1", JSON.stringify(record));
        }"""
    )
    page.reload()
    expect(page.locator(".course-numbers")).to_be_visible()
    assert page.locator(".course-numbers .is-base").count() == 0


def test_another_tab_shows_the_same(context: BrowserContext, page: Page, tiny: str) -> None:
    other = context.new_page()
    other.goto(tiny + RATING)
    scale(other, "asked-first").get_by_label("Mostly").check()
    expect(scale(page, "asked-first").get_by_label("Mostly")).to_be_checked()
    rate(other)
    expect(page.get_by_role("heading", name=re.compile("Your picture"))).to_be_visible()


def test_progress_tells_that_it_is_done(page: Page, tiny: str) -> None:
    page.goto(tiny)
    row = page.locator('main [data-rating="habits"]')
    expect(row.locator(".is-state")).to_be_empty()
    page.goto(tiny + RATING)
    rate(page)
    page.goto(tiny)
    expect(row.locator(".is-state")).to_have_text("Rated")
    expect(row).to_have_class(re.compile("is-done"))
    page.goto(tiny + "m1/")
    expect(page.locator('main [data-rating="habits"]')).to_have_class(re.compile("is-done"))


def test_by_touch_on_a_phone(browser: Browser, tiny: str) -> None:
    with browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True) as context:
        visit = Visit(context, tiny)
        page = visit.go(RATING)
        for index, (statement, answer) in enumerate(zip(STATEMENTS, GIVEN, strict=True)):
            labels = scale(page, statement).locator("label")
            tops = {round(box["y"]) for each in labels.all()[:5] if (box := each.bounding_box())}
            assert len(tops) == 1, "five answers in a row"
            apart = labels.nth(5).bounding_box()
            assert apart and apart["y"] > max(tops)
            labels.nth(answer).tap()
            if index % 3 == 2:
                page.locator("course-rating > .course-actions .is-primary").tap()
        assert [row[1] for row in numbers(page)] == ["92", "33", "42"]
        assert small(page) == []
        assert visit.errors == []


def open_all(page: Page) -> None:
    """Bring a second picture with an earlier one beside it, everything unfolded; whatever the language."""
    rate(page)
    page.locator(".course-picture > .course-actions button").first.click()
    rate(page, ("na", "na", 2, 2, 2, 2, 2, 2, 2))
    page.locator(".course-past + label select").select_option(index=1)
    page.locator(".course-take button").first.click()
    for summary in page.locator(".course-picture summary").all():
        summary.click()


@pytest.mark.parametrize("size", [(360, 740), (1280, 800)], ids=["phone", "desktop"])
def test_every_state_is_accessible_in_light_and_dark(browser: Browser, tiny: str, size: tuple[int, int]) -> None:
    with browser.new_context(viewport={"width": size[0], "height": size[1]}) as context:
        page = Visit(context, tiny).go(RATING)
        scale(page, "asked-first").get_by_label("Mostly").check()
        assert violations(page) == [], "half done"
        for _ in range(3):
            go_on(page)
        expect(page.locator(".course-errorsum")).to_be_focused()
        assert violations(page, within="course-rating") == [], "with an error"
        page.locator(".course-errorsum a").first.click()
        open_all(page)
        assert violations(page) == [], "with a picture"


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_no_state_is_cut_or_wider_than_the_window(browser: Browser, tiny: str, direction: str) -> None:
    with browser.new_context(viewport={"width": 320, "height": 740}) as context:
        page = Visit(context, tiny).go(RATING)
        page.evaluate("direction => { document.documentElement.dir = document.body.dir = direction }", direction)
        page.evaluate("() => document.head.append(Object.assign(document.createElement('style'), { id: 'tried' }))")
        for state in ("empty", "picture"):
            if state == "picture":
                page.set_viewport_size({"width": 320, "height": 740})
                open_all(page)
            for width, css in ((320, ""), (360, SPACING), (640, ""), (320, "html { font-size: 200% !important }")):
                page.set_viewport_size({"width": width, "height": 740})
                page.evaluate("css => { document.getElementById('tried').textContent = css }", css)
                assert page.evaluate(CUT) == [], (state, width, css[:20])
            page.evaluate("() => { document.getElementById('tried').textContent = '' }")


def test_without_a_script_everything_is_there_to_read_and_to_score(browser: Browser, tiny: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = Visit(context, tiny).go(RATING)
        expect(page.locator("fieldset:visible")).to_have_count(9)
        page.get_by_label("Mostly").nth(4).check()
        text = page.locator("main, article").first.inner_text()
        for said in (
            "Divide by 4 times",
            "Never”",
            "0 to 49",
            "You hear what you expect.",
            "two thirds",
            "lowest scores",
        ):
            assert said in text, said
        expect(page.get_by_role("link", name="Ask first").first).to_be_visible()


def test_paper_holds_the_form_before_and_the_picture_after(page: Page) -> None:
    page.emulate_media(media="print")
    expect(page.locator("fieldset:visible")).to_have_count(9)
    expect(page.get_by_text("Score it by hand")).to_be_visible()
    honest, begins = page.locator(".course-notice:visible"), page.get_by_text("Think of your last three calls.")
    expect(honest).to_have_count(1)
    expect(begins).to_be_visible()
    page.emulate_media(media="screen")
    rate(page)
    page.emulate_media(media="print")
    expect(page.locator("fieldset:visible")).to_have_count(0)
    expect(page.locator(".course-radar")).to_be_visible()
    expect(honest).to_have_count(1)
    expect(begins).to_be_hidden()
    expect(page.locator(".course-picture button:visible")).to_have_count(0)


@pytest.fixture(scope="module")
def risk(tmp_path_factory: pytest.TempPathFactory, serve_folder: ServeFolder) -> Iterator[str]:
    """The small course with its rating as a risk check in bars, built for its address, so that it navigates at once."""
    course = tmp_path_factory.mktemp("risk")
    shutil.copytree(TINY, course, dirs_exist_ok=True)
    file = course / "quizzes/ratings/habits.yml"
    more = "direction: risk\ndrawing: bars\nfocus: 1\nscale:"
    file.write_text(file.read_text("utf-8").replace("scale:", more, 1), "utf-8")
    yield built_where_served(course, course / "site", serve_folder)


def test_a_risk_check_ranks_what_is_highest_and_works_after_instant_navigation(
    context: BrowserContext, risk: str
) -> None:
    visit = Visit(context, risk)
    page = visit.go("m1/")
    page.locator('main [data-rating="habits"] a').click()
    page.wait_for_url("**/m1/habits/")
    expect(page.locator(".course-pillar:visible")).to_have_count(1)
    rate(page)
    assert [row[0] for row in numbers(page)] == ["Asking for reasons", "Being able to leave", "Listening"]
    expect(page.get_by_role("heading", name="One to work on")).to_be_visible()
    expect(page.locator(".course-focus h3")).to_have_text([re.compile("^Asking for reasons")])
    expect(page.locator(".course-bar-of .is-low")).to_have_count(1)
    expect(page.locator(".course-radar")).to_have_count(0)
    padding = page.locator(".course-scale").first.evaluate("e => getComputedStyle(e).paddingBlockStart")
    assert padding != "0px", "the style sheet came with the page"
    page.go_back()
    page.wait_for_url("**/m1/")
    page.go_forward()
    expect(page.get_by_role("heading", name=re.compile("Your picture"))).to_have_count(1)
    assert violations(page) == []
    assert visit.errors == []


def test_all_good_says_so(page: Page) -> None:
    rate(page, (4,) * 9)
    expect(page.locator(".course-work h2")).to_have_text("What next")
    expect(page.locator(".course-allgood")).to_have_text("Teach a colleague what you do.")
    expect(page.locator(".course-numbers .is-work")).to_have_count(0)
    card = page.locator(".course-focus__one").first
    expect(card).to_be_hidden()
    page.get_by_text("Two to work on all the same").click()
    expect(card).to_contain_text("You ask, whatever the day.")
    expect(card).not_to_contain_text("You pay for")  # it costs nothing to leave what holds as it is
    card.get_by_role("button", name="Take it on").click()
    page.reload()
    expect(card).to_be_visible()
    page.get_by_role("button", name="Back to my answers").click()
    scale(page, "asked-first").locator('input[value="0"]').check()
    for _ in range(3):
        go_on(page)
    expect(page.locator(".course-work h2")).to_have_text("Two to work on")
    expect(card).to_contain_text("You pay for what you did not ask about.")


def test_what_is_rated_and_written_is_told_as_kept_and_as_brought_back(page: Page, tiny: str, browser: Browser) -> None:
    rate(page)
    page.get_by_role("button", name="Take it on").first.click()
    expect(page.locator(".course-take textarea")).to_have_value(re.compile("."))
    page.goto(tiny + "your-data/")
    expect(page.locator("[data-have]")).to_have_text("9 answers and 1 text of yours are kept in this browser.")
    copy = page.evaluate("() => localStorage.getItem('course:tiny:1')").encode()
    with browser.new_context() as other:
        elsewhere = Visit(other, tiny).go("your-data/")
        for told in ("9 answers and 1 text were added", "0 answers and 0 texts were added"):
            file = elsewhere.get_by_label("Choose the file you downloaded")
            file.set_input_files({"name": "copy.json", "mimeType": "application/json", "buffer": copy})
            expect(elsewhere.locator("course-data [role=status]:not(:empty)")).to_contain_text(told)
        expect(elsewhere.locator("[data-have]")).to_contain_text("9 answers and 1 text of yours")


def test_what_a_band_means_is_told_with_the_numbers(page: Page) -> None:
    rate(page)
    told = page.locator(".course-numbers caption div").all_inner_texts()
    assert told == [
        "0 to 49, Leak: This rarely happens.",
        "50 to 74, Building: This happens about as often as not.",
        "75 and over, Holding: This happens nearly every time.",
    ]


def test_pages_without_a_rating_fetch_nothing_of_it(tiny_site: Path) -> None:
    for path in ("index.html", "m1/ask-first/index.html", "m1/m1-quiz/index.html"):
        html = (tiny_site / path).read_text("utf-8")
        assert "assets/course/browser/rating/" not in html and "pages/rating.css" not in html
    html = (tiny_site / "m1/habits/index.html").read_text("utf-8")
    assert "assets/course/browser/rating/element.mjs" in html and "pages/rating.css" in html
