"""What is answered stays: in two tabs at once, and where storage is blocked, full or damaged."""

import json

from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.test_answering import KEY, LESSON, attempts, check, choose, question


def test_two_tabs_answering_lose_nothing(context: BrowserContext, pair: str) -> None:
    one, two = context.new_page(), context.new_page()
    one.goto(pair + LESSON)
    two.goto(pair + LESSON)
    for item, option, tab in (("ask-1", "right", one), ("ask-3", "low", two), ("ask-2", "low", one)):
        tab.bring_to_front()  # a browser draws a page behind once a second
        choose(question(tab, item), option)
        check(question(tab, item))
        expect(question(tab, item).locator(".course-feedback")).to_be_visible()
    expect(question(one, "ask-3").locator(".course-feedback")).to_contain_text("Not this one")
    expect(question(two, "ask-1").locator(".course-feedback")).to_contain_text("Right")
    assert {attempt["item"] for attempt in attempts(one)} == {"ask-1", "ask-2", "ask-3"}


def test_many_writes_from_two_tabs_at_once(context: BrowserContext, pair: str) -> None:
    one, two = context.new_page(), context.new_page()
    script = """async ([base, name]) => {
        const { theStore } = await import(base + "assets/course/browser/course.mjs");
        const writes = Array.from({ length: 60 }, (_, i) => theStore().addAttempt(
            { time: i, item: name + i, version: "v", response: [], score: 0 }));
        await Promise.all(writes);
    }"""
    for tab in (one, two):
        tab.goto(pair + "m1/")
    starts = [
        tab.evaluate(f"([base, name]) => {{ window.done = ({script})([base, name]) }}", [pair, name])
        for tab, name in ((one, "a"), (two, "b"))
    ]
    assert starts == [None, None]
    for tab in (one, two):
        tab.evaluate("() => window.done")
    for tab in (one, two):  # the tabs' processes tell each other a moment later
        tab.wait_for_function("k => Object.keys(JSON.parse(localStorage.getItem(k)).attempts).length === 120", arg=KEY)


def test_what_another_tab_overwrote_comes_back(context: BrowserContext, pair: str) -> None:
    """Two processes may both write on top of an old reading; here the other tab's writing knows nothing of ours."""
    one, two = context.new_page(), context.new_page()
    one.goto(pair + LESSON)
    two.goto(pair)
    one.bring_to_front()
    choose(question(one, "ask-1"), "right")
    check(question(one, "ask-1"))
    expect(question(one, "ask-1").locator(".course-feedback")).to_be_visible()
    theirs = {"time": 1, "item": "ask-3", "version": "v", "response": [], "score": 0}
    old = {"format": 1, "course": "pair", "attempts": {"theirs": theirs}, "fields": {}}
    two.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, json.dumps(old)])
    two.wait_for_function("k => Object.keys(JSON.parse(localStorage.getItem(k)).attempts).length === 2", arg=KEY)
    assert [attempt["item"] for attempt in attempts(two)] == ["ask-3", "ask-1"]


def test_the_next_answer_brings_back_what_was_overwritten_unseen(page: Page, pair: str) -> None:
    """Another tab wrote on top of an old reading, or cleared everything, and its telling is still on the way."""
    stored: list[list[str]] = page.evaluate(
        """async ([base, key]) => {
            const { theStore } = await import(base + "assets/course/browser/course.mjs");
            const answer = name => theStore().addAttempt({ time: 1, item: name, version: "v", response: [], score: 0 });
            const items = () => Object.values(JSON.parse(localStorage.getItem(key)).attempts).map(a => a.item).sort();
            await answer("first");
            localStorage.setItem(key, JSON.stringify({ format: 1, course: "pair", attempts: {}, fields: {} }));
            await answer("second");
            const overwritten = items();
            localStorage.removeItem(key);
            await answer("third");
            return [overwritten, items()];
        }""",
        [pair, KEY],
    )
    assert stored == [["first", "second"], ["third"]]


def test_blocked_storage_is_told_and_the_page_still_works(browser: Browser, pair: str) -> None:
    with browser.new_context() as context:
        context.add_init_script(
            "for (const name of ['localStorage', 'sessionStorage'])"
            "Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError') } })"
        )
        page = context.new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error.stack)))
        page.goto(pair + LESSON)
        expect(page.locator("course-notices")).to_contain_text("Your browser blocks storage")
        choose(question(page, "ask-1"), "right")
        check(question(page, "ask-1"))
        expect(question(page, "ask-1").locator(".course-feedback")).to_contain_text("Right")
        assert [error for error in errors if "Storage" in error or error == "no"] == []


def test_full_storage_is_told(page: Page) -> None:
    page.evaluate(
        """() => {
            Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError") };
        }"""
    )
    choose(question(page, "ask-1"), "right")
    check(question(page, "ask-1"))
    expect(question(page, "ask-1").locator(".course-feedback")).to_contain_text("Right")
    expect(page.locator("course-notices")).to_contain_text("storage is full")


def test_damaged_storage_is_put_aside(page: Page, pair: str) -> None:
    page.goto(pair + "assets/course/course.css")  # nothing runs here
    page.evaluate("key => localStorage.setItem(key, '{\"format\":1,')", KEY)
    page.goto(pair + LESSON)
    expect(page.locator("course-notices")).to_contain_text("could not be read")
    choose(question(page, "ask-1"), "right")
    check(question(page, "ask-1"))
    expect(question(page, "ask-1").locator(".course-feedback")).to_be_visible()
    assert len(attempts(page)) == 1
    assert page.evaluate("key => localStorage.getItem(key + ':damaged')", KEY) == '{"format":1,'
