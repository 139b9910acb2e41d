"""From one pydantic error to the Problem an author reads: what is wrong, and the field's own example."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, get_args, get_origin

from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from generator.course.base import Value, is_id
from generator.course.blocks import BLOCKS
from generator.problems import CODES, Code, Path, Place, Problem, clip, closest, did_you_mean
from generator.reading.quoting import in_quotes

MISSING = Code("missing-field", "error", '"{field}" is missing or has no value', "write it")
UNKNOWN_KEY = Code("unknown-key", "error", 'unknown key "{key}"', "the keys here are: {known}")
WRONG_TYPE = Code("wrong-type", "error", "{field} should be {expected}, not {found}", "")
UNKNOWN_VALUE = Code("unknown-value", "error", '"{value}" is not one of {expected}', "choose one of them")
WRONG_COUNT = Code("wrong-count", "error", "{field} needs {expected}, and has {found}", "")
EMPTY_TEXT = Code("empty-text", "error", "{field} is empty", "write its text, or remove the key")
TOO_LONG = Code("too-long", "error", "{field} is longer than {limit} characters", "split it, or say it more briefly")
OUT_OF_RANGE = Code("out-of-range", "error", "{field} should be {expected}, not {found}", "")
MALFORMED = Code("malformed-value", "error", '"{found}" is not a usable value for {field}')
MALFORMED_ID = Code(
    "malformed-id",
    "error",
    '"{found}" is not a usable id',
    "an id has at most 60 lower-case letters and digits, joined by single hyphens or dots, and at least one letter",
)
VARIABLE_NAME = Code(
    "variable-name",
    "error",
    '"{name}" cannot be the name of a variable',
    "take letters, digits and underscores, the first one a letter",
    "variables:\n  {suggestion}: ...",
)
SLIP = 0.75
"""Likeness of a key to the one it is taken for: `lvl` is a slip of `level`; `points` (0.73) is none of `hints`."""


@dataclass(frozen=True)
class Fault:
    """One pydantic error with everything its words are made of.

    Attributes:
        detail: The error.
        model: The model that was being read.
        place: Where the fault stands.
        bare: The key of a block whose value is written without field names; else empty.
        quiet: Leave out the search for look-alikes.
    """

    detail: ErrorDetails
    model: type[Value]
    place: Place
    bare: str = ""
    quiet: bool = False

    @property
    def sort(self) -> str:
        """What pydantic calls this sort of error, or the code that a model's own check raised."""
        return self.detail["type"]

    @property
    def found(self) -> Any:
        """What the author wrote."""
        return self.detail.get("input")

    @cached_property
    def context(self) -> dict[str, Any]:
        """The values that pydantic gives with the error."""
        return dict(self.detail.get("ctx", {}))

    @cached_property
    def field(self) -> tuple[type[Value] | None, FieldInfo | None]:
        """The model that holds the field, and the field."""
        return _field(self.model, self.detail["loc"])

    @cached_property
    def name(self) -> str:
        """The key the fault is at, as the author knows it."""
        steps = reversed((*self.place.path, *self.detail["loc"]))
        name = next((str(step) for step in steps if isinstance(step, str)), "this")
        return self.bare if self.bare and name == "value" else name

    @property
    def entry(self) -> bool:
        """Whether the fault is in an entry of a list."""
        loc = self.detail["loc"]
        return bool(loc) and isinstance(loc[-1], int)

    @property
    def shown(self) -> str:
        """The field in words."""
        return f'an entry of "{self.name}"' if self.entry else f'"{self.name}"'

    @property
    def about(self) -> str:
        """What the field is for."""
        info = self.field[1]
        return info.description if info and info.description else ""

    @property
    def example(self) -> str:
        """The field's own example as an author would write it."""
        info = self.field[1]
        if info is None:
            return ""
        holder = str(self.detail["loc"][0]) if get_origin(info.annotation) is dict else self.name
        return self.like(info.examples, holder)

    def like(self, examples: list[Any] | None, name: str = "") -> str:
        """Return an example as it would stand where the fault is."""
        return example_of(name or self.name, examples, entry=self.entry, bare=bool(self.bare))


