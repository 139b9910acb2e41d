"""What a model checks between its fields, although some of its fields are faulty: pydantic then leaves that out.

The checks see a value that lacks whatever is faulty or may be. One that needs such a field says nothing, so nothing is
told that another fault explains.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cache
from typing import Annotated, Any

from pydantic import ConfigDict, TypeAdapter
from pydantic_core import ErrorDetails, PydanticCustomError

from generator.course.base import Value
from generator.problems import Path
from generator.reading.wording import nested


def hidden_faults(
    model: type[Value], data: dict[str, Any], details: list[ErrorDetails], meant: Collection[Path]
) -> list[ErrorDetails]:
    """Return what the model and those in it find wrong between their fields, and have not said.

    Args:
        model: What the data are meant to be.
        data: What the author wrote.
        details: What is wrong with it so far.
        meant: For each unknown key the place of the field that it is much like; its last step is empty for none.
    """
    checking = _Checking({detail["loc"] for detail in details}, frozenset(meant), any(path[-1] == "" for path in meant))
    checking.value(model, data, ())
    said = {(detail["type"], detail["loc"]) for detail in details}
    return [detail for detail in checking.found if (detail["type"], detail["loc"]) not in said]


@dataclass
class _Checking:
    """One run over the data of a value.

    Attributes:
        faulty: Where something is wrong.
        meant: Fields that are there, but under a misspelled name.
        unsure: Whether some unknown key may stand for any field, here or further in or out.
        found: What the checks say.
    """

    faulty: Collection[Path]
    meant: Collection[Path]
    unsure: bool
    found: list[ErrorDetails] = field(default_factory=list)

    def value(self, model: type[Value], data: Any, loc: Path) -> Value:
        """Return the model with the fields that are sure; the others are not there."""
        if isinstance(data, Value):
            return data  # it was read, and checked, on its own
        written = data if isinstance(data, dict) else dict.fromkeys(model.model_fields)
        given = {}
        for name in model.model_fields.keys() & written.keys() if written is data else ():
            if (*loc, name) not in self.faulty:
                given.update(self.field(model, name, data[name], (*loc, name)))
        made = model.model_construct(set(given), **given)
        for name in model.model_fields.keys() - given.keys():
            if self.unsure or name in written or (*loc, name) in self.meant:
                made.__dict__.pop(name, None)
        for check in model.__pydantic_decorators__.model_validators.values():
            try:
                check.func(made)
            except PydanticCustomError as error:
                context = dict(error.context or {})
                self.found.append({"type": error.type, "loc": loc, "msg": "", "input": data, "ctx": context})
            except AttributeError:
                continue  # it looks at a field that is not sure
        return made

    def field(self, model: type[Value], name: str, data: Any, loc: Path) -> dict[str, Any]:
        """Return the field by its name, or nothing if it is faulty."""
        inner = nested(model.model_fields[name])
        if inner is None:
            faulty = any(path[: len(loc)] == loc for path in self.faulty)
            return {} if faulty else {name: _adapter(model, name).validate_python(data)}
        if isinstance(data, list):
            return {name: tuple(self.value(inner, entry, (*loc, index)) for index, entry in enumerate(data))}
        return {name: self.value(inner, data, loc)}


@cache
def _adapter(model: type[Value], name: str) -> TypeAdapter[Any]:
    """Return what reads one field of a model alone."""
    info = model.model_fields[name]
    field: Any = Annotated[info.annotation, info]
    return TypeAdapter(field, config=ConfigDict(str_strip_whitespace=True))
