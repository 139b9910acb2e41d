"""The built wheel, with what it asks for and nothing else beside it, builds a course elsewhere, with its look."""

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from importlib.metadata import Distribution, distribution, distributions
from pathlib import Path
from zipfile import ZipFile

import pytest
from packaging.requirements import Requirement

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


def asked_for(package: Distribution, extras: frozenset[str] = frozenset()) -> dict[str, Distribution]:
    """What a package asks for, and what that asks for, by name; as installed here, so that nothing is fetched."""
    found: dict[str, Distribution] = {}
    todo = [(package, extras)]
    while todo:
        package, extras = todo.pop()
        for line in package.requires or ():
            one = Requirement(line)
            wanted = one.marker is None or any(one.marker.evaluate({"extra": extra}) for extra in {"", *extras})
            if wanted and one.name not in found:
                found[one.name] = distribution(one.name)
                todo.append((found[one.name], frozenset(one.extras)))
    return found


def test_it_builds_a_course_elsewhere(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "venv", with_pip=False)  # the pip of this environment works on that one
    bin_folder = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin")
    python = bin_folder / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "--disable-pip-version-check"]
    subprocess.run(
        [*pip, "install", "-q", "--no-compile", "--no-deps", "--no-index", wheel],
        cwd=tmp_path, check=True, capture_output=True,
    )  # fmt: skip
    (installed,) = distributions(path=[str(wheel)])
    needed = asked_for(installed)
    assert {"mkdocs", "mkdocs-material", "pydantic"} <= needed.keys() and "pytest" not in needed
    packages = Path(sysconfig.get_path("purelib", vars={"base": str(tmp_path / "venv")}))
    for package in needed.values():
        for name in {file.parts[0] for file in package.files or ()} - {"..", "__pycache__"}:
            if not (packages / name).exists():
                (packages / name).symlink_to(Path(str(package.locate_file(name))))
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
