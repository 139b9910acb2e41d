"""The `course` command: exit status, words on the screen, nothing lost, no traceback."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

from generator.cli import main
from generator.settings import DEFAULT_CONFIG
from tests.commands import run

TINY = Path(__file__).parent / "courses" / "tiny"
LESSON = "content/m1/ask-first.yml"
COMMANDS = {"build", "check", "serve", "examples", "fingerprint"}


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A copy of the small course, with a mkdocs.yml of its own."""
    shutil.copytree(TINY, tmp_path / "course")
    shutil.copy(DEFAULT_CONFIG, tmp_path / "course" / "mkdocs.yml")
    return tmp_path / "course"


def spoil(course: Path) -> None:
    """Write a mistake into the course."""
    path = course / LESSON
    path.write_text(path.read_text("utf-8").replace("title:", "titel:", 1), "utf-8")


def test_every_command_and_option_explains_itself() -> None:
    assert set(main.commands) == COMMANDS
    for name, command in main.commands.items():
        result = run(name, "--help")
        assert result.exit_code == 0
        assert command.help and len(command.help) > 20
        for option in command.params:
            if isinstance(option, click.Option):
                assert option.help, f"{name} {option.name}"


def test_the_exit_statuses_are_told() -> None:
    told = {"0 fine", "1 problems in the course", "2 wrong usage", "70 a fault of the generator", "COURSE_DEBUG=1"}
    readme = (Path(__file__).parents[1] / "README.md").read_text("utf-8")
    for text in (readme, run("--help").output):
        text = " ".join(text.replace("`", "").split())
        assert {each for each in told if each not in text} == set()


def test_build_says_where_the_site_is_and_how_to_look_at_it(course: Path) -> None:
    result = run("build", "--course", course)
    assert result.exit_code == 0
    assert f"Built {len(list((course / 'site').rglob('*.html')))} pages in {course / 'site'}" in result.output
    assert "course serve" in result.output
    assert not re.search("mkdocs|material|zensical", result.output, re.IGNORECASE)


def test_build_with_a_mistake_keeps_the_old_site(course: Path) -> None:
    assert run("build", "--course", course).exit_code == 0
    before = {path: path.read_bytes() for path in (course / "site").rglob("*") if path.is_file()}
    spoil(course)
    result = run("build", "--course", course)
    assert result.exit_code == 1
    assert 'content/m1/ask-first.yml:2:1: error: unknown key "titel"' in result.output
    assert 'did you mean "title"?' in result.output
    assert "what was there before is untouched" in result.output
    after = {path: path.read_bytes() for path in (course / "site").rglob("*") if path.is_file()}
    assert after == before


def test_check_finds_nothing_in_a_good_course(course: Path) -> None:
    result = run("check", "--course", course, "--strict")
    assert (result.output, result.exit_code) == ("no problems.\n", 0)


def test_check_as_json(course: Path) -> None:
    spoil(course)
    result = run("check", "--course", course, "--format", "json")
    assert result.exit_code == 1
    data = json.loads(result.stdout)
    assert data["errors"] == len(data["problems"]) >= 1
    first = next(row for row in data["problems"] if row["code"] == "unknown-key")
    assert (first["file"], first["line"], first["column"]) == (LESSON, 2, 1)
    assert first["source"].startswith("titel:")


def test_a_check_that_ends_at_once_has_said_all(course: Path) -> None:
    spoil(course)
    words = ["check", "--course", str(course), "--format", "json"]
    done = subprocess.run([sys.executable, "-m", "generator.cli", *words], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr, done.stdout) == (1, "", run(*words).stdout)


def test_warnings_stop_only_under_strict(course: Path) -> None:
    path = course / "content/course.yml"
    path.write_text(path.read_text("utf-8") + "\nabout: Ours #1 course\n", "utf-8")
    assert "cut-by-comment" in run("check", "--course", course).output
    assert run("check", "--course", course).exit_code == 0
    assert run("check", "--course", course, "--strict").exit_code == 1
    assert run("build", "--course", course, "--strict").exit_code == 1
    assert not (course / "site").exists()


def test_no_course_here(tmp_path: Path) -> None:
    for command in ("check", "build"):
        result = run(command, "--course", tmp_path)
        assert result.exit_code == 1
        assert "there is no course here" in result.output
    assert list(tmp_path.iterdir()) == []


def test_wrong_usage_is_status_2(course: Path, tmp_path: Path) -> None:
    assert run("biuld").exit_code == 2
    assert run("check", "--course", tmp_path / "nowhere").exit_code == 2
    assert run("check", "--format", "xml").exit_code == 2
    precious = tmp_path / "precious"
    precious.mkdir()
    (precious / "letter.txt").write_text("keep me")
    for place in (precious, course, course / "content", tmp_path):
        result = run("build", "--course", course, "--site", place)
        assert result.exit_code == 2, place
    assert (precious / "letter.txt").read_text() == "keep me"


def test_a_broken_mkdocs_yml_is_told_without_a_traceback(course: Path) -> None:
    good = (course / "mkdocs.yml").read_text("utf-8")
    for text, told in (
        ("site_name: [", "mkdocs.yml:1:1: error: this is not valid YAML"),
        ("[" * 5000, "mkdocs.yml:1:51: error: this is nested more than 50"),
        (good.replace("material", "nowhere"), "mkdocs.yml:6:1: error: the theme is `nowhere`"),
        (
            good + "extra_css: 5\n",
            "mkdocs.yml:23:1: error: the site cannot be made with this: Config value",
        ),
        (good + "extra: !new 5\n", "mkdocs.yml:23:8: error: the site cannot be made with this: MkDocs encountered"),
    ):
        (course / "mkdocs.yml").write_text(text)
        result = run("build", "--course", course)
        assert result.exit_code == 1
        assert told in result.output
        assert "untouched" in result.output
        assert not (course / "site").exists()