def explain_fault(fault: Fault) -> Problem:
    """Turn one pydantic error into a Problem."""
    if fault.detail["loc"][-1:] == ("[key]",):
        return _variable_name(fault.place, str(fault.detail["loc"][-2]))
    if explain := _EXPLAINED.get(fault.sort):
        return explain(fault)
    if fault.sort in CODES:  # a model's own check, which raised the code by its name
        context = fault.context
        place = fault.place.at(*context.pop("at", ()), needle=context.pop("needle", ""), nth=context.pop("nth", 0))
        return CODES[fault.sort].problem(place, **context)
    return _model_type(fault) if fault.sort.startswith("model_") else _type(fault)


def _missing(fault: Fault) -> Problem:
    if fault.bare:
        return _empty(fault)
    return MISSING.problem(fault.place, field=fault.name, hint=fault.about, example=fault.example)


def _unknown_key(fault: Fault) -> Problem:
    owner = fault.field[0]
    known = list(owner.model_fields) if owner else []
    hint = example = ""
    if owner is not None and not fault.quiet:
        hint, example = _within(fault.name, owner)
        if not hint and (hint := did_you_mean(fault.name, known, SLIP)):
            example = example_of(closest(hint), owner.model_fields[closest(hint)].examples)
    return UNKNOWN_KEY.problem(
        fault.place.at(on_key=True), key=fault.name, known=", ".join(known), hint=hint, example=example
    )


def _within(key: str, owner: type[Value]) -> tuple[str, str]:
    """Return a hint and an example if the key belongs one level further in."""
    if key in BLOCKS and "blocks" in owner.model_fields:
        return f"`{key}` is a block: write it under `blocks`, with `- ` before it", f"blocks:\n  - {key}: ..."
    for name, info in owner.model_fields.items():
        inner = nested(info)
        if inner is None or (meant := inner.model_fields.get(key)) is None:
            continue
        first = {} if key == "id" or "id" not in inner.model_fields else {"id": inner.model_fields["id"]}
        lines = [example_of(each, field.examples) for each, field in (first | {key: meant}).items()]
        inside = "\n".join(lines).replace("\n", "\n    ")
        return f"`{key}` belongs to an entry of `{name}`; indent it there", f"{name}:\n  - {inside}"
    return "", ""


def _malformed_id(fault: Fault) -> Problem:
    if not fault.found:
        return _empty(fault)
    found = str(fault.found)
    words = found.split()
    if fault.entry and len(words) > 1 and "-" in found and all(is_id(word.removeprefix("-")) for word in words[:20]):
        example = "\n".join(f"- {word.removeprefix('-')}" for word in words[:20])
        hint = "YAML joins the lines; each id of a list stands on a line of its own, with `- ` before it"
        return MALFORMED_ID.problem(fault.place, found=found, hint=hint, example=fault.like([example]))
    names_other = fault.entry or fault.name == "quiz"  # and so perhaps the path of a file
    suggestion = suggested_id(found.replace("\\", "/").rsplit("/", 1)[-1] if names_other else found)
    return MALFORMED_ID.problem(fault.place, found=found, example=fault.like([suggestion]))


def _unknown_value(fault: Fault) -> Problem:
    if not isinstance(fault.found, str):
        return _type(fault)
    expected = str(fault.context.get("expected", "")).replace("'", '"')
    options = [option.strip('" ') for option in expected.replace(" or ", ", ").split(", ")]
    hint = "" if fault.quiet else did_you_mean(fault.found, options)
    example = f"{fault.name}: {closest(hint)}" if hint else fault.example
    return UNKNOWN_VALUE.problem(fault.place, value=fault.found, expected=expected, hint=hint, example=example)


