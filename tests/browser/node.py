"""Calls pure functions of the browser's modules in Node."""

import json
import subprocess
from pathlib import Path
from typing import Any

from tests import machine

SCRIPT = Path(__file__).parents[1] / "js" / "run.mjs"


def call(module: str, *calls: tuple[str, list[Any]]) -> list[Any]:
    """Return the results of the calls, in order; `{"$": i}` as an argument is the result of call i."""
    node = machine.node()
    assert node is not None, "There is no Node here. Run: python -m tests.machine"
    asked = {"module": module, "calls": [{"name": name, "args": args} for name, args in calls]}
    done = subprocess.run([node, SCRIPT], input=json.dumps(asked), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    results: list[Any] = json.loads(done.stdout)
    return results
