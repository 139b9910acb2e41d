"""The registry of question kinds: every folder beside this file is one.

Each folder has the same files: `model.py` (a subclass of Question named `Item`), `template.html.jinja`,
`examples.yml`; and, once the kind is interactive, `element.mjs` and `style.css`. Nothing else in the generator
names a kind.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator.course.question import Question

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Kind:
    """One question kind.

    Attributes:
        name: What authors write after `kind:`; also the folder's name.
        model: The value an item of this kind becomes.
        folder: Where its template, element, style and examples are.
    """

    name: str
    model: type[Question]
    folder: Path


@cache
def kinds() -> Mapping[str, Kind]:
    """Return every question kind by name, sorted by name."""
    names = sorted(folder.name for folder in _HERE.iterdir() if (folder / "model.py").is_file())
    return {name: Kind(name, importlib.import_module(f"{__name__}.{name}.model").Item, _HERE / name) for name in names}
