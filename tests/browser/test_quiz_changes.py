"""A quiz goes on when something around it changes: its author edits it, a retry is drawn, its page is left."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import QUIZZES, Visit, built, violations
from tests.browser.test_quizzes import CHECKPOINT, DRAWN, PRACTICE, SILENT, TEST, answer, question, record, shown
from tests.serving import ServeFolder

OPEN = """
  - id: {id}
    kind: open
    objective: {objective}
    level: create
    stem: Write a line of your own, {id}.
    model: We can do that, if you take two years.
    criteria:
      - id: asks
        text: It asks for something back.
      - id: names
        text: It names a number.
"""
NUMBER = """
  - id: t-number
    kind: numeric
    objective: ask-5
    level: apply
    stem: What is two and two?
    answer: 4
    feedback: Two and two more are four, as two pairs of hands show.
    otherwise: Count on your fingers, first one hand and then the other.
"""
EDIT = """([name, change]) => navigator.locks.request("course:quizzes:1", () => {
    const record = JSON.parse(localStorage.getItem("course:quizzes:1"));
    new Function("record", "quiz", change)(record, record.fields[`quiz/${name}`]);
    localStorage.setItem("course:quizzes:1", JSON.stringify(record));
})"""
"""Takes the lock of the store, which may still have to write what was answered a moment ago."""


@pytest.fixture
def visit(context: BrowserContext, quizzes_site: Path, serve_folder: ServeFolder) -> Visit:
    return Visit(context, serve_folder(quizzes_site))


@pytest.fixture(scope="session")
def open_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same course with texts to write: a practice of two, and one in a test, which also asks a number."""
    course = tmp_path_factory.mktemp("open") / "course"
    shutil.copytree(QUIZZES, course)
    practice, silent = course / "quizzes/m1/practice.yml", course / "quizzes/m5/test-none.yml"
    head, _, _ = practice.read_text("utf-8").partition("items:")
    head = head.partition("bands:")[0]
    both = (OPEN.format(id=name, objective=f"{name}-1") for name in ("tell", "ask"))
    practice.write_text(f"{head}items:{''.join(both)}", "utf-8")
    test = silent.read_text("utf-8").replace("feedback: none", "feedback: end").rstrip()
    silent.write_text(test + OPEN.format(id="t-open", objective="tell-5").rstrip() + NUMBER, "utf-8")
    lesson = course / "content/m5/lesson-5.yml"
    linked = lesson.read_text("utf-8").replace("text: ask in way 5", 'text: "ask in [way](lesson:lesson-1) 5"')
    lesson.write_text(linked, "utf-8")
    return built(course, course.parent / "site")


def edit(page: Page, quiz: str, change: str) -> None:
    """Change the record as if it had been written before the course became what it is, and look at the page anew."""
    page.evaluate(EDIT, [quiz, change])
    page.reload()


@pytest.mark.parametrize("items", ['["gone", ...run.items]', '["gone"]'])
def test_a_run_lets_go_of_items_that_are_no_longer_there(visit: Visit, items: str) -> None:
    page = visit.go(PRACTICE)
    edit(page, "practice", f"const run = quiz.value; run.items = {items}")
    expect(page.locator("course-tally")).to_contain_text("0 of 3 answered")
    for item in ("p-1", "p-2", "p-3"):
        answer(page, item, "right")
    expect(page.locator("#result")).to_contain_text("3 of 3")
    assert record(page)["fields"]["quiz/practice"]["value"]["items"] == ["p-1", "p-2", "p-3"]


def test_practice_counts_the_first_try_though_another_question_took_its_place(visit: Visit) -> None:
    page = visit.go("")
    practice = page.request.get(visit.address + CHECKPOINT).text().replace("&#34;checkpoint&#34;", "&#34;practice&#34;")
    page.route(f"**/{CHECKPOINT}", lambda route: route.fulfill(body=practice, content_type="text/html"))
    page = visit.go(CHECKPOINT)
    for item in ("c-1", "c-2", "c-4"):
        answer(page, item, "right")
    answer(page, "c-3", "low")
    edit(page, "checkpoint", "for (const each of Object.values(record.attempts)) each.confidence = 3")
    result = page.locator("#result")
    expect(result.locator(".course-surprises").get_by_role("link")).to_have_text(["Question c-3, what do you do?"])
    page.get_by_role("button", name="Answer the one you missed").click()
    answer(page, "c-spare", "right")
    expect(result).to_contain_text("3 of 4")
    expect(result).to_contain_text("right on the first try")
    expect(result.locator(".course-surprises")).to_contain_text("Question c-3, what do you do?")
    expect(result.locator(".course-surprises").get_by_role("link")).to_have_count(0)  # it is no longer asked
    edit(page, "checkpoint", "quiz.value.items.unshift('gone'); quiz.value.first.unshift('gone')")
    expect(result).to_contain_text("3 of 4")


