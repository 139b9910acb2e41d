"""Every text that learners will read and every use of a name, from the raw data: faulty files are covered as well."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple, get_args

from pydantic.fields import FieldInfo

from generator.course.base import LONGEST, Document, Reference, RefersTo, Text, TextForm, Value
from generator.course.blocks import Block
from generator.problems import Place
from generator.reading.shape import TAGGED
from generator.reading.wording import nested


class _Field(NamedTuple):
    """What a field holds: text or a name by its mark, other models, or several of these."""

    name: str
    form: TextForm | None
    refers: RefersTo | None
    inner: type[Value] | None


@cache
def _fields(model: type[Value]) -> tuple[_Field, ...]:
    """Return the fields of a model that hold text, names or models."""
    found = []
    for name, info in model.model_fields.items():
        marks = list(_marks(info))
        form = next((mark for mark in marks if isinstance(mark, TextForm)), None)
        refers = next((mark for mark in marks if isinstance(mark, RefersTo)), None)
        found.append(_Field(name, form, refers, nested(info)))
    return tuple(field for field in found if any(field[1:]))


def _marks(info: FieldInfo) -> Iterator[Any]:
    yield from info.metadata
    waiting: list[Any] = [info.annotation]
    while waiting:
        annotation = waiting.pop()
        yield from getattr(annotation, "__metadata__", ())
        waiting.extend(get_args(annotation))


def texts(model: type[Value], data: Any, place: Place) -> Iterator[Text | Reference]:
    """Yield every text and every use of a name, in the order of the model's fields.

    A text that is too long for its field is left out: that is said elsewhere, and its Markdown would take long.

    Args:
        model: What the data are meant to be.
        data: What the author wrote.
        place: Where that stands.
    """
    if not isinstance(data, dict):
        return
    tagged = TAGGED.get(model, {}) if issubclass(model, Document) else {}
    bare = issubclass(model, Block) and model.bare
    for field in _fields(model):
        value = data.get(field.name)
        if value is None:
            continue
        spot = place if bare else place.at(field.name)
        if field.name in tagged and isinstance(value, list):
            for index, entry in enumerate(value):
                if part := tagged[field.name].pick(entry, spot.at(index)):
                    yield from texts(part.model, part.data, part.place)
            continue
        entries = [(spot.at(index), entry) for index, entry in enumerate(value)] if isinstance(value, list) else []
        for where, entry in entries or [(spot, value)]:
            if field.inner is not None:
                yield from texts(field.inner, entry, where)
            elif isinstance(entry, str):
                yield from _marked(field, entry, where)


def _marked(field: _Field, words: str, place: Place) -> Iterator[Text | Reference]:
    words = words.strip()
    if field.form and len(words) <= LONGEST[field.form.form]:
        yield Text(place, words, field.form.form)
    if field.refers:
        yield Reference(place, words, field.refers.sort)
