"""The common case of reading YAML: a file in which nothing is odd, as plain data without places, in half the time.

Whatever `careful.py` would report or treat in its own way makes this give up, and the careful reading decides; so what
comes out here is what would come out there. A test compares the two.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from sys import intern
from typing import Any

import yaml

from generator.reading.events import (
    MAX_DEPTH,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamStartEvent,
    events_of,
)

_LONGEST = 200_000
"""A longer text could hold more values than one file may, so they have to be counted."""
_REMARK = re.compile(r":\s+#")
"""A remark right below a key may be a heading that its author meant as text."""
_ENTRY = re.compile(r"-(?:\s|$)")
"""Perhaps an entry of a list that YAML joined to the text above it."""
_ODD = ("\\", "<<")
"""Escapes, merge keys: texts with one of these are read with care."""


def quick_data(text: str) -> dict[str, Any] | None:
    """Return what a file holds, or None if it has to be read with care.

    Args:
        text: The file's text, without a byte order mark.
    """
    if len(text) > _LONGEST or any(mark in text for mark in _ODD) or ("#" in text and _has_odd_remark(text)):
        return None
    try:
        found = _data(text)
    except yaml.YAMLError:
        return None
    return found if isinstance(found, dict) else None


def _data(text: str) -> Any:
    """Build the data from events; None at the first thing that is odd."""
    next_event = events_of(text)
    stack: list[tuple[Any, str | None]] = []
    data: Any = None  # the open dict or list
    key: str | None = None  # the key whose value comes next
    while (event := next_event()) is not None:
        kind = event.__class__
        if kind is ScalarEvent:
            value: Any = event.value
            if event.anchor is not None or event.tag is not None or data is None:
                return None
            if key is None and data.__class__ is dict:
                if value in data or not value.isascii():
                    return None
                key = intern(value)  # a few keys, again and again
                continue
            if not event.style and "-" in value and _ENTRY.search(value):
                return None
            if key is not None and not value:  # not given, though its key may come again
                return None
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            if event.anchor is not None or event.tag is not None or len(stack) >= MAX_DEPTH:
                return None
            if key is None and data.__class__ is dict:
                return None
            stack.append((data, key))
            data, key = {} if kind is MappingStartEvent else [], None
            continue
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            value = data
            data, key = stack.pop()
            if not stack:
                return value if _ends(next_event) else None
        elif kind is StreamStartEvent or kind is DocumentStartEvent:
            continue
        else:
            return None
        if key is None:
            data.append(value)
        else:
            data[key] = value
            key = None
    return None


def _has_odd_remark(text: str) -> bool:
    """Return whether a `#` stands below a key, behind a tab, or behind other words of its line, which it may cut."""
    if "\t#" in text or _REMARK.search(text):
        return True
    at = text.find(" #")
    while at >= 0:
        if text[text.rfind("\n", 0, at) + 1 : at].strip():
            return True
        at = text.find(" #", at + 2)
    return False


def _ends(next_event: Callable[[], Any]) -> bool:
    """Return whether a file ends after its one document."""
    while (event := next_event()) is not None:
        if event.__class__ is DocumentStartEvent:
            return False
    return True
