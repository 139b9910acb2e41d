"""Modules joined into files: each runs once, in a scope of its own, after those it needs."""

import json
import subprocess
from pathlib import Path

import pytest

from generator.assets import PAGE_MODULES, assets
from generator.joining import homes, join, needed
from tests.machine import node

MODULES = {
    "a/entry.mjs": 'import "./first.mjs";\nimport { told } from "./told.mjs";\ntold.push("entry");\n',
    "a/first.mjs": 'import { told } from "./told.mjs";\nconst own = "first";\ntold.push(own);\n',
    "a/told.mjs": "/** What ran. @type {string[]} */\nexport const told = [];\n",
    "b/page.mjs": 'import { told } from "../a/told.mjs";\nimport { twice, Twice } from "./twice.mjs";\n'
    'import { both } from "./both.mjs";\nconst own = "page";\ntold.push(own, twice(2), new Twice().two, both());\n',
    "b/twice.mjs": "export function twice(n) {\n  return 2 * n;\n}\n\nexport class Twice {\n  two = 2;\n}\n",
    "b/other.mjs": 'import { told } from "../a/told.mjs";\nimport { both } from "./both.mjs";\ntold.push(both());\n',
    "b/both.mjs": 'import { told } from "../a/told.mjs";\n\nexport async function both() {}\ntold.push("both");\n',
}
HOMES = homes(MODULES, ["a/entry.mjs"], ["b/page.mjs", "b/other.mjs"])


def test_a_module_ships_with_the_only_one_that_needs_it() -> None:
    assert HOMES == {
        "a/entry.mjs": "a/entry.mjs",
        "a/first.mjs": "a/entry.mjs",
        "a/told.mjs": "a/entry.mjs",
        "b/page.mjs": "b/page.mjs",
        "b/twice.mjs": "b/page.mjs",
        "b/other.mjs": "b/other.mjs",
        "b/both.mjs": "b/both.mjs",
    }
    assert needed(MODULES, HOMES, ["b/page.mjs"]) == {"b/page.mjs", "b/both.mjs", "a/entry.mjs"}


def test_joined_files_run_as_their_modules_would(tmp_path: Path) -> None:
    for file in set(HOMES.values()):
        (tmp_path / file).parent.mkdir(exist_ok=True)
        (tmp_path / file).write_text(join(MODULES, HOMES, file), "utf-8")
    script = """
        const { told } = await import("./a/entry.mjs");
        await import("./b/page.mjs");
        await import("./b/other.mjs");
        process.stdout.write(JSON.stringify(told.map(String)));
    """
    (tmp_path / "run.mjs").write_text(script, "utf-8")
    shown = subprocess.run([str(node()), str(tmp_path / "run.mjs")], check=True, capture_output=True, text=True)
    assert json.loads(shown.stdout) == ["first", "entry", "both", "page", "4", "2", *["[object Promise]"] * 2]


def test_two_things_of_one_name_are_told() -> None:
    modules = {**MODULES, "a/first.mjs": 'import { told } from "./told.mjs";\nexport const told = 1;\n'}
    with pytest.raises(ValueError, match=r"a/entry\.mjs has two things called told"):
        join(modules, HOMES, "a/entry.mjs")


@pytest.mark.parametrize(
    "line", ['import both from "./both.mjs";', 'import { both as b } from "./both.mjs";', "export { own };"]
)
def test_a_line_of_another_form_is_told(line: str) -> None:
    modules = {**MODULES, "b/page.mjs": f"const own = 1;\n{line}\n"}
    with pytest.raises(ValueError, match=r"b/page\.mjs has a line that cannot be joined: (im|ex)port"):
        join(modules, HOMES, "b/page.mjs")


def test_every_page_module_and_kind_ships_under_its_own_name() -> None:
    files = {name for name in assets() if name.endswith(".mjs")}
    assert {f"assets/course/{name}" for _, name in PAGE_MODULES.values()} < files
    assert "assets/course/questions/choice/element.mjs" in files
