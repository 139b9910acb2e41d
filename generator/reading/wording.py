"""From one pydantic error to the Problem an author reads: what is wrong, and the field's own example."""

from __future__ import annotations

from typing import Any, get_args

from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from generator.course.base import Value
from generator.problems import CODES, Code, Path, Place, Problem, did_you_mean

MISSING = Code("missing-field", "error", '"{field}" is missing', "add it")
UNKNOWN_KEY = Code("unknown-key", "error", 'unknown key "{key}"', "the keys here are: {known}")
WRONG_TYPE = Code("wrong-type", "error", "{field} should be {expected}, not {found}", "")
UNKNOWN_VALUE = Code("unknown-value", "error", '"{value}" is not one of {expected}', "choose one of them")
WRONG_COUNT = Code("wrong-count", "error", "{field} needs {expected}, and has {found}", "")
EMPTY_TEXT = Code("empty-text", "error", "{field} is empty", "write its text, or remove the key")
TOO_LONG = Code("too-long", "error", "{field} is longer than {limit} characters", "split it, or say it more briefly")
OUT_OF_RANGE = Code("out-of-range", "error", "{field} should be {expected}, not {found}", "")
MALFORMED = Code("malformed-value", "error", '"{found}" is not a usable value for {field}', "{description}")
MALFORMED_ID = Code(
    "malformed-id",
    "error",
    '"{found}" is not a usable id',
    "an id has lower-case letters and digits, joined by single hyphens or dots, at least one letter and at most "
    "60 characters",
    "id: {suggestion}",
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
    loc, sort, context = detail["loc"], detail["type"], detail.get("ctx", {})
    owner, info = _field(model, loc)
    name = next((str(step) for step in reversed(loc) if isinstance(step, str)), "this")
    if bare_key and name == "value":
        name = bare_key
    shown = f'an entry of "{name}"' if loc and isinstance(loc[-1], int) else f'"{name}"'
    found = detail.get("input")
    example = _example(name, info, entry=bool(loc) and isinstance(loc[-1], int), bare=bool(bare_key))
    if sort == "missing":
        if bare_key:
            return EMPTY_TEXT.problem(place, field=shown, example=example)
        return MISSING.problem(place, field=name, example=example)
    if sort == "extra_forbidden":
        known = list(owner.model_fields) if owner else []
        hint = "" if quiet else did_you_mean(name, known)
        return UNKNOWN_KEY.problem(
            place.at(on_key=True), key=name, known=", ".join(known), hint=hint, example=_for_key(hint, owner)
        )
    if sort in CODES:
        if sort == MALFORMED_ID.name:
            return _malformed_id(place, str(found))
        return CODES[sort].problem(place, **context)
    if sort == "literal_error":
        expected = str(context.get("expected", "")).replace("'", '"')
        options = [option.strip('" ') for option in expected.replace(" or ", ", ").split(", ")]
        if isinstance(found, str):
            return UNKNOWN_VALUE.problem(
                place,
                value=found,
                expected=expected,
                hint="" if quiet else did_you_mean(found, options),
                example=example,
            )
    if sort in ("too_short", "too_long"):
        least = context.get("min_length")
        expected = f"at least {least}" if sort == "too_short" else f"at most {context.get('max_length')}"
        return WRONG_COUNT.problem(place, field=shown, expected=expected, found=len(found or ()), example=example)
    if sort == "string_too_short":
        return EMPTY_TEXT.problem(place, field=shown, example=example)
    if sort == "string_too_long":
        if owner and info and "Id" in str(info.metadata):
            return _malformed_id(place, str(found))
        return TOO_LONG.problem(place, field=shown, limit=context.get("max_length"))
    if sort in ("greater_than_equal", "less_than_equal"):
        bound = f"{context['ge']} or more" if "ge" in context else f"{context['le']} or less"
        return OUT_OF_RANGE.problem(place, field=shown, expected=bound, found=found, example=example)
    if sort == "string_pattern_mismatch":
        described = info.description if info and info.description else ""
        return MALFORMED.problem(place, field=shown, found=found, description=described, example=example)
    hint = ""
    if sort == "string_type" and isinstance(found, dict):
        hint = "if this is a text with `: ` in it, put it in quotes"
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
    if isinstance(found, str):
        return f'"{found}"' if found else "empty"
    if isinstance(found, dict):
        return "`name: value` lines"
    if isinstance(found, (list, tuple)):
        return "a list"
    return "empty" if found is None else str(found)


def _malformed_id(place: Place, found: str) -> Problem:
    words = "".join(c if c.isascii() and c.isalnum() else "-" for c in found.lower()[:60]).split("-")
    slug = "-".join(word for word in words if word)
    suggestion = slug if any(c.isalpha() for c in slug) else f"id-{slug or '1'}"
    return MALFORMED_ID.problem(place, found=found, suggestion=suggestion)


def _field(model: type[Value], loc: Path) -> tuple[type[Value] | None, FieldInfo | None]:
    """Return the model that holds the last field named in `loc`, and that field."""
    owner: type[Value] | None = model
    info: FieldInfo | None = None
    for position, step in enumerate(loc):
        if isinstance(step, int):
            continue
        if owner is None:
            return None, None
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


def _example(name: str, info: FieldInfo | None, *, entry: bool, bare: bool) -> str:
    if info is None or not info.examples:
        return ""
    example = str(info.examples[0])
    if entry:
        return f"{name}:\n  {example}" if example.startswith("- ") else f"{name}:\n  - {example}"
    if example.startswith("- "):
        return f"{name}:\n  " + example.replace("\n", "\n  ")
    return f"- {name}: {example}" if bare else f"{name}: {example}"


def _for_key(hint: str, owner: type[Value] | None) -> str:
    """Return the example of the field that a "did you mean" names."""
    if not hint or owner is None:
        return ""
    name = hint.split('"')[1]
    return _example(name, owner.model_fields.get(name), entry=False, bare=False)
