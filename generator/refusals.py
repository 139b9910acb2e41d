"""What keeps a site from being made of a good course, as Problems: settings that MkDocs refuses, broken templates.

MkDocs is not asked here: its words come in as an exception and as what it has logged.
"""

from __future__ import annotations

import re
import traceback
from pathlib import Path

from jinja2 import TemplateError, TemplateSyntaxError

from generator.problems import Code, Place, Problem, located
from generator.settings import config_file

SETTINGS = Code(
    "site-settings",
    "error",
    "the site cannot be made with this: {reason}",
    "mend mkdocs.yml, or the templates in site_overrides/, and save",
)
TEMPLATE = Code(
    "broken-template",
    "error",
    "this template cannot be used: {reason}",
    "mend it, or delete it: without it the generator's own is used",
)
_KEY = re.compile(r"Config value '(\w+)'")
_SPOT = re.compile(r"line (\d+), column (\d+)")


class HostError(Exception):
    """No site could be made of the pages.

    Attributes:
        problems: Why, in order.
    """

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(problem.message for problem in problems))
        self.problems = problems


def refusals(error: BaseException, complaints: list[str], root: Path) -> list[Problem]:
    """Return what keeps the host from making the site.

    Args:
        error: What it raised.
        complaints: What it has logged, which says more than the error if there is anything; emptied.
        root: The course folder.
    """
    said = complaints[:] or [str(error) or type(error).__name__]
    complaints.clear()
    if isinstance(error, HostError):
        return error.problems
    if isinstance(error, TemplateError):
        place = _template(error, root)
        return [TEMPLATE.problem(place, reason=error.message or type(error).__name__)]
    path = config_file(root)
    lines = path.read_text("utf-8", errors="replace").splitlines() if path.parent == root else []
    return [SETTINGS.problem(_setting(each, lines), reason=each) for each in dict.fromkeys(said)]


def _setting(said: str, lines: list[str]) -> Place:
    """Return where in mkdocs.yml a complaint belongs: at the place or the key that it names, else at its start."""
    here = Place("mkdocs.yml", line=1)
    if spot := _SPOT.search(said):
        return located(here, lines, int(spot[1]) - 1, int(spot[2]) - 1)
    if key := _KEY.search(said):
        for number, line in enumerate(lines):
            if line.startswith(f"{key[1]}:"):
                return located(here, lines, number, 0, len(key[1]))
    return here


def _template(error: TemplateError, root: Path) -> Place:
    """Return where in a template an error was raised; Jinja puts templates into the traceback like modules."""
    spots = [(Path(each.filename), each.lineno) for each in traceback.extract_tb(error.__traceback__)]
    if isinstance(error, TemplateSyntaxError) and error.filename:
        spots.append((Path(error.filename), error.lineno))
    for path, number in reversed(spots):
        if path.suffix != ".py" and path.is_file() and path.is_relative_to(root.resolve()):
            lines = path.read_text("utf-8", errors="replace").splitlines()
            return located(Place(path.relative_to(root.resolve()).as_posix()), lines, (number or 1) - 1, 0)
    return Place("site_overrides", line=1)
