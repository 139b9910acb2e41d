"""Every text that learners will read, taken from the raw data, so that faulty files are covered as well."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

from pydantic.fields import FieldInfo

from generator.course.base import Document, Form, Text, TextForm, Value
from generator.course.blocks import Block
from generator.problems import Place
from generator.reading.shape import TAGGED, Part
from generator.reading.wording import nested


@cache
def _text_fields(model: type[Value]) -> tuple[tuple[str, Form | None, type[Value] | None], ...]:
    """Return the fields that hold text, with their form, or that hold models, with the model."""
    found: list[tuple[str, Form | None, type[Value] | None]] = []
    for name, info in model.model_fields.items():
        form = next((mark.form for mark in _marks(info) if isinstance(mark, TextForm)), None)
        inner = nested(info)
        if form is not None or inner is not None:
            found.append((name, form, inner))
    return tuple(found)


def _marks(info: FieldInfo) -> Iterator[Any]:
    yield from info.metadata
    waiting: list[Any] = [info.annotation]
    while waiting:
        annotation = waiting.pop()
        yield from getattr(annotation, "__metadata__", ())
        waiting.extend(get_args(annotation))


def texts(model: type[Value], data: Any, place: Place) -> Iterator[Text]:
    """Yield every text that learners will read, from the raw data, so that faulty documents are covered as well.

    Args:
        model: What the data are meant to be.
        data: What the author wrote.
        place: Where that stands.
    """
    if not isinstance(data, dict):
        return
    tagged = TAGGED.get(model, {}) if issubclass(model, Document) else {}
    for name, form, inner in _text_fields(model):
        value = data.get(name)
        if value is None:
            continue
        spot = place if issubclass(model, Block) and model.bare else place.at(name)
        if form is not None:
            yield from _strings(value, form, spot)
        elif name in tagged and isinstance(value, list):
            for index, entry in enumerate(value):
                part = tagged[name](entry, spot.at(index))
                if isinstance(part, Part):
                    yield from texts(part.model, part.data, part.place)
        elif isinstance(value, list) and inner is not None:
            for index, entry in enumerate(value):
                yield from texts(inner, entry, spot.at(index))
        elif inner is not None:
            yield from texts(inner, value, spot)


def _strings(value: Any, form: Form, place: Place) -> Iterator[Text]:
    if isinstance(value, str):
        yield Text(place, value, form)
    elif isinstance(value, list):
        for index, entry in enumerate(value):
            if isinstance(entry, str):
                yield Text(place.at(index), entry, form)
