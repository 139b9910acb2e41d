"""Every id that the files declare, and the faults of the ids themselves: repeated, or not the file's name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.course.base import Sort, is_id
from generator.course.course import Names
from generator.problems import MOST, Code, Place, Problem

DUPLICATE_ID = Code(
    "duplicate-id",
    "error",
    'the id "{id}" is already used at {first}',
    "answers and links hang on ids; give the newer of the two an id of its own",
    "id: {id}-2",
)
ID_NOT_FILE_NAME = Code(
    "id-not-file-name",
    "error",
    'the id is "{id}", but the file is called "{name}.yml"',
    "call the file {id}.yml again; a new id loses the address and the learners' progress. If nobody has used this file "
    "yet, make the two the same",
)


def stem_of(path: str) -> str:
    """Return the name of a YAML file without its folder and ending; `PurePosixPath` takes ten times as long."""
    return path.rpartition("/")[2].removesuffix(".yml")


Declared = tuple[str, str, Place]
"""Sort of thing, id, place."""
_CLAIMED = "claimed "


def declared(name: str, data: dict[str, Any]) -> Iterator[Declared]:
    """Yield the ids that one file declares, from its raw data."""
    here = Place(name)
    stem = stem_of(name)
    if name == "content/course.yml":
        yield from _ids("module", data.get("modules"), here.at("modules"))
    elif name == "content/glossary.yml":
        yield from _ids("term", data.get("terms"), here.at("terms"))
    elif name == "content/coverage.yml":
        yield from _ids("idea", data.get("ideas"), here.at("ideas"))
    elif name.startswith("content/handouts/"):
        yield "handout", stem, here.at("id")
        yield from _claimed("handout", stem, data)
    elif name.startswith("content/"):
        yield "lesson", stem, here.at("id")
        yield from _claimed("lesson", stem, data)
        yield from _ids("objective", data.get("objectives"), here.at("objectives"))
        yield from _fields(data.get("blocks"), here.at("blocks"))
    elif name.startswith("quizzes/ratings/"):
        yield "rating", stem, here.at("id")
        yield from _claimed("rating", stem, data)
        yield from _of_rating(stem, data, here)
    else:
        yield "quiz", stem, here.at("id")
        yield from _claimed("quiz", stem, data)
        yield from _ids("item", data.get("items"), here.at("items"))


def _claimed(sort: str, stem: str, data: dict[str, Any]) -> Iterator[Declared]:
    """Yield the id of a file with another name: what links to it is right, and the file's name is not."""
    if isinstance(found := data.get("id"), str) and found != stem:
        yield f"{_CLAIMED}{sort}", found, Place("")


def _ids(sort: str, entries: Any, place: Place) -> Iterator[Declared]:
    for index, entry in enumerate(entries if isinstance(entries, list) else ()):
        if isinstance(entry, dict) and isinstance(entry.get("id"), str):
            yield sort, entry["id"], place.at(index, "id")


def _of_rating(rating: str, data: dict[str, Any], here: Place) -> Iterator[Declared]:
    """Yield the ids inside a self-rating, each unique in it."""
    yield from _ids(f"band of {rating}", data.get("bands"), here.at("bands"))
    pillars = data.get("pillars")
    yield from _ids(f"pillar of {rating}", pillars, here.at("pillars"))
    for index, pillar in enumerate(pillars if isinstance(pillars, list) else ()):
        if isinstance(pillar, dict):
            place = here.at("pillars", index, "statements")
            yield from _ids(f"statement of {rating}", pillar.get("statements"), place)


def _fields(blocks: Any, place: Place) -> Iterator[Declared]:
    """Yield the ids under which a learner's words are kept."""
    for index, block in enumerate(blocks if isinstance(blocks, list) else ()):
        if not isinstance(block, dict):
            continue
        for key, value in block.items():
            if key == "your_deal" and isinstance(value, dict):
                yield from _ids("field", value.get("fields"), place.at(index, key, "fields"))
            elif key == "compare" and isinstance(value, dict) and isinstance(value.get("id"), str):
                yield "field", value["id"], place.at(index, key, "id")


def file_name_faults(ids: Mapping[str, str]) -> Iterator[Problem]:
    """Yield a Problem for each lesson, handout, quiz or self-rating whose id is not its file's name.

    Args:
        ids: What each of these files gives as its id, by the file's path.
    """
    stands = {(_room(path), stem_of(path)): path for path in ids}
    for path, found in ids.items():
        stem = stem_of(path)
        if found == stem or not is_id(found):  # that it is no id is said where the fields are read
            continue
        hint = example = ""
        if other := stands.get((_room(path), found)):
            hint, example = f"that id belongs to {other}; give this file an id of its own", f"id: {stem}"
        yield ID_NOT_FILE_NAME.problem(Place(path).at("id"), id=found, name=stem, hint=hint, example=example)


def _room(path: str) -> str:
    room, _, rest = path.partition("/")
    folder = rest.partition("/")[0]
    return folder if folder in ("handouts", "ratings") else room


def collect(found: Iterable[Declared], unsure: frozenset[Sort]) -> tuple[Names, list[tuple[str, Place, Place]]]:
    """Return all ids by sort, and repetitions as (id, its place, the first place), at most `MOST` of one file."""
    sorts: dict[str, set[str]] = {}
    first: dict[tuple[str, str], Place] = {}
    again: list[tuple[str, Place, Place]] = []
    counts: Counter[str] = Counter()
    for sort, name, place in found:
        scope = (sort, name)
        if sort.startswith(_CLAIMED):
            sort = sort.removeprefix(_CLAIMED)
        elif scope not in first:
            first[scope] = place
        elif counts[place.file] <= MOST:
            counts[place.file] += 1
            again.append((name, place, first[scope]))
        sorts.setdefault(sort, set()).add(name)
    names = Names(
        modules=frozenset(sorts.get("module", ())),
        lessons=frozenset(sorts.get("lesson", ())),
        quizzes=frozenset(sorts.get("quiz", ())),
        items=frozenset(sorts.get("item", ())),
        objectives=frozenset(sorts.get("objective", ())),
        terms=frozenset(sorts.get("term", ())),
        handouts=frozenset(sorts.get("handout", ())),
        ratings=frozenset(sorts.get("rating", ())),
        fields=frozenset(sorts.get("field", ())),
        unsure=unsure,
    )
    return names, again
