"""Fixtures for all tests: golden files, a real Chromium, a server for sites. The modules do the work."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests import goldens, machine, serving

# The flags keep Chromium from talking to anybody; what a page itself asks for is the tests' own business.
CHROMIUM_FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="write the golden files again, compare nothing")


def pytest_configure() -> None:
    """Let Ctrl+C reach the servers that tests start; what a script runs in the background is deaf to it."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what needs Chromium; under --golden leave only the tests that have golden files."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")
    if config.getoption("--golden"):
        others = [item for item in items if "golden" not in getattr(item, "fixturenames", ())]
        config.hook.pytest_deselected(items=others)
        items[:] = [item for item in items if item not in others]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One worker more than there are cores, since each waits for its browser now and then."""
    return (os.cpu_count() or 1) + 1


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with a file of tests/golden/: `golden("pages/lesson.html", text)`."""
    rewrite = bool(request.config.getoption("--golden"))

    def compare(name: str, text: str) -> None:
        goldens.compare(name, text, rewrite=rewrite)

    return compare


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real headless Chromium, one for each worker. Make a new context in each test, and close it."""
    program = machine.chromium()
    if program is None:
        pytest.fail("There is no Chromium here. Run: python -m tests.machine")
    root = os.name == "posix" and os.geteuid() == 0
    flags = [*CHROMIUM_FLAGS, *(["--no-sandbox"] if root else [])]
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=flags)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def serve_folder() -> Iterator[serving.ServeFolder]:
    """Serve a built site till the tests end: `address = serve_folder(folder, under="/repo-name/")`.

    The address ends with "/". The same folder and sub-path give the same server. To stop a server earlier,
    use the context manager `tests.serving.serving` itself.
    """
    addresses: dict[tuple[Path, str], str] = {}
    with ExitStack() as servers:

        def serve(folder: Path, under: str = "/repo-name/") -> str:
            key = (folder.resolve(), under)
            if key not in addresses:
                addresses[key] = servers.enter_context(serving.serving(folder, under))
            return addresses[key]

        yield serve
