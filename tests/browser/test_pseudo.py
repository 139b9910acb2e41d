"""Every word of the interface comes from the locale file: a pseudo-locale, long and right-to-left, is everywhere."""

import re
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Locator, Page, expect

from generator import assets, words
from tests.browser.conftest import PAIR, TINY, built
from tests.browser.test_answering import choose, question
from tests.browser.test_rating import go_on, open_all
from tests.serving import ServeFolder

PAGES = ("", "m1/", "m1/ask/", "m1/m1-quiz/", "m1/habits/", "glossary/", "your-data/", "nowhere/")


HABITS = TINY / "quizzes/ratings/habits.yml"


def pseudo(entry: Any) -> Any:
    """The entry, marked and a third longer; what is in braces stays."""
    if isinstance(entry, dict):
        return {key: pseudo(value) for key, value in entry.items()}
    text = str(entry)
    return (
        text
        if not re.search("[A-Za-z]{2}", re.sub(r"\{\w+\}", "", text))
        else f"⟦{text}{' ~~~~~' * (len(text) // 15)}~~⟧"
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, serve_folder: ServeFolder) -> Iterator[str]:
    """The course with two modules, its interface in the pseudo-locale, under a language that is read from the right."""
    folder = tmp_path_factory.mktemp("pseudo")
    locales = folder / "locales"
    shutil.copytree(words.LOCALES, locales)  # English too: it names the modules to ship, in every language
    english = yaml.safe_load((words.LOCALES / "en.yml").read_text("utf-8"))
    (locales / "ar.yml").write_text(yaml.safe_dump(pseudo(english), allow_unicode=True), "utf-8")
    shutil.copytree(PAIR, folder / "course")
    head = folder / "course/content/course.yml"
    listed = head.read_text("utf-8").replace("    quiz: m1-quiz", "    ratings:\n      - habits\n    quiz: m1-quiz")
    head.write_text(listed + "language: ar\n", "utf-8")
    rating = folder / "course/quizzes/ratings/habits.yml"
    rating.parent.mkdir()
    text = HABITS.read_text("utf-8").replace("- ask-first", "- ask").replace("      field: two-calls\n", "")
    rating.write_text(text, "utf-8")
    before = words.LOCALES
    words.LOCALES = locales
    for cached in (words.words_for, assets.assets):
        cached.cache_clear()
    try:
        target = built(folder / "course", folder / "site")
    finally:
        words.LOCALES = before
        for cached in (words.words_for, assets.assets):
            cached.cache_clear()
    yield serve_folder(target)


def spoken(page: Page) -> list[str]:
    """What the page says, shown or only named, without what is marked and what Material says in its own language."""
    texts: list[str] = page.evaluate(
        """() => {
            const found = [document.title];
            const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
                const inside = walker.currentNode.parentElement;
                if (!inside.closest("script, noscript, .md-search__output, .md-dialog"))
                    found.push(walker.currentNode.data);
            }
            for (const element of document.body.querySelectorAll("[aria-label], [title], [placeholder], [alt]"))
                for (const name of ["aria-label", "title", "placeholder", "alt"])
                    found.push(element.getAttribute(name) ?? "");
            return found;
        }"""
    )
    for _ in range(3):  # a text may be filled into another
        texts = [re.sub("⟦[^⟦⟧]*⟧", " ", text) for text in texts]
    return [text.strip() for text in texts if text.strip()]


def hard_coded(page: Page) -> set[str]:
    return {word for text in spoken(page) for word in re.findall(r"[a-z]{3,}", text.lower())}


def test_no_word_is_hard_coded(browser: Browser, site: str) -> None:
    own = " ".join(path.read_text("utf-8") for path in (*PAIR.rglob("*.yml"), HABITS)).lower()
    known = set(re.findall(r"[^\W\d_]+", own)) | {"mailto"}
    with browser.new_context(viewport={"width": 360, "height": 740}) as context:
        page = context.new_page()
        for path in PAGES:
            page.goto(site + path)
            if path == "m1/ask/":
                press(question(page, "ask-1"))
                choose(question(page, "ask-2"), "right")
                press(question(page, "ask-2"))
            if path == "m1/habits/":
                for _ in range(3):
                    go_on(page)
                assert hard_coded(page) - known == set(), "with an error"
                page.locator(".course-errorsum a").first.click()
                open_all(page)
            assert hard_coded(page) - known == set(), path


def press(asked: Locator) -> None:
    asked.locator(".course-actions .is-primary").click()


def test_long_words_from_the_right_fit(browser: Browser, site: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        for path in PAGES:
            page.goto(site + path)
            assert page.evaluate("() => getComputedStyle(document.body).direction") == "rtl", path
            assert too_wide(page) == [], path
        page.goto(site + "m1/ask/")
        asked = question(page, "ask-1")
        choose(asked, "low")
        press(asked)
        expect(asked.locator(".course-feedback")).to_be_visible()
        assert too_wide(page) == [], "answered"


def too_wide(page: Page) -> list[int]:
    """The widths of the window at which the page is wider than it."""
    found = []
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 740})
        if page.evaluate("() => document.documentElement.scrollWidth > innerWidth"):
            found.append(width)
    return found
