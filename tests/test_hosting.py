"""The site on web hosts: under a sub-path, at the root, with flat addresses; what search engines look for."""

import re
import shutil
from pathlib import Path
from posixpath import normpath
from urllib.parse import unquote, urlsplit

import pytest

from generator.settings import DEFAULT_CONFIG
from tests import commands

TINY = Path(__file__).parent / "courses" / "tiny"
ADDRESSES = {"sub-path": "https://example.com/repo-name/", "root": "https://example.com/", "unknown": ""}
LINK = re.compile(r'(?:href|src)="([^"]*)"')


def built(folder: Path, address: str, *, directory_urls: bool) -> Path:
    course = folder / "course"
    shutil.copytree(TINY, course)
    settings = DEFAULT_CONFIG.read_text("utf-8") + f"\nuse_directory_urls: {str(directory_urls).lower()}\n"
    (course / "mkdocs.yml").write_text(settings, "utf-8")
    done = commands.run("build", "--course", course, SITE_URL=address)
    assert done.exit_code == 0, done.output
    return course / "site"


def broken(site: Path, address: str) -> list[tuple[str, str]]:
    """Return every link that leads nowhere or leaves the sub-path, with its page."""
    prefix = urlsplit(address).path or "/"
    found = []
    for page in sorted(site.rglob("*.html")):
        name = page.relative_to(site).as_posix()
        here = prefix + name.removesuffix("index.html") if name != "404.html" else f"{prefix}no/such/page/"
        text = page.read_text("utf-8")
        for link in LINK.findall(text):
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            start = here if here.endswith("/") else here.rpartition("/")[0] + "/"
            path = unquote(parts.path)
            whole = path if path.startswith("/") else start + path if path else here
            there = normpath(whole) + ("/" if whole.endswith(("/", "/.", "/..")) else "")
            there = there.replace("//", "/")
            target = site / there.removeprefix(prefix) if f"{there}/".startswith(prefix) else None
            if target is None or not (target.is_file() or (target / "index.html").is_file()):
                found.append((name, link))
    return found


@pytest.mark.parametrize("address", ADDRESSES.values(), ids=ADDRESSES)
@pytest.mark.parametrize("directory_urls", [True, False], ids=["folders", "flat"])
def test_every_link_leads_somewhere(tmp_path: Path, address: str, directory_urls: bool) -> None:
    site = built(tmp_path, address, directory_urls=directory_urls)
    assert (site / ("m1/ask-first/index.html" if directory_urls else "m1/ask-first.html")).is_file()
    faulty = broken(site, address)
    if not address:  # a page shown at any depth cannot know where the site begins
        faulty = [(page, link) for page, link in faulty if page != "404.html"]
    assert faulty == []


def test_what_hosts_and_search_engines_look_for(tmp_path: Path) -> None:
    address = ADDRESSES["sub-path"]
    site = built(tmp_path, address, directory_urls=True)
    assert (site / ".nojekyll").is_file()
    assert f"Sitemap: {address}sitemap.xml" in (site / "robots.txt").read_text("utf-8")
    assert f"<loc>{address}m1/ask-first/</loc>" in (site / "sitemap.xml").read_text("utf-8")
    page = (site / "m1/ask-first/index.html").read_text("utf-8")
    assert f'<link rel="canonical" href="{address}m1/ask-first/">' in page
    assert f'<meta property="og:url" content="{address}m1/ask-first/">' in page
    assert '<meta property="og:title" content="Ask first">' in page
    assert '<meta property="og:description" content="' in page
    assert "og:image" not in page
    assert re.search(r'<link rel="icon" href="\.\./\.\./assets/course/mark\.svg"', page)
    assert '<link rel="apple-touch-icon" href="../../assets/course/touch.png">' in page
    icon = (site / "assets/course/touch.png").read_bytes()
    assert icon.startswith(b"\x89PNG") and icon[16:24] == bytes([0, 0, 0, 180]) * 2  # width and height
    assert 'name="robots" content="noindex"' in (site / "404.html").read_text("utf-8")


def test_without_an_address_nothing_is_claimed(tmp_path: Path) -> None:
    site = built(tmp_path, "", directory_urls=True)
    assert "Sitemap" not in (site / "robots.txt").read_text("utf-8")
    page = (site / "m1/ask-first/index.html").read_text("utf-8")
    assert "canonical" not in page and "og:url" not in page
