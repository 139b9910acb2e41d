"""One whole process, measured: seconds on the clock, seconds of processor, peak memory."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

COURSE = (sys.executable, "-m", "generator.cli")
MKDOCS = (sys.executable, "-m", "mkdocs")
COMPOSE = (sys.executable, "-c")
_COMPOSE = """
import gc, sys, time, yaml
from pathlib import Path
texts = [path.read_bytes() for path in Path(".").rglob("*.yml")]
gc.enable() if {on} else gc.disable()
start, used = time.perf_counter(), time.process_time()
for text in texts:
    yaml.compose(text, Loader=yaml.CSafeLoader)
print(time.perf_counter() - start, time.process_time() - used)
"""


class Run(NamedTuple):
    """What one process took: wall and cpu in seconds, peak in bytes."""

    wall: float
    cpu: float
    peak: int


def run(words: list[str], folder: Path) -> Run:
    """Run a command to its end; its own children count too.

    Raises:
        RuntimeError: It failed.
    """
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    start = time.perf_counter()
    process = subprocess.Popen(words, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert process.stderr is not None
    said = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stderr.close()
    if process.returncode:
        raise RuntimeError(f"{' '.join(words)}: {said.decode()}")
    unit = 1 if sys.platform == "darwin" else 1024
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * unit)


def composing(words: list[str], folder: Path) -> Run:
    """Measure `yaml.compose` by libyaml over a course's files, read beforehand; the last word is the collector."""
    *command, collector = words
    said = subprocess.run(
        [*command, _COMPOSE.format(on=collector == "on")], cwd=folder, capture_output=True, text=True, check=True
    )
    wall, cpu = said.stdout.split()
    return Run(float(wall), float(cpu), 0)


def folder_bytes(folder: Path) -> int:
    """Return the size of all files below a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
