"""A lesson's page: its blocks in four parts, Learn, Check, Do and Keep."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from generator.course.blocks import Block, CheckBlock, KeyPointsBlock, ProseBlock, YourDealBlock
from generator.course.course import Module
from generator.course.lesson import Lesson
from generator.pages.site import Page, Site
from generator.pages.view import View

_STARTS: dict[type[Block], str] = {CheckBlock: "check", YourDealBlock: "do", KeyPointsBlock: "keep"}


@dataclass(frozen=True, slots=True)
class Part:
    """A run of blocks under one of the four steps.

    Attributes:
        name: `learn`, `check`, `do` or `keep`.
        anchor: Where a link to it leads; a step that comes twice gets a number from its second time on.
        blocks: Its blocks in order.
    """

    name: str
    anchor: str
    blocks: tuple[Block, ...]


def pages(site: Site) -> Iterator[Page]:
    """Yield one page a lesson."""
    for module, lesson in site.course.lessons():
        yield site.once(site.paths[f"lesson:{lesson.id}"], lesson, partial(_page, site, module, lesson))


def _page(site: Site, module: Module, lesson: Lesson, view: View) -> Page:
    body = view.render(
        "lesson.html.jinja",
        module=module,
        lesson=lesson,
        parts=parts(lesson.blocks),
        position=[each.id for each in module.lessons].index(lesson.id) + 1,
        starts_with_heading=_starts_with_heading(view, lesson),
        around=site.around(lesson.id),
    )
    description = lesson.description or "; ".join(each.text for each in lesson.objectives) or lesson.title
    return Page(
        view.path,
        _title(view, lesson.title),
        body,
        "lesson",
        _title(view, description),
        module.head.id,
        tuple(sorted(view.asked)),
        view.rail(module),
        tuple(view.questions),
    )


def parts(blocks: Sequence[Block]) -> tuple[Part, ...]:
    """Return the blocks grouped into the four steps, in the author's order."""
    groups: list[tuple[str, list[Block]]] = []
    for block in blocks:
        name = _STARTS.get(type(block)) or (groups[-1][0] if groups else "learn")
        if not groups or groups[-1][0] != name:
            groups.append((name, []))
        groups[-1][1].append(block)
    found: list[Part] = []
    for name, group in groups:
        earlier = sum(part.name == name for part in found)
        found.append(Part(name, f"{name}-{earlier + 1}" if earlier else name, tuple(group)))
    return tuple(found)


def _starts_with_heading(view: View, lesson: Lesson) -> bool:
    first = next((block for block in lesson.blocks if not isinstance(block, (CheckBlock, YourDealBlock))), None)
    return isinstance(first, ProseBlock) and view.prose(first.value).startswith("<h2")


def _title(view: View, words: str) -> str:
    return str(view.inline(words).striptags())
