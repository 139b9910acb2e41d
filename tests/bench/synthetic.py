"""Two folders with the same words: a course in YAML for us, plain Markdown for plain MkDocs Material.

Everything is drawn from one seeded generator, so that every run measures the same texts. A lesson has about 450 words
with headings, emphasis, lists, a table and a link; ten `choice` items with four options each, every one with its
feedback. One text in eight holds a Markdown mark, as in the flagship course.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ITEMS = 10
OPTIONS = 4
WORDS = (  # noqa: SIM905 - words read best as words
    "ask offer price buyer seller call date fact hope floor target leave stay result rank should could trade "
    "give wait month quote deal side answer question list reason cost market team client contract term start payment "
    "reference pilot budget review supplier harbor van winter crew bridge paper window garden number signal letter "
    "morning table early late small large open clear quiet before after while because without between"
).split()
ASKED = (  # noqa: SIM905 - in stems only, so that no word of a stem points at an option
    "anna omar lena weighs knows plans wants needs after talks which of these does he she they do now then two three "
    "rivals orders sites years trucks halls engine boiler printer lease renewal north south river valley hospital "
    "school hotel"
).split()


@dataclass(frozen=True)
class Option:
    """One option of an item."""

    text: str
    feedback: str
    correct: bool


@dataclass(frozen=True)
class Item:
    """One item: stem, options, explanation."""

    id: str
    stem: str
    options: tuple[Option, ...]
    explanation: str


@dataclass(frozen=True)
class Lesson:
    """One lesson: its words and its items."""

    id: str
    title: str
    objective: str
    prose: str
    points: tuple[str, ...]
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Module:
    """One module of ten lessons."""

    id: str
    title: str
    lessons: tuple[Lesson, ...]


def modules(lessons: int, per_module: int = 10) -> Iterator[Module]:
    """Yield the modules of a course of so many lessons."""
    draw = random.Random(20260101)
    for number in range(1, lessons // per_module + 1):
        name = f"m{number:03d}"
        found = tuple(_lesson(draw, f"{name}-lesson-{index:02d}") for index in range(1, per_module + 1))
        yield Module(name, f"Module {number}: {_phrase(draw, 4)}", found)


def write_course(folder: Path, lessons: int) -> None:
    """Write the course as an author of ours would."""
    heads = []
    for module in modules(lessons):
        for room in ("content", "quizzes"):
            (folder / room / module.id).mkdir(parents=True, exist_ok=True)
        listed = "".join(f"      - {lesson.id}\n" for lesson in module.lessons)
        heads.append(f'  - id: {module.id}\n    title: "{module.title}"\n    summary: Ask.\n    lessons:\n{listed}')
        for lesson in module.lessons:
            (folder / f"content/{module.id}/{lesson.id}.yml").write_text(_lesson_yaml(lesson), "utf-8")
            (folder / f"quizzes/{module.id}/{lesson.id}.yml").write_text(_quiz_yaml(lesson), "utf-8")
    head = (
        "id: synthetic\nversion: 1.0.0\ntitle: Synthetic\ntagline: Words without sense\n"
        "description: A course that is only measured.\ncontact: mailto:nobody@example.com\nlicense: None\nmodules:\n"
    )
    (folder / "content/course.yml").write_text(head + "".join(heads), "utf-8")


def write_plain(folder: Path, lessons: int) -> None:
    """Write the same words as somebody would for MkDocs Material alone: one page a lesson, the navigation in full."""
    (folder / "docs").mkdir(parents=True)
    listed = []
    for module in modules(lessons):
        (folder / "docs" / module.id).mkdir()
        listed.append(f'  - "{module.title}":\n')
        for lesson in module.lessons:
            (folder / f"docs/{module.id}/{lesson.id}.md").write_text(_markdown(lesson), "utf-8")
            listed.append(f'    - "{lesson.title}": {module.id}/{lesson.id}.md\n')
    (folder / "docs/index.md").write_text("# Synthetic\n\nWords without sense\n", "utf-8")
    (folder / "mkdocs.yml").write_text(
        "site_name: Synthetic\ntheme:\n  name: material\n  font: false\n"
        "plugins:\n  - search\nmarkdown_extensions:\n  - tables\n  - sane_lists\n"
        "nav:\n  - index.md\n" + "".join(listed),
        "utf-8",
    )


def _lesson(draw: random.Random, name: str) -> Lesson:
    places = [index % OPTIONS for index in range(ITEMS)]  # of the right options: none comes too often, none runs on
    items = tuple(_item(draw, f"{name}-item-{index + 1:02d}", places[index]) for index in range(ITEMS))
    points = tuple(_sentence(draw, 9) for _ in range(3))
    return Lesson(name, _phrase(draw, 4).capitalize(), f"choose {_phrase(draw, 6)}", _prose(draw), points, items)


def _item(draw: random.Random, name: str, right: int) -> Item:
    texts = sorted((_sentence(draw, 9) for _ in range(OPTIONS)), key=len)
    texts.insert(right, texts.pop(1))  # the right one is neither the longest nor the shortest
    options = tuple(
        Option(text, _sentence(draw, draw.randint(15, 25)), index == right) for index, text in enumerate(texts)
    )
    stem = " ".join(draw.choice(ASKED) for _ in range(draw.randint(12, 20))).capitalize() + "?"
    return Item(name, stem, options, _sentence(draw, 14))


def _prose(draw: random.Random) -> str:
    parts = []
    for _ in range(4):
        parts.append(f"## {_phrase(draw, 4).capitalize()}")
        parts += [" ".join(_sentence(draw, 12, marked=draw.random() < 0.3) for _ in range(3)) for _ in range(2)]
    parts.append("\n".join(f"- {_sentence(draw, 8)}" for _ in range(4)))
    rows = "\n".join(f"| {_phrase(draw, 2)} | {draw.randint(10, 99)} |" for _ in range(3))
    parts.append(f"| Result | Target |\n|---|---|\n{rows}")
    parts.append(f"{_sentence(draw, 8)} See [the source](https://example.com/{draw.randint(1, 999)}).")
    return "\n\n".join(parts)


def _phrase(draw: random.Random, count: int) -> str:
    return " ".join(draw.choice(WORDS) for _ in range(count))


def _sentence(draw: random.Random, count: int, *, marked: bool | None = None) -> str:
    words = [draw.choice(WORDS) for _ in range(count)]
    if draw.random() < 0.125 if marked is None else marked:
        at = draw.randrange(1, count)
        words[at] = f"**{words[at]}**"
    return " ".join(words).capitalize() + "."


def _indented(text: str, by: int) -> str:
    return "\n".join(" " * by + line if line else "" for line in text.split("\n"))


def _lesson_yaml(lesson: Lesson) -> str:
    items = "".join(f"        - {item.id}\n" for item in lesson.items)
    points = "".join(f'      - "{point}"\n' for point in lesson.points)
    return (
        f"id: {lesson.id}\ntitle: {lesson.title}\nminutes: 12\nobjectives:\n  - id: {lesson.id}-goal\n"
        f"    text: {lesson.objective}\n    level: apply\nblocks:\n  - prose: |\n{_indented(lesson.prose, 6)}\n"
        f"  - example:\n      title: A case\n      text: {lesson.objective}.\n  - check:\n      items:\n{items}"
        f"  - your_deal:\n      fields:\n        - id: {lesson.id}-note\n          label: Your deal?\n"
        f"  - key_points:\n{points}"
    )


def _quiz_yaml(lesson: Lesson) -> str:
    parts = [f"id: {lesson.id}\ntitle: {lesson.title}\nitems:\n"]
    for item in lesson.items:
        parts.append(f"  - id: {item.id}\n    kind: choice\n    objective: {lesson.id}-goal\n    level: apply\n")
        parts.append(f"    stem: {item.stem}\n    options:\n")
        for letter, option in zip("abcd", item.options, strict=True):
            right = "        correct: true\n" if option.correct else ""
            parts.append(f"      - id: {letter}\n        text: {option.text}\n{right}        feedback: >-\n")
            parts.append(f"          {option.feedback}\n")
        parts.append(f"    explanation: {item.explanation}\n\n")
    return "".join(parts)


def _markdown(lesson: Lesson) -> str:
    parts = [f"# {lesson.title}", f"- {lesson.objective}", lesson.prose]
    for number, item in enumerate(lesson.items, 1):
        parts.append(f"**Question {number}.** {item.stem}")
        parts.append("\n".join(f"- {option.text}" for option in item.options))
        for option in item.options:
            parts.append(f"{'Right' if option.correct else 'Not right'}: {option.text} {option.feedback}")
        parts.append(item.explanation)
    parts += [f"### A case\n\n{lesson.objective}.", "Your deal?", "\n".join(f"- {point}" for point in lesson.points)]
    return "\n\n".join(parts) + "\n"
