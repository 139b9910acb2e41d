"""The cases of tests/cases/problems/: each file changes the tiny course and names the codes that must come of it.

A case has `about`, `codes` (every code in the output; none for a course that stays free of problems) and some of
`change` (file: pieces to find and what to put there), `write` (file: its whole text), `remove` (files) and `source`
(a text that may not be copied). A rule about good items or lessons shows in `fine` (file: pieces to find and what
to put there, in place of `change`) what comes closest to its finding and is none. `«120 × word# »` in what is put
or written stands for 120 words with numbers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from generator.course.overlap import fingerprint
from generator.reading import Tree
from generator.reading.tree import HASHES
from tests import tiny

FOLDER = Path(__file__).parents[1] / "cases" / "problems"


@dataclass(frozen=True)
class Case:
    name: str
    about: str
    codes: list[str]
    change: dict[str, list[dict[str, str]]] = field(default_factory=dict)
    write: dict[str, str | bytes] = field(default_factory=dict)
    remove: list[str] = field(default_factory=list)
    source: str = ""
    fine: dict[str, list[dict[str, str]] | str] = field(default_factory=dict)

    def fine_tree(self) -> Tree:
        """Return the tiny course with the changes that make no such problem."""
        change = {file: new for file, new in self.fine.items() if isinstance(new, list)}
        write = {file: new for file, new in self.fine.items() if isinstance(new, str)}
        return replace(self, change=change, write={**self.write, **write}).tree()

    def tree(self) -> Tree:
        """Return the tiny course with the changes of this case."""
        changes: dict[str, str | bytes | None] = dict.fromkeys(self.remove)
        for file, new in self.write.items():
            changes[file] = new if isinstance(new, bytes) else _repeated(new)
        for file, edits in self.change.items():
            text = tiny.text(file)
            for edit in edits:
                assert edit["find"] in text, f"{self.name}: {edit['find']!r} is not in {file}"
                text = text.replace(edit["find"], _repeated(edit["put"]), 1)
            changes[file] = text
        if self.source:
            changes[HASHES] = "\n".join(fingerprint(self.source))
        return tiny.tree(changes)


@cache
def cases() -> tuple[Case, ...]:
    """Return all cases, sorted by name."""
    return tuple(_case(path) for path in sorted(FOLDER.glob("*.yml")))


def _case(path: Path) -> Case:
    data: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    return Case(path.stem, **data)


def _repeated(text: str) -> str:
    def many(match: re.Match[str]) -> str:
        return "".join(match[2].replace("#", str(number)) for number in range(1, int(match[1]) + 1))

    while "«" in text:
        text = re.sub("«([0-9]+) × ([^«»]*)»", many, text)
    return text
