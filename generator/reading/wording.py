"""From one pydantic error to the Problem an author reads: what is wrong, and the field's own example."""

from __future__ import annotations

import re
import unicodedata
from typing import Any, get_args, get_origin

from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from generator.course.base import Value
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


def explain_fault(
    detail: ErrorDetails, model: type[Value], place: Place, *, bare_key: str = "", quiet: bool = False
) -> Problem:
    """Turn one pydantic error into a Problem.

    Args:
        detail: The error.
        model: The model that was being read.
        place: Where the fault stands.
        bare_key: The key of a block whose value is written without field names; else empty.
        quiet: Leave out the search for look-alikes.
    """
    if detail["loc"][-1:] == ("[key]",):
        return _variable_name(place, str(detail["loc"][-2]))
    loc, sort, context = detail["loc"], detail["type"], dict(detail.get("ctx", {}))
    owner, info = _field(model, loc)
    name = next((str(step) for step in reversed((*place.path, *loc)) if isinstance(step, str)), "this")
    if bare_key and name == "value":
        name = bare_key
    entry = _is_entry(loc)
    shown = f'an entry of "{name}"' if entry else f'"{name}"'
    found = detail.get("input")
    about = info.description if info and info.description else ""
    holder = str(loc[0]) if info and get_origin(info.annotation) is dict else name
    example = _example(holder, info.examples if info else None, entry=entry, bare=bool(bare_key))
    if sort == "missing":
        if bare_key:
            return EMPTY_TEXT.problem(place, field=shown, example=example)
        return MISSING.problem(place, field=name, hint=about, example=example)
    if sort == "extra_forbidden":
        known = list(owner.model_fields) if owner else []
        hint = "" if quiet else did_you_mean(name, known)
        return UNKNOWN_KEY.problem(
            place.at(on_key=True), key=name, known=", ".join(known), hint=hint, example=_for_key(hint, owner)
        )
    if sort == MALFORMED_ID.name and found:
        suggestion = _example(name, [suggested_id(str(found))], entry=_is_entry(loc), bare=bool(bare_key))
        return MALFORMED_ID.problem(place, found=str(found), example=suggestion)
    if sort in CODES and sort != MALFORMED_ID.name:
        return CODES[sort].problem(place.at(*context.pop("at", ())), **context)
    if sort == "literal_error":
        expected = str(context.get("expected", "")).replace("'", '"')
        options = [option.strip('" ') for option in expected.replace(" or ", ", ").split(", ")]
        if isinstance(found, str):
            hint = "" if quiet else did_you_mean(found, options)
            example = f"{name}: {closest(hint)}" if hint else ""
            return UNKNOWN_VALUE.problem(place, value=found, expected=expected, hint=hint, example=example)
    if sort in ("too_short", "too_long"):
        least = context.get("min_length")
        expected = f"at least {least}" if sort == "too_short" else f"at most {context.get('max_length')}"
        return WRONG_COUNT.problem(
            place, field=shown, expected=expected, found=len(found or ()), hint=about, example=example
        )
    if sort in ("string_too_short", MALFORMED_ID.name):
        return EMPTY_TEXT.problem(place, field=shown, example=example)
    if sort == "string_too_long":
        return TOO_LONG.problem(place, field=shown, limit=context.get("max_length"))
    if sort in ("greater_than_equal", "less_than_equal"):
        bound = f"{context['ge']} or more" if "ge" in context else f"{context['le']} or less"
        return OUT_OF_RANGE.problem(place, field=shown, expected=bound, found=found, hint=about, example=example)
    if sort == "string_pattern_mismatch":
        return MALFORMED.problem(place, field=shown, found=found, hint=about, example=example)
    hint = about
    if sort == "string_type" and isinstance(found, dict):
        hint = "if this is a text with `: ` in it, put it in quotes"
        if len(found) == 1 and isinstance(words := next(iter(found.values())), str):
            quoted = in_quotes(clip(f"{next(iter(found))}: {words}"), 0)
            example = _example(name, [quoted], entry=entry, bare=bool(bare_key))
    wanted = nested(info) if info else (model if not loc else None)
    if sort.startswith("model_") and wanted is not None:
        hint = f"its keys are: {', '.join(wanted.model_fields)}"
        example = _lines_of(name, wanted, entry=entry)
    return WRONG_TYPE.problem(
        place,
        field=shown,
        expected=_EXPECTED.get(sort, "something else"),
        found=kind_of(found),
        hint=hint,
        example=example,
    )


_EXPECTED = {
    "string_type": "text",
    "int_parsing": "a whole number",
    "int_type": "a whole number",
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
    plain = unicodedata.normalize("NFKD", found[:200].casefold())
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


def _example(name: str, examples: list[Any] | None, *, entry: bool, bare: bool) -> str:
    """Return a field with the first of its examples as an author would write it."""
    if not examples:
        return ""
    example = str(examples[0])
    if re.match(r"\w+: ", example):  # the field holds `name: value` lines itself
        return f"{name}:\n  {example}"
    if entry and not example.startswith("- "):
        return f"{name}:\n  - {example}"
    if example.startswith("- "):
        return f"{name}:\n  " + example.replace("\n", "\n  ")
    return f"- {name}: {example}" if bare else f"{name}: {example}"


def _lines_of(name: str, model: type[Value], *, entry: bool) -> str:
    """Return a value of a model, its needed fields filled with their examples, as an author would write it."""
    needed = [(field, info) for field, info in model.model_fields.items() if info.is_required() and info.examples]
    lines = "\n".join(_example(field, info.examples, entry=False, bare=False) for field, info in needed)
    inner = lines.replace("\n", "\n    " if entry else "\n  ")
    return f"{name}:\n  - {inner}" if entry else f"{name}:\n  {inner}"


def _for_key(hint: str, owner: type[Value] | None) -> str:
    """Return the example of the field that a "did you mean" names."""
    info = owner.model_fields.get(closest(hint)) if owner else None
    return _example(closest(hint), info.examples, entry=False, bare=False) if info else ""


def _is_entry(loc: Path) -> bool:
    return bool(loc) and isinstance(loc[-1], int)
