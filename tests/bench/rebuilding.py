"""From saving a lesson to its rebuilt page under `course serve`."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from tests.bench.measure import COURSE

LIMIT = 300.0
PACE = 0.02


def seconds_to_rebuild(course: Path, saves: int) -> list[float]:
    """Save one lesson so many times, each time with another word, and return how long each took to be served."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    server = subprocess.Popen(
        [*COURSE, "serve", "--address", address], cwd=course, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    lesson = course / "content/m001/m001-lesson-05.yml"
    page = f"http://{address}/m001/m001-lesson-05/"
    text = lesson.read_text("utf-8")
    taken = []
    try:
        _wait_for(page, "course-page")
        for number in range(saves):
            word = f"Saved{number}time"
            lesson.write_text(text.replace("  - prose: |\n", f"  - prose: |\n      {word}.\n\n", 1), "utf-8")
            start = time.perf_counter()
            _wait_for(page, word)
            taken.append(time.perf_counter() - start)
    finally:
        server.send_signal(signal.SIGINT if os.name == "posix" else signal.SIGTERM)
        server.wait()
        lesson.write_text(text, "utf-8")
    return taken


def _wait_for(page: str, word: str) -> None:
    end = time.perf_counter() + LIMIT
    while time.perf_counter() < end:
        try:
            with urlopen(page, timeout=LIMIT) as answer:
                if word in answer.read().decode():
                    return
        except (URLError, OSError):
            pass
        time.sleep(PACE)
    raise TimeoutError(f"{page} never showed {word}")
