"""The contract of every question kind in a real browser; what only one kind does stands in tests/browser/kinds/."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, Request, expect

from generator.questions import Kind, kinds
from generator.samples import examples
from tests.browser.conftest import Visit, violations
from tests.browser.test_print import printed
from tests.questions.test_kinds import read_items

KINDS = list(kinds().values())
FITS = """() => [...document.querySelectorAll('.course-item *')]
    .filter(e => e.getClientRects().length && !e.closest('.course-hidden, svg, table, pre')
        && (e.getBoundingClientRect().right > innerWidth + 1 || e.getBoundingClientRect().left < -1))
    .map(e => e.className || e.localName)"""
SMALL = """() => [...document.querySelectorAll('.course-item :is(button, select, input, summary, a)')]
    .filter(e => e.getClientRects().length)
    .map(e => (e.closest('label') ?? e).getBoundingClientRect())
    .filter(box => box.width < 24 || box.height < 24).map(box => [box.width, box.height])"""


class Heard:
    """Notes what is asked for."""

    def __init__(self, asked: list[str]) -> None:
        self.asked = asked

    def __call__(self, request: Request) -> None:
        self.asked.append(request.url)


def address(kind: Kind) -> str:
    return f"kinds/{kind.name.replace('_', '-')}/"


def element(page: Page, kind: Kind, item: str) -> Locator:
    return page.locator(f'course-{kind.name.replace("_", "-")}[data-item="{item}"]')


def vectors(kind: Kind) -> list[tuple[str, dict[str, Any]]]:
    data: Any = examples(kind)[0]
    return [(group["item"], vector) for group in data["marking"] for vector in group["responses"]]


def judged_by_learner(kind: Kind) -> bool:
    """Whether learners mark their own answers: then nothing says right or wrong, and our answer is shown before."""
    items, _ = read_items(*examples(kind)[0]["good"])
    return any(part["type"] == "free" for item in items for part in item.as_data())


def look(kind: Kind, verdict: str) -> str:
    """The class of the feedback on a response with a verdict."""
    return "is-told" if judged_by_learner(kind) else f"is-{verdict}"


def kept(page: Page) -> list[dict[str, Any]]:
    found = page.evaluate("() => JSON.parse(localStorage.getItem('course:question-kinds:1') ?? '{}').attempts ?? {}")
    return sorted(found.values(), key=lambda attempt: float(attempt["time"]))


def answer(page: Page, kind: Kind, item: str, response: list[str]) -> Locator:
    """Put a response into the form as if it were the learner's, and check it."""
    asked = element(page, kind, item)
    expect(check(asked)).to_be_visible()
    asked.evaluate("(asked, response) => { asked.show(response); asked.chosen(); }", response)
    check(asked).click()
    if judged_by_learner(kind):
        check(asked).click()  # what was ticked is in the response
    return asked


def check(asked: Locator) -> Locator:
    """The first button: it checks an answer, or shows ours beside it, and then keeps it."""
    return asked.locator(".course-actions > .is-primary")


def responses(kind: Kind, verdict: str) -> list[tuple[str, list[str]]]:
    """Of each item, the first response of the examples that has this verdict and that the form can hold.

    One that is wrong and near enough to score is told as partly right, which is the business of its kind's own tests.
    """
    found: dict[str, list[str]] = {}
    for item, vector in vectors(kind):
        near = verdict == "wrong" and float(vector["score"]) > 0
        if vector["verdict"] == verdict and not near and not vector.get("damaged"):
            found.setdefault(item, vector.get("response", []))
    return list(found.items())


def complete(kind: Kind, verdict: str) -> tuple[str, list[str]]:
    """The first of them."""
    return responses(kind, verdict)[0]


@pytest.fixture(scope="module")
def marking(browser: Browser, samples: str) -> Iterator[Page]:
    """A page that marks and shows nothing."""
    with browser.new_context() as context:
        yield Visit(context, samples).go(address(KINDS[0]))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
