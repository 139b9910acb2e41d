"""Every text that learners will read and every use of a name, from the raw data: faulty files are covered as well."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple, get_args

from pydantic.fields import FieldInfo

from generator.course.base import LONGEST, Document, Form, Reference, RefersTo, Sort, Text, TextForm, Value
from generator.course.blocks import Block
from generator.problems import MANY, Path, Place
from generator.reading.tags import TAGGED, Tag
from generator.reading.wording import nested


class _Field(NamedTuple):
    """What a field holds: text or a name by its mark, other models, or several of these."""

    name: str
    form: Form | None
    refers: Sort | None
    inner: type[Value] | None


class _Shape(NamedTuple):
    """What of a model holds texts and names.

    Attributes:
        bare: The value stands at the model's own place, without a field's name.
        tagged: How the entries of its tagged lists are told apart, by field.
        fields: The fields that hold text, names or models.
    """

    bare: bool
    tagged: Mapping[str, Tag]
    fields: tuple[_Field, ...]


@cache
def _shape(model: type[Value]) -> _Shape:
    found = []
    for name, info in model.model_fields.items():
        marks = list(_marks(info))
        form = next((mark.form for mark in marks if isinstance(mark, TextForm)), None)
        refers = next((mark.sort for mark in marks if isinstance(mark, RefersTo)), None)
        found.append(_Field(name, form, refers, nested(info)))
    bare = issubclass(model, Block) and model.bare
    tagged = TAGGED.get(model, {}) if issubclass(model, Document) else {}
    return _Shape(bare, tagged, tuple(field for field in found if any(field[1:])))


def _marks(info: FieldInfo) -> Iterator[Any]:
    yield from info.metadata
    waiting: list[Any] = [info.annotation]
    while waiting:
        annotation = waiting.pop()
        yield from getattr(annotation, "__metadata__", ())
        waiting.extend(get_args(annotation))


def texts(model: type[Value], data: Any, place: Place) -> tuple[list[Text], list[Reference]]:
    """Return every text and every use of a name, in the order of the model's fields.

    A text that is too long for its field is left out: that is said elsewhere, and its Markdown would take long.

    Args:
        model: What the data are meant to be.
        data: What the author wrote.
        place: Where that stands.
    """
    found = _Found(place.file, [], [])
    found.collect(model, data, place.path)
    return found.texts, found.references


class _Found(NamedTuple):
    file: str
    texts: list[Text]
    references: list[Reference]

    def collect(self, model: type[Value], data: Any, path: Path) -> None:
        if not isinstance(data, dict):
            return
        bare, tagged, fields = _shape(model)
        for field in fields:
            value = data.get(field.name)
            if value is None:
                continue
            spot = path if bare else (*path, field.name)
            if value.__class__ is not list:
                self.take(field, value, spot)
                continue
            tag = tagged.get(field.name)
            guessed = 0
            for index, entry in enumerate(value):
                if tag is None:
                    self.take(field, entry, (*spot, index))
                elif part := tag.pick(entry, Place(self.file, (*spot, index))):
                    self.collect(part.model, part.data, part.place.path)
                elif guessed < MANY:
                    guessed += 1
                    for part in tag.guess(entry, Place(self.file, (*spot, index))):
                        self.collect(part.model, part.data, part.place.path)

    def take(self, field: _Field, value: Any, path: Path) -> None:
        _, form, refers, inner = field
        if inner is not None:
            self.collect(inner, value, path)
        elif value.__class__ is str:
            words = value.strip()
            if form and len(words) <= LONGEST[form]:
                self.texts.append(Text(self.file, path, words, form))
            if refers:
                self.references.append(Reference(self.file, path, words, refers))
