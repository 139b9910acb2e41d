"""The quick reading of YAML says what the careful one says, or leaves the file to it."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.reading.nodes import Nodes, parse, parse_with_places
from generator.reading.quick import quick_data
from tests.reading.cases import FOLDER
from tests.tiny import files

PIECES = (
    *("a: ", "b: ", "- ", "  ", "\n", "\n  ", "\n    ", "x", "x y", "'q'", '"d"', "# c", " #c", "|\n", ">-\n", "a:\n"),
    *("{", "}", "[", "]", ", ", "&n ", "*n", "!t ", "<<: ", "---\n", "...\n", "\\n", "é: ", "- - ", "? ", ": ", "\t"),
)


def same(text: str) -> None:
    data = quick_data(text)
    careful = parse_with_places(text, "content/m1/x.yml")
    if data is not None:
        assert (data, []) == (careful.data, careful.problems)
    found: Nodes = parse(text, "content/m1/x.yml")
    assert (found.data, found.problems, found.span) == (careful.data, careful.problems, careful.span)


@settings(max_examples=1500, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
@example("a: ---\n\n  - ")
def test_it_says_the_same(text: str) -> None:
    same(text)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yml")), ids=lambda path: path.stem)
def test_it_says_the_same_of_every_case(path: Path) -> None:
    same(path.read_text("utf-8", errors="replace"))


def test_it_reads_ordinary_files() -> None:
    documents = {name: data for name, data in files().items() if name.endswith(".yml")}
    assert documents
    for name, data in documents.items():
        same(data.decode())
        assert quick_data(data.decode()) is not None, name
