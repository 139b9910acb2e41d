"""Sites for the browser tests: the small course, built once a worker, in the ways it may be hosted."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

from generator import build, runner
from generator.problems import stops
from generator.samples import write
from tests.serving import ServeFolder

COURSES = Path(__file__).parents[1] / "courses"
TINY, PAIR, QUIZZES = COURSES / "tiny", COURSES / "pair", COURSES / "quizzes"
PAGES = (
    "",
    "m1/",
    "m1/ask-first/",
    "m1/m1-quiz/",
    "m1/habits/",
    "glossary/",
    "your-data/",
    "handouts/for-managers/",
    "nowhere/",
)
"""One address of every kind of page, the last one the error page."""
AXE_RUN = """async ([within, colorsOnly, options]) => {
    const colors = axe.getRules(["cat.color"]).map(rule => rule.ruleId).filter(id => id !== "color-contrast-enhanced");
    const { violations } = await axe.run(within ?? document, colorsOnly ? { ...options, runOnly: colors } : options);
    return violations.map(rule => [rule.id, rule.nodes.map(node => node.target)]);
}"""
SCHEMES = {"light": "default", "dark": "slate"}


@pytest.fixture(scope="session")
def tiny_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small course, built without a site_url."""
    return built(TINY, tmp_path_factory.mktemp("tiny") / "site")


@pytest.fixture(scope="session")
def tiny(tiny_site: Path, serve_folder: ServeFolder) -> str:
    """The address of the small course, below a sub-path as on GitHub Pages."""
    return serve_folder(tiny_site)


def violations(page: Page, within: str | None = None, *, thorough: bool = False) -> list[str]:
    """What axe finds in light and in dark, one line each.

    It is the same document in both, so in dark only the rules about colors look again, unless it is to be thorough:
    then every rule does, and what a page plays too. That is for one page of each kind.

    Args:
        page: Where to look.
        within: Where alone there is something that another look at a whole page does not see.
        thorough: Whether the whole of axe looks at both.
    """
    found = []
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        if page.locator(".course-colors").count():
            page.wait_for_selector(f'body[data-md-color-scheme="{SCHEMES[scheme]}"]', state="attached")
        if not page.evaluate("() => 'axe' in window"):
            page.evaluate(AXE_SCRIPT)
        options = {"resultTypes": ["violations"], "preload": thorough}
        for rule, targets in page.evaluate(AXE_RUN, [within, scheme == "dark" and not thorough, options]):
            found.append(f"{scheme}, {rule}: {targets[:3]}")
    return found


class Visit:
    """A page of a context, with what went wrong on it."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.address = address
        self.foreign: list[str] = []
        self.errors: list[str] = []
        self.page: Page = context.new_page()
        self.page.on("request", self._asked)
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.foreign.append(request.url)

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(message.text)

    def go(self, path: str) -> Page:
        """Open a page of the site; our scripts have run when it is loaded."""
        self.page.goto(self.address + path)
        return self.page


def built(course: Path, target: Path, site_url: str = "") -> Path:
    """Build a course of the tests, as if SITE_URL were set."""
    before = os.environ.get("SITE_URL")
    os.environ["SITE_URL"] = site_url
    try:
        problems = build.build(course, target, lambda prepared, scratch: runner.render(prepared, course, scratch))
    finally:
        os.environ.pop("SITE_URL") if before is None else os.environ.update(SITE_URL=before)
    assert not stops(problems), problems  # advice on items is not these tests' business
    return target


def built_where_served(course: Path, folder: Path, serve_folder: ServeFolder) -> str:
    """Build a course for the address that it is then served at."""
    folder.mkdir()
    address = serve_folder(folder)
    (folder / "index.html").write_text("not built yet")
    built(course, folder, address)
    return address


@pytest.fixture(scope="session")
def pair_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The course with two modules, built without a site_url."""
    return built(PAIR, tmp_path_factory.mktemp("pair") / "site")


@pytest.fixture(scope="session")
def pair(pair_site: Path, serve_folder: ServeFolder) -> str:
    """Its address, below a sub-path."""
    return serve_folder(pair_site)


@pytest.fixture(scope="session")
def pair_foreign_url(tmp_path_factory: pytest.TempPathFactory, serve_folder: ServeFolder) -> str:
    """The same, built for an address that it is not served at."""
    return serve_folder(built(PAIR, tmp_path_factory.mktemp("foreign") / "site", "https://elsewhere.example/course/"))


@pytest.fixture(scope="session")
def pair_right_url(tmp_path_factory: pytest.TempPathFactory, serve_folder: ServeFolder) -> str:
    """The same, built for the address that it is served at, so that instant navigation works."""
    return built_where_served(PAIR, tmp_path_factory.mktemp("right") / "site", serve_folder)


@pytest.fixture(scope="session")
def quizzes_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The course with a quiz of every sort."""
    return built(QUIZZES, tmp_path_factory.mktemp("quizzes") / "site")


@pytest.fixture(scope="session")
def quizzes(quizzes_site: Path, serve_folder: ServeFolder) -> str:
    """Its address."""
    return serve_folder(quizzes_site)


@pytest.fixture(scope="session")
def quizzes_right_url(tmp_path_factory: pytest.TempPathFactory, serve_folder: ServeFolder) -> str:
    """The same, built for the address that it is served at."""
    return built_where_served(QUIZZES, tmp_path_factory.mktemp("asked") / "site", serve_folder)


@pytest.fixture(scope="session")
def tiny_right_url(tmp_path_factory: pytest.TempPathFactory, serve_folder: ServeFolder) -> str:
    """The small course, built for the address that it is served at."""
    return built_where_served(TINY, tmp_path_factory.mktemp("rated") / "site", serve_folder)


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory, serve_folder: ServeFolder) -> str:
    """The address of the course that shows every question kind, one page each."""
    course = tmp_path_factory.mktemp("samples")
    write(course)
    return serve_folder(built(course, course / "site"))


@pytest.fixture
def serve_page(tmp_path: Path, serve_folder: ServeFolder) -> Callable[[str], str]:
    """Serve one page of HTML and get its address."""

    def serve(html: str) -> str:
        (tmp_path / "index.html").write_text(html, "utf-8")
        return serve_folder(tmp_path)

    return serve


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that has never been here."""
    with browser.new_context() as made:
        yield made


@pytest.fixture
def page(context: BrowserContext, pair: str) -> Page:
    """The lesson with three questions, of the course with two modules."""
    opened = context.new_page()
    opened.goto(pair + "m1/ask/")
    return opened
