"""Every kind of page: its golden main part, and what must hold for all of them."""

import posixpath
import re
from collections import Counter
from collections.abc import Callable
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from generator import build
from generator.pages import kinds_of_page
from generator.pages.site import Page
from tests import tiny

TINY = Path(__file__).parents[1] / "courses" / "tiny"
MUST_EXIST = {"home", "module", "lesson", "quiz", "rating", "glossary", "handout", "your_data"}


@cache
def made(directory_urls: bool = True) -> tuple[Page, ...]:
    checked = build.check(TINY)
    assert checked.problems == []
    return build.prepare(checked, directory_urls=directory_urls).pages


class Outline(HTMLParser):
    """What a page's HTML consists of."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.unmatched: list[str] = []
        self.feed(page.body)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in ("input", "br", "img", "hr", "path", "rect", "circle", "line"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1] == tag:
            self.open.pop()
        elif tag not in ("path", "rect", "circle", "line"):
            self.unmatched.append(tag)

    def values(self, attribute: str) -> list[str]:
        return [attributes[attribute] for _, attributes in self.tags if attribute in attributes]


def test_the_kinds_that_must_exist_do() -> None:
    assert set(kinds_of_page()) >= MUST_EXIST
    assert {page.kind for page in made()} == set(kinds_of_page())


@pytest.mark.parametrize("page", made(), ids=lambda page: page.path)
class TestPage:
    def test_golden(self, page: Page, golden: Callable[[str, str], None]) -> None:
        golden(f"pages/{page.path}.html", page.body)

    def test_it_is_whole(self, page: Page) -> None:
        outline = Outline(page)
        assert outline.unmatched == [] and outline.open == []
        assert page.title and "<" not in page.title
        assert "{{" not in page.body

    def test_ids_are_unique_and_references_lead_somewhere(self, page: Page) -> None:
        outline = Outline(page)
        ids = Counter(outline.values("id"))
        assert [name for name, count in ids.items() if count > 1] == []
        for attribute in ("for", "aria-labelledby", "aria-describedby"):
            for names in outline.values(attribute):
                assert set(names.split()) <= set(ids), (attribute, names)

    def test_headings_are_in_order(self, page: Page) -> None:
        levels = [int(tag[1]) for tag, _ in Outline(page).tags if re.fullmatch("h[1-6]", tag)]
        assert levels[0] == 1 and levels.count(1) == 1
        assert all(later - earlier <= 1 for earlier, later in pairwise(levels)), levels

    def test_nothing_a_strict_policy_forbids(self, page: Page) -> None:
        for tag, attributes in Outline(page).tags:
            assert tag not in ("script", "style", "iframe", "object", "link")
            assert not [name for name in attributes if name.startswith("on") or name == "style"]

    def test_questions_stay_out_of_search(self, page: Page) -> None:
        for tag, attributes in Outline(page).tags:
            if "data-answer" in attributes or "course-item" in attributes.get("class", "").split():
                assert "data-search-exclude" in attributes, tag


@pytest.mark.parametrize("directory_urls", [True, False], ids=["folders", "flat"])
def test_every_link_leads_to_a_page_and_an_anchor(directory_urls: bool) -> None:
    pages = made(directory_urls)
    anchors = {address(page, directory_urls): set(Outline(page).values("id")) for page in pages}
    seen = 0
    for page in pages:
        here = address(page, directory_urls)
        for target in Outline(page).values("href"):
            if target.startswith(("https://", "mailto:")):
                continue
            path, _, anchor = target.partition("#")
            assert not path.startswith("/"), "links are relative, so that a site works below any address"
            there = here
            if path:
                there = posixpath.normpath(posixpath.join("/" + posixpath.dirname(here), path)).lstrip("/")
                there += "/" if path.endswith("/") and there else ""
            assert there in anchors, (here, target)
            assert not anchor or anchor in anchors[there], (here, target)
            seen += 1
    assert seen > 20


@pytest.mark.parametrize("course", ["tiny", "quizzes", "pair"])
def test_every_page_says_in_words_of_its_own_what_it_is_about(course: str) -> None:
    pages = build.prepare(build.check(TINY.parent / course)).pages
    said = Counter(page.description for page in pages if page.kind != "module")  # its summary is its author's
    assert "" not in said and not [words for words, count in said.items() if count > 1]


def test_a_quiz_is_described_by_its_title_and_how_it_begins() -> None:
    def about(change: str) -> str:
        quiz = tiny.text(tiny.QUIZ).replace("title: Asking", f"title: Asking{change}")
        pages = build.prepare(build.check_tree(tiny.tree({tiny.QUIZ: quiz}))).pages
        return next(page.description for page in pages if page.kind == "quiz")

    assert about("") == "Asking. 2 questions"
    assert about("\nintro: Two **calls** & a 0.5 page. Take your time.") == "Asking. Two calls & a 0.5 page."
    assert about(f"\nintro: {'many words ' * 40}") == "Asking. 2 questions"


def address(page: Page, directory_urls: bool) -> str:
    if not directory_urls:
        return f"{page.path}.html"
    return re.sub(r"(^|/)index$", r"\1", page.path) if page.path.endswith("index") else f"{page.path}/"


def test_an_item_tells_nothing_right_in_its_markup_but_in_the_answer() -> None:
    """Self-assessment is honest: the key is in the page, but no option is marked where it is chosen."""
    lesson = next(page for page in made() if page.kind == "lesson")
    for row in re.findall(r'<label class="course-opt".*?</label>', lesson.body, re.DOTALL):
        assert "right" not in row and "correct" not in row and "checked" not in row
