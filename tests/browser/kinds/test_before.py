"""A question asked before reading, of a kind with rows: the answer further down tells what was said then."""

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from generator.samples import write
from tests.browser.conftest import Visit, built
from tests.serving import ServeFolder

ASKED = {"true-false": "what-a-quote-tells", "best-worst": "two-months-for-nothing"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, serve_folder: ServeFolder) -> str:
    course = tmp_path_factory.mktemp("before")
    write(course)
    for lesson, item in ASKED.items():
        path: Path = course / f"content/kinds/{lesson}.yml"
        text = path.read_text("utf-8").replace(f"        - {item}\n", "")
        blocks = f"blocks:\n  - pre_question: {item}\n"
        text = text.replace("blocks:\n", blocks).replace("  - check:\n", f"  - pre_answer: {item}\n  - check:\n")
        path.write_text(text, "utf-8")
    return serve_folder(built(course, course / "site"))


def test_each_statement_tells_whether_it_was_said(context: BrowserContext, site: str) -> None:
    page = Visit(context, site).go("kinds/true-false/")
    page.wait_for_function("() => customElements.get('course-true-false')")
    page.locator('[data-row="final-price"]').get_by_label("True").check()
    page.locator('[data-row="reason-to-stay"]').get_by_label("True").check()
    page.reload()
    page.locator("course-before summary").click()
    rows = page.locator("course-before [data-feedback]")
    expect(rows.nth(0)).to_contain_text("You said otherwise before you read.")
    expect(rows.nth(1)).to_contain_text("You said so before you read.")
    expect(rows.nth(2)).not_to_contain_text("before you read")


def test_the_best_and_the_worst_tell_it_too(context: BrowserContext, site: str) -> None:
    page = Visit(context, site).go("kinds/best-worst/")
    page.wait_for_function("() => customElements.get('course-best-worst')")
    page.locator('[data-row="what-signed"]').get_by_label("Least effective").check()
    page.locator('[data-row="what-signed"]').get_by_label("Most effective").check()
    page.reload()
    expect(page.locator('[data-row="what-signed"]').get_by_label("Least effective")).not_to_be_checked()
    page.locator("course-before summary").click()
    expect(page.locator('course-before [data-feedback="what-signed"]')).to_contain_text("You said so before you read.")
    expect(page.locator("course-before .is-before")).to_have_count(1)
