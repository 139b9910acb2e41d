"""The machine: what is found runs, a choice in the environment wins, what is missing is said."""

import os
import re
import subprocess
from pathlib import Path

import pytest

from tests import machine


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A machine without Chromium and Node; the folder returned is all of its PATH."""
    for name in ("CHROMIUM", "NODE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(machine, "CHROMIUM_PLACES", ())
    monkeypatch.setattr(machine, "playwright_chromium", tuple)
    monkeypatch.setattr(machine, "packaged_node", lambda: None)
    return tmp_path


def program(folder: Path, name: str, answer: str, status: int = 0) -> Path:
    """A stand-in that gives one answer, whatever it is asked."""
    path = folder / name
    path.write_text(f"#!/bin/sh\necho '{answer}'\nexit {status}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_the_chromium_found_runs_and_tells_its_version() -> None:
    found = machine.chromium()
    assert found is not None
    assert re.search(r"Chrom", machine.version(found) or "")


def test_the_node_found_is_new_enough_and_runs() -> None:
    run = subprocess.run([machine.node(), "-p", "6 * 7"], capture_output=True, encoding="utf-8")
    assert run.stdout.strip() == "42"
    assert machine.is_new_enough(machine.node())


def test_npm_starts_under_that_node() -> None:
    command = [*machine.npm(), "--version"]
    run = subprocess.run(command, capture_output=True, encoding="utf-8", env=machine.npm_environment())
    assert re.match(r"\d+\.\d+", run.stdout)


def test_the_environment_chooses_before_the_path(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (bare / "mine").mkdir()
    program(bare, "chromium", "Chromium 1.0")
    program(bare, "node", "v20.1.0")
    browser = program(bare / "mine", "my-chromium", "Chromium 2.0")
    node = program(bare / "mine", "my-node", "v22.0.0")
    monkeypatch.setenv("CHROMIUM", str(browser))
    monkeypatch.setenv("NODE", str(node))
    assert machine.chromium() == browser
    assert machine.node() == node


def test_a_choice_that_does_not_start_is_an_error(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(bare, "chromium", "Chromium 1.0")
    monkeypatch.setenv("CHROMIUM", str(bare / "missing"))
    with pytest.raises(machine.MachineError, match="CHROMIUM is set to"):
        machine.chromium()


def test_a_program_that_fails_is_passed_over(bare: Path) -> None:
    program(bare, "chromium", "install version 7 of the snap first", status=1)
    good = program(bare, "google-chrome", "Google Chrome 99.0")
    assert machine.chromium() == good


def test_playwright_is_asked_last(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    managed = program(bare, "managed", "Chromium 3.0")
    monkeypatch.setattr(machine, "playwright_chromium", lambda: (str(managed),))
    assert machine.chromium() == managed
    on_path = program(bare, "chromium", "Chromium 1.0")
    assert machine.chromium() == on_path


@pytest.mark.parametrize("answer", ["v16.20.2", "v8.0.0", "something else"])
def test_an_old_node_is_not_taken(bare: Path, answer: str) -> None:
    program(bare, "node", answer)
    with pytest.raises(machine.MachineError, match="No Node 18"):
        machine.node()


def test_the_packaged_node_stands_in_with_its_own_npm(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packaged = (program(bare, "packaged-node", "v24.1.0"), bare / "npm-cli.js")
    monkeypatch.setattr(machine, "packaged_node", lambda: packaged)
    assert machine.node() == packaged[0]
    assert machine.npm() == (str(packaged[0]), str(packaged[1]))


def test_nothing_found_ends_the_set_up_with_a_message(
    bare: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(machine, "call", lambda *_: False)
    assert machine.main([]) == 1
    assert "set CHROMIUM to the program" in capsys.readouterr().err
    program(bare, "chromium", "Chromium 1.0")
    assert machine.main([]) == 1
    assert "set NODE to the program" in capsys.readouterr().err


def test_npm_ci_runs_when_the_lock_file_is_newer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[list[str]] = []

    def call(command: list[str], *_: object) -> bool:
        calls.append(command)
        done.parent.mkdir(exist_ok=True)
        done.touch()
        return True

    lock, done = tmp_path / "package-lock.json", tmp_path / "node_modules" / ".package-lock.json"
    lock.touch()
    monkeypatch.setattr(machine, "JS", tmp_path)
    monkeypatch.setattr(machine, "call", call)
    assert machine.install_scripts() == "installed with npm ci"
    assert machine.install_scripts() == "found"
    later = done.stat().st_mtime + 10
    os.utime(lock, (later, later))
    assert machine.install_scripts() == "installed with npm ci"
    assert [command[-2:] for command in calls] == [["ci", "--loglevel=error"]] * 2


def test_wrong_words_are_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert machine.main(["walk"]) == 2
    assert "usage" in capsys.readouterr().err
