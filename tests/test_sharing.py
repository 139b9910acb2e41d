"""Work shared with a second process: the same results and the same errors, whatever becomes of that process.

Each story runs in a process of its own, since this one has threads, and a fork of it would not be safe.
"""

import os
import subprocess
import sys

import pytest

from generator import sharing

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere one process does everything")

START = """
import os, signal
from generator import sharing
sharing._can_fork = lambda: True
first = os.getpid()

def work(number):
    return number, os.getpid(), sum(range(100_000))

def nobody_is_left():
    try:
        os.waitpid(-1, 0)
    except ChildProcessError:
        return True
"""


def told(story: str) -> str:
    """Return what a story prints; it may not say anything else."""
    command = [sys.executable, "-c", START + story]
    done = subprocess.run(command, capture_output=True, text=True, check=False, start_new_session=True)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@on_linux
def test_both_take_part_and_every_piece_is_done_once() -> None:
    story = """
made = list(sharing.shared(work, 60))
print(sorted(number for number, _ in made) == list(range(60)), all(number == inner for number, (inner, *_) in made))
print(len({pid for _, (_, pid, _) in made}), nobody_is_left())
"""
    assert told(story) == "True True\n2 True\n"


@on_linux
@pytest.mark.parametrize("fault", ["os.kill(os.getpid(), signal.SIGKILL)", "1 / 0", "lambda: 'cannot be packed'"])
def test_what_a_second_process_fails_to_do_is_done_here(fault: str) -> None:
    story = f"""
def halts(number):
    if os.getpid() != first and number < 8:
        return {fault}
    return number
sharing._Second.has_result = lambda self: True  # leave all to the second process
print(sorted(sharing.shared(halts, 12)) == [(number, number) for number in range(12)], nobody_is_left())
"""
    assert told(story) == "True True\n"


@on_linux
def test_a_fault_of_the_work_is_raised_here() -> None:
    story = """
def fails(number):
    if number == 7:
        raise ValueError(f"piece {number}")
    return number
try:
    list(sharing.shared(fails, 12))
except ValueError as error:
    print(error, nobody_is_left())
"""
    assert told(story) == "piece 7 True\n"


@on_linux
def test_ctrl_c_ends_both_and_only_this_one_says_so() -> None:
    story = """
def stopped(number):
    if os.getpid() == first and number == 3:
        os.killpg(os.getpgrp(), signal.SIGINT)
    return work(number)
try:
    list(sharing.shared(stopped, 2000))
except KeyboardInterrupt:
    print("stopped", nobody_is_left())
"""
    assert told(story) == "stopped True\n"


@on_linux
def test_a_course_has_the_same_problems_either_way() -> None:
    story = """
from generator import build, reading, rules
from generator.report import as_text
from tests import tiny
lesson, quiz = "content/m1/ask-first.yml", "quizzes/m1/m1-quiz.yml"
spoiled = tiny.tree({
    lesson: tiny.text(lesson).replace("title:", "titel:", 1) + "# remark\\n",
    quiz: tiny.text(quiz).replace("kind: choice", "kind: choise", 1),
    "content/m1/cut.yml": "id: [",
    "content/m1/latin.yml": b"id: \\xe9",
})
alone = as_text(build.check_tree(spoiled).problems)
reading.WORTH_SHARING = rules.WORTH_SHARING = 0
reading.FILES_AT_ONCE = 1
received = []
receive = sharing._Second.receive
sharing._Second.receive = lambda self: received.append(1) or receive(self)
sharing._Second.has_result = lambda self: True
print(as_text(build.check_tree(spoiled).problems) == alone, len(alone.splitlines()) > 10)
print(len(received) >= len(spoiled.documents) + len(rules.rules()))
"""
    assert told(story) == "True True\nTrue\n"


def test_one_core_works_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda pid: {0}, raising=False)
    pids = [pid for _, pid in sharing.shared(lambda number: os.getpid(), 3)]
    assert pids == [os.getpid()] * 3
