"""Plain data -> frozen models. Every fault of the data becomes a Problem at its own place.

Lists of tagged things (the blocks of a lesson, the items of a quiz) are read entry by entry, so that an unknown tag
or a bad entry costs only itself. What is wrong is then mended with the field's own example, so that the
document can still be looked at for other faults in the same run; such a document never reaches a page.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from generator.course.base import Document, Value
from generator.course.blocks import BLOCKS
from generator.course.lesson import Lesson
from generator.course.quiz import Quiz
from generator.problems import Code, Path, Place, Problem, did_you_mean
from generator.questions import kinds
from generator.reading.wording import MISSING, WRONG_TYPE, explain_fault, kind_of

UNKNOWN_BLOCK = Code("unknown-block", "error", 'there is no block "{key}"', "the blocks are: {known}")
BLOCK_KEYS = Code(
    "block-keys",
    "error",
    "a block has exactly one key, this one has {count}: {keys}",
    "start each block with `- ` and indent what belongs to it by four spaces",
    "- example:\n    title: The van lease\n    text: ...",
)
UNKNOWN_KIND = Code("unknown-kind", "error", 'there is no question kind "{kind}"', "the kinds are: {known}")

_MANY = 40  # after so many faults in one document, looking for look-alikes costs more than it helps
D = TypeVar("D", bound=Document)


@dataclass(frozen=True, slots=True)
class Part:
    """One entry of a tagged list: its model, the data for it, and how the model's paths look in the file."""

    model: type[Value]
    data: Any
    place: Place
    bare_key: str = ""

    def path(self, loc: Path) -> Place:
        """Return the place of a field of this part."""
        return self.place.at(*(loc[1:] if self.bare_key else loc))


def read_document(model: type[D], data: dict[str, Any], place: Place) -> tuple[D | None, list[Problem]]:
    """Turn one file's data into its model.

    Args:
        model: Head, Lesson, Quiz or Glossary.
        data: What `nodes.parse` returned.
        place: The file's place.

    Returns:
        The model (mended where needed, None if that is impossible) and what is wrong with the data.
    """
    problems: list[Problem] = []
    whole = dict(data)
    for name, pick in TAGGED.get(model, {}).items():
        if isinstance(data.get(name), list):
            entries = []
            for index, entry in enumerate(data[name]):
                part = pick(entry, place.at(name, index))
                value = _value(part, problems) if isinstance(part, Part) else problems.append(part)
                if value is not None:
                    entries.append(value)
            whole[name] = entries
            if data[name] and not entries:
                del whole[name]  # all entries are bad and said so; that the list is now empty is no news
    document = _value(Part(model, whole, place), problems, data)
    return (document.standing_at(place) if isinstance(document, Document) else None), problems  # type: ignore[return-value]


def _value(part: Part, problems: list[Problem], original: Any = None) -> Value | None:
    """Return the part's model; if its data are faulty, report them and return a mended one."""
    try:
        return part.model.model_validate(part.data)
    except ValidationError as error:
        details = error.errors(include_url=False)
    faulty = {detail["loc"][:-1] for detail in details} | {detail["loc"][:-2] for detail in details}
    for detail in details:
        if detail["type"] == "too_short" and detail["loc"] in faulty:
            continue  # only its good entries were counted; the bad ones have said so themselves
        field = detail["loc"][0] if detail["loc"] else None
        if original is not None and detail["type"] == "missing" and field in original and len(detail["loc"]) == 1:
            continue
        problems.append(
            explain_fault(
                detail, part.model, part.path(detail["loc"]), bare_key=part.bare_key, quiet=len(problems) > _MANY
            )
        )
    mended = _mended(part, details)
    try:
        return part.model.model_validate(mended)
    except ValidationError:
        return None


def _mended(part: Part, details: list[ErrorDetails]) -> Any:
    """Return the data without what is wrong: bad entries of lists dropped, bad fields replaced by their example."""
    if not isinstance(part.data, dict):
        return part.data
    data = dict(part.data)
    drop: dict[str, set[int]] = {}
    for detail in details:
        loc = detail["loc"]
        if not loc:
            continue
        name = str(loc[0])
        info = part.model.model_fields.get(name)
        if info is None or (detail["type"] == "extra_forbidden" and len(loc) == 1):
            data.pop(name, None)
        elif len(loc) > 1 and isinstance(loc[1], int) and isinstance(data.get(name), list):
            drop.setdefault(name, set()).add(loc[1])
        elif info.examples and "\n" not in (example := str(info.examples[0])) and not example.startswith("- "):
            data[name] = example
        else:
            data.pop(name, None)
    for name, indexes in drop.items():
        if name in data:
            data[name] = [entry for index, entry in enumerate(data[name]) if index not in indexes]
    return data


def pick_block(entry: Any, place: Place) -> Part | Problem:
    """Return the block model that an entry of `blocks` asks for, or what is wrong with the entry."""
    if not isinstance(entry, dict):
        return WRONG_TYPE.problem(
            place, field="a block", expected="one key with its value", found=kind_of(entry), example=BLOCK_KEYS.example
        )
    if len(entry) != 1:
        keys = ", ".join(f'"{key}"' for key in entry)
        return BLOCK_KEYS.problem(place, count=len(entry), keys=keys or "none")
    key, value = next(iter(entry.items()))
    model = BLOCKS.get(key)
    if model is None:
        known = ", ".join(BLOCKS)
        hint = did_you_mean(key, BLOCKS)
        return UNKNOWN_BLOCK.problem(place.at(key, on_key=True), key=key, known=known, hint=hint)
    return Part(model, {"value": value} if model.bare else value, place.at(key), key if model.bare else "")


def pick_item(entry: Any, place: Place) -> Part | Problem:
    """Return the question model that an item's `kind` asks for, or what is wrong with the item."""
    if not isinstance(entry, dict):
        return WRONG_TYPE.problem(place, field="an item", expected="fields with their values", found=kind_of(entry))
    kind = entry.get("kind")
    known = kinds()
    if kind is None:
        return MISSING.problem(place, field="kind", example=f"kind: {next(iter(known))}")
    if not isinstance(kind, str) or kind not in known:
        said = kind if isinstance(kind, str) else kind_of(kind)
        hint = did_you_mean(said, known)
        return UNKNOWN_KIND.problem(place.at("kind"), kind=said, known=", ".join(known), hint=hint)
    return Part(known[kind].model, entry, place)


TAGGED: Mapping[type[Document], Mapping[str, Callable[[Any, Place], Part | Problem]]] = {
    Lesson: {"blocks": pick_block},
    Quiz: {"items": pick_item},
}