class TestKind:
    def test_marking_vectors_hold_in_the_browser(self, marking: Page, kind: Kind) -> None:
        items = {item.id: item.as_data() for item in read_items(*examples(kind)[0]["good"])[0]}
        cases = [(items[item], vector.get("response", [])) for item, vector in vectors(kind)]
        marks = marking.evaluate(
            """async ([kind, cases]) => {
                const ours = document.querySelector("link[href$='browser/element.mjs']").href;
                await import(new URL(`../questions/${kind}/element.mjs`, ours)); // it brings its way to mark
                const { mark } = await import(ours);
                return cases.map(([data, response]) => mark(data, response));
            }""",
            [kind.name, cases],
        )
        for (item, vector), found in zip(vectors(kind), marks, strict=True):
            assert (found["score"], found["verdict"]) == (pytest.approx(float(vector["score"])), vector["verdict"]), (
                item,
                vector,
            )

    def test_every_state_is_accessible_and_fits(self, browser: Browser, samples: str, kind: Kind) -> None:
        with browser.new_context(viewport={"width": 360, "height": 800}) as context:
            visit = Visit(context, samples)
            asked_for: list[str] = []
            visit.page.on("request", Heard(asked_for))
            page = visit.go(address(kind))
            assert violations(page, within=".course-item") == []
            assert page.evaluate(FITS) == []
            assert page.evaluate(SMALL) == []
            fetched = {url.split("/questions/")[1].split("/")[0] for url in asked_for if "/questions/" in url}
            assert fetched == {kind.name}, "only the modules of the kinds on the page"
            assert len(responses(kind, "wrong")) > 1, "the examples have two items to answer"
            (first, wrong), (second, also_wrong) = responses(kind, "wrong")[:2]
            asked = element(page, kind, first)
            check(asked).click()  # without an answer
            expect(asked.locator(".course-errorsum")).to_be_focused()
            assert page.title().startswith("Error: ")
            other = answer(page, kind, second, also_wrong)
            expect(other.locator(".course-feedback")).to_be_visible()
            if not judged_by_learner(kind):
                other.get_by_role("button", name="Show me the answer").click()
                expect(other.locator(".course-key")).to_be_visible()
            expect(asked.locator(".course-errorsum")).to_be_visible()
            assert violations(page, within=".course-item") == [], "one with an error, one with its answer"
            asked.locator(".course-errorsum a").press("Enter")
            assert asked.evaluate("asked => asked.controls().includes(document.activeElement)")
            assert {attempt["item"] for attempt in kept(page)} == {second}
            answer(page, kind, first, wrong)
            expect(asked.locator(".course-feedback")).to_be_visible()
            assert page.evaluate(FITS) == []
            page.evaluate("() => { document.body.dir = 'rtl' }")
            assert page.evaluate(FITS) == []
            page.evaluate("() => { document.body.dir = 'ltr' }")
            page.set_viewport_size({"width": 1280, "height": 800})
            assert page.evaluate(FITS) == []
            assert violations(page) == [], "one marked, one with its answer"
            assert visit.errors == []

    def test_right_and_wrong_are_said_kept_and_come_back(self, browser: Browser, samples: str, kind: Kind) -> None:
        with browser.new_context() as context:
            page = Visit(context, samples).go(address(kind))
            item, wrong = complete(kind, "wrong")
            asked = element(page, kind, item)
            asked.get_by_role("button", name="I do not know yet").press("Enter")
            expect(asked.locator(".course-key")).to_be_visible()
            expect(asked.get_by_role("button", name="Try again")).to_be_focused()
            assert [attempt["response"] for attempt in kept(page)] == [[]]
            asked.get_by_role("button", name="Try again").click()
            asked = answer(page, kind, item, wrong)
            expect(asked.locator(f".course-feedback.{look(kind, 'wrong')}")).to_be_visible()
            assert asked.locator("input:enabled, select:enabled, textarea:enabled").count() == 0
            asked.get_by_role("button", name="Try again").click()
            item, right = complete(kind, "right")
            asked = answer(page, kind, item, right)
            panel = asked.locator(f".course-feedback.{look(kind, 'right')}")
            heading = panel.locator(".is-heading").inner_text()
            assert ("Right" in heading) is not judged_by_learner(kind)
            expect(asked.page.locator("body > [role=status]")).to_contain_text(heading)
            last = kept(page)[-1]
            assert (last["item"], sorted(last["response"]), last["score"]) == (item, sorted(right), 1)
            seen = asked.evaluate("asked => asked.response()")
            page.reload()
            asked = element(page, kind, item)
            expect(panel).to_contain_text("Your answer of")
            expect(panel.locator(".is-heading")).to_have_text(heading)
            assert asked.evaluate("asked => asked.response()") == seen

    def test_it_reads_and_answers_without_script(self, browser: Browser, samples: str, kind: Kind) -> None:
        with browser.new_context(java_script_enabled=False) as context:
            page = Visit(context, samples).go(address(kind))
            for item in read_items(*examples(kind)[0]["good"])[0]:
                asked = element(page, kind, item.id)
                expect(asked.locator("legend").first).to_be_visible()
                assert asked.locator("button").count() == 0, "a button that does nothing"
                details = asked.locator("details.course-answer")
                details.locator("summary").click()
                shown = details.locator("[data-key]")
                assert shown.count() > 0
                for row in shown.all():
                    expect(row).to_be_visible()

    def test_it_prints_the_question_and_the_answer(self, browser: Browser, samples: str, kind: Kind) -> None:
        with browser.new_context() as context:
            page = Visit(context, samples).go(address(kind))
            keys = page.locator(".course-answer [data-key] p").all_text_contents()
            stems = page.locator("legend.is-stem").all_text_contents()
            paper = printed(page)
        assert keys and stems
        for words in (*keys, *stems):
            assert " ".join(words.split())[:40] in paper
