"""Putting a finished folder in the place of an old one, so that a kill at any moment leaves one of them whole.

Where the system can exchange two names in one step (Linux, macOS) it does. Elsewhere the old folder is moved aside
first; should the process die between the two moves, the next run puts it back (`mend`).
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_RENAME_EXCHANGE = 2  # linux/fs.h
_RENAME_SWAP = 2  # sys/stdio.h on macOS
_AT_FDCWD = -100


@contextmanager
def scratch_beside(target: Path) -> Iterator[Path]:
    """Yield an empty folder beside `target`, on the same file system; what is left of it is removed.

    Whoever comes while another process makes the same folder waits until that is done.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with _alone(target):
        mend(target)
        scratch = Path(tempfile.mkdtemp(prefix=f".{target.name}-new-", dir=target.parent))
        scratch.chmod(0o755)
        try:
            yield scratch
        finally:
            shutil.rmtree(scratch, ignore_errors=True)


@contextmanager
def _alone(target: Path) -> Iterator[None]:
    """Hold a lock in the name of `target`; the system lets it go when the process ends, however it ends."""
    name = hashlib.sha256(os.fsencode(target.absolute())).hexdigest()[:16]
    with (Path(tempfile.gettempdir()) / f"course-{name}.lock").open("a") as file:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def replace_folder(new: Path, target: Path) -> None:
    """Put `new` in the place of `target`; the old folder is removed last."""
    if not target.exists():
        new.rename(target)
    elif _exchange(new, target):
        shutil.rmtree(new, ignore_errors=True)
    else:
        aside = _aside(target)
        shutil.rmtree(aside, ignore_errors=True)
        target.rename(aside)
        try:
            new.rename(target)
        except OSError:
            aside.rename(target)
            raise
        shutil.rmtree(aside, ignore_errors=True)


def mend(target: Path) -> None:
    """Clean up after a run that was killed: put an old folder back, remove half-made ones."""
    aside = _aside(target)
    if aside.is_dir():
        if target.exists():
            shutil.rmtree(aside, ignore_errors=True)
        else:
            aside.rename(target)
    for left in target.parent.glob(f".{target.name}-new-*"):
        if left.is_symlink():
            left.unlink()
        else:
            shutil.rmtree(left, ignore_errors=True)


def _aside(target: Path) -> Path:
    return target.parent / f".{target.name}-old"


def _exchange(one: Path, other: Path) -> bool:
    """Exchange the names of two folders in one step; return whether the system could."""
    first, second = os.fsencode(one), os.fsencode(other)
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "linux":
            done = libc.renameat2(_AT_FDCWD, first, _AT_FDCWD, second, _RENAME_EXCHANGE)
        elif sys.platform == "darwin":
            done = libc.renamex_np(first, second, _RENAME_SWAP)
        else:
            return False
    except (OSError, AttributeError, TypeError):
        return False
    return bool(done == 0)