def test_a_test_that_was_handed_in_takes_no_further_answer(visit: Visit) -> None:
    page = visit.go(TEST)
    items = [item for item, _ in shown(page)]
    answer(page, items[0], "right")
    for _ in items:
        page.locator(".course-paging .is-on").click()
    page.get_by_role("button", name="Hand in").click()
    expect(page.locator("#result")).to_contain_text("1 of 3")
    edit(
        page,
        "test-end",
        f"""for (const [id, each] of Object.entries(record.attempts)) {{
        if (each.item === "{items[0]}") each.version = "older";
        if (each.item === "{items[1]}") delete record.attempts[id];
    }}""",
    )
    expect(page.locator("#result")).to_contain_text("1 of 3")
    expect(question(page, items[0]).locator(".course-notice")).to_contain_text("updated since")
    for item in items[:2]:
        expect(question(page, item).locator("input:enabled")).to_have_count(0)
        expect(question(page, item).get_by_role("button")).to_have_count(0)


def test_a_test_that_is_taken_again_tells_nothing_before_its_end(
    context: BrowserContext, open_site: Path, serve_folder: ServeFolder
) -> None:
    """Its items may stand in the same order again, so that no question moves."""
    page = Visit(context, serve_folder(open_site)).go(SILENT)
    answer(page, "t-1", "right")
    page.get_by_role("button", name="Hand in").click()
    expect(question(page, "t-1").locator(".course-feedback")).to_contain_text("Right")
    page.get_by_role("button", name="Take the whole quiz again").click()
    expect(page.locator("course-tally")).to_contain_text("0 of 5 answered")
    assert page.locator(".course-item input:checked").count() == 0
    assert page.get_by_role("button", name="Check my answer").count() == 0
    answer(page, "t-1", "low")
    expect(page.locator("course-tally")).to_contain_text("1 of 5 answered")


def test_an_answer_that_waits_counts_only_for_the_version_it_was_given_to(visit: Visit) -> None:
    page = visit.go(SILENT)
    for item in ("t-1", "t-2", "t-3"):
        answer(page, item, "right")
    older = "record.fields[`quiz/test-none/{}`].value.version = 'older';"
    edit(page, "test-none", older.format("t-1") + older.format("t-2"))
    asked = question(page, "t-1")
    expect(asked.locator(".course-notice")).to_contain_text("updated since")
    expect(asked.locator("input:checked")).to_have_count(0)
    expect(asked.get_by_role("button", name="Clear my answer")).to_be_hidden()
    expect(page.locator("course-tally")).to_contain_text("1 of 3 answered")
    expect(page.locator("#result")).to_contain_text("2 questions wait for an answer")
    assert violations(page) == []
    answer(page, "t-1", "right")
    expect(asked.locator(".course-notice")).to_have_count(0)
    expect(page.locator("course-tally")).to_contain_text("2 of 3 answered")
    page.get_by_role("button", name="Hand in").click()
    expect(page.locator("#result")).to_contain_text("your answers are kept")
    scores = {each["item"]: (each["response"], each["score"]) for each in record(page)["attempts"].values()}
    assert scores == {"t-1": (["right"], 1), "t-2": ([], 0), "t-3": (["right"], 1)}


def test_what_is_asked_again_has_an_empty_form(visit: Visit) -> None:
    page = visit.go(CHECKPOINT)
    for item in ("c-1", "c-2", "c-3", "c-4"):
        answer(page, item, "low")
    page.get_by_role("button", name="Answer the 4 you missed").click()
    expect(page.locator("course-tally")).to_contain_text("0 of 4 answered")
    assert page.locator(".course-item:not([data-aside]) input:checked").count() == 0
    page = visit.go(DRAWN)
    for item, _ in shown(page):
        page.locator(f'course-tally a[data-item="{item}"]').click()
        answer(page, item, "low")
    for _ in range(3):  # in another order each time, so that questions move
        page.get_by_role("button", name="Take the whole quiz again").click()
        assert page.locator(".course-item:not([data-aside]) input:checked").count() == 0
        for item, _ in shown(page):
            page.locator(f'course-tally a[data-item="{item}"]').click()
            answer(page, item, "low")
    assert visit.errors == []


def test_a_first_visit_draws_once(context: BrowserContext, visit: Visit) -> None:
    context.add_init_script(
        """window.runs = new Set();
        const { setItem } = Storage.prototype;
        Storage.prototype.setItem = function (key, text) {
            const run = JSON.parse(text).fields?.["quiz/test-end"]?.value.run;
            if (run) window.runs.add(run);
            setItem.call(this, key, text);
        };"""
    )
    page = visit.go(TEST)
    assert page.evaluate("() => window.runs.size") == 1


def test_a_run_can_be_drawn_anew_although_a_clock_was_ahead(visit: Visit) -> None:
    page = visit.go(PRACTICE)
    edit(page, "practice", "quiz.time += 86_400_000")
    for item in ("p-1", "p-2", "p-3"):
        answer(page, item, "right")
    page.get_by_role("button", name="Take the whole quiz again").click()
    expect(page.locator("course-tally")).to_contain_text("0 of 3 answered")


