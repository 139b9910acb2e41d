"""A failure destroys nothing: a build that is killed at any moment leaves the old site or the new one, whole."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator import swap

FILES = 8
# Replaces the folder in a process that kills itself at the n-th call that changes the disk.
KILLED = """
import os, pathlib, shutil, signal, sys
from generator import swap
target, moment, exchange = pathlib.Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3] == "yes"
calls = 0
def counted(function):
    def wrapper(*args, **kwargs):
        global calls
        calls += 1
        if calls == moment:
            os.kill(os.getpid(), signal.SIGKILL)
        return function(*args, **kwargs)
    return wrapper
with swap.scratch_beside(target) as scratch:
    for number in range(8):
        (scratch / f"{number}.html").write_text("new")
    pathlib.Path.rename = counted(pathlib.Path.rename)
    for name in ("unlink", "rmdir", "rename", "replace"):
        setattr(os, name, counted(getattr(os, name)))
    swap._exchange = counted(swap._exchange) if exchange else (lambda one, other: False)
    swap.replace_folder(scratch, target)
print("done")
"""


def site(folder: Path, word: str) -> Path:
    folder.mkdir()
    for number in range(FILES):
        (folder / f"{number}.html").write_text(word)
    return folder


def state(folder: Path) -> str:
    """`old` or `new` if every file is there and of one kind, else what is wrong."""
    texts = [path.read_text() for path in folder.glob("*.html")] if folder.is_dir() else []
    whole = len(texts) == FILES and len(set(texts)) == 1
    return texts[0] if whole else f"{len(texts)} files, {set(texts)}"


@pytest.mark.parametrize("exchange", ["yes", "no"])
def test_killed_at_every_step(tmp_path: Path, exchange: str) -> None:
    seen = set()
    for moment in range(1, 60):
        target = site(tmp_path / f"site{moment}", "old")
        done = subprocess.run(
            [sys.executable, "-c", KILLED, target, str(moment), exchange], capture_output=True, text=True, check=False
        )
        if exchange == "yes":
            assert state(target) in ("old", "new"), moment  # at once, with nobody to mend it
        swap.mend(target)
        seen.add(state(target))
        assert state(target) in ("old", "new"), moment
        assert [path.name for path in tmp_path.glob(f".site{moment}-*")] == []
        if "done" in done.stdout:
            assert state(target) == "new"
            break
        assert done.returncode == -signal.SIGKILL
    else:
        pytest.fail("the process never came to its end")
    assert seen == {"old", "new"}


def test_a_build_killed_at_any_time(tmp_path: Path) -> None:
    root = Path(__file__).parent / "courses" / "tiny"
    target = tmp_path / "site"
    command = [sys.executable, "-m", "generator.cli", "build", "--course", str(root), "--site", str(target)]
    start = time.monotonic()
    subprocess.run(command, check=True, capture_output=True)
    whole = time.monotonic() - start
    pages = {path.relative_to(target) for path in target.rglob("*") if path.is_file()}
    marker = target / "old.txt"
    for share in (0.3, 0.6, 0.8, 0.9, 0.97, 1.0):
        marker.write_text("old")
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(whole * share)
        process.kill()
        process.wait()
        found = {path.relative_to(target) for path in target.rglob("*") if path.is_file()}
        assert found - {Path("old.txt")} == pages, share


def test_a_failing_host_leaves_everything(tmp_path: Path) -> None:
    target = site(tmp_path / "site", "old")
    with pytest.raises(RuntimeError), swap.scratch_beside(target) as scratch:
        (scratch / "half.html").write_text("new")
        raise RuntimeError("MkDocs failed")
    assert state(target) == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_the_first_build_has_nothing_to_replace(tmp_path: Path) -> None:
    target = tmp_path / "deep" / "site"
    with swap.scratch_beside(target) as scratch:
        (scratch / "index.html").write_text("new")
        swap.replace_folder(scratch, target)
    assert (target / "index.html").read_text() == "new"
    assert target.stat().st_mode & 0o755 == 0o755


@pytest.mark.skipif(sys.platform not in ("linux", "darwin"), reason="other systems have no exchange of two names")
def test_this_system_can_exchange_two_folders(tmp_path: Path) -> None:
    one, other = site(tmp_path / "one", "old"), site(tmp_path / "other", "new")
    assert swap._exchange(one, other)
    assert (state(one), state(other)) == ("new", "old")


def test_two_builds_at_once_take_turns(tmp_path: Path) -> None:
    """The second once took the first one's half-made folder for a leftover and removed it."""
    root = Path(__file__).parent / "courses" / "tiny"
    command = [sys.executable, "-m", "generator.cli", "build", "--course", str(root), "--site", str(tmp_path / "site")]
    builds = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    said = [build.communicate()[0].splitlines()[0] for build in builds]
    assert [build.returncode for build in builds] == [0, 0, 0]
    assert len(set(said)) == 1, said
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]
