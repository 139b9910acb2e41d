"""Pages stay light: what they fetch of ours, in how many steps, and in all."""

import gzip
import re
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Response

from generator.assets import assets
from tests.serving import ServeFolder

OURS = 25_000  # bytes of our scripts and styles on a lesson page, gzipped
WHOLE = 180_000  # bytes of a whole page of the flagship, gzipped
ROOT = Path(__file__).parents[2]


def visited(page: Page, address: str) -> dict[str, bytes]:
    """Everything a page fetches, by address."""
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(address, wait_until="networkidle")
    return {answer.url: answer.body() if answer.ok else b"" for answer in answers}


def zipped(bodies: dict[str, bytes]) -> int:
    return sum(len(gzip.compress(body)) for body in bodies.values())


def test_our_part_of_a_lesson_is_small(browser: Browser, tiny: str) -> None:
    with browser.new_context() as context:
        fetched = visited(context.new_page(), tiny + "m1/ask-first/")
    ours = {url: body for url, body in fetched.items() if "/assets/course/" in url and url.endswith((".mjs", ".css"))}
    assert len(ours) <= 5, "each file is a request"
    assert zipped(ours) < OURS, {urlsplit(url).path: len(gzip.compress(body)) for url, body in ours.items()}
    assert not any(b"/**" in body for body in ours.values())


def test_every_module_is_asked_for_by_the_page_itself(browser: Browser, tiny: str, tiny_site: Path) -> None:
    """So that one request step after the page fetches them all."""
    for path in ("", "m1/ask-first/", "m1/habits/", "glossary/"):
        html = (tiny_site / path / "index.html").read_text("utf-8")
        named = {urljoin(tiny + path, link) for link in re.findall(r'(?:href|src)="([^"]+\.mjs)"', html)}
        with browser.new_context() as context:
            fetched = visited(context.new_page(), tiny + path)
        modules = {url for url in fetched if url.endswith(".mjs")}
        assert modules == named, path
    assert not any("/questions/" in url for url in modules), "a page without questions fetches no kind"


def test_nothing_ships_with_comments() -> None:
    for name, text in assets().items():
        assert "/*" not in text, name


@pytest.mark.skipif(not (ROOT / "tests/test_flagship.py").is_file(), reason="this fork has another course")
def test_no_page_of_the_flagship_is_heavy(
    browser: Browser, serve_folder: ServeFolder, tmp_path_factory: pytest.TempPathFactory
) -> None:
    from tests.browser.conftest import built

    site = built(ROOT, tmp_path_factory.mktemp("flagship") / "site")
    address = serve_folder(site)
    largest: dict[str, Path] = {}  # of each kind of page; what else a page fetches is the same for its kind
    for page_file in sorted(site.rglob("index.html"), key=lambda file: file.stat().st_size):
        kind = re.search(r'data-page="([a-z_-]+)"', page_file.read_text("utf-8"))
        largest[kind[1] if kind else ""] = page_file
    assert {"home", "module", "lesson", "quiz", "glossary", "your-data"} <= largest.keys()
    sizes = {}
    for page_file in largest.values():
        path = page_file.parent.relative_to(site).as_posix().removeprefix(".")
        with browser.new_context() as context:
            sizes[path] = zipped(visited(context.new_page(), address + (f"{path}/" if path else "")))
    assert {path: size for path, size in sizes.items() if size > WHOLE} == {}
