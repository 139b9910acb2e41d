"""A failure destroys nothing: a build that is killed at any moment leaves the old site or the new one, whole."""

import os
import signal
import subprocess
import sys
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


# Builds in forks that kill themselves at the n-th file they open for writing or remove; before each the site gets an
# old.txt. Prints of each the number, its status, what is left (the `old` site or the `new` one), whether that is whole.
BUILDS = """
import os, signal, sys
from pathlib import Path
from generator import cli, swap
course, target = sys.argv[1], Path(sys.argv[2])
def files():
    return {path.relative_to(target) for path in target.rglob("*") if path.is_file()}
def build():
    cli.main(["build", "--course", course, "--site", str(target)], standalone_mode=False)
def killed_at(moment):
    reader, writer = os.pipe()
    child = os.fork()
    if child:
        os.close(writer)
        counted = os.fdopen(reader).read()
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), counted
    calls = []
    def hook(event, args):
        ours = event in ("open", "os.remove", "os.rmdir") and str(args[0]).startswith(str(target.parent))
        write = event == "open" and ours and args[2] & (os.O_WRONLY | os.O_RDWR)
        if write or (event in ("os.remove", "os.rmdir") and (ours or args[1] != -1)):
            calls.append(event)
            if len(calls) == moment:
                os.kill(os.getpid(), signal.SIGKILL)
    sys.addaudithook(hook)
    build()
    os.write(writer, f"{len(calls)} {calls.index('os.remove')}".encode())
    os._exit(0)
told, sys.stdout = sys.stdout, open(os.devnull, "w")
build()
whole = files()
total, written = map(int, killed_at(0)[1].split())
for moment in (1, written // 2, written, written + 1, total):
    (target / "old.txt").write_text("old")
    status, _ = killed_at(moment)
    left = files()
    print(moment, status, "old" if Path("old.txt") in left else "new", left - {Path("old.txt")} == whole, file=told)
    swap.mend(target)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork; it has no such kill either")
def test_a_build_killed_at_any_moment(tmp_path: Path) -> None:
    root = Path(__file__).parent / "courses" / "tiny"
    command = [sys.executable, "-c", BUILDS, str(root), str(tmp_path / "site")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    rows = [line.split() for line in done.stdout.splitlines()]
    assert len(rows) == 5, done.stderr
    assert {row[1] for row in rows} == {str(-signal.SIGKILL)}
    assert [row[2] for row in rows] == ["old", "old", "old", "new", "new"]
    assert {row[3] for row in rows} == {"True"}, done.stdout
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


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
    builds = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    said = [build.communicate()[0].splitlines()[0] for build in builds]
    assert [build.returncode for build in builds] == [0, 0]
    assert len(set(said)) == 1, said
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]
