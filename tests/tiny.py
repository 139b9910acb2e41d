"""The tiny course: free of problems, every block once. Tests lay their changes over it, in memory.

Its files stand in tests/courses/tiny/. `tree(changes)` gives them to the reader, `problems(tree)` says what
`course check` would say.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from generator.build import check_tree
from generator.problems import Problem
from generator.reading import Tree
from generator.reading.tree import FIGURES, HASHES, SETTINGS, read_tree

FOLDER = Path(__file__).parent / "courses" / "tiny"
COURSE = "content/course.yml"
GLOSSARY = "content/glossary.yml"
LESSON = "content/m1/ask-first.yml"
QUIZ = "quizzes/m1/m1-quiz.yml"
FIGURE = "content/figures/beam.svg"


@cache
def files() -> Mapping[str, bytes]:
    """Return the files of the tiny course by path."""
    found = read_tree(FOLDER)
    return found.documents | {FIGURES + name: data for name, data in found.figures.items()}


def text(file: str) -> str:
    """Return a file of the tiny course."""
    return files()[file].decode()


def tree(changes: Mapping[str, str | bytes | None]) -> Tree:
    """Return the tiny course with files added or replaced, or left out where the new text is None."""
    changed = {**files(), **{name: as_bytes(new) for name, new in changes.items()}}
    return tree_of({name: data for name, data in changed.items() if data is not None})


def tree_of(found: Mapping[str, bytes]) -> Tree:
    """Return a course that consists of these files alone."""
    return Tree(
        documents={name: found[name] for name in sorted(found) if name.endswith(".yml") and name != SETTINGS},
        figures={
            name.removeprefix(FIGURES): found[name]
            for name in sorted(found)
            if name.startswith(FIGURES) and not name.endswith(".yml")
        },
        hashes=found.get(HASHES, b"").decode(),
        settings=(SETTINGS, found[SETTINGS]) if SETTINGS in found else None,
    )


def as_bytes(new: str | bytes | None) -> bytes | None:
    """Return a text as the bytes of a file."""
    return new.encode() if isinstance(new, str) else new


def problems(found: Tree) -> list[Problem]:
    """Return everything that is wrong with a course, in order."""
    return check_tree(found).problems
