"""`course build --docs-only`: the folder gives the same site without our plugin, and replaces nothing foreign."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import Result

from generator.assets import TEMPLATES
from generator.settings import DEFAULT_CONFIG
from tests import commands

TINY = Path(__file__).parent / "courses" / "tiny"
KNOWN_EVERYWHERE = {"t", "url"}
"""What the theme's templates may call: Material's words, and macros of its own."""
MKDOCS = [sys.executable, "-m", "mkdocs"]


@pytest.fixture
def course(tmp_path: Path) -> Path:
    folder = tmp_path / "course"
    shutil.copytree(TINY, folder)
    config = DEFAULT_CONFIG.read_text("utf-8").replace("theme:\n", "theme:\n  custom_dir: site_overrides\n", 1)
    (folder / "mkdocs.yml").write_text(config, "utf-8")
    (folder / "site_overrides/partials").mkdir(parents=True)
    (folder / "site_overrides/partials/logo.html").write_text("<b>Our brand</b>", "utf-8")
    return folder


ENVIRONMENT = {"SITE_URL": "https://example.com/repo-name/", "NO_MKDOCS_2_WARNING": "1"}


def run(words: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a program that knows nothing of us."""
    environment = {**os.environ, **ENVIRONMENT}
    return subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False, env=environment)


def course_build(course: Path, *words: str) -> Result:
    return commands.run("build", "--course", course, *words, **ENVIRONMENT)


def docs_only(course: Path) -> Result:
    return course_build(course, "--docs-only", str(course / "plain"))


def names(site: Path) -> set[str]:
    return {path.relative_to(site).as_posix() for path in site.rglob("*")}


def pages(site: Path) -> dict[str, str]:
    return {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in site.rglob("*.html")}


@pytest.mark.parametrize("urls", ["true", "false"])
def test_mkdocs_without_the_plugin_gives_the_same_pages(course: Path, urls: str) -> None:
    config = course / "mkdocs.yml"
    config.write_text(f"{config.read_text('utf-8')}\nuse_directory_urls: {urls}\n", "utf-8")
    assert (result := course_build(course)).exit_code == 0, result.output
    assert (result := docs_only(course)).exit_code == 0, result.output
    without = course / "plain"
    text = (without / "mkdocs.yml").read_text("utf-8")
    assert "- course" not in text and "!ENV" in text
    assert (done := run([*MKDOCS, "build", "--strict", "-q"], without)).returncode == 0, done.stderr
    ours, theirs = pages(course / "site"), pages(without / "site")
    assert theirs == ours
    assert ("m1/ask-first/index.html" in ours) == (urls == "true")
    assert "Our brand" in ours["index.html"]
    assert names(without / "site") == names(course / "site")


def test_templates_need_nothing_of_ours(course: Path) -> None:
    """Without the plugin there is no function `t`: every word is looked up in a mapping."""
    docs_only(course)
    for path in (course / "plain/overrides").rglob("*.html"):
        assert not re.search(r"(?<![\w.])(?<!macro )(t|words)\(", path.read_text("utf-8")), path


def test_items_stay_out_of_the_search_index(course: Path) -> None:
    docs_only(course)
    course_build(course)
    run([*MKDOCS, "build", "-q"], course / "plain")
    for site in (course / "site", course / "plain/site"):
        index = (site / "search/search_index.json").read_text("utf-8")
        items = yaml.safe_load((course / "quizzes/m1/m1-quiz.yml").read_text("utf-8"))["items"]
        assert items
        for item in items:
            assert item["stem"] not in index
            assert all(option["feedback"] not in index for option in item["options"])


def test_a_foreign_folder_is_left_alone(course: Path) -> None:
    plain = course / "plain"
    plain.mkdir()
    (plain / "mkdocs.yml").write_text("site_name: Mine\n", "utf-8")
    done = docs_only(course)
    assert done.exit_code == 2 and "was not written by --docs-only" in done.stderr
    assert (plain / "mkdocs.yml").read_text("utf-8") == "site_name: Mine\n"
    (plain / "mkdocs.yml").unlink()
    assert docs_only(course).exit_code == 0
    (plain / "docs/old.md").write_text("old", "utf-8")
    assert docs_only(course).exit_code == 0
    assert not (plain / "docs/old.md").exists()


def test_a_mistake_leaves_the_old_folder(course: Path) -> None:
    docs_only(course)
    lesson = course / "content/m1/ask-first.yml"
    lesson.write_text(lesson.read_text("utf-8").replace("title:", "titel:", 1), "utf-8")
    assert docs_only(course).exit_code == 1
    assert (course / "plain/docs/m1/ask-first/index.md").is_file()


def test_the_theme_asks_nothing_that_only_python_knows() -> None:
    """Zensical reads the same templates with another engine, which has filters and no methods of texts and lists."""
    for template in sorted(TEMPLATES.rglob("*.html")):
        calls = re.findall(r"\.(\w+)\(", "".join(re.findall(r"{[{%].*?[%}]}", template.read_text("utf-8"), re.DOTALL)))
        assert set(calls) <= KNOWN_EVERYWHERE, template.name