def _count(fault: Fault) -> Problem:
    least, most = fault.context.get("min_length"), fault.context.get("max_length")
    expected = f"at least {least}" if fault.sort == "too_short" else f"at most {most}"
    found = len(fault.found or ())
    return WRONG_COUNT.problem(
        fault.place, field=fault.shown, expected=expected, found=found, hint=fault.about, example=fault.example
    )


def _empty(fault: Fault) -> Problem:
    return EMPTY_TEXT.problem(fault.place, field=fault.shown, example=fault.example)


def _too_long(fault: Fault) -> Problem:
    return TOO_LONG.problem(
        fault.place, field=fault.shown, limit=fault.context.get("max_length"), example=fault.example
    )


def _range(fault: Fault) -> Problem:
    context = fault.context
    bound = f"{context['ge']} or more" if "ge" in context else f"{context['le']} or less"
    return OUT_OF_RANGE.problem(
        fault.place, field=fault.shown, expected=bound, found=fault.found, hint=fault.about, example=fault.example
    )


def _pattern(fault: Fault) -> Problem:
    return MALFORMED.problem(fault.place, field=fault.shown, found=fault.found, hint=fault.about, example=fault.example)


def _type(fault: Fault, hint: str = "", example: str = "") -> Problem:
    return WRONG_TYPE.problem(
        fault.place,
        field=fault.shown,
        expected=_EXPECTED.get(fault.sort, "something else"),
        found=kind_of(fault.found),
        hint=hint or fault.about,
        example=example or fault.example,
    )


def _text_type(fault: Fault) -> Problem:
    """Tell that text is wanted; `name: words` in its place is mostly a text with a colon."""
    if not isinstance(fault.found, dict):
        return _type(fault)
    example = ""
    if len(fault.found) == 1 and isinstance(words := next(iter(fault.found.values())), str):
        example = fault.like([in_quotes(clip(f"{next(iter(fault.found))}: {words}"), 0)])
    return _type(fault, "if this is a text with `: ` in it, put it in quotes", example)


def _list_type(fault: Fault) -> Problem:
    """Tell that a list is wanted; one text in its place is shown as its entry."""
    info = fault.field[1]
    found = fault.found
    plain = isinstance(found, str) and len(found) <= 200 and re.fullmatch(r"\w[^:#\n]*", found)
    if plain and info is not None and nested(info) is None:
        parts = [part.strip() for part in found.split(",")]
        if get_origin(next(iter(get_args(info.annotation)), None)) is tuple:  # a list of lists
            return _type(fault, example=fault.like([f"- [{', '.join(parts)}]"]))
        ids = len(parts) > 1 and all(is_id(part) for part in parts)
        return _type(fault, example=fault.like(["\n".join(f"- {part}" for part in parts) if ids else f"- {found}"]))
    return _type(fault)


def _model_type(fault: Fault) -> Problem:
    info = fault.field[1]
    wanted = nested(info) if info else (None if fault.detail["loc"] else fault.model)
    if wanted is None:
        return _type(fault)
    hint = f"its keys are: {', '.join(wanted.model_fields)}"
    return _type(fault, hint, lines_of(fault.name, wanted, entry=fault.entry))


_EXPLAINED: dict[str, Callable[[Fault], Problem]] = {
    "missing": _missing,
    "extra_forbidden": _unknown_key,
    MALFORMED_ID.name: _malformed_id,
    "literal_error": _unknown_value,
    "too_short": _count,
    "too_long": _count,
    "string_too_short": _empty,
    "string_too_long": _too_long,
    "greater_than_equal": _range,
    "less_than_equal": _range,
    "string_pattern_mismatch": _pattern,
    "string_type": _text_type,
    "tuple_type": _list_type,
}
"""How each sort of pydantic error is told; what is not here is a wrong type."""

