"""README, "Make it yours": a fork deletes our course and writes one lesson, by the README's own files.

A fork keeps this test, so nothing here looks at our course; that the README deletes all of it is in test_flagship.py.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LEFT_OUT = shutil.ignore_patterns(".*", "site", "node_modules", "__pycache__")


def section() -> str:
    """The README's section for forks."""
    text = (ROOT / "README.md").read_text("utf-8")
    return text.split("## Make it yours", 1)[1].split("\n## ", 1)[0]


@pytest.fixture(scope="module")
def fork(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the repository with the README's course in place of the one that is here, and without its tests."""
    folder = tmp_path_factory.mktemp("fork") / "fork"
    shutil.copytree(ROOT, folder, ignore=LEFT_OUT)
    for room in ("content", "quizzes"):
        for path in (folder / room).iterdir():
            if path.name != "README.md":
                shutil.rmtree(path) if path.is_dir() else path.unlink()
    (line,) = re.findall(r"^\d\. Delete (`tests/.*?):", section(), re.MULTILINE)
    deleted = re.findall("`(.*?)`", line)
    assert deleted
    for name in deleted:
        (folder / name).unlink(missing_ok=True)  # a fork has done so already
    written = re.findall(r"`([\w./-]+\.yml)`:?\n\n```yaml\n(.*?)```", section(), re.DOTALL)
    assert {name for name, _ in written} >= {"content/course.yml", "quizzes/basics/first-call.yml"}
    for name, text in written:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def run(fork: Path, *words: str) -> str:
    done = subprocess.run([sys.executable, "-m", *words], cwd=fork, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_a_course_of_one_lesson_builds(fork: Path) -> None:
    run(fork, "generator.cli", "build", "--strict")
    home = (fork / "site/index.html").read_text("utf-8")
    assert "First calls" in home and "Build Your Leverage" not in home
    assert (fork / "site/basics/first-call/index.html").is_file()


def test_the_tests_that_stay_do_not_miss_those_that_go(fork: Path) -> None:
    found = run(fork, "pytest", "--collect-only", "-qq", "-p", "no:cacheprovider", "-p", "no:xdist")
    assert "tests/test_fork.py" in found and "tests/test_flagship.py" not in found


@pytest.mark.parametrize("command", ["make site", "make serve", "make test"])
def test_the_readme_opens_with_the_commands(command: str) -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    assert command in "\n".join(text.splitlines()[:30])
    target = command.split()[1]
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
