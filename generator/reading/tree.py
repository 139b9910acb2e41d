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
SETTINGS = "mkdocs.yml"

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
        settings: Name and bytes of the course's mkdocs.yml; None if it has none.
        problems: What was wrong with the files themselves.
    """

    documents: dict[str, bytes]
    figures: dict[str, bytes] = field(default_factory=dict)
    hashes: str = ""
    settings: tuple[str, bytes] | None = None
    problems: list[Problem] = field(default_factory=list)


def read_tree(root: Path, settings: Path | None = None) -> Tree:
    """Read all course files below `root`.

    Args:
        root: The course folder.
        settings: The file that stands for its mkdocs.yml, if it is another one.

    Problem codes: those declared in this module.
    """
    found = _Found()
    for room in ROOMS:
        for path, name in _walk(found, root / room, room):
            _take(found, path, name)
    if "content/course.yml" not in found.documents:
        broken = any(problem.place.file == "content/course.yml" for problem in found.problems)
        if not broken:
            found.problems.append(NO_COURSE.problem(Place("content/course.yml", line=1)))
    own, faults = read_settings(root, settings)
    hashes = found.hashes.decode("utf-8", "replace")
    return Tree(found.documents, found.figures, hashes, own, [*found.problems, *faults])


@dataclass
class _Found:
    """What was found so far; a `Tree` once everything was looked at."""

    documents: dict[str, bytes] = field(default_factory=dict)
    figures: dict[str, bytes] = field(default_factory=dict)
    hashes: bytes = b""
    problems: list[Problem] = field(default_factory=list)


def read_settings(root: Path, settings: Path | None = None) -> tuple[tuple[str, bytes] | None, list[Problem]]:
    """Return name and bytes of a course's mkdocs.yml, if there is one to read, and what is wrong with the file.

    Args:
        root: The course folder.
        settings: The file that stands for its mkdocs.yml, if it is another one.
    """
    found = _Found()
    path = settings or root / SETTINGS
    if not path.is_file():
        other = path.with_suffix(".yaml")
        if other.is_file():
            place = Place(other.name, line=1)
            found.problems.append(EXTENSION.problem(place, ending=".yaml", name=other.stem))
        return None, found.problems
    name = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
    data = _bytes(found, path, Place(name, line=1))
    return (None if data is None else (name, data)), found.problems


_File = Path | os.DirEntry[str]  # the second knows of itself what it is, without asking the system again


def _walk(found: _Found, folder: Path, name: str) -> Iterator[tuple[_File, str]]:
    """Yield files, and links of any sort, in the order of their names; hidden ones are not part of a course."""
    if folder.is_symlink():
        yield folder, name
        return
    if not folder.is_dir():
        return
    try:
        with os.scandir(folder) as inside:
            entries = sorted(inside, key=lambda entry: entry.name)
    except OSError as error:
        found.problems.append(UNREADABLE.problem(Place(name, line=1), reason=_reason(error)))
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        inner = f"{name}/{os.fsencode(entry.name).decode('utf-8', 'replace')}"
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(found, Path(entry.path), inner)
        else:
            yield entry, inner


def _take(found: _Found, file: _File, name: str) -> None:
    place = Place(name, line=1)
    if file.is_symlink():
        found.problems.append(SYMLINK.problem(place))
        return
    if name == HASHES:
        found.hashes = _bytes(found, file, place, most=None) or b""
        return
    stem, dot, last = file.name.rpartition(".")
    ending = dot + last
    if name.startswith(FIGURES) and ending.lower() in PICTURES:
        kept = _bytes(found, file, place) if ending.lower() == ".svg" else b""
        if kept is not None:
            found.figures[name.removeprefix(FIGURES)] = kept
        return
    if ending == ".yml":
        kept = _bytes(found, file, place)
        if kept is not None:
            found.documents[name] = kept
    elif ending.lower() in (".yaml", ".yml"):
        found.problems.append(EXTENSION.problem(place, ending=ending, name=stem))
    elif file.name != "README.md":
        hint = f"rename it to {stem}" if stem.endswith(".yml") else ""
        found.problems.append(NOT_OF_A_COURSE.problem(place, hint=hint, pictures=", ".join(PICTURES)))


def _bytes(found: _Found, file: _File, place: Place, most: int | None = MAX_BYTES) -> bytes | None:
    try:
        known = file.stat()
        if not stat.S_ISREG(known.st_mode):
            found.problems.append(UNREADABLE.problem(place, reason="it is no ordinary file"))
        elif most is not None and known.st_size > most:
            found.problems.append(TOO_LARGE.problem(place, size=f"{known.st_size:,}"))
        else:
            return Path(file).read_bytes()
    except OSError as error:
        found.problems.append(UNREADABLE.problem(place, reason=_reason(error)))
    return None


def _reason(error: OSError) -> str:
    return (error.strerror or "unknown").lower()