_EXPECTED = {
    "string_type": "text",
    "int_parsing": "a whole number",
    "int_type": "a whole number",
    "decimal_parsing": "a number",
    "decimal_type": "a number",
    "bool_parsing": "`true` or `false`",
    "bool_type": "`true` or `false`",
    "tuple_type": "a list, each entry starting with `- `",
    "list_type": "a list, each entry starting with `- `",
    "dict_type": "`name: value` lines",
    "model_type": "`name: value` lines",
    "model_attributes_type": "`name: value` lines",
    "literal_error": "one of the words the guide lists",
}


def kind_of(found: Any) -> str:
    """Return what an author wrote in place of something else, in words."""
    if isinstance(found, str):
        return f'"{found}"' if found else "empty"
    if isinstance(found, dict):
        return "`name: value` lines"
    if isinstance(found, (list, tuple)):
        return "a list"
    return "empty" if found is None else str(found)


def suggested_id(found: str) -> str:
    """Return a usable id that is much like what an author wrote."""
    plain = unicodedata.normalize("NFKD", re.sub(r"(?i)\.ya?ml$", "", found[:200]).casefold())
    words = re.findall("[a-z0-9]+", re.sub("['’\u0300-\u036f]", "", plain))
    slug = "-".join(words)[:57].strip("-")
    return slug if re.search("[a-z]", slug) else f"id-{slug or '1'}"


def _variable_name(place: Place, found: str) -> Problem:
    kept = re.sub(r"[^A-Za-z0-9]+", "_", found[:60]).strip("_0123456789")
    spot = Place(place.file, place.path[:-1], on_key=True)
    return VARIABLE_NAME.problem(spot, name=found, suggestion=kept or "product")


def _field(model: type[Value], loc: Path) -> tuple[type[Value] | None, FieldInfo | None]:
    """Return the model that holds the last field named in `loc`, and that field."""
    owner: type[Value] | None = model
    info: FieldInfo | None = None
    for position, step in enumerate(loc):
        if isinstance(step, int):
            continue
        if owner is None:
            return None, None
        if info is not None and get_origin(info.annotation) is dict:
            return owner, info
        info = owner.model_fields.get(step)
        if info is None:
            return (owner if position == len(loc) - 1 else None), None
        if position < len(loc) - 1:
            inner = nested(info)
            owner = inner if inner is not None else owner
    return owner, info


def nested(info: FieldInfo) -> type[Value] | None:
    """Return the model inside a field's annotation, through `tuple[...]` and `| None`."""
    waiting: list[Any] = [info.annotation]
    while waiting:
        annotation = waiting.pop()
        if isinstance(annotation, type) and issubclass(annotation, Value):
            return annotation
        waiting.extend(get_args(annotation))
    return None


def example_of(name: str, examples: list[Any] | None, *, entry: bool = False, bare: bool = False) -> str:
    """Return a field with the first of its examples as an author would write it.

    Args:
        name: The field's key.
        examples: What the field's model gives.
        entry: The fault is in an entry of the field, which is a list.
        bare: The field is a block of its own, an entry of `blocks`.
    """
    if not examples:
        return ""
    example = str(examples[0])
    if re.match(r"\w+: ", example):  # the field holds `name: value` lines itself
        shown = f"{name}:\n  " + example.replace("\n", "\n  ")
    elif entry and not example.startswith("- "):
        shown = f"{name}:\n  - {example}"
    elif example.startswith("- "):
        shown = f"{name}:\n  " + example.replace("\n", "\n  ")
    else:
        shown = f"{name}: {example}"
    return "- " + shown.replace("\n", "\n  ") if bare else shown


def lines_of(name: str, model: type[Value], *, entry: bool) -> str:
    """Return a value of a model, its needed fields filled with their examples, as an author would write it."""
    needed = [(field, info) for field, info in model.model_fields.items() if info.is_required() and info.examples]
    lines = "\n".join(example_of(field, info.examples) for field, info in needed)
    inner = lines.replace("\n", "\n    " if entry else "\n  ")
    return f"{name}:\n  - {inner}" if entry else f"{name}:\n  {inner}"
