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

__all__ = ["Reading", "Tree", "locate", "read", "read_tree"]


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


def read(tree: Tree) -> Reading:
    """Read a whole course.

    Args:
        tree: Its files, from `read_tree` or made by a test.
    """
    problems = list(tree.problems)
    files = {name: _parsed(data, name) for name, data in tree.documents.items()}
    documents: dict[str, Document] = {}
    ids: list[Declared] = []
    strays: set[str] = set()
    own: dict[str, str] = {}  # the id that each file gives itself
    words: list[Text] = []
    references: list[Reference] = []
    for name, nodes in files.items():
        problems += nodes.problems
        if nodes.data is None:
            continue
        if fault := stray(name, nodes, files):
            strays.add(name)
            problems.append(fault)
            continue
        if (model := model_of(name)) is None:
            continue
        document, faults = read_document(model, nodes.data, Place(name))
        problems += faults
        found = texts(model, nodes.data, Place(name))
        words += found[0]
        references += found[1]
        ids.extend(declared(name, nodes.data))
        if document is not None:
            documents[name] = document
        if model in (Lesson, Handout, Quiz) and isinstance(found_id := nodes.data.get("id"), str):
            own[name] = found_id
    problems += file_name_faults(own)
    names, again = collect(ids, unsure(files, strays, documents.get("content/course.yml"), problems))
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


def _parsed(data: bytes, name: str) -> Nodes:
    text, fault = decode(data, Place(name))
    return Nodes("", name, problems=[fault]) if text is None and fault else parse(text or "", name)
