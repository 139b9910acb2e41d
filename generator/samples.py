"""A course that shows every question kind: one page a kind, with the items of the kind's own `examples.yml`.

For authors who want to see a kind at work before they use it (`course examples`), and for the tests of all kinds.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from generator.questions import Kind, kinds
from generator.reading.nodes import parse

_HEAD = """\
id: question-kinds
version: 1.0.0
title: Question kinds
tagline: Every kind of question, to try and to copy
description: One page for each kind of question, with the items that the authors' guide shows.
contact: mailto:author@example.com
license: CC BY 4.0
modules:
  - id: kinds
    title: Question kinds
    summary: Answer them, then copy what you need.
    lessons:
{lessons}
promises:
  - title: Try it
    text: before you write one.
about: Written by `course examples`.
"""
_LESSON = """\
id: {id}
title: "{title}"
minutes: {minutes}
objectives:
{objectives}
blocks:
  - prose: |
      {about}

      What stands here is in `quizzes/kinds/{id}.yml`.
  - check:
      items:
{items}
  - key_points:
      - Copy an item, then change its words and its ids.
lint_ignore:
  L08: the items are the examples
  L09: nothing here is about a deal
"""
_FIGURE = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 30">
  <path d="{beam}M30 15l-5 9h10z" fill="none" stroke="currentColor"/>
  <circle cx="10" cy="{you}" r="3" fill="currentColor"/>
  <rect x="47" y="{they}" width="6" height="6" fill="none" stroke="currentColor"/>
</svg>
"""
_FIGURES = {
    "example.svg": _FIGURE.format(beam="M4 15H56", you=12, they=9),
    "example-lower.svg": _FIGURE.format(beam="M4 19L56 11", you=15, they=6),
    "example-upper.svg": _FIGURE.format(beam="M4 11L56 19", you=9, they=11),
}
"""A level beam; the same with the dot's end down, and with it up."""


def files() -> Mapping[str, str]:
    """Return the course's files by path: UTF-8 text, lines that end in a line feed."""
    found = {f"content/figures/{name}": drawing for name, drawing in _FIGURES.items()}
    declared: set[str] = set()
    for kind in kinds().values():
        found |= _of(kind, declared)
    lessons = "\n".join(f"      - {_id(kind)}" for kind in kinds().values())
    return {"content/course.yml": _HEAD.format(lessons=lessons), **found}


def write(folder: Path) -> None:
    """Write the course into a folder, which is made if it is not there."""
    for name, text in files().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")


def examples(kind: Kind) -> tuple[dict[str, list[dict[str, object]]], str]:
    """Return what a kind's `examples.yml` holds, and its good items as an author would write them."""
    text = (kind.folder / "examples.yml").read_text("utf-8")
    match = re.search(r"(?ms)^good:\n(.*?)(?=^\w|\Z)", text)
    return parse(text, "examples.yml").data, match[1].rstrip() if match else ""


def _id(kind: Kind) -> str:
    return kind.name.replace("_", "-")


def _of(kind: Kind, declared: set[str]) -> dict[str, str]:
    """Return the lesson and the items of one kind; `declared` are the objectives that other lessons have."""
    data, items = examples(kind)
    name, title = _id(kind), kind.name.replace("_", " ").capitalize()
    wanted = dict.fromkeys(str(item["objective"]) for item in data["good"])
    own = [each for each in wanted if each not in declared] or [f"try-{name}"]
    declared.update(own)
    lesson = _LESSON.format(
        id=name,
        title=title,
        minutes=len(data["good"]) + 1,
        about=(kind.model.__doc__ or "").strip(),
        objectives="\n".join(f"  - id: {each}\n    text: {each.replace('-', ' ')}\n    level: apply" for each in own),
        items="\n".join(f"        - {item['id']}" for item in data["good"]),
    )
    quiz = f"id: {name}\ntitle: {title}\nitems:\n{items}\n"
    return {f"content/kinds/{name}.yml": lesson, f"quizzes/kinds/{name}.yml": quiz}
