"""A link within a page leaves the page as it is, with all that was chosen in it; Back and Forward as well.

Material's instant navigation does not know the page that it starts on: the first such link fetched it once more and put
it in place of the one in use.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, Request, Route, expect

from tests.browser.conftest import Visit
from tests.browser.test_answering import question

LESSONS = pytest.mark.parametrize("site", ["pair", "pair_right_url"])
TESTS = pytest.mark.parametrize("site", ["quizzes", "quizzes_right_url"])
RATINGS = pytest.mark.parametrize("site", ["tiny", "tiny_right_url"])
BY = pytest.mark.parametrize("by", ["mouse", "Enter"])


@pytest.fixture
def visit(browser: Browser, site: str, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """A desktop browser at the site that the test names."""
    with browser.new_context(viewport={"width": 1280, "height": 800}) as context:
        yield Visit(context, request.getfixturevalue(site))


class Stays:
    """Watches that a page is not fetched again, and that its main part stays the same element."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.asked: list[str] = []
        page.wait_for_load_state("networkidle")  # Material has its list of pages, without which it leaves links alone
        page.evaluate("() => { window.was = document.getElementById('main') }")
        page.on("request", self._heard)

    def _heard(self, request: Request) -> None:
        if not request.url.endswith("/mark.svg"):  # a whole browser asks for the icon when it likes
            self.asked.append(request.url)

    def check(self) -> None:
        """Whatever a click or Back sets off has begun by now."""
        assert self.page.evaluate("() => window.was === document.getElementById('main')"), "another main part"
        assert self.asked == []


def follow(link: Locator, by: str) -> None:
    if by == "mouse":
        link.click()
    else:
        link.press(by)


def step(page: Page, name: str) -> Locator:
    return page.locator(".course-steps a", has_text=name)


def at(page: Page, part: str) -> None:
    """A part of the lesson stands at the top of the window, or as far up as the page goes; Material has noted it."""
    page.wait_for_function(
        """part => location.hash === (part && `#${part}`) && history.state?.y === scrollY && (part
            ? document.getElementById(part).getBoundingClientRect().top < 100
              || scrollY + innerHeight > document.body.scrollHeight - 2
            : scrollY === 0)""",
        arg=part,
    )


@LESSONS
@BY
def test_a_step_of_a_lesson_keeps_what_is_chosen(visit: Visit, by: str) -> None:
    page = visit.go("m1/ask/")
    question(page, "ask-2").locator('input[value="low"]').check()
    stays = Stays(page)
    for name, part in (("Check", "check"), ("Keep", "keep")):
        follow(step(page, name), by)
        at(page, part)
        stays.check()
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.closest('#keep, .course-turn') !== null"), "on from there"
    expect(question(page, "ask-2").locator('input[value="low"]')).to_be_checked()
    page.locator(".course-skip").press("Enter")  # in the bar, which stays while pages change
    expect(page.locator("#main")).to_be_focused()
    stays.check()


@LESSONS
@BY
def test_the_way_to_what_is_missing_leads_there(visit: Visit, by: str) -> None:
    page = visit.go("m1/ask/")
    asked = question(page, "ask-1")
    asked.get_by_role("button", name="Check my answer").click()
    stays = Stays(page)
    follow(asked.locator(".course-errorsum a"), by)
    expect(asked.locator("input").first).to_be_focused()
    stays.check()
    expect(asked.locator(".course-errorsum")).to_be_visible()


@RATINGS
@BY
def test_so_does_the_one_of_a_rating(visit: Visit, by: str) -> None:
    page = visit.go("m1/habits/")
    for _ in range(3):
        page.locator("course-rating > .course-actions .is-primary").click()
    stays = Stays(page)
    follow(page.locator(".course-errorsum a").nth(1), by)
    expect(page.locator('[data-statement="said-back"] input').first).to_be_focused()
    stays.check()
    expect(page.locator(".course-errorsum")).to_be_visible()


@TESTS
@BY
def test_a_test_goes_on_where_its_links_say(visit: Visit, by: str) -> None:
    page = visit.go("m4/test-end/")
    numbered = page.locator(".course-q__meta:visible")
    page.locator(".course-item:visible input").first.check()
    page.get_by_role("button", name="Next question").click()
    page.reload()
    stays = Stays(page)
    follow(page.get_by_role("link", name="Continue, question 2 of 3"), by)
    expect(numbered).to_be_focused()
    expect(page.locator(".course-goon")).to_have_count(0)
    stays.check()
    follow(page.locator("#tally a:visible").nth(2), by)
    expect(numbered).to_have_text("Question 3 of 3")
    stays.check()
    page.get_by_role("button", name="Check and hand in").click()
    follow(page.get_by_role("link", name="Change your answer to question 1"), by)
    expect(numbered).to_have_text("Question 1 of 3")
    expect(numbered).to_be_focused()
    stays.check()


