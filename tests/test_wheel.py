"""The built wheel, installed into an empty environment, builds a course elsewhere, with its look."""

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_holds_everything_the_package_has(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        inside = {name for name in archive.namelist() if name.startswith("generator/")}
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "generator"],
        cwd=ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    assert inside == {name for name in listed.stdout.split() if (ROOT / name).is_file()}


def test_it_builds_a_course_elsewhere(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "venv", with_pip=False)  # the pip of this environment works on that one
    bin_folder = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin")
    python = bin_folder / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "--disable-pip-version-check"]
    subprocess.run(
        [*pip, "install", "-q", "--no-compile", "-c", ROOT / "constraints.txt", wheel],
        cwd=tmp_path, check=True, capture_output=True,
    )  # fmt: skip
    course = tmp_path / "course"
    shutil.copytree(ROOT / "tests" / "courses" / "tiny", course)
    environment = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "VIRTUAL_ENV")}
    done = subprocess.run(
        [bin_folder / "course", "build"], cwd=course, capture_output=True, text=True, check=False, env=environment
    )
    assert done.returncode == 0, done.stderr
    page = (course / "site/m1/ask-first/index.html").read_text("utf-8")
    assert '<div class="course-page' in page
    style = (course / "site/assets/course/course.css").read_text("utf-8")
    assert ".course-opt" in style and "/*" not in style
