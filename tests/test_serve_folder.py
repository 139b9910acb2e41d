"""The test server does as GitHub Pages does where our links depend on it, and Chromium can read from it."""

from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from tests.serving import ServeFolder, serving

PAGE = '<!doctype html><title>Start</title><p id="out"></p><script type="module" src="a/b.mjs"></script>'


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    (folder / "a").mkdir()
    (folder / "empty").mkdir()
    (folder / "index.html").write_text(PAGE, encoding="utf-8")
    (folder / "404.html").write_text("<p>our own 404", encoding="utf-8")
    (folder / "a" / "index.html").write_text("<p>page a", encoding="utf-8")
    (folder / "a" / "b.mjs").write_text("document.querySelector('#out').textContent = 'ran';", encoding="utf-8")
    return folder


def get(address: str, path: str, headers: dict[str, str] | None = None) -> tuple[HTTPResponse, str]:
    connection = HTTPConnection(urlsplit(address).netloc, timeout=10)
    try:
        connection.request("GET", path, headers=headers or {})
        answer = connection.getresponse()
        return answer, answer.read().decode()
    finally:
        connection.close()


def test_pages_stand_under_the_sub_path(site: Path, serve_folder: ServeFolder) -> None:
    address = serve_folder(site)
    assert urlsplit(address).path == "/repo-name/"
    assert get(address, "/repo-name/?q=1")[1] == PAGE
    assert get(address, "/repo-name/a/")[1] == "<p>page a"
    assert get(address, "/repo-name/a/b.mjs")[0].headers["Content-Type"] == "text/javascript"


@pytest.mark.parametrize(("asked", "sent_to"), [("/repo-name", "/repo-name/"), ("/repo-name/a", "/repo-name/a/")])
def test_a_folder_without_its_slash_is_redirected(
    site: Path, serve_folder: ServeFolder, asked: str, sent_to: str
) -> None:
    answer, _ = get(serve_folder(site), asked)
    assert (answer.status, answer.headers["Location"]) == (301, sent_to)


@pytest.mark.parametrize("path", ["/repo-name/none.html", "/repo-name/empty/", "/repo-name/../../etc/hosts"])
def test_what_is_missing_gets_the_sites_own_404(site: Path, serve_folder: ServeFolder, path: str) -> None:
    answer, text = get(serve_folder(site), path)
    assert (answer.status, text) == (404, "<p>our own 404")


def test_outside_the_sub_path_nothing_is_ours(site: Path, serve_folder: ServeFolder) -> None:
    answer, text = get(serve_folder(site), "/index.html")
    assert answer.status == 404
    assert "our own" not in text


def test_a_changed_file_is_sent_again(tmp_path: Path, serve_folder: ServeFolder) -> None:
    (tmp_path / "x.txt").write_text("old", encoding="utf-8")
    address = serve_folder(tmp_path, "/")
    seen = get(address, "/x.txt")[0].headers["Last-Modified"]
    (tmp_path / "x.txt").write_text("new", encoding="utf-8")
    assert get(address, "/x.txt", {"If-Modified-Since": seen})[1] == "new"


def test_the_server_is_gone_after_the_block(site: Path) -> None:
    with serving(site, "deep/er") as address:
        assert address.endswith("/deep/er/")
        assert get(address, "/deep/er/")[0].status == 200
    with pytest.raises(ConnectionError):
        get(address, "/deep/er/")


def test_chromium_runs_a_module_from_it(site: Path, serve_folder: ServeFolder, browser: Browser) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(serve_folder(site))
        page.get_by_text("ran").wait_for()
        assert page.title() == "Start"
