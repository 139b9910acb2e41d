"""Where each sort of file belongs, what a file looks like, and which names are unsure because a file is unusable."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from generator.course.base import Document, Sort, is_id
from generator.course.course import Head
from generator.course.coverage import Coverage
from generator.course.glossary import Glossary
from generator.course.handout import Handout
from generator.course.lesson import Lesson
from generator.course.quiz import Quiz
from generator.course.rating import Rating
from generator.problems import Code, Place, Problem, located
from generator.reading.careful import DUPLICATE_KEY
from generator.reading.nodes import Nodes
from generator.reading.tree import FIGURES

STRAY = Code(
    "stray-file",
    "error",
    "this file is not where a course file belongs",
    "lessons are content/<module>/<lesson>.yml, quizzes are quizzes/<module>/<quiz>.yml, handouts are "
    "content/handouts/<handout>.yml, self-ratings are quizzes/ratings/<rating>.yml; beside them there are only "
    "content/course.yml, content/glossary.yml and content/coverage.yml, and content/figures/ holds pictures only",
)

_SORTS: dict[type[Document], tuple[Sort, ...]] = {
    Head: ("modules", "variables"),
    Glossary: ("terms",),
    Coverage: (),
    Lesson: ("lessons", "objectives", "fields"),
    Quiz: ("quizzes", "items"),
    Handout: ("handouts",),
    Rating: ("ratings",),
}
_LISTS: dict[type[Document], tuple[str, Sort]] = {
    Head: ("modules", "modules"),
    Glossary: ("terms", "terms"),
    Lesson: ("objectives", "objectives"),
    Quiz: ("items", "items"),
}
"""The list in which each sort of file declares ids, and of what."""
_KEYS: dict[str, type[Document]] = {
    "items": Quiz,
    "blocks": Lesson,
    "modules": Head,
    "terms": Glossary,
    "ideas": Coverage,
    "pillars": Rating,
}
"""Keys by which a file shows what it is, wherever it stands."""
_CALLED = {
    Head: ("the head of a course", "content/course.yml"),
    Glossary: ("a glossary", "content/glossary.yml"),
    Coverage: ("a list of ideas", "content/coverage.yml"),
    Lesson: ("a lesson", "content/{module}/{name}.yml"),
    Quiz: ("a quiz", "quizzes/{module}/{name}.yml"),
    Handout: ("a handout", "content/handouts/{name}.yml"),
    Rating: ("a self-rating", "quizzes/ratings/{name}.yml"),
}


def model_of(name: str) -> type[Document] | None:
    """Return what a file holds, by where it stands."""
    match name.split("/"):
        case ["content", "course.yml"]:
            return Head
        case ["content", "glossary.yml"]:
            return Glossary
        case ["content", "coverage.yml"]:
            return Coverage
        case ["content", "handouts", _]:
            return Handout
        case ["content", folder, _] if folder != "figures":
            return Lesson
        case ["quizzes", "ratings", _]:
            return Rating
        case ["quizzes", _, _]:
            return Quiz
    return None


def _looks_like(data: Mapping[str, Any]) -> type[Document] | None:
    """Return what a file holds by its keys, if they show one thing only."""
    found = {model for key, model in _KEYS.items() if key in data}
    if len(found) != 1:
        return None
    model = found.pop()
    if model is Lesson and not {"objectives", "minutes", "kind"} & data.keys():
        return Handout
    return model


def stray(name: str, nodes: Nodes, files: Mapping[str, Nodes]) -> Problem | None:
    """Return a Problem if a file stands where another sort of file belongs, or where none does."""
    here, looks = model_of(name), _looks_like(nodes.data)
    if here is not None and (looks in (None, here) or (here is Lesson and looks is Handout)):
        return None
    if here is Handout and looks is Lesson and "objectives" not in nodes.data:
        return None  # a handout with a key too many
    hint = ""
    if looks is not None and not name.startswith(FIGURES):
        what, where = _CALLED[looks]
        stem = PurePosixPath(name).stem
        head = files.get("content/course.yml")
        folder = _module_of(stem, head.data if head else None) or "<module>"
        hint = f"this looks like {what}; move it to {where.format(module=folder, name=stem)}"
    return STRAY.problem(located(Place(name), nodes.lines, 0, 0), hint=hint)


def _module_of(name: str, head: Any) -> str:
    """Return the module that lists a lesson or quiz of this name; empty if none does."""
    modules = head.get("modules") if isinstance(head, dict) else None
    for module in modules if isinstance(modules, list) else ():
        if not isinstance(module, dict) or not isinstance(module.get("id"), str):
            continue
        lessons = module.get("lessons")
        if name == module.get("quiz") or (isinstance(lessons, list) and name in lessons):
            return str(module["id"])
    return ""


def unsure(
    files: Mapping[str, Nodes], strays: Collection[str], head: Document | None, problems: Collection[Problem]
) -> frozenset[Sort]:
    """Return the sorts of names that may be incomplete, because what declares them is missing or unusable.

    Args:
        files: Every file.
        strays: The paths of those that are not where they belong.
        head: `content/course.yml`, if it could be read.
        problems: What was found so far.
    """
    broken = {name for name, nodes in files.items() if nodes.data is None}
    broken |= {problem.place.file for problem in problems if problem.place.file not in files}
    broken |= {problem.place.file for problem in problems if problem.code == DUPLICATE_KEY.name}
    found: set[Sort] = set()
    for name in broken:
        path = PurePosixPath(name)
        if name.startswith(FIGURES):
            found.add("figures")
        elif model := model_of(str(path.with_suffix(".yml"))) if path.suffix else None:
            found.update(_SORTS[model])
        elif not path.suffix:  # a folder, such as a symbolic link to one
            found.update(_SORTS[Lesson if path.parts[0] == "content" else Quiz], ("figures", "handouts", "ratings"))
    faulty = {problem.place.file for problem in problems}
    for name, nodes in files.items():
        if isinstance(nodes.data, dict):
            found.update(_by_data(name, nodes.data, stray=name in strays, faulty=name in faulty))
    if head is None or not head.whole:
        found.update(_SORTS[Head])
    return frozenset(found)


def _by_data(name: str, data: dict[str, Any], *, stray: bool, faulty: bool) -> Iterator[Sort]:
    """Yield the sorts that a file's own data leave unsure: it is not where it belongs, or an id in it is none."""
    model = model_of(name)
    if stray:
        for each in (model, _looks_like(data)):
            yield from _SORTS[each] if each is not None else ()
        return
    if model in _LISTS and faulty:
        key, sort = _LISTS[model]
        entries = data.get(key)
        if not isinstance(entries, list) or not all(_has_id(entry) for entry in entries):
            yield sort


def _has_id(entry: Any) -> bool:
    return isinstance(entry, dict) and isinstance(entry.get("id"), str) and is_id(entry["id"])
