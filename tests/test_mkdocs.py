"""The ways in through MkDocs: `mkdocs build`, `mkdocs gh-deploy`, and live reload with mistakes on the way."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest
from click.testing import Result

from generator.settings import DEFAULT_CONFIG
from tests import commands

TINY = Path(__file__).parent / "courses" / "tiny"
MKDOCS = [sys.executable, "-m", "mkdocs"]
COURSE = [sys.executable, "-m", "generator.cli"]
LESSON = "content/m1/ask-first.yml"


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A copy of the small course, with a mkdocs.yml of its own."""
    folder = tmp_path / "course"
    shutil.copytree(TINY, folder)
    shutil.copy(DEFAULT_CONFIG, folder / "mkdocs.yml")
    (folder / "site_overrides").mkdir()
    return folder


def run(words: list[str], folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        words, cwd=folder, capture_output=True, text=True, check=False, env={**os.environ, **environment}
    )


def course_build(course: Path, *words: str) -> Result:
    return commands.run("build", "--course", course, *words)


def edit(course: Path, before: str, after: str) -> None:
    path = course / LESSON
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")


def test_mkdocs_build_strict(course: Path) -> None:
    done = run([*MKDOCS, "build", "--strict"], course, SITE_URL="https://example.com/repo-name/")
    assert done.returncode == 0, done.stderr
    assert not re.search("^WARNING", done.stderr, re.MULTILINE)
    site = course / "site"
    assert (site / "m1/ask-first/index.html").is_file()
    assert "https://example.com/repo-name/m1/ask-first/" in (site / "sitemap.xml").read_text("utf-8")
    assert [path for path in site.rglob("*") if path.suffix in (".yml", ".md", ".hashes")] == []


def test_mkdocs_build_stops_before_it_empties_the_site(course: Path) -> None:
    assert course_build(course).exit_code == 0
    before = sorted((course / "site").rglob("*"))
    edit(course, "title:", "titel:")
    done = run([*MKDOCS, "build", "--strict"], course)
    assert done.returncode == 1
    assert 'unknown key "titel"' in done.stderr
    assert "Traceback" not in done.stderr
    assert sorted((course / "site").rglob("*")) == before


def test_both_ways_give_the_same_pages(course: Path) -> None:
    assert run([*MKDOCS, "build", "--site-dir", "one"], course).returncode == 0
    assert course_build(course, "--site", str(course / "two")).exit_code == 0
    assert page(course / "one") == page(course / "two")


def page(site: Path) -> dict[str, str]:
    return {str(path.relative_to(site)): path.read_text("utf-8") for path in site.rglob("*.html")}


def test_gh_deploy_pushes_the_site(course: Path, tmp_path: Path) -> None:
    def git(*words: str) -> None:
        subprocess.run(["git", *words], cwd=course, check=True, capture_output=True)

    subprocess.run(["git", "init", "--bare", "-q", tmp_path / "remote.git"], check=True)
    git("init", "-q", "-b", "main")
    git("config", "user.email", "author@example.com")
    git("config", "user.name", "Author")
    git("remote", "add", "origin", str(tmp_path / "remote.git"))
    git("add", ".")
    git("commit", "-qm", "course")
    done = run([*MKDOCS, "gh-deploy", "--strict"], course)
    assert done.returncode == 0, done.stderr
    listing = subprocess.run(
        ["git", "ls-tree", "-r", "--name-only", "gh-pages"],
        cwd=tmp_path / "remote.git",
        capture_output=True,
        text=True,
        check=True,
    )
    assert {"index.html", "m1/ask-first/index.html", ".nojekyll"} <= set(listing.stdout.split())