@TESTS
def test_the_row_of_questions_keeps_what_is_chosen(visit: Visit) -> None:
    page = visit.go("m1/practice/")
    page.locator('course-choice[data-item="p-1"] input').first.check()
    stays = Stays(page)
    page.locator("#tally a").nth(2).click()
    page.wait_for_function("() => location.hash === '#q_p-3'")
    stays.check()
    expect(page.locator('course-choice[data-item="p-1"] input').first).to_be_checked()


@LESSONS
@pytest.mark.parametrize("first", ["", "m1/ask/"], ids=["brought", "loaded"])
def test_back_and_forward_lead_through_a_page_and_on(visit: Visit, site: str, first: str) -> None:
    page = visit.go(first)
    page.wait_for_load_state("networkidle")
    if first == "":
        page.locator('main [data-lesson="ask"] a').click()
        page.wait_for_url("**/m1/ask/")
        expect(page.get_by_role("heading", level=1, name="Ask")).to_be_visible()
    stays = Stays(page)
    for name, part in (("Check", "check"), ("Keep", "keep")):
        step(page, name).evaluate("link => link.click()")  # from where the page stands
        at(page, part)
    back, on = page.go_back, page.go_forward
    for go, part in ((back, "check"), (back, ""), (on, "check"), (on, "keep")):
        go()
        at(page, part)
        stays.check()
    page.locator("a[rel=next]").last.click()
    page.wait_for_url("**/m1/tell/")
    expect(page.get_by_role("heading", level=1, name="Tell")).to_be_visible()
    page.wait_for_function("() => scrollY === 0")
    page.go_back()
    expect(page.get_by_role("heading", level=1, name="Ask")).to_have_count(1)
    at(page, "keep")
    if site == "pair_right_url":
        expect(page.locator("#keep")).to_be_focused()
        expect(page.locator("body > [role=status]")).to_have_text("Ask - Pair")
    page.go_back()
    at(page, "check")
    page.go_forward()
    at(page, "keep")
    page.go_forward()
    page.wait_for_url("**/m1/tell/")
    expect(page.get_by_role("heading", level=1, name="Tell")).to_be_visible()
    if site == "pair_right_url":
        expect(page.get_by_role("heading", level=1, name="Tell")).to_be_focused()
    assert visit.errors == []


@pytest.mark.parametrize("site", ["pair_right_url"])
def test_a_place_that_was_left_at_once_is_found_again(visit: Visit) -> None:
    """Before Material could note where it stood, that is 100 ms after the last scrolling."""
    page = visit.go("")
    page.locator('main [data-lesson="ask"] a').click()
    page.wait_for_url("**/m1/ask/")
    at(page, "")
    step(page, "Check").evaluate("link => { link.click(); history.back(); }")
    at(page, "")
    page.go_forward()
    at(page, "check")


@pytest.mark.parametrize("site", ["pair_right_url"])
def test_back_before_a_page_has_come(visit: Visit) -> None:
    page = visit.go("m1/ask/")
    page.wait_for_load_state("networkidle")
    waiting: list[Route] = []
    page.route("**/m1/tell/", lambda route: waiting.append(route))
    with page.expect_request("**/m1/tell/"):
        page.locator("a[rel=next]").last.click()
    with page.expect_request("**/m1/ask/"):  # it is asked for again, so that the other one cannot come in its place
        page.go_back()
    expect(page.get_by_role("heading", level=1, name="Ask")).to_be_focused()
    for route in waiting:
        route.abort()
    assert page.url.endswith("/m1/ask/")


@LESSONS
@pytest.mark.parametrize("press", ["Control", "middle"])
def test_a_link_within_the_page_opens_beside_it_as_any(visit: Visit, press: str) -> None:
    page = visit.go("m1/ask/")
    page.wait_for_load_state("networkidle")
    link = step(page, "Check")
    with page.context.expect_page() as beside:
        if press == "middle":
            link.click(button="middle")
        else:
            link.click(modifiers=["Control"])
    beside.value.wait_for_url("**/m1/ask/#check")
    assert "#" not in page.url


@LESSONS
def test_a_link_to_the_page_itself_loads_it(visit: Visit) -> None:
    page = visit.go("m1/ask/")
    page.wait_for_load_state("networkidle")
    step(page, "Check").click()
    at(page, "check")
    page.evaluate("() => { window.was = true }")
    page.locator(".course-side [aria-current=page]").click()
    page.wait_for_function("() => !window.was && location.hash === ''")
    expect(page.get_by_role("heading", level=1, name="Ask")).to_be_visible()
