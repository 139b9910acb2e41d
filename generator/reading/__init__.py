"""YAML text -> frozen models that know their place; every fault of every file in one run.

`read` tells the story: bytes to text, text to nodes, nodes to models, models to one Course.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

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
from generator.reading.nodes import Nodes, parse
from generator.reading.places import locate, place_of
from generator.reading.rooms import model_of, stray, unsure
from generator.reading.shape import read_document
from generator.reading.texts import texts
from generator.reading.tree import FIGURES, Tree, read_tree

__all__ = ["FileRead", "Reading", "Tree", "locate", "read", "read_tree"]


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
    """

    data: bytes
    nodes: Nodes
    document: Document | None
    problems: list[Problem]
    texts: list[Text]
    references: list[Reference]
    declared: list[Declared]


def read(tree: Tree, kept: dict[str, FileRead] | None = None) -> Reading:
    """Read a whole course.

    Args:
        tree: Its files, from `read_tree` or made by a test.
        kept: What came of its files last time; files that did not change are taken from there, and it is updated.
    """
    kept = {} if kept is None else kept
    last = dict(kept)
    kept.clear()
    for name, data in tree.documents.items():
        known = last.get(name)
        kept[name] = known if known is not None and known.data == data else _read_file(name, data)
    files = {name: each.nodes for name, each in kept.items()}
    problems = [*tree.problems, *(problem for each in kept.values() for problem in each.problems)]
    documents = {name: each.document for name, each in kept.items() if each.document is not None}
    ids = [each for found in kept.values() for each in found.declared]
    words = [each for found in kept.values() for each in found.texts]
    references = [each for found in kept.values() for each in found.references]
    astray = {name: found for name, nodes in files.items() if nodes.data and (found := stray(name, nodes, files))}
    problems += astray.values()
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


def _read_file(name: str, data: bytes) -> FileRead:
    nodes = _parsed(data, name)
    model = model_of(name)
    problems = list(nodes.problems)
    if nodes.data is None or model is None or stray(name, nodes, {}):
        return FileRead(data, nodes, None, problems, [], [], [])
    document, faults = read_document(model, nodes.data, Place(name))
    problems += faults
    words, references = texts(model, nodes.data, Place(name))
    return FileRead(data, nodes, document, problems, words, references, list(declared(name, nodes.data)))


def _own_id(name: str, nodes: Nodes) -> str | None:
    """Return the id that a lesson, handout, quiz or self-rating gives itself, if it is one."""
    found = nodes.data.get("id") if nodes.data and model_of(name) in (Lesson, Handout, Quiz, Rating) else None
    return found if isinstance(found, str) else None


def _parsed(data: bytes, name: str) -> Nodes:
    text, fault = decode(data, Place(name))
    return Nodes("", name, problems=[fault]) if text is None and fault else parse(text or "", name)