@contextmanager
def serving(words: list[str], course: Path) -> Iterator[tuple[str, Callable[[], str]]]:
    """Run a server on a free port; give its address and what it has printed so far."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    log = course / "serve.log"
    flag = "--address" if words == COURSE else "--dev-addr"
    with log.open("w") as output:
        environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
        process = subprocess.Popen(
            [*words, "serve", flag, address], cwd=course, stdout=output, stderr=subprocess.STDOUT, env=environment
        )
        try:
            yield f"http://{address}/", log.read_text
        finally:
            process.send_signal(signal.SIGINT)  # as Ctrl+C does; it removes its temporary folder
            process.wait()


def get(address: str) -> str:
    try:
        with urlopen(address, timeout=5) as answer:
            return str(answer.read().decode())
    except HTTPError as error:
        return str(error.read().decode())
    except (URLError, ConnectionError, TimeoutError):
        return ""


def wait_for(address: str, what: Callable[[str], bool]) -> str:
    """Ask until the page is as expected; a minute is the limit, not the pace."""
    end = time.monotonic() + 60
    text = ""
    while time.monotonic() < end:
        text = get(address)
        if what(text):
            return text
        time.sleep(0.1)
    pytest.fail(f"{address} never came: {text[:2000]}")


@pytest.mark.parametrize("words", [COURSE, MKDOCS], ids=["course", "mkdocs"])
def test_serve_shows_mistakes_and_recovers(course: Path, words: list[str]) -> None:
    good = (course / LESSON).read_text("utf-8")
    with serving(words, course) as (address, printed):
        wait_for(f"{address}m1/ask-first/", lambda text: "course-page" in text and "course-problems" not in text)
        if words == COURSE:  # nothing that is not about the course
            assert printed().splitlines() == [f"Serving at {address} - stop with Ctrl+C", "no problems. Built."]
        edit(course, "title:", "titel:")
        shown = wait_for(f"{address}m1/ask-first/", lambda text: "course-problems" in text)
        assert "unknown key" in shown and "course-page" in shown  # the mistake, above the last good version
        assert 'unknown key "titel"' in printed()
        (course / LESSON).write_text(good.replace("minutes: 5", "minutes: 13"), "utf-8")
        text = wait_for(f"{address}m1/ask-first/", lambda text: "13 minutes" in text)
        assert "course-problems" not in text
        assert "Traceback" not in printed()
        quiz = course / "quizzes/m1/m1-quiz.yml"
        quiz.write_text(re.sub("(?m)^title:.*$", "title: A new name", quiz.read_text("utf-8")), "utf-8")
        wait_for(f"{address}m1/m1-quiz/", lambda text: "A new name" in text)


@pytest.mark.parametrize("words", [COURSE, MKDOCS], ids=["course", "mkdocs"])
def test_serve_starts_with_a_mistake(course: Path, words: list[str]) -> None:
    good = (course / LESSON).read_text("utf-8")
    edit(course, "title:", "titel:")
    with serving(words, course) as (address, printed):
        shown = wait_for(address, lambda text: "course-problems" in text)
        assert "cannot be shown yet" in shown and "titel" in shown
        lost = get(f"{address}m1/ask-first/")
        assert 'http-equiv="refresh"' in lost
        (course / LESSON).write_text(good, "utf-8")
        wait_for(f"{address}m1/ask-first/", lambda text: "course-page" in text)
        assert "Traceback" not in printed()


def test_serve_starts_without_a_course(course: Path) -> None:
    away = course / "content"
    away.rename(course / "away")
    with serving(COURSE, course) as (address, printed):
        shown = wait_for(f"{address}m1/ask-first/", lambda text: "course-problems" in text)
        assert "there is no course here" in shown and 'http-equiv="refresh"' in shown
        assert "there is no course here" in printed() and "Waiting for you to mend them." in printed()
        (course / "away").rename(away)
        wait_for(f"{address}m1/ask-first/", lambda text: "course-page" in text)
        assert "Traceback" not in printed()
        assert printed().splitlines()[-1] == "no problems. Built."


def test_a_taken_port_is_told(course: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = run([*COURSE, "serve", "--address", f"127.0.0.1:{taken.getsockname()[1]}"], course)
    assert done.returncode == 2
    assert "cannot listen" in done.stderr
    assert "Traceback" not in done.stderr


def test_serve_starts_with_broken_settings(course: Path) -> None:
    settings = course / "mkdocs.yml"
    good = settings.read_text("utf-8")
    settings.write_text("site_name: [", "utf-8")
    with serving(COURSE, course) as (address, printed):
        shown = wait_for(address, lambda text: "course-problems" in text)
        assert "not valid YAML" in shown and "not valid YAML" in printed()
        assert "site-settings" not in shown  # MkDocs says the same in its words
        settings.write_text(good + "extra_css: 5\n", "utf-8")
        shown = wait_for(f"{address}m1/ask-first/", lambda text: "extra_css" in text)
        assert "course-page" in shown  # the course is good, and shown with the generator's own look
        settings.write_text(good + "copyright: Mine alone\n", "utf-8")
        text = wait_for(f"{address}m1/ask-first/", lambda text: "course-page" in text and "Mine alone" in text)
        assert "course-problems" not in text
        assert "Traceback" not in printed()
        assert printed().splitlines()[-1] == "no problems. Built."


def test_serve_starts_with_a_broken_template(course: Path) -> None:
    settings = course / "mkdocs.yml"
    settings.write_text(
        settings.read_text("utf-8").replace("name: material", "name: material\n  custom_dir: site_overrides")
    )
    logo = course / "site_overrides" / "partials" / "logo.html"
    logo.parent.mkdir(parents=True)
    logo.write_text("{% if %}", "utf-8")
    with serving(COURSE, course) as (address, printed):
        wait_for(f"{address}m1/ask-first/", lambda text: "course-problems" in text and "partials/logo.html:1" in text)
        logo.write_text("<b>our own mark</b>", "utf-8")
        wait_for(f"{address}m1/ask-first/", lambda text: "course-problems" not in text and "our own mark" in text)
        logo.write_text("{{ 1 | nothing }}", "utf-8")
        text = wait_for(f"{address}m1/ask-first/", lambda text: "course-problems" in text)
        assert "our own mark" in text  # the last good version
        assert "Traceback" not in printed()


def test_a_broken_mkdocs_yml_while_serving(course: Path) -> None:
    with serving(COURSE, course) as (address, printed):
        wait_for(address, lambda text: "course-page" in text)
        good = (course / "mkdocs.yml").read_text("utf-8")
        (course / "mkdocs.yml").write_text("site_name: [", "utf-8")
        wait_for(f"{address}m1/ask-first/", lambda text: "course-problems" in text and "mkdocs.yml" in text)
        assert "mkdocs.yml" in printed()
        assert "Traceback" not in printed()
        (course / "mkdocs.yml").write_text(good + "nav:\n  - index.md\n", "utf-8")
        wait_for(address, lambda text: "course-problems" in text and "content/course.yml" in text)
        (course / "mkdocs.yml").write_text(good, "utf-8")
        edit(course, "minutes: 5", "minutes: 14")
        wait_for(f"{address}m1/ask-first/", lambda text: "14 minutes" in text)


def test_a_folder_that_comes_while_serving_is_watched(course: Path) -> None:
    shutil.rmtree(course / "site_overrides", ignore_errors=True)
    quizzes = course / "quizzes"
    with serving(COURSE, course) as (address, _):
        wait_for(address, lambda text: "course-page" in text)
        quizzes.rename(course / "elsewhere")
        wait_for(address, lambda text: "course-problems" in text)
        (course / "elsewhere").rename(quizzes)
        wait_for(address, lambda text: "course-problems" not in text and "course-page" in text)
        quiz = quizzes / "m1" / "m1-quiz.yml"
        quiz.write_text(quiz.read_text("utf-8").replace("minutes: 3", "minutes: 4"), "utf-8")
        wait_for(f"{address}m1/m1-quiz/", lambda text: "4 minutes" in text)


def test_only_pictures_are_published_from_content(course: Path) -> None:
    (course / "content" / "draft.md").write_text("<script>alert(1)</script>", "utf-8")
    (course / "content" / "m1" / "salaries.xlsx").write_bytes(b"x")
    (course / "content" / "figures" / "photo.png").write_bytes(b"x")
    done = course_build(course)
    assert done.exit_code == 0
    assert done.stderr.count("[not-of-a-course]") == 2
    found = {path.name for path in (course / "site").rglob("*")}
    assert "photo.png" in found
    assert not found & {"draft", "draft.md", "salaries.xlsx"}


def test_a_broken_template_is_told(course: Path) -> None:
    logo = course / "site_overrides" / "partials" / "logo.html"
    logo.parent.mkdir(parents=True)
    logo.write_text("{% if %}", "utf-8")
    settings = course / "mkdocs.yml"
    settings.write_text(
        settings.read_text("utf-8").replace("name: material", "name: material\n  custom_dir: site_overrides")
    )
    done = course_build(course)
    assert done.exit_code == 1
    assert "site_overrides/partials/logo.html:1:1: error" in done.stderr


def test_a_brand_without_settings_of_its_own(course: Path) -> None:
    (course / "mkdocs.yml").unlink()
    logo = course / "site_overrides" / "partials" / "logo.html"
    logo.parent.mkdir(parents=True)
    logo.write_text("<b>our own mark</b>", "utf-8")
    assert course_build(course).exit_code == 0
    assert "<b>our own mark</b>" in (course / "site" / "index.html").read_text("utf-8")
