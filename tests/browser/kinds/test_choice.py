"""Options that count only together, and options with a picture."""

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.questions import kinds
from tests.browser.test_kinds import address, element, kept

KIND = kinds()["choice"]


@pytest.fixture
def page(browser: Browser, samples: str) -> Page:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.goto(samples + address(KIND))
    return page


def test_a_part_of_a_whole_is_no_plain_miss(page: Page) -> None:
    asked = element(page, KIND, "what-comes-before-a-number")
    expect(asked).to_contain_text("They count only together.")
    asked.get_by_label("What the order has to achieve").check()
    asked.get_by_role("button", name="Check my answer").click()
    expect(asked.locator(".course-feedback.is-wrong .is-heading")).to_have_text("Not this set yet")
    expect(asked.locator(".course-opt.is-right .is-verdict")).to_have_text("Your answer, right")
    asked.get_by_role("button", name="Try again").click()
    asked.get_by_label("How much discount").check()
    asked.get_by_role("button", name="Check my answer").click()
    expect(asked.locator(".course-feedback.is-wrong .is-heading")).to_have_text("Not this one")
    assert [attempt["score"] for attempt in kept(page)] == [0, 0]


def test_all_right_ones_and_one_more_is_told_as_that(page: Page) -> None:
    asked = element(page, KIND, "what-makes-walking-easier")
    for name in ("A full pipeline", "Cash in the bank", "A forecast you promised"):
        asked.get_by_label(name).check()
    asked.get_by_role("button", name="Check my answer").click()
    panel = asked.locator(".course-feedback.is-partial")
    expect(panel.locator(".is-heading")).to_have_text("Partly right: 2 of 2 found, 1 too many")
    assert kept(page)[0]["score"] == 0.5


def test_a_picture_belongs_to_the_name_of_its_option(page: Page) -> None:
    asked = element(page, KIND, "which-beam-shows-it")
    level = asked.get_by_role(
        "radio", name="A beam that lies level, a dot on its left end and a square on its right end."
    )
    expect(level).to_have_accessible_name(
        "A beam that lies level, a dot on its left end and a square on its right end. The level one"
    )
    drawing = asked.locator("svg").first.bounding_box()
    assert drawing and drawing["height"] > 80 and drawing["width"] == pytest.approx(2 * drawing["height"], abs=1)
    asked.locator("label", has_text="with you down").locator("svg").click()
    asked.get_by_role("button", name="Check my answer").click()
    expect(asked.locator(".course-feedback.is-right")).to_be_visible()
