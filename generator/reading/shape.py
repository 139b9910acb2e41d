"""Plain data -> frozen models. Every fault of the data becomes a Problem at its own place.

Lists of tagged things (the blocks of a lesson, the items of a quiz) are read entry by entry, so that an unknown tag
or a bad entry costs only itself. What is wrong is then mended with the field's own example, so that the
document can still be looked at for other faults in the same run; such a document never reaches a page. Texts and
references are checked as the author wrote them (`generator/reading/texts.py`), so an example is never complained of.
"""

from __future__ import annotations

from typing import Any, TypeVar, get_origin

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from generator.course.base import Document, Placed, Value
from generator.problems import MANY, MOST, Path, Place, Problem, closest
from generator.reading.own_checks import hidden_faults
from generator.reading.tags import TAGGED, Part, Tag
from generator.reading.wording import Fault, explain_fault

D = TypeVar("D", bound=Document)


def read_document(model: type[D], data: dict[str, Any], place: Place) -> tuple[D | None, list[Problem]]:
    """Turn one file's data into its model.

    Args:
        model: Head, Lesson, Handout, Quiz, Glossary or Coverage.
        data: What `nodes.parse` returned.
        place: The file's place.

    Returns:
        The model (mended where needed, None if that is impossible) and what is wrong with the data. After more than
        `MOST` problems the rest of the data is not looked at.
    """
    problems: list[Problem] = []
    given = dict(data)
    whole = True
    for name, tag in TAGGED.get(model, {}).items():
        if isinstance(data.get(name), list):
            entries = _entries(tag, data[name], place.at(name), problems)
            whole = len(entries) == len(data[name])
            given[name] = entries
            if data[name] and not entries:
                del given[name]  # all entries are bad and said so; that the list is now empty is no news
    document, complete = _value(Part(model, given, place), problems, data)
    if isinstance(document, Document):
        placed = document.standing_at(place, whole=whole and complete, sound=not problems)
        return placed, problems  # type: ignore[return-value]
    return None, problems


def _entries(tag: Tag, entries: list[Any], place: Place, problems: list[Problem]) -> list[Value]:
    """Return the values of a tagged list's entries, as far as they can be had."""
    found = []
    for index, entry in enumerate(entries):
        if len(problems) > MOST:
            break
        spot = place.at(index)
        part = tag.pick(entry, spot)
        if part is None:
            quiet = len(problems) > MANY
            problems.append(tag.explain(entry, spot, quiet))
            for meant in () if quiet else tag.guess(entry, spot):
                _value(meant, problems)
            continue
        before = len(problems)
        value, whole = _value(part, problems)
        if isinstance(value, Placed):
            value.standing_at(part.place, whole=whole, sound=len(problems) == before)
        if value is not None:
            found.append(value)
    return found


def _value(part: Part, problems: list[Problem], original: Any = None) -> tuple[Value | None, bool]:
    """Return the part's model, mended if its data are faulty, and whether it has all that the author wrote."""
    try:
        return part.model.model_validate(part.data), True
    except ValidationError as error:
        details = error.errors(include_url=False)
    details.sort(key=lambda detail: detail["type"] != "extra_forbidden")
    misspelled: set[Path] = set()
    faulty = {detail["loc"][:depth] for detail in details for depth in range(len(detail["loc"]))}
    told = []

    def tell(detail: ErrorDetails) -> Problem:
        quiet = len(problems) > MANY
        problem = explain_fault(Fault(detail, part.model, part.path(detail["loc"]), part.bare_key, quiet))
        problems.append(problem)
        told.append(detail)
        return problem

    for detail in details:
        if len(problems) > MOST:
            break
        loc = detail["loc"]
        if detail["type"] == "too_short" and loc in faulty:
            continue  # only its good entries were counted; the bad ones have said so themselves
        if original is not None and detail["type"] == "missing" and len(loc) == 1 and loc[0] in original:
            continue  # its entries were all bad and said so
        if detail["type"] == "missing" and loc in misspelled:
            continue  # it is there under a name much like its own, which is said
        problem = tell(detail)
        if detail["type"] == "extra_forbidden":
            misspelled.add((*loc[:-1], closest(problem.hint)))
    if isinstance(part.data, dict) and len(problems) <= MOST:
        for detail in hidden_faults(part.model, part.data, told, misspelled):
            tell(detail)
    if part.bare_key:
        return None, False  # a block that is one value: an example in its place would be somebody else's id
    mended, complete = _mended(part, details)
    try:
        return part.model.model_validate(mended), complete
    except ValidationError:
        return None, False


def _mended(part: Part, details: list[ErrorDetails]) -> tuple[Any, bool]:
    """Return the data without what is wrong, and whether no entry of a list had to be dropped for that."""
    if not isinstance(part.data, dict):
        return part.data, True
    data = dict(part.data)
    drop: dict[str, set[int | str]] = {}
    for detail in details:
        loc = detail["loc"]
        if not loc:
            continue
        name = str(loc[0])
        info = part.model.model_fields.get(name)
        if info is None or (detail["type"] == "extra_forbidden" and len(loc) == 1):
            data.pop(name, None)
        elif len(loc) > 1 and isinstance(data.get(name), (list, dict)):
            drop.setdefault(name, set()).add(loc[1])
        elif get_origin(info.annotation) is dict or not _is_simple(example := str((info.examples or [""])[0])):
            data.pop(name, None)
        else:
            data[name] = example
    for name, faulty in drop.items():
        given = data.get(name)
        if isinstance(given, list):
            data[name] = [entry for index, entry in enumerate(given) if index not in faulty]
        elif isinstance(given, dict):
            data[name] = {key: entry for key, entry in given.items() if key not in faulty}
    return data, not drop


def _is_simple(example: str) -> bool:
    return bool(example) and "\n" not in example and not example.startswith("- ")
