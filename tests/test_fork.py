"""README, "Make it yours": a fork deletes our course and writes one lesson, by the README's own files."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def section() -> str:
    """The README's section for forks."""
    text = (ROOT / "README.md").read_text("utf-8")
    return text.split("## Make it yours", 1)[1].split("\n## ", 1)[0]


def test_the_files_it_names_to_delete_exist() -> None:
    deleted = re.findall(r"^rm -r (.+)$", section(), re.MULTILINE)
    assert deleted
    for line in deleted:
        for name in line.split():
            assert list(ROOT.glob(name)), name


def test_a_course_of_one_lesson_builds(tmp_path: Path) -> None:
    shutil.copytree(ROOT, tmp_path / "fork", ignore=shutil.ignore_patterns(".venv*", "site", ".git", "node_modules"))
    fork = tmp_path / "fork"
    for line in re.findall(r"^rm -r (.+)$", section(), re.MULTILINE):
        for name in line.split():
            for path in fork.glob(name):
                shutil.rmtree(path) if path.is_dir() else path.unlink()
    written = re.findall(r"`([\w./-]+\.yml)`:?\n\n```yaml\n(.*?)```", section(), re.DOTALL)
    assert {name for name, _ in written} >= {"content/course.yml", "quizzes/basics/first-call.yml"}
    for name, text in written:
        path = fork / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    for command in (["build", "--strict"], ["check", "--strict"]):
        done = subprocess.run(
            [sys.executable, "-m", "generator.cli", *command], cwd=fork, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
    assert done.stdout == "no problems.\n"
    home = (fork / "site/index.html").read_text("utf-8")
    assert "Build Your Leverage" not in home
    assert (fork / "site/basics/first-call/index.html").is_file()


@pytest.mark.parametrize("command", ["make site", "make serve", "make test"])
def test_the_readme_opens_with_the_commands(command: str) -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    assert command in "\n".join(text.splitlines()[:30])
    target = command.split()[1]
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
