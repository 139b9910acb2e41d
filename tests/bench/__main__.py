"""`make bench`: our build and plain MkDocs Material's of the same words, in turn, whole processes, medians.

Also: `course check` against bare libyaml, and the time from saving a lesson to the rebuilt page under `course serve`.
Writes `bench.json` and `bench.svg`. The exit status is 1 if a target of the largest course was missed.
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

from tests.bench.measure import COMPOSE, COURSE, MKDOCS, Run, composing, folder_bytes, run
from tests.bench.picture import picture
from tests.bench.rebuilding import seconds_to_rebuild
from tests.bench.synthetic import modules, write_course, write_plain

TARGETS = {"time ratio": 0.30, "bytes ratio": 0.18, "check ratio": 2.5, "growth": 11.0, "rebuild 100": 1.0}
TARGETS |= {"rebuild 1000": 4.0}


def main() -> int:
    """Measure, print, write; return the exit status."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--lessons", type=int, nargs="+", default=[100, 1000], help="sizes of the courses, in tens")
    parser.add_argument("--runs", type=int, default=3, help="of how many runs the median is taken")
    parser.add_argument("--saves", type=int, default=10, help="lessons saved under `course serve`; 0 leaves that out")
    parser.add_argument("--out", type=Path, default=Path(), help="folder for bench.json and bench.svg")
    parser.add_argument("--profile", action="store_true", help="also write profile.svg, a flame graph of one build")
    given = parser.parse_args()
    found = {size: measure(size, given.runs, given.saves) for size in given.lessons}
    figures = derived(found)
    report = {"machine": machine(), "runs": given.runs, "lessons": found, "figures": figures, "targets": TARGETS}
    given.out.mkdir(parents=True, exist_ok=True)
    (given.out / "bench.json").write_text(json.dumps(report, indent=1) + "\n", "utf-8")
    (given.out / "bench.svg").write_text(picture(found), "utf-8")
    if given.profile:
        profile(max(given.lessons), given.out / "profile.svg")
    missed = [name for name, most in TARGETS.items() if figures.get(name, 0) > most]
    for name, value in figures.items():
        print(f"{name:28} {value:8.3f}" + (f"  (at most {TARGETS[name]})" if name in TARGETS else ""))
    print("missed: " + ", ".join(missed) if missed else "every target met")
    return 1 if missed else 0


def measure(size: int, runs: int, saves: int) -> dict[str, Any]:
    """Return the medians for one size of course."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        ours, plain = Path(name) / "ours", Path(name) / "plain"
        write_course(ours, size)
        write_plain(plain, size)
        rounds: list[dict[str, Run]] = []
        for number in range(runs):
            rounds.append(
                {
                    "build": run([*COURSE, "build"], ours),
                    "plain": run([*MKDOCS, "build", "-q"], plain),
                    "check": run([*COURSE, "check"], ours),
                    "compose": composing([*COMPOSE, "on"], ours),
                    "compose, collector off": composing([*COMPOSE, "off"], ours),
                }
            )
            print(
                f"{size} lessons, run {number + 1}: " + ", ".join(f"{k} {r.wall:.2f} s" for k, r in rounds[-1].items())
            )
            sys.stdout.flush()
        found: dict[str, Any] = {
            key: {part: median(getattr(each[key], part) for each in rounds) for part in Run._fields}
            for key in rounds[0]
        }
        found["bytes"] = {"build": folder_bytes(ours / "site"), "plain": folder_bytes(plain / "site")}
        found["item texts in the search index"] = leaks(ours, size)
        if saves:
            found["rebuild"] = seconds_to_rebuild(ours, saves)
        return found


def leaks(ours: Path, size: int) -> int:
    """Return how many stems, options and feedbacks stand in the search index."""
    index = (ours / "site/search/search_index.json").read_text("utf-8")
    items = [item for module in modules(size) for lesson in module.lessons[:1] for item in lesson.items]
    words = [
        text
        for item in items
        for text in (item.stem, *(o.text for o in item.options), *(o.feedback for o in item.options))
    ]
    return sum(text.replace("**", "") in index for text in words)


def profile(size: int, target: Path) -> None:
    """Let py-spy watch a build and draw where its time goes."""
    spy = ["py-spy", "record", "--output", str(target.absolute()), "--", *COURSE, "build"]
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        write_course(Path(name), size)
        run(spy, Path(name))


def derived(found: dict[int, dict[str, Any]]) -> dict[str, float]:
    """Return the ratios that the targets are about, those of a comparison for the largest course."""
    most, least = max(found), min(found)
    large = found[most]
    figures = {
        "time ratio": large["build"]["wall"] / large["plain"]["wall"],
        "CPU ratio": large["build"]["cpu"] / large["plain"]["cpu"],
        "bytes ratio": large["bytes"]["build"] / large["bytes"]["plain"],
        "check ratio": large["check"]["wall"] / large["compose"]["wall"],
        "search leaks": float(large["item texts in the search index"]),
    }
    if most != least:
        figures["growth"] = large["build"]["wall"] / found[least]["build"]["wall"]
    for size, each in found.items():
        figures[f"build {size}, seconds"] = each["build"]["wall"]
        figures[f"plain {size}, seconds"] = each["plain"]["wall"]
        figures[f"peak {size}, MB"] = each["build"]["peak"] / 1e6
        figures[f"plain peak {size}, MB"] = each["plain"]["peak"] / 1e6
        if "rebuild" in each:
            figures[f"rebuild {size}"] = median(each["rebuild"])
    return figures


def machine() -> dict[str, str]:
    """Return what the numbers were measured on."""
    return {"system": platform.system(), "processor": platform.machine(), "python": platform.python_version()}


if __name__ == "__main__":
    sys.exit(main())
