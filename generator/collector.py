"""The garbage collector's pauses: reading and rendering make many small objects that stay and hardly any circles.

Without a pause the collector looks through all of them again and again: half the time of a course of 1,000 lessons.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused() -> Iterator[None]:
    """Pause the collector while the block, or the function so decorated, runs."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()  # these two make everything old without looking at it, as a collection would
            gc.unfreeze()
            gc.enable()
