"""Every example that an error or the guide shows is right: our own reader takes it, and its field does."""

import re
from collections.abc import Iterator
from typing import Any, get_origin

import pytest
from pydantic import ValidationError

import generator.guide  # imports every model
from generator.course.base import Document, Value
from generator.course.blocks import Block
from generator.problems import Place
from generator.questions import kinds
from generator.reading.careful import KEPT_EMPTY
from generator.reading.nodes import parse
from generator.reading.shape import read_document
from generator.reading.tags import TAGGED
from generator.reading.wording import example_of, lines_of, nested


def models() -> list[type[Value]]:
    """Every model with fields an author writes."""
    found: dict[str, type[Value]] = {}
    waiting: list[type[Value]] = [Value, *(kind.model for kind in kinds().values())]
    while waiting:
        model = waiting.pop()
        waiting += model.__subclasses__()
        if model.model_fields:
            found[f"{model.__module__.split('.', 1)[1]}.{model.__name__}"] = model
    return [found[name] for name in sorted(found)]


def fields() -> Iterator[Any]:
    for model in models():
        for name in model.model_fields:
            yield pytest.param(model, name, id=f"{model.__name__}.{name}-{model.__module__.rsplit('.', 2)[-2]}")


def faults(model: type[Value], name: str, value: Any) -> list[object]:
    """What a model finds wrong with one of its fields."""
    if issubclass(model, Document) and name in TAGGED.get(model, {}):
        _, problems = read_document(model, {name: value}, Place("x.yml"))
        return [problem for problem in problems if problem.place.path[:1] == (name,)]
    try:
        model.model_validate({name: value})
    except ValidationError as error:
        return [detail for detail in error.errors() if detail["loc"][:1] == (name,)]
    return []


@pytest.mark.parametrize(("model", "name"), list(fields()))
def test_the_example_of_a_field_fits_it(model: type[Value], name: str) -> None:
    info = model.model_fields[name]
    for entry in (False, True) if "tuple" in repr(info.annotation) else (False,):
        nodes = parse(example_of(name, info.examples, entry=entry), "example.yml")
        assert not nodes.problems, nodes.problems
        assert list(nodes.data) == [name]
        assert not faults(model, name, nodes.data[name])


@pytest.mark.parametrize("block", [model for model in models() if issubclass(model, Block) and model.bare])
def test_the_example_of_a_block_without_fields_fits_it(block: type[Block]) -> None:
    info = block.model_fields["value"]
    nodes = parse("blocks:\n  " + example_of(block.key, info.examples, bare=True).replace("\n", "\n  "), "example.yml")
    assert not nodes.problems
    assert not faults(block, "value", nodes.data["blocks"][0][block.key])


@pytest.mark.parametrize(("model", "name"), list(fields()))
@pytest.mark.parametrize("entry", [False, True])
def test_the_lines_of_what_a_field_holds_are_yaml(model: type[Value], name: str, entry: bool) -> None:
    if (inner := nested(model.model_fields[name])) is not None and inner.model_fields:
        nodes = parse(lines_of(name, inner, entry=entry), "example.yml")
        assert not nodes.problems
        value = nodes.data[name][0] if entry else nodes.data[name]
        assert set(value) == {field for field, info in inner.model_fields.items() if info.is_required()}


@pytest.mark.parametrize("name", sorted(generator.guide.guides()))
def test_every_block_of_yaml_in_the_guides_is_yaml(name: str) -> None:
    found = re.findall(r"^```yaml\n(.*?)^```", generator.guide.guides()[name], re.DOTALL | re.MULTILINE)
    assert found
    for text in found:
        shown = "x:\n" + "".join(f"  {line}" for line in text.splitlines(keepends=True))
        assert not parse(shown, name).problems, text


def test_the_keys_whose_empty_entries_are_kept_are_those_of_every_mapping() -> None:
    found = {
        name for model in models() for name, info in model.model_fields.items() if get_origin(info.annotation) is dict
    }
    assert found == KEPT_EMPTY