def test_what_was_missed_is_asked_again_although_a_clock_was_ahead(visit: Visit) -> None:
    page = visit.go(CHECKPOINT)
    for item in ("c-1", "c-2", "c-3", "c-4"):
        answer(page, item, "low")
    edit(page, "checkpoint", "for (const each of Object.values(record.attempts)) each.time += 86_400_000")
    page.get_by_role("button", name="Answer the 4 you missed").click()
    expect(page.locator("course-tally")).to_contain_text("0 of 4 answered")
    answer(page, "c-2", "right")
    expect(question(page, "c-2").locator(".course-feedback")).to_contain_text("Right")
    page.reload()
    expect(page.locator("course-tally")).to_contain_text("1 of 4 answered")


def test_texts_to_write_may_move_and_count_for_nothing(
    context: BrowserContext, open_site: Path, serve_folder: ServeFolder
) -> None:
    visit = Visit(context, serve_folder(open_site))
    page = visit.go(PRACTICE)
    edit(page, "practice", "quiz.value.items.reverse()")
    assert visit.errors == []
    assert page.locator(".course-sure").count() == 0
    for item in ("ask", "tell"):
        asked = page.locator(f'course-open[data-item="{item}"]')
        asked.locator("textarea").fill("Yes, if you take two years.")
        asked.get_by_role("button", name="Compare").click()
        asked.get_by_role("button", name="Save").click()
    for item in ("ask", "tell"):  # also the last one, whose way on is told anew whenever something changes
        expect(page.locator(f'course-open[data-item="{item}"]')).to_contain_text("You ticked 0 of 2")
    result = page.locator("#result")
    expect(result).to_contain_text("2 you judged yourself")
    expect(page.locator("[data-tally]")).to_have_text("2 you judged yourself")
    page = visit.go("")
    expect(page.locator('main li[data-quiz="practice"] .is-state')).to_have_text("2 you judged yourself")
    page.go_back()
    expect(result).not_to_contain_text("of 0")
    assert result.locator("ul:empty").count() == 0


def test_a_text_of_a_test_is_kept_when_its_page_is_taken_away(
    context: BrowserContext, open_site: Path, serve_folder: ServeFolder
) -> None:
    page = Visit(context, serve_folder(open_site)).go(SILENT)
    page.locator("course-open textarea").evaluate(
        """field => {
            field.value = "Half a line";
            field.dispatchEvent(new Event("input", { bubbles: true })); // typed, and never left by Tab or a click
            document.querySelector("main").remove(); // as instant navigation does
        }"""
    )
    assert record(page)["fields"]["quiz/test-none/t-open"]["value"]["response"] == ["text=Half a line"]


def test_a_test_is_not_handed_in_while_a_question_has_not_loaded(
    context: BrowserContext, open_site: Path, serve_folder: ServeFolder
) -> None:
    page = Visit(context, serve_folder(open_site)).go(SILENT)
    page.locator("course-numeric input").fill("4")
    page.locator("h1").click()
    expect(page.locator("course-tally")).to_contain_text("1 of 5 answered")
    page.route("**/questions/numeric/element.mjs", lambda route: route.abort())
    page.reload()
    hand_in = page.get_by_role("button", name="Hand in")
    for _ in range(2):
        hand_in.click()
        told = page.locator("#result").get_by_role("alert")
        expect(told).to_have_text(
            "Some questions have not loaded, so nothing is handed in yet. Reload the page; your answers are kept."
        )
    assert violations(page) == []
    assert record(page)["attempts"] == {}
    page.unroute("**/questions/numeric/element.mjs")
    page.reload()
    hand_in.click()
    scores = {each["item"]: each["score"] for each in record(page)["attempts"].values()}
    assert scores["t-number"] == 1 and len(scores) == 5


def test_a_test_keeps_what_was_typed_and_lets_a_text_be_judged(
    context: BrowserContext, open_site: Path, serve_folder: ServeFolder
) -> None:
    visit = Visit(context, serve_folder(open_site))
    page = visit.go(SILENT)
    number = page.locator("course-numeric input")
    number.fill("four or so")
    page.locator("course-open textarea").fill("Yes, if you take two years.")
    page.locator("h1").click()
    expect(page.locator("course-tally")).to_contain_text("1 of ")
    expect(number).to_have_value("four or so")
    page.reload()
    expect(number).to_have_value("four or so")
    page.get_by_role("button", name="Hand in").click()
    page.locator("course-open").get_by_role("button", name="Save my judgment").click()
    expect(page.locator("course-open")).to_contain_text("You ticked 0 of 2")
    expect(page.locator("#result .course-score")).to_contain_text("0 of 4")
    rings = "The rings mark the 4 to look at again"
    expect(page.locator("[data-tally]")).to_have_text(f"0 of 4 right, and one you judged yourself. {rings}")
    expect(page.locator('course-tally [data-item="t-open"]')).to_have_class("is-done")
    page = visit.go("")
    told = page.locator('main li[data-quiz="test-none"] .is-state')
    expect(told).to_have_text("0 of 4 right, and one you judged yourself")
    page.go_back()
    expect(page.locator("#result .course-bars")).to_contain_text("ask in way 5")  # with a link of its own in it
