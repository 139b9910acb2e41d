"""YAML text -> frozen models that know their place; every fault of every file in one run.

`read` tells the story: bytes to text, text to nodes, nodes to models, models to one Course.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from generator.course.base import Document, Reference, Sort, Text
from generator.course.course import Course, Figure, Head
from generator.course.coverage import Coverage
from generator.course.glossary import Glossary
from generator.course.handout import Handout
from generator.course.lesson import Lesson
from generator.course.quiz import Quiz
from generator.problems import Code, Place, Problem, located
from generator.reading.assembly import assemble
from generator.reading.decoding import decode
from generator.reading.figures import read_figure
from generator.reading.names import DUPLICATE_ID, Declared, collect, declared, file_name_faults
from generator.reading.nodes import Nodes, parse
from generator.reading.places import locate, place_of
from generator.reading.shape import read_document
from generator.reading.texts import texts
from generator.reading.tree import FIGURES, Tree, read_tree

__all__ = ["FileRead", "Reading", "Tree", "locate", "read", "read_tree"]

STRAY = Code(
    "stray-file",
    "error",
    "this file is not where a course file belongs",
    "lessons are content/<module>/<lesson>.yml, quizzes are quizzes/<module>/<quiz>.yml, handouts are "
    "content/handouts/<handout>.yml; beside them there are only "
    "content/course.yml, content/glossary.yml and content/coverage.yml, and content/figures/ holds pictures only",
)


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
    own = {name: given for name, nodes in files.items() if (given := _own_id(name, nodes)) is not None}
    problems += file_name_faults(own)
    names, again = collect(ids, _unsure(files, documents, problems))
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
    model = _model_of(name)
    problems = list(nodes.problems)
    if nodes.data is None:
        return FileRead(data, nodes, None, problems, [], [], [])
    if model is None:
        problems.append(STRAY.problem(located(Place(name), nodes.lines, 0, 0)))
        return FileRead(data, nodes, None, problems, [], [], [])
    document, faults = read_document(model, nodes.data, Place(name))
    problems += faults
    words, references = texts(model, nodes.data, Place(name))
    return FileRead(data, nodes, document, problems, words, references, list(declared(name, nodes.data)))


def _own_id(name: str, nodes: Nodes) -> str | None:
    """Return the id that a lesson, handout or quiz gives itself, if it is one."""
    found = nodes.data.get("id") if nodes.data and _model_of(name) in (Lesson, Handout, Quiz) else None
    return found if isinstance(found, str) else None


def _parsed(data: bytes, name: str) -> Nodes:
    text, fault = decode(data, Place(name))
    return Nodes("", name, problems=[fault]) if text is None and fault else parse(text or "", name)


def _model_of(name: str) -> type[Document] | None:
    """Return what a file holds, by where it stands."""
    match PurePosixPath(name).parts:
        case ("content", "course.yml"):
            return Head
        case ("content", "glossary.yml"):
            return Glossary
        case ("content", "coverage.yml"):
            return Coverage
        case ("content", "handouts", _):
            return Handout
        case ("content", folder, _) if folder != "figures":
            return Lesson
        case ("quizzes", _, _):
            return Quiz
    return None


_SORTS: dict[type[Document], tuple[Sort, ...]] = {
    Head: ("modules", "variables"),
    Glossary: ("terms",),
    Coverage: (),
    Lesson: ("lessons", "objectives"),
    Quiz: ("quizzes", "items"),
    Handout: ("handouts",),
}


def _unsure(files: dict[str, Nodes], documents: dict[str, Document], problems: list[Problem]) -> frozenset[Sort]:
    """Return the sorts of names that may be incomplete, because what declares them is missing or unusable."""
    broken = {name for name, nodes in files.items() if nodes.data is None}
    broken |= {problem.place.file for problem in problems if problem.place.file not in files}
    found: set[Sort] = set()
    for name in broken:
        path = PurePosixPath(name)
        if name.startswith(FIGURES):
            found.add("figures")
        elif model := _model_of(str(path.with_suffix(".yml"))) if path.suffix else None:
            found.update(_SORTS[model])
        elif not path.suffix:  # a folder, such as a symbolic link to one
            found.update(_SORTS[Lesson if path.parts[0] == "content" else Quiz], ("figures", "handouts"))
    head = documents.get("content/course.yml")
    if head is None or not head.whole:
        found.update(_SORTS[Head])
    return frozenset(found)
