"""Pictures that are drawn into the page: an SVG is held to an allow-list and cleaned of what pages do not need."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from html import escape
from itertools import islice

from generator.course.course import Figure
from generator.problems import MOST, Code, Place, Problem, located
from generator.reading.decoding import decode

_BEAM = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10">\n  <path d="M2 5H18"/>\n</svg>'
BAD_SVG = Code(
    "bad-svg",
    "error",
    "this SVG cannot be read: {reason}",
    "open it in a drawing program and save it as plain SVG",
    _BEAM,
)
SVG_PART = Code(
    "svg-not-allowed",
    "error",
    "{part} is not allowed in a figure",
    "figures hold shapes and text only: no scripts, styles, links or pictures from elsewhere",
    _BEAM,
)

_SVG = "{http://www.w3.org/2000/svg}"
_TAGS = frozenset(
    [
        "svg",
        "g",
        "path",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
        "polygon",
        "text",
        "tspan",
        "title",
        "desc",
        "defs",
        "marker",
        "clipPath",
        "linearGradient",
        "stop",
    ]
)
_ATTRIBUTES = frozenset(
    [
        "viewBox",
        "d",
        "x",
        "y",
        "x1",
        "y1",
        "x2",
        "y2",
        "cx",
        "cy",
        "r",
        "rx",
        "ry",
        "dx",
        "dy",
        "points",
        "width",
        "height",
        "transform",
        "class",
        "id",
        "fill",
        "stroke",
        "opacity",
        "stroke-width",
        "stroke-linecap",
        "stroke-linejoin",
        "stroke-dasharray",
        "fill-opacity",
        "stroke-opacity",
        "fill-rule",
        "font-size",
        "font-style",
        "font-weight",
        "text-anchor",
        "dominant-baseline",
        "preserveAspectRatio",
        "marker-end",
        "marker-start",
        "markerWidth",
        "markerHeight",
        "refX",
        "refY",
        "orient",
        "offset",
        "stop-color",
        "gradientUnits",
        "pathLength",
        "role",
        "aria-hidden",
    ]
)
_DEEPEST = 40
LINE_BREAK = re.compile("\r\n|[\n\r]")
"""What XML counts as the end of a line."""

_BAD_VALUE = re.compile(r"url\(\s*['\"]?(?!#)|javascript:|data:", re.IGNORECASE)


def read_figure(name: str, data: bytes, place: Place) -> tuple[Figure, list[Problem]]:
    """Return a picture, its SVG ready to stand in a page, and what is wrong with it.

    Args:
        name: File name in `content/figures/`.
        data: The bytes of an SVG; empty for other pictures.
        place: The file's place.
    """
    if not name.lower().endswith(".svg"):
        return Figure(name), []
    text, fault = decode(data, place, LINE_BREAK)
    if text is None:
        return Figure(name), [fault] if fault else []
    lines = LINE_BREAK.split(text)
    try:
        if entity := re.search("<!(?:DOCTYPE|ENTITY)", text):
            return Figure(name), [_part(entity.group(), entity.group() + ">", place, lines)]
        root = ET.fromstring(text)
    except ET.ParseError as error:
        spot = located(place, lines, error.position[0] - 1, error.position[1])
        return Figure(name), [BAD_SVG.problem(spot, reason=str(error).partition(":")[0])]
    except (ValueError, RecursionError) as error:
        return Figure(name), [BAD_SVG.problem(located(place, lines, 0, 0), reason=error)]
    refused = dict.fromkeys(_refused(root))
    if refused:
        return Figure(name), [_part(*part, place, lines) for part in islice(refused, MOST + 1)]
    if root.tag != f"{_SVG}svg" or not root.get("viewBox"):
        spot = located(place, lines, 0, 0)
        return Figure(name), [BAD_SVG.problem(spot, reason="it has no <svg> with a viewBox")]
    if _is_deeper(root, _DEEPEST):
        spot = located(place, lines, 0, 0)
        return Figure(name), [BAD_SVG.problem(spot, reason=f"it is nested more than {_DEEPEST} levels deep")]
    slug = re.sub(r"[^a-z0-9]+", "-", name.lower().removesuffix(".svg"))
    return Figure(name, _markup(root, f"fig-{slug}-")), []


def _part(needle: str, part: str, place: Place, lines: list[str]) -> Problem:
    """Return the Problem of a part that is not allowed, at the first line that holds it."""
    found = next(((number, line.find(needle)) for number, line in enumerate(lines) if needle in line), (0, 0))
    return SVG_PART.problem(located(place, lines, *found, len(needle)), part=f"`{part}`")


def _refused(root: ET.Element) -> Iterator[tuple[str, str]]:
    """Yield what is not allowed: how to find it in the file, and how to name it."""
    for element in root.iter():
        tag = element.tag
        if not tag.startswith(_SVG) or tag.removeprefix(_SVG) not in _TAGS:
            shown = tag.rpartition("}")[2]
            yield f"<{shown}", f"<{shown}>"
        for attribute, value in element.attrib.items():
            shown = attribute.rpartition("}")[2]
            if attribute not in _ATTRIBUTES:
                yield f"{shown}=", f"{shown}="
            elif _BAD_VALUE.search(value):
                yield value, f'{shown}="{value}"'


def _is_deeper(root: ET.Element, most: int) -> bool:
    level = [root]
    for _ in range(most):
        level = [child for element in level for child in element]
    return bool(level)


def _markup(element: ET.Element, prefix: str, depth: int = 0) -> str:
    """Write an element out, its ids made unique by `prefix`, the outermost without width and height."""
    tag = element.tag.removeprefix(_SVG)
    parts = [f"<{tag}"]
    for name, value in element.attrib.items():
        if depth == 0 and name in ("width", "height", "role", "aria-hidden"):
            continue
        if name == "id":
            value = prefix + value
        parts.append(f' {name}="{escape(value.replace("url(#", f"url(#{prefix}"))}"')
    if depth == 0:
        parts.append(' aria-hidden="true" focusable="false"')
    text = element.text or ""
    inner = escape(text.strip("\n"), quote=False) if text.strip() else ""
    for child in element:
        if depth == 0 and child.tag in (f"{_SVG}title", f"{_SVG}desc"):
            continue
        inner += _markup(child, prefix, depth + 1)
        inner += escape(child.tail, quote=False) if child.tail and child.tail.strip() else ""
    return "".join(parts) + (f">{inner}</{tag}>" if inner else "/>")
