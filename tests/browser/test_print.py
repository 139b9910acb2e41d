"""On paper: a printed page holds the question, its options, every hint and the answer, and what the learner wrote."""

from io import BytesIO
from pathlib import Path
from typing import cast
from unicodedata import normalize

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pypdf import PdfReader
from pypdf.generic import ContentStream

from tests.browser.test_answering import check, choose, question
from tests.browser.test_quizzes import DRAWN, SILENT, TEST, answer, shown
from tests.serving import ServeFolder

LESSON = "m1/ask/"


def printed(page: Page) -> str:
    """The text of the page's PDF, its white space made even."""
    reader = PdfReader(BytesIO(page.pdf(format="A4")))
    text = " ".join(sheet.extract_text() for sheet in reader.pages)
    return " ".join(normalize("NFKC", text).split())  # without ligatures


def opened(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address)
    return page


ALWAYS = (
    "Question ask-1, what do you do?",
    "The low road of ask-1",
    "The good road of ask-1",
    "First hint.",
    "Second hint.",
    "The low road costs you later (ask-1).",
    "The good road holds because you asked (ask-1).",
    "Roads are chosen by where they lead (ask-1).",
    "Question ask-pre, what do you do?",
    "The good road holds because you asked (ask-pre).",
    "Ask first.",
)
NEVER = ("Check my answer", "I do not know yet", "Clear my answer", "Skip to the content", "Search the course")


@pytest.mark.parametrize("script", [True, False])
def test_a_lesson_prints_whole(browser: Browser, pair: str, script: bool) -> None:
    with browser.new_context(java_script_enabled=script, color_scheme="dark") as context:
        page = opened(context, pair + LESSON)
        text = printed(page)
        assert [words for words in ALWAYS if words not in text] == []
        assert [words for words in NEVER if words in text] == []
        page.emulate_media(media="print")
        for gone in (".course-bar", ".course-actions", ".course-steps", ".course-foot", ".course-side"):
            for part in page.locator(gone).all():
                expect(part).to_be_hidden()
        if script:
            colors = page.evaluate(
                "() => [getComputedStyle(document.querySelector('h1')).color,"
                " getComputedStyle(document.body).backgroundColor]"
            )
            assert colors == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"], "black on white, whatever the screen shows"


def test_what_was_answered_prints_with_the_answer_once(browser: Browser, pair: str) -> None:
    with browser.new_context() as context:
        page = opened(context, pair + LESSON)
        choose(question(page, "ask-1"), "low")
        check(question(page, "ask-1"))
        question(page, "ask-1").get_by_role("button", name="Show me the answer").click()
        question(page, "ask-2").get_by_role("button", name="I do not know yet").click()
        question(page, "ask-3").get_by_role("button", name="Check my answer").click()  # nothing chosen
        text = printed(page)
        assert [words for words in ALWAYS if words not in text] == []
        once = [words for words in ALWAYS if words.endswith("(ask-1).")]
        assert {text.count(words) for words in (*once, "Your answer", "Not known yet")} == {1}
        assert "There is a problem" not in text


def test_no_sheet_holds_the_end_of_a_card_alone(browser: Browser, pair: str) -> None:
    """A card that is a little taller than a sheet begins where there is room, and its answers go on overleaf."""
    with browser.new_context(viewport={"width": 600, "height": 800}) as context:
        page = opened(context, pair + LESSON)
        card = question(page, "ask-1").locator(".course-q")
        page.emulate_media(media="print")
        tall = card.evaluate("card => card.getBoundingClientRect().height")
        page.add_style_tag(content="@page { margin: 0 }")
        pdf = page.pdf(width="600px", height=f"{tall - 4}px")
        sheets = [sheet.extract_text().strip() for sheet in PdfReader(BytesIO(pdf)).pages]
        assert len(sheets) > 2 and "" not in sheets


def filled(page: Page) -> int:
    """How many shapes the page's PDF fills with the color of what is chosen."""
    count, color, outer = 0, "", []
    for sheet in PdfReader(BytesIO(page.pdf(format="A4"))).pages:
        for operands, operator in cast(ContentStream, sheet.get_contents()).operations:
            if operator == b"rg":
                color = " ".join(f"{float(part):.2f}" for part in operands)
            elif operator == b"q":
                outer.append(color)
            elif operator == b"Q":
                color = outer.pop()
            count += operator in (b"f", b"f*") and color == "0.04 0.37 0.36"
    return count


@pytest.mark.parametrize("control", ["radio", "checkbox"])
def test_what_was_chosen_is_seen_on_paper(browser: Browser, samples: str, control: str) -> None:
    """A browser prints no background unless a page insists: a chosen circle would be as empty as the others."""
    with browser.new_context() as context:
        page = opened(context, samples + "kinds/choice/")
        page.locator(f".course-opt input[type={control}]").first.check()
        chosen = filled(page)
        page.add_style_tag(content="input::before { visibility: hidden } input { background: none !important }")
        assert filled(page) == chosen - 1


def test_fields_print_their_text_or_lines_to_write_on(browser: Browser, pair: str) -> None:
    with browser.new_context() as context:
        page = opened(context, pair + "start/welcome/")
        long = "The buyer said that the date is fixed, and then asked twice whether it could move. " * 6
        page.get_by_label("Which deal?").fill(long)  # one line on the screen
        text = printed(page)
        assert long.strip() in text, text
        page.emulate_media(media="print")
        expect(page.get_by_label("Which deal?")).to_be_hidden()
        empty = page.get_by_label("What worries you?")
        look = empty.evaluate("e => [getComputedStyle(e).backgroundImage, e.getBoundingClientRect().height]")
        assert "gradient" in look[0] and look[1] > 60, "lines to write on"
        page.emulate_media(media="screen")
        page.get_by_label("Which deal?").fill("")
        page.emulate_media(media="print")
        expect(page.get_by_label("Which deal?")).to_be_visible()


@pytest.mark.parametrize("path", ["", "m1/", "m1/m1-quiz/", "glossary/", "your-data/"])
def test_every_other_page_prints(browser: Browser, pair: str, path: str) -> None:
    with browser.new_context() as context:
        page = opened(context, pair + path)
        heading = " ".join(page.locator("h1").inner_text().split(":")[-1].split())
        text = printed(page)
        assert heading in text
        assert [words for words in NEVER if words in text] == []


@pytest.mark.parametrize("path", [DRAWN, TEST, SILENT])
def test_a_quiz_prints_all_it_asks_and_nothing_else(
    browser: Browser, quizzes_site: Path, serve_folder: ServeFolder, path: str
) -> None:
    with browser.new_context() as context:
        page = opened(context, serve_folder(quizzes_site) + path)
        asked = [item for item, _ in shown(page)]
        answer(page, asked[0], "low")
        text = printed(page)
        stems = page.locator("legend.is-stem").all_text_contents()
        assert {stem for stem in stems if stem in text} == {f"Question {item}, what do you do?" for item in asked}
        assert [
            words for words in (*NEVER, "Next question", "Skip for now", "Check and hand in", "Back") if words in text
        ] == []
        if path == SILENT:
            assert "The good road holds" not in text and "Roads are chosen" not in text
