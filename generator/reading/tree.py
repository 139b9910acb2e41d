"""The files of a course as bytes: the only part of reading that touches the disk.

Everything after this works on a mapping, so tests and fuzzers need no disk. Symbolic links are refused, since a
course that is handed around must not show files from outside itself.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from generator.course.course import PICTURES
from generator.problems import Code, Place, Problem

MAX_BYTES = 2_000_000
ROOMS = ("content", "quizzes")
FIGURES = "content/figures/"
HASHES = "content/source.hashes"

SYMLINK = Code(
    "symbolic-link",
    "error",
    "this is a symbolic link, which a course may not hold",
    "put the file itself here, so that the course can be copied and nothing outside it is published",
)
TOO_LARGE = Code(
    "file-too-large",
    "error",
    "this file has {size} bytes; a course file has at most 2,000,000",
    "split it into several lessons or quizzes",
)
UNREADABLE = Code(
    "unreadable-file",
    "error",
    "this cannot be read: {reason}",
    "check its permissions; a course holds ordinary files and folders only",
)
EXTENSION = Code(
    "wrong-extension", "error", "course files end in `.yml`, this one in `{ending}`", "rename it to {name}.yml"
)
NOT_OF_A_COURSE = Code(
    "not-of-a-course",
    "warning",
    "this file is no part of a course, so it is not published",
    "lessons and questions end in `.yml`, pictures stand in content/figures/ and end in {pictures}; move anything else "
    "to another folder",
)
NO_COURSE = Code(
    "no-course",
    "error",
    "there is no course here: `content/course.yml` is missing",
    "run the command in the folder that holds `content/`, or name it with --course",
    "id: my-course\ntitle: My course",
)


@dataclass(frozen=True, slots=True)
class Tree:
    """What stands in a course's folders.

    Attributes:
        documents: YAML files by path relative to the course folder, with their bytes.
        figures: Pictures in `content/figures/` by file name; bytes of SVG files, empty for others.
        hashes: The text of `content/source.hashes`, or empty.
        problems: What was wrong with the files themselves.
    """

    documents: dict[str, bytes]
    figures: dict[str, bytes] = field(default_factory=dict)
    hashes: str = ""
    problems: list[Problem] = field(default_factory=list)


def read_tree(root: Path) -> Tree:
    """Read all course files below `root`.

    Problem codes: those declared in this module.
    """
    tree = Tree({})
    for room in ROOMS:
        for path, name in _walk(tree, root / room, room):
            _take(tree, path, name)
    if not any(name == "content/course.yml" for name in tree.documents):
        broken = any(problem.place.file == "content/course.yml" for problem in tree.problems)
        if not broken:
            tree.problems.append(NO_COURSE.problem(Place("content/course.yml", line=1)))
    return tree


def _walk(tree: Tree, folder: Path, name: str) -> Iterator[tuple[Path, str]]:
    """Yield files, and links of any sort, in the order of their names; hidden ones are not part of a course."""
    if folder.is_symlink():
        yield folder, name
        return
    if not folder.is_dir():
        return
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        tree.problems.append(UNREADABLE.problem(Place(name, line=1), reason=_reason(error)))
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        inner = f"{name}/{os.fsencode(entry.name).decode('utf-8', 'replace')}"
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(tree, Path(entry.path), inner)
        else:
            yield Path(entry.path), inner


def _take(tree: Tree, path: Path, name: str) -> None:
    place = Place(name, line=1)
    if path.is_symlink():
        tree.problems.append(SYMLINK.problem(place))
        return
    if name == HASHES:
        found = _bytes(tree, path, place, most=None) or b""
        object.__setattr__(tree, "hashes", found.decode("utf-8", "replace"))
        return
    ending = path.suffix.lower()
    if name.startswith(FIGURES) and ending in PICTURES:
        kept = _bytes(tree, path, place) if ending == ".svg" else b""
        if kept is not None:
            tree.figures[name.removeprefix(FIGURES)] = kept
        return
    if ending == ".yaml" or (path.suffix != ".yml" and ending == ".yml"):
        tree.problems.append(EXTENSION.problem(place, ending=path.suffix, name=path.stem))
    elif path.suffix == ".yml":
        kept = _bytes(tree, path, place)
        if kept is not None:
            tree.documents[name] = kept
    elif path.name != "README.md":
        hint = f"rename it to {path.stem}" if path.stem.endswith(".yml") else ""
        tree.problems.append(NOT_OF_A_COURSE.problem(place, hint=hint, pictures=", ".join(PICTURES)))


def _bytes(tree: Tree, path: Path, place: Place, most: int | None = MAX_BYTES) -> bytes | None:
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            tree.problems.append(UNREADABLE.problem(place, reason="it is no ordinary file"))
        elif most is not None and found.st_size > most:
            tree.problems.append(TOO_LARGE.problem(place, size=f"{found.st_size:,}"))
        else:
            return path.read_bytes()
    except OSError as error:
        tree.problems.append(UNREADABLE.problem(place, reason=_reason(error)))
    return None


def _reason(error: OSError) -> str:
    return (error.strerror or "unknown").lower()
