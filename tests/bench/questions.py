"""`make bench-page`: a page of 100 questions of all kinds in Chromium at a quarter of the processor's speed.

Prints what our scripts take of the main thread until every question can be answered, and how long one answer takes to
be marked and shown: medians of 9. The exit status is 1 if a target was missed.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from generator import build, runner, samples
from generator.problems import stops
from generator.questions import kinds
from generator.report import as_text
from tests import machine
from tests.serving import serving

ITEMS, RUNS, SLOWER = 100, 9, 4
READY, MARKED = 200.0, 50.0  # milliseconds


def main() -> int:
    """Measure, print; return the exit status."""
    with tempfile.TemporaryDirectory(prefix="questions-") as name:
        course = Path(name)
        write(course)
        problems = build.build(
            course, course / "site", lambda prepared, scratch: runner.render(prepared, course, scratch)
        )
        assert not stops(problems), as_text(problems)
        with serving(course / "site", "/repo-name/") as address, sync_playwright() as playwright:
            flags = ["--no-sandbox"] if os.name == "posix" and os.geteuid() == 0 else []
            browser = playwright.chromium.launch(executable_path=machine.chromium(), args=flags)
            page = f"{address}kinds/all/"
            # in turn, as the machine is now faster, now slower
            both = [[main_thread(browser, page, ours=ours) for ours in (True, False)] for _ in range(RUNS)]
            marked = [each for _ in range(RUNS) for each in answers(browser, page)]
            version = browser.version
            browser.close()
    ready = median(with_ours - without for with_ours, without in both)
    print(f"Chromium {version}, {SLOWER} times slower, {ITEMS} questions of {len(kinds())} kinds, medians of {RUNS}")
    print(f"main thread until all can be answered  {ready:7.1f} ms  (at most {READY:.0f})")
    print(f"the page without our scripts           {median(without for _, without in both):7.1f} ms")
    print(f"an answer marked and shown, median     {median(marked):7.1f} ms  (at most {MARKED:.0f})")
    print(f"the slowest of {len(marked)} answers            {max(marked):7.1f} ms")
    return 1 if ready > READY or median(marked) > MARKED else 0


def write(course: Path) -> None:
    """Write a course of one lesson that asks 100 questions, the kinds in turn."""
    samples.write(course)
    items = []
    for kind in kinds().values():
        _, text = samples.examples(kind)
        own = re.split(r"(?m)^(?=  - id: )", text)
        items.append([each for each in own if each.strip()])
    chosen, names = [], []
    for number in range(ITEMS):
        own = items[number % len(items)]
        text = own[number // len(items) % len(own)]
        names.append(f"all-{number}")
        again = "" if "lint_ignore:" in text else "\n    lint_ignore:\n      Q30: the same as elsewhere, on purpose"
        named = re.sub(r"\A  - id: .*", f"  - id: all-{number}{again}", text.rstrip())
        chosen.append(re.sub(r"(?m)^    objective: .*", "    objective: try-all", named))
    (course / "quizzes/kinds/all.yml").write_text("id: all\ntitle: All\nitems:\n" + "\n".join(chosen) + "\n", "utf-8")
    lesson = (course / "content/kinds/choice.yml").read_text("utf-8")
    lesson = re.sub(r"(?m)^id: .*", "id: all", lesson, count=1)
    lesson = re.sub(
        r"(?ms)^objectives:.*?^blocks:",
        "objectives:\n  - id: try-all\n    text: try all\n    level: apply\nblocks:",
        lesson,
    )
    lesson = re.sub(
        r"(?ms)^      items:\n.*?(?=^  - key)", "      items:\n" + "".join(f"        - {n}\n" for n in names), lesson
    )
    (course / "content/kinds/all.yml").write_text(lesson, "utf-8")
    for name in kinds():
        for room in ("content", "quizzes"):
            (course / room / "kinds" / f"{name.replace('_', '-')}.yml").unlink()
    head = course / "content/course.yml"
    listed = re.sub(r"(?ms)^    lessons:\n.*?(?=^promises)", "    lessons:\n      - all\n", head.read_text("utf-8"))
    head.write_text(listed, "utf-8")


def main_thread(browser: Browser, address: str, *, ours: bool) -> float:
    """Return the processor's milliseconds that a page's tasks take, loaded anew, with or without our scripts."""
    with browser.new_context() as context:
        page = context.new_page()
        if not ours:
            page.route("**/assets/course/**/*.mjs", lambda route: route.abort())
        session = context.new_cdp_session(page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        session.send("Performance.enable", {"timeDomain": "threadTicks"})
        page.goto(address, wait_until="load")
        page.wait_for_function("() => 'document$' in window")  # Material's script has run
        if ours:
            page.wait_for_function(f"() => document.querySelectorAll('.course-actions').length >= {ITEMS}")
        page.wait_for_timeout(1500)  # for what scripts left for later
        metrics: list[dict[str, Any]] = session.send("Performance.getMetrics")["metrics"]
        found = {each["name"]: float(each["value"]) for each in metrics}
        return 1000 * found["TaskDuration"]


def answers(browser: Browser, address: str) -> list[float]:
    """Return the milliseconds from the press of the button to the feedback on the screen, for one item of each kind."""
    with browser.new_context() as context:
        page = context.new_page()
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        page.goto(address, wait_until="networkidle")
        found: list[float] = page.evaluate(
            """async () => {
                const seen = new Set(), times = [];
                for (const item of document.querySelectorAll('.course-item > *')) {
                    if (seen.has(item.localName)) continue;
                    seen.add(item.localName);
                    const unknown = [...item.querySelectorAll('.course-actions button')].find(each => !each.hidden
                        && each.classList.contains('is-quiet'));
                    const start = performance.now();
                    unknown.click();
                    item.getBoundingClientRect();
                    times.push(performance.now() - start);
                    await new Promise(done => setTimeout(done, 100));
                }
                return times;
            }"""
        )
        return found


if __name__ == "__main__":
    sys.exit(main())
