"""`make hosts`: MkDocs, ProperDocs and Zensical make the site from the docs folder, and it is the same site.

Installs them into an environment of their own, so that their demands never meet ours; the weekly workflow runs this.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

from tests import machine
from tests.serving import serving

ROOT = Path(__file__).parents[1]
PACKAGES = {
    "mkdocs": ("mkdocs>=1.6,<2", "mkdocs-material>=9.8,<10"),
    "properdocs": ("properdocs>=1.6,<2", "mkdocs-material>=9.8,<10"),
    "zensical": ("zensical>=0.0.73",),
}
COMMANDS = {
    "mkdocs": ("mkdocs", "build", "--strict", "-q"),
    "properdocs": ("properdocs", "build", "--strict", "-q", "-f", "mkdocs.yml"),
    "zensical": ("zensical", "build"),
}


def main() -> int:
    """Build the course with each host and compare; the exit status is 1 if one differs or fails."""
    course = ROOT if len(sys.argv) < 2 else Path(sys.argv[1])
    environment = {**os.environ, "SITE_URL": "https://example.com/repo-name/", "NO_MKDOCS_2_WARNING": "1"}
    wrong = 0
    with tempfile.TemporaryDirectory(prefix="hosts-") as name:
        ours = Path(name) / "ours"
        command = [sys.executable, "-m", "generator.cli", "build", "--course", str(course)]
        subprocess.run([*command, "--site", str(ours)], check=True, env=environment, stdout=subprocess.DEVNULL)
        for host, words in COMMANDS.items():
            folder = Path(name) / host
            subprocess.run(
                [*command, "--docs-only", str(folder)], check=True, env=environment, stdout=subprocess.DEVNULL
            )
            program = installed(host)
            done = subprocess.run(
                [program / words[0], *words[1:]],
                cwd=folder,
                env=environment,
                capture_output=True,
                text=True,
                check=False,
            )
            found = differences(ours, folder / "site") if done.returncode == 0 else [done.stdout + done.stderr]
            found = found or answering(folder / "site")
            print(f"{host}: {'the same, and it answers' if not found else 'DIFFERENT'}", *found, sep="\n  ", flush=True)
            wrong += bool(found)
    return 1 if wrong else 0


def answering(site: Path) -> list[str]:
    """Answer the first question of the site in Chromium; return what went wrong."""
    pages = (path for path in sorted(site.rglob("*.html")) if "data-answer=" in path.read_text("utf-8"))
    page = next((path for path in pages if "<course-choice" in path.read_text("utf-8")), None)
    if page is None:
        return ["no page has a question"]
    root = os.name == "posix" and os.geteuid() == 0
    flags = ["--no-sandbox"] if root else []
    with serving(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=machine.chromium(), args=flags)
        opened = browser.new_page()
        wrong: list[str] = []
        opened.on("pageerror", lambda error: wrong.append(str(error)))
        opened.goto(address + page.relative_to(site).as_posix())
        asked = opened.locator("course-choice:not([data-unmarked])").first
        asked.locator("input").first.check()
        asked.get_by_role("button").first.click()
        try:
            asked.locator(".course-feedback").wait_for(timeout=20_000)
        except Error as error:
            wrong.append(str(error))
        kept = opened.evaluate("Object.keys(localStorage).filter(key => key.startsWith('course:')).length")
        browser.close()
    return wrong if kept else [*wrong, "the answer was not kept"]


def installed(host: str) -> Path:
    """Return where the programs of a host are, installed into .venv-hosts/ if they are not there."""
    home = ROOT / ".venv-hosts" / host
    programs = home / ("Scripts" if os.name == "nt" else "bin")
    if not (home / "done").is_file():
        venv.create(home, with_pip=True, clear=True)
        pip = [str(programs / "python"), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
        subprocess.run([*pip, *PACKAGES[host]], check=True)
        (home / "done").touch()
    return programs


def differences(ours: Path, theirs: Path) -> list[str]:
    """Return what is missing or different in a host's site: its pages' main parts and scripts, and our files."""
    found = []
    for path in sorted(ours.rglob("*.html")):
        name = path.relative_to(ours)
        if not (theirs / name).is_file():
            found.append(f"{name} is missing")
        elif parts(path) != parts(theirs / name):
            found.append(f"{name} differs")
    for path in sorted((ours / "assets/course").rglob("*")):
        there = theirs / path.relative_to(ours)
        if path.is_file() and (not there.is_file() or there.read_bytes() != path.read_bytes()):
            found.append(f"{path.relative_to(ours)} is missing or differs")
    return found


def parts(page: Path) -> tuple[str, ...]:
    """Return what has to be the same: title, the bar over the page, the main part, the footer, our scripts and styles.

    Zensical takes `data-search-exclude` off and writes `./a/` for `a/` and nothing for `.`; both mean the same.
    """
    text = page.read_text("utf-8").replace(' data-search-exclude=""', "").replace(" data-search-exclude", "")
    text = re.sub(r'(href|src)="([^"]*)"', lambda match: f'{match[1]}="{plain_link(match[2])}"', text)
    patterns = (
        r"<title>.*?</title>",
        r'<header class="course-bar".*?</header>',
        r"<article .*?</article>|<main .*?</main>",
        r'<footer class="course-foot".*?</footer>',
    )
    whole = [match[0] for pattern in patterns for match in re.finditer(pattern, text, re.DOTALL)]
    files = re.findall(r'(?:href|src)="([^"]*assets/course/[^"]*)"', text)
    return (*(re.sub(r"\s+", " ", part) for part in whole), *files)


def plain_link(link: str) -> str:
    """Return a link without the dots that mean nothing."""
    return re.sub(r"(^|/)\.$", r"\1", re.sub(r"^(\./)+", "", link))


if __name__ == "__main__":
    sys.exit(main())