def test_a_nav_in_mkdocs_yml_is_a_problem(course: Path) -> None:
    path = course / "mkdocs.yml"
    path.write_text(path.read_text("utf-8") + "nav:\n  - Home: index.md\n", "utf-8")
    for command in ("check", "build"):
        result = run(command, "--course", course)
        assert result.exit_code == 1
        assert "mkdocs.yml:23:1: error: `nav` cannot stand in mkdocs.yml" in result.output


def test_a_course_without_mkdocs_yml_gets_the_default(course: Path) -> None:
    (course / "mkdocs.yml").unlink()
    result = run("build", "--course", course)
    assert result.exit_code == 0, result.output
    page = (course / "site/index.html").read_text("utf-8")
    assert 'class="course-page' in page
    assert "assets/course/course.css" in page


def test_fingerprint_prints_hashes_and_no_words(tmp_path: Path) -> None:
    source = tmp_path / "source.txt"
    source.write_text("One two three four five six seven eight nine. One two.")
    result = run("fingerprint", source)
    assert len(result.stdout.split()) == 4
    assert all(re.fullmatch("[0-9a-f]{16}", line) for line in result.stdout.split())
    allowed = run("fingerprint", source, "--allow", "one two three four five six seven eight")
    assert len(allowed.stdout.split()) == 3


def test_our_own_bug_is_told_as_such(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(root: Path) -> None:
        raise KeyError("close_menu")

    monkeypatch.delenv("COURSE_DEBUG", raising=False)
    monkeypatch.setattr("generator.build.check", broken)
    result = run("check", "--course", course)
    assert result.exit_code == 70
    assert "our mistake, not yours" in result.output
    monkeypatch.setenv("COURSE_DEBUG", "1")
    assert isinstance(run("check", "--course", course).exception, KeyError)


def test_check_lists_what_is_set_aside(course: Path) -> None:
    quiz = course / "quizzes/m1/m1-quiz.yml"
    text = quiz.read_text("utf-8")
    text = text.replace("text: We can match that.", "text: We always match that.")
    quiz.write_text(text, "utf-8")
    assert run("check", "--course", course, "--strict").exit_code == 1
    quiz.write_text(text.replace("    stem: A", "    lint_ignore:\n      Q10: they do\n    stem: A", 1), "utf-8")
    result = run("check", "--course", course, "--strict")
    assert result.exit_code == 0
    assert result.output == (
        "no problems.\n1 rule set aside by lint_ignore:\n  quizzes/m1/m1-quiz.yml:10:7: Q10: they do\n"
    )
    shown = json.loads(run("check", "--course", course, "--format", "json").output)
    assert shown["set_aside"] == [
        {"file": "quizzes/m1/m1-quiz.yml", "line": 10, "column": 7, "message": "Q10: they do"}
    ]


def test_a_folder_that_holds_something_else_is_never_replaced(course: Path, tmp_path: Path) -> None:
    foreign = tmp_path / "foreign"
    foreign.mkdir()
    (foreign / "index.html").write_text("my page")
    (course / "index.html").write_text("my page")
    for target in (
        foreign,
        course,
        course / "content",
        course / "quizzes" / "m1",
        course / ".." / course.name,
        tmp_path,
    ):
        before = sorted(tmp_path.rglob("*"))
        assert run("build", "--course", course, "--site", target).exit_code == 2, target
        assert sorted(tmp_path.rglob("*")) == before, target


def test_a_site_behind_a_link_stays_there(course: Path, tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.mkdir()
    (course / "site").symlink_to(there)
    for _ in range(2):
        assert run("build", "--course", course).exit_code == 0
        assert (course / "site").is_symlink() and (there / "index.html").is_file()
    assert [path.name for path in (*course.iterdir(), *tmp_path.iterdir()) if path.name.startswith(".")] == []


@pytest.mark.parametrize("address", ["127.0.0.1", "127.0.0.1:99999", ":8000", "127.0.0.1:x"])
def test_an_address_that_is_none(course: Path, address: str) -> None:
    result = run("serve", "--course", course, "--address", address)
    assert result.exit_code == 2
    assert "host:port" in result.output


def test_json_is_plain_ascii(course: Path) -> None:
    path = course / LESSON
    path.write_text(path.read_text("utf-8").replace("title:", "títel:", 1), "utf-8")
    output = run("check", "--course", course, "--format", "json").output
    assert output.isascii()
    assert any("títel" in problem["message"] for problem in json.loads(output)["problems"])


def test_examples_write_a_course_without_problems(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "course"
    result = run("examples", folder)
    assert result.exit_code == 0
    assert f"course serve --course {folder}" in result.output
    assert run("check", "--strict", "--course", folder).output.startswith("no problems.\n")
    before = sorted(folder.rglob("*"))
    again = run("examples", folder)
    assert again.exit_code == 2
    assert "is not empty" in again.output
    assert sorted(folder.rglob("*")) == before


def test_examples_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    result = run("examples", tmp_path / "file" / "course")
    assert result.exit_code == 2
    assert "cannot write" in result.output
