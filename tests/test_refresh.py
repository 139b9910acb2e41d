"""While serving, a saved file makes only some pages again; what stands on disk then is what a full build would give."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from generator.plugin import CoursePlugin
from generator.settings import DEFAULT_CONFIG

TINY = Path(__file__).parent / "courses" / "tiny"
LESSON = "content/m1/ask-first.yml"
QUIZ = "quizzes/m1/m1-quiz.yml"
HEAD = "content/course.yml"

EDITS = {
    "prose": (LESSON, "blocks:\n", "blocks:\n  - prose: |\n      ## A new section\n\n      With new words.\n\n", True),
    "minutes, which other pages show": (LESSON, "minutes: 5", "minutes: 7", True),
    "an item": (QUIZ, "stem: ", "stem: Really, ", True),
    "what is right": (QUIZ, "correct: true", "correct: false", True),
    "a term": ("content/glossary.yml", "definition: What", "definition: All that", True),
    "a title, which the navigation shows": (LESSON, "title: ", "title: Now ", False),
    "the head": (HEAD, "description: ", "description: Now ", False),
    "a variable": (HEAD, "product: route planning", "product: van planning", False),
    "an objective, which a quiz shows": (LESSON, "text: choose", "text: soon choose", True),
    "a figure": ("content/figures/beam.svg", "A beam", "The beam", False),
    "settings": ("mkdocs.yml", "site_name: Course", "site_name: Another\ncopyright: Mine", False),
}


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    folder = tmp_path / "course"
    shutil.copytree(TINY, folder)
    shutil.copy(DEFAULT_CONFIG, folder / "mkdocs.yml")
    yield folder


def config_of(course: Path, site: Path) -> MkDocsConfig:
    return load_config(str(course / "mkdocs.yml"), site_dir=str(site))


def plugin_of(config: MkDocsConfig) -> CoursePlugin:
    plugin = config.plugins["course"]
    assert isinstance(plugin, CoursePlugin)
    return plugin


def files(folder: str) -> dict[str, bytes]:
    site = Path(folder)
    found = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    found.pop("sitemap.xml.gz")  # holds the time
    return found


@pytest.mark.parametrize(("file", "before", "after", "enough"), EDITS.values(), ids=EDITS)
def test_a_refresh_equals_a_full_build(course: Path, file: str, before: str, after: str, enough: bool) -> None:
    config = config_of(course, course.parent / "served")
    config.plugins.on_startup(command="serve", dirty=False)
    plugin = plugin_of(config)
    build(config, serve_url="http://127.0.0.1:8000/")
    first = files(config.site_dir)
    path = course / file
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")
    assert plugin.refresh() == enough
    if faulty := any(problem.is_error for problem in plugin.problems):
        marked = files(config.site_dir)
        changed = {name for name in marked if marked[name] != first[name]}
        assert changed == {name for name in first if name.endswith(".html") and name != "404.html"}
        assert all(b"course-problems" in marked[name] for name in changed)
    elif not enough:
        build(config_of(course, course.parent / "served"), serve_url="http://127.0.0.1:8000/")
    second = files(config.site_dir)
    if enough:
        path.write_text(text, "utf-8")
        assert plugin.refresh()
        assert files(config.site_dir) == first
        path.write_text(text.replace(before, after, 1), "utf-8")
    assert second != first
    if faulty:
        return  # there is no full build to compare with
    config = config_of(course, course.parent / "fresh")
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    assert second == files(config.site_dir)
