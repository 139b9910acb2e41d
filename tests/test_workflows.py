"""The workflows are valid, run what the Makefile runs, with few rights and pinned actions."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))


def jobs(workflow: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(workflow.read_text("utf-8"))["jobs"]
    return found


def steps(workflow: Path) -> list[dict[str, Any]]:
    return [step for job in jobs(workflow).values() for step in job["steps"]]


def test_there_are_workflows() -> None:
    assert {workflow.name for workflow in WORKFLOWS} >= {"site.yml", "weekly.yml"}


def test_they_fit_the_schema() -> None:
    """The schema comes with check-jsonschema; nothing is fetched."""
    check = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows"]
    done = subprocess.run([*check, *map(str, WORKFLOWS)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_run_steps_are_the_makefiles(workflow: Path) -> None:
    targets = set(re.findall(r"(?m)^([a-z]+):", (ROOT / "Makefile").read_text("utf-8")))
    for step in steps(workflow):
        if "run" in step:
            words = step["run"].split()
            assert words[0] == "make" and words[1] in targets, step


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_official_and_pinned(workflow: Path) -> None:
    text = workflow.read_text("utf-8")
    for step in steps(workflow):
        if "uses" in step:
            assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", step["uses"])
            assert re.search(re.escape(step["uses"]) + r" # v\d+\.\d+\.\d+\n", text), f"{step['uses']}: which version?"


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_rights_are_given_one_by_one(workflow: Path) -> None:
    whole = yaml.safe_load(workflow.read_text("utf-8"))
    assert whole["permissions"] == {}
    writing = {name for name, job in whole["jobs"].items() if "write" in job["permissions"].values()}
    assert writing <= {"deploy"}
    assert all("timeout-minutes" in job for job in whole["jobs"].values())


def test_the_site_learns_its_address_from_pages() -> None:
    build = next(step for step in steps(ROOT / ".github/workflows/site.yml") if step.get("run") == "make site")
    assert build["env"] == {"SITE_URL": "${{ steps.pages.outputs.base_url }}/"}


def test_no_newer_push_drops_a_test_or_stops_a_deployment() -> None:
    """Of those that wait in one concurrency group GitHub keeps only the newest."""
    whole = yaml.safe_load((ROOT / ".github/workflows/site.yml").read_text("utf-8"))
    assert "concurrency" not in whole
    own = "${{ github.event_name == 'pull_request' && github.ref || github.run_id }}"
    assert whole["jobs"]["test"]["concurrency"]["group"] == f"test-{own}"
    assert whole["jobs"]["deploy"]["concurrency"] == {"group": "pages"}
