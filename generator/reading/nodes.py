"""YAML text -> plain data (dict, list, str) and a parallel tree of places.

A file in which nothing is odd is read without places (`quick.py`); they are built when a problem asks for them
(`careful.py`). Scalars stay text: an unquoted `No` in an option stays "No".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import yaml

from generator.problems import Code, Place, Problem, located
from generator.reading.careful import Builder, StopError
from generator.reading.quick import quick_data
from generator.reading.remarks import Span
from generator.reading.syntax import explain

LINE_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""What libyaml counts as the end of a line."""

EMPTY_FILE = Code(
    "empty-file",
    "error",
    "this file is empty",
    "write the course into it, or delete it",
    "id: ask-first\ntitle: Ask first",
)
NOT_A_MAPPING = Code(
    "not-a-mapping",
    "error",
    "this file holds {found}, where `name: value` lines belong",
    "write `name: value` lines; a list stands below the key it belongs to",
    "terms:\n  - id: way-out\n    name: Way out",
)


@dataclass
class Nodes:
    """One parsed file.

    Attributes:
        text: The file's text, without a byte order mark.
        file: Its path relative to the course folder.
        data: dict, list or str, as the author wrote it; None if the file could not be read.
        problems: What was found on the way.
    """

    text: str
    file: str
    data: Any = None
    problems: list[Problem] = field(default_factory=list)

    @cached_property
    def lines(self) -> list[str]:
        """The file's lines without their breaks."""
        return LINE_BREAK.split(self.text)

    @cached_property
    def span(self) -> Span | None:
        """Where the top value stands, with everything inside it."""
        return parse_with_places(self.text, self.file).span


def parse(text: str, file: str) -> Nodes:
    """Read one YAML file.

    Args:
        text: The file's text, without a byte order mark.
        file: Its path relative to the course folder, for the places.

    Problem codes: those declared here and in `generator.reading.syntax`.
    """
    data = quick_data(text)
    return parse_with_places(text, file) if data is None else Nodes(text, file, data)


def parse_with_places(text: str, file: str) -> Nodes:
    """Read one YAML file with the places of everything in it, and find what is wrong with it."""
    nodes = Nodes(text, file)
    nodes.span = None
    here = Place(file)
    try:
        Builder(nodes, here).build(text)
    except yaml.YAMLError as error:
        nodes.data = None
        nodes.problems = [problem for problem in nodes.problems if problem.is_error]  # warnings can wait
        nodes.problems.append(explain(error, nodes.lines, here))
    except StopError:
        nodes.data = None
    if nodes.data is None and not nodes.problems:
        nodes.problems.append(EMPTY_FILE.problem(located(here, nodes.lines, 0, 0)))
    elif nodes.data is not None and not isinstance(nodes.data, dict):
        found = "a list" if isinstance(nodes.data, list) else "a piece of text"
        nodes.problems.append(NOT_A_MAPPING.problem(located(here, nodes.lines, 0, 0), found=found))
        nodes.data = None
    return nodes
