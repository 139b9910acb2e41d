"""The Nu HTML checker finds no error of ours on any page. It needs Java: in CI always, else where it is found."""

import json
import subprocess
from pathlib import Path

import pytest

from tests import machine

JAR = Path(__file__).parents[1] / "js/node_modules/vnu-jar/build/dist/vnu.jar"
# What Material's own templates do. Each is looked at again when Material changes.
THEIRS = (("Attribute “autocomplete” is only allowed", 'class="md-toggle"'),)


def errors(files: list[Path]) -> list[str]:
    """What the checker says of the files, one line a message."""
    java = machine.java()
    assert java is not None
    done = subprocess.run(
        [
            java,
            "-XX:TieredStopAtLevel=1",
            "-Xss8m",
            "-jar",
            JAR,
            "--format",
            "json",
            "--errors-only",
            "--exit-zero-always",
            *files,
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(done.stderr or done.stdout)["messages"]
    return [
        f"{Path(each['url']).parent.name}/{Path(each['url']).name}:{each.get('lastLine')}: {each['message']} "
        f"({each.get('extract', '')[:160]!r})"
        for each in found
        if not any(said in each["message"] and where in each.get("extract", "") for said, where in THEIRS)
    ]


@pytest.mark.skipif(machine.java() is None, reason="no Java here, so the Nu HTML checker does not run")
def test_no_page_has_an_error(tiny_site: Path, pair_site: Path, tmp_path: Path) -> None:
    pages = sorted([*tiny_site.rglob("*.html"), *pair_site.rglob("*.html")])
    assert len(pages) > 10
    assert errors(pages) == []
    broken = tmp_path / "broken.html"
    broken.write_text("<!doctype html><html lang=en><title>x</title><p id=a><p id=a></fieldset>")
    assert len(errors([broken])) >= 2  # it can fail
