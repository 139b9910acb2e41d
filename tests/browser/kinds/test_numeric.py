"""A number is asked for: read as people write it, and typical mistakes have answers of their own."""

from playwright.sync_api import Browser, Locator, Page, expect

from generator.questions import kinds
from tests.browser.conftest import Visit
from tests.browser.test_kinds import address, element, kept

NUMERIC = kinds()["numeric"]


def opened(browser: Browser, samples: str, **how: object) -> Page:
    return Visit(browser.new_context(**how), samples).go(address(NUMERIC))  # type: ignore[arg-type]


def asked(page: Page, item: str) -> Locator:
    found = element(page, NUMERIC, item)
    expect(found.get_by_role("button", name="Check my answer")).to_be_visible()
    return found


def write(question: Locator, text: str) -> None:
    question.get_by_role("textbox").fill(text)
    question.get_by_role("button", name="Check my answer").click()


def test_by_keyboard_enter_checks_once(browser: Browser, samples: str) -> None:
    page = opened(browser, samples)
    question = asked(page, "price-of-today")
    field = question.get_by_role("textbox", name="Your number $")
    field.press_sequentially("$6,000")
    field.press("Enter")
    expect(question.locator(".course-feedback")).to_contain_text("Twelve months at $500")
    expect(question.locator(".course-number.is-right .is-verdict")).to_have_text("Your answer, right")
    expect(question.get_by_role("button", name="Next question")).to_be_focused()
    expect(field).to_be_disabled()
    assert [attempt["response"] for attempt in kept(page)] == [["6000"]]
    page.context.close()


def test_each_mistake_gets_its_own_answer(browser: Browser, samples: str) -> None:
    page = opened(browser, samples)
    question = asked(page, "price-of-today")
    panel = question.locator(".course-feedback")
    for text, heading, words in (
        ("500", "Not this one", "That is one month."),
        ("5,500", "Partly right", "Count the months once more"),
        ("12", "Not this one", "then count how often the contract repeats it"),
    ):
        write(question, text)
        expect(panel.locator(".is-heading")).to_have_text(heading)  # and no count of parts, since there are none
        expect(panel).to_contain_text(words)
        expect(panel).not_to_contain_text("6,000")
        question.get_by_role("button", name="Try again").click()
        expect(question.get_by_role("textbox")).to_be_focused()
    assert [attempt["score"] for attempt in kept(page)] == [0, 0.5, 0]
    page.context.close()


def test_what_cannot_be_read_is_asked_for_again(browser: Browser, samples: str) -> None:
    page = opened(browser, samples)
    question = asked(page, "her-discount-in-percent")
    write(question, "17,5")
    summary = question.locator(".course-errorsum")
    expect(summary).to_contain_text("Write a number in figures, such as 12,345.5")
    expect(question.get_by_role("textbox")).to_have_attribute("aria-invalid", "true")
    assert kept(page) == []
    question.get_by_role("textbox").press_sequentially("0")
    expect(summary).to_be_visible()  # still no number
    question.get_by_role("textbox").fill("17.5 %")
    expect(summary).to_be_hidden()  # before the button is reached for, so that it does not move away under the pointer
    question.get_by_role("button", name="Check my answer").click()
    expect(question.locator(".course-feedback.is-right")).to_be_visible()
    page.context.close()


def test_it_reads_as_the_page_s_language_writes(browser: Browser, samples: str) -> None:
    page = opened(browser, samples)
    page.evaluate("() => { document.documentElement.lang = 'de' }")
    question = asked(page, "price-of-today")
    write(question, "6.000,00 $")
    expect(question.locator(".course-feedback.is-right")).to_be_visible()
    write(asked(page, "her-discount-in-percent"), "17,5")
    assert [attempt["response"] for attempt in kept(page)] == [["6000"], ["17.5"]]
    page.context.close()


def test_by_touch_a_minus_can_be_typed(browser: Browser, samples: str) -> None:
    page = opened(browser, samples, viewport={"width": 360, "height": 740}, has_touch=True)
    question = asked(page, "offer-against-walk-away")
    field = question.get_by_role("textbox")
    field.tap()
    assert field.get_attribute("inputmode") == "text"  # some number pads have no minus
    assert asked(page, "price-of-today").get_by_role("textbox").get_attribute("inputmode") == "decimal"
    page.keyboard.type("-12,500")
    question.get_by_role("button", name="Check my answer").tap()
    expect(question.locator(".course-feedback.is-wrong")).to_contain_text("keep the sign")
    page.reload()
    expect(question.get_by_role("textbox")).to_have_value("-12,500")  # the record holds -12500
    page.context.close()


def test_without_script_the_answer_names_every_range(browser: Browser, samples: str) -> None:
    page = opened(browser, samples, java_script_enabled=False)
    question = element(page, NUMERIC, "her-discount-in-percent")
    question.get_by_text("Show the answer and why").click()
    rows = question.locator(".course-verdicts li > p:first-child")
    said = [" ".join(row.split()) for row in rows.all_inner_texts()]
    assert said == [
        "The right number 17.5%, give or take 0.5%",
        "Not this one 21% to 21.5%",
        "Not this one 42%",
        "Not this one Any other number",
    ]
    page.context.close()
