"""Work in pieces, shared with a second process: a fork knows all that was read, and nothing has to be sent to it.

Knows nothing of courses. Whatever keeps the second process from its work - one core, a system where forks are not
safe, no memory, a fault - the first one does what is missing, so that results and errors are always the same.
"""

from __future__ import annotations

import mmap
import os
import pickle
import select
import signal
import struct
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any, NoReturn, Protocol, TypeVar

R = TypeVar("R")
_PIPE = 1 << 20
"""Bytes that may wait in the pipe; the most that Linux gives to anybody, 16 times what it gives by itself."""
_HEAD = struct.Struct("<IQ")
"""Stands before each result: the number of its piece, and how many bytes follow."""


class Packing(Protocol):
    """How results cross over: `pickle`, or `marshal`, which knows plain data only and takes half the time."""

    def dumps(self, value: Any, /) -> bytes:
        """Return a value as bytes."""
        ...

    def loads(self, data: bytes, /) -> Any:
        """Return the value again."""
        ...


def shared(
    work: Callable[[int], R], pieces: int, packing: Packing = pickle, *, alone: bool = False
) -> Iterator[tuple[int, R]]:
    """Yield the number and the result of each piece of work, in the order in which they are done.

    This process takes pieces from the front, the second one from the back, until they meet.

    Args:
        work: Does the piece of that number, from 0; has no effect but its result.
        pieces: How many there are.
        packing: How results of the second process are handed over.
        alone: Whether there is too little work for two.
    """
    second = None if alone or pieces < 2 or not _can_fork() else _second(work, pieces, packing)
    if second is None:
        yield from ((number, work(number)) for number in range(pieces))
        return
    missing = dict.fromkeys(range(pieces))
    try:
        while missing:
            if not second.has_result() and (number := _claim(second.taken, second.taken.find)) is not None:
                result = work(number)
            elif found := second.receive():
                number, result = found
            else:  # it is gone, and what it had taken is not done
                number = next(iter(missing))
                result = work(number)
            if number in missing:
                del missing[number]
                yield number, result
    finally:
        second.end()


def _can_fork() -> bool:
    """Return whether a fork is safe and would run beside this process.

    The libraries of macOS may start threads, and a fork has only one; Windows knows no forks.
    """
    return sys.platform == "linux" and threading.active_count() == 1 and len(os.sched_getaffinity(0)) > 1


def _claim(taken: mmap.mmap, find: Callable[[bytes], int]) -> int | None:
    """Mark a piece as taken and return its number; None if none is left.

    Now and then both processes take the same piece, which costs time and does no harm.
    """
    number = find(b"\0")
    if number < 0:
        return None
    taken[number] = 1
    return number


class _Second:
    """The second process, as the first one sees it.

    Attributes:
        taken: A byte for each piece, seen by both processes: whether one of them has begun it.
    """

    def __init__(self, pid: int, inlet: int, taken: mmap.mmap, packing: Packing) -> None:
        self.taken = taken
        self._pid, self._inlet, self._packing = pid, inlet, packing
        self._poll = select.poll()
        self._poll.register(inlet)

    def has_result(self) -> bool:
        """Return whether `receive` would not have to wait."""
        return bool(self._poll.poll(0))

    def receive(self) -> tuple[int, Any] | None:
        """Return the number and the result of the next piece; None if the process has ended."""
        head = self._read(_HEAD.size)
        if head is None:
            return None
        number, size = _HEAD.unpack(head)
        packed = self._read(size)
        return None if packed is None else (number, self._packing.loads(packed))

    def _read(self, size: int) -> bytes | None:
        parts = []
        while size:
            parts.append(os.read(self._inlet, size))
            if not parts[-1]:
                return None
            size -= len(parts[-1])
        return b"".join(parts)

    def end(self) -> None:
        """End the process, whatever it is doing."""
        os.close(self._inlet)
        with suppress(ProcessLookupError, ChildProcessError):
            os.kill(self._pid, signal.SIGKILL)
            os.waitpid(self._pid, 0)


def _second(work: Callable[[int], Any], pieces: int, packing: Packing) -> _Second | None:
    """Start the second process; None if the system has no room for one."""
    try:
        taken = mmap.mmap(-1, pieces)
        inlet, outlet = os.pipe()
        _widen(outlet)
        pid = os.fork()
    except OSError:
        return None
    if not pid:
        _work_through(work, taken, outlet, packing)
    os.close(outlet)
    return _Second(pid, inlet, taken, packing)


def _widen(outlet: int) -> None:
    """Let the second process go on while the first one is not ready to take what it sends."""
    import fcntl  # not on every system

    with suppress(OSError):  # so many wide pipes as one user may have
        fcntl.fcntl(outlet, fcntl.F_SETPIPE_SZ, _PIPE)


def _work_through(work: Callable[[int], Any], taken: mmap.mmap, outlet: int, packing: Packing) -> NoReturn:
    """Be the second process: do pieces and send their results; say nothing, since the first process does so."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process ends this one
        with open(outlet, "wb") as out:
            while (number := _claim(taken, taken.rfind)) is not None:
                packed = packing.dumps(work(number))
                out.write(_HEAD.pack(number, len(packed)))
                out.write(packed)
                out.flush()
    finally:
        os._exit(0)  # without a traceback, and without what this process may have waiting to be printed
