"""YAML text -> frozen models that know their place; every fault of every file in one run.

`read` tells the story: bytes to text, text to nodes, nodes to models, models to one Course.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from generator.course.base import Document, Reference, Text
from generator.course.course import Course, Figure
from generator.course.handout import Handout
from generator.course.lesson import Lesson
from generator.course.quiz import Quiz
from generator.course.rating import Rating
from generator.problems import Place, Problem
from generator.reading.assembly import assemble
from generator.reading.decoding import decode
from generator.reading.figures import read_figure
from generator.reading.names import DUPLICATE_ID, Declared, collect, declared, file_name_faults
from generator.reading.nodes import Nodes, parse_with_places
from generator.reading.places import locate, place_of
from generator.reading.quick import quick_data
from generator.reading.rooms import model_of, stray, unsure
from generator.reading.shape import read_document
from generator.reading.texts import texts
from generator.reading.tree import FIGURES, Tree, read_tree
from generator.sharing import shared

__all__ = ["FileRead", "Reading", "Tree", "locate", "read", "read_tree"]

WORTH_SHARING = 1_000_000
"""Bytes of all files from which a second process helps: with 1.7 million a check takes 0.39 s instead of 0.45 s."""
FILES_AT_ONCE = 20
"""Some milliseconds of work: so long one of two processes may wait for the other at the end."""


@dataclass(frozen=True)
class Reading:
    """What came of reading a course.

    Attributes:
        course: The course; None only if no file was found. With errors among the problems it may lack parts.
        problems: Every fault, not yet sorted.
        files: The parsed files by path, for locating further problems.
    """

    course: Course | None
    problems: list[Problem]
    files: dict[str, Nodes]


@dataclass(frozen=True, slots=True)
class FileRead:
    """What came of reading one file; depends on its name and bytes alone.

    Attributes:
        data: Its bytes.
        nodes: The parsed file.
        document: Its model, if it has one.
        problems: What is wrong with it.
        texts: Its texts, in order.
        references: The names it uses.
        declared: The ids it declares.
        is_astray: Whether it stands where another sort of file belongs, or none.
    """

    data: bytes
    nodes: Nodes
    document: Document | None
    problems: list[Problem]
    texts: list[Text]
    references: list[Reference]
    declared: list[Declared]
    is_astray: bool


def read(tree: Tree, kept: dict[str, FileRead] | None = None) -> Reading:
    """Read a whole course.

    Args:
        tree: Its files, from `read_tree` or made by a test.
        kept: What came of its files last time; files that did not change are taken from there, and it is updated.
    """
    kept = {} if kept is None else kept
    last = dict(kept)
    kept.clear()
    new = {name: data for name, data in tree.documents.items() if name not in last or last[name].data != data}
    made = dict(_read_files(new))
    kept.update((name, made.get(name) or last[name]) for name in tree.documents)
    files = {name: each.nodes for name, each in kept.items()}
    problems = [*tree.problems, *(problem for each in kept.values() for problem in each.problems)]
    documents = {name: each.document for name, each in kept.items() if each.document is not None}
    ids = [each for found in kept.values() for each in found.declared]
    words = [each for found in kept.values() for each in found.texts]
    references = [each for found in kept.values() for each in found.references]
    astray = {name: stray(name, each.nodes, files) for name, each in kept.items() if each.is_astray}
    problems += filter(None, astray.values())
    own = {name: given for name, nodes in files.items() if name not in astray and (given := _own_id(name, nodes))}
    problems += file_name_faults(own)
    names, again = collect(ids, unsure(files, astray, documents.get("content/course.yml"), problems))
    for repeated, place, first in again:
        problems.append(DUPLICATE_ID.problem(place, id=repeated, first=place_of(first, files)))
    figures: dict[str, Figure] = {}
    for name, data in tree.figures.items():
        figures[name], faults = read_figure(name, data, Place(FIGURES + name))
        problems += faults
    course, faults = assemble(documents, names, figures, tuple(words), tuple(references), own)
    course = replace(course, source_hashes=frozenset(tree.hashes.split()))
    problems += faults
    return Reading(course if files else None, locate(problems, files), files)


def _read_files(documents: dict[str, bytes]) -> Iterator[tuple[str, FileRead]]:
    """Yield each file by its name, in any order; a second process helps with the YAML of a large course."""
    names = list(documents)
    parts = [names[start : start + FILES_AT_ONCE] for start in range(0, len(names), FILES_AT_ONCE)]

    def plain_data(number: int) -> list[dict[str, Any] | None]:
        return [_quick(documents[name]) for name in parts[number]]

    is_large = sum(map(len, documents.values())) >= WORTH_SHARING
    for number, found in shared(plain_data, len(parts), marshal, alone=not is_large):
        for name, data in zip(parts[number], found, strict=True):
            yield name, _read_file(name, documents[name], data)


def _quick(data: bytes) -> dict[str, Any] | None:
    text, _ = decode(data, Place(""))
    return None if text is None else quick_data(text)


def _read_file(name: str, data: bytes, quick: dict[str, Any] | None) -> FileRead:
    nodes = _parsed(data, name, quick)
    model = model_of(name)
    problems = list(nodes.problems)
    is_astray = bool(nodes.data) and stray(name, nodes, {}) is not None
    if nodes.data is None or model is None or is_astray:
        return FileRead(data, nodes, None, problems, [], [], [], is_astray)
    document, faults = read_document(model, nodes.data, Place(name))
    problems += faults
    words, references = texts(model, nodes.data, Place(name))
    ids = list(declared(name, nodes.data))
    return FileRead(data, nodes, document, problems, words, references, ids, is_astray)


def _own_id(name: str, nodes: Nodes) -> str | None:
    """Return the id that a lesson, handout, quiz or self-rating gives itself, if it is one."""
    found = nodes.data.get("id") if nodes.data and model_of(name) in (Lesson, Handout, Quiz, Rating) else None
    return found if isinstance(found, str) else None


def _parsed(data: bytes, name: str, quick: dict[str, Any] | None) -> Nodes:
    text, fault = decode(data, Place(name))
    if text is None:
        return Nodes("", name, problems=[fault] if fault else [])
    return parse_with_places(text, name) if quick is None else Nodes(text, name, quick)
