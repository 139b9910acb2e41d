"""YAML as a stream of events, for the quick and the careful reading alike; only here is it said what makes them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamStartEvent,
)

__all__ = [
    "MAX_DEPTH",
    "AliasEvent",
    "DocumentStartEvent",
    "MappingEndEvent",
    "MappingStartEvent",
    "ScalarEvent",
    "SequenceEndEvent",
    "SequenceStartEvent",
    "StreamStartEvent",
    "events_of",
    "loader",
]

loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""PyYAML built without libyaml is slower, with the same events."""

MAX_DEPTH = 50
"""So many levels deep a file may be nested."""


def events_of(text: str) -> Callable[[], Any]:
    """Return a function that gives a text's next event at each call, and None at the end."""
    return loader(text).get_event  # type: ignore[no-any-return]
