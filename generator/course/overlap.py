"""Runs of words and their hashes: how a course proves that it copies no sentence of a source it learned from.

Only hashes of the source are kept (`content/source.hashes`, written by `course fingerprint`), never its text.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

RUN = 8
"""Words in a run. Shorter runs are common phrases (item-writing rule L15)."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def runs(text: str) -> Iterator[tuple[str, str]]:
    """Yield every run of eight words with its hash (16 hexadecimal digits of SHA-256).

    Case, punctuation and line breaks do not count; a hyphen separates words.
    """
    words = [word.replace("’", "'") for word in _WORD.findall(text.lower())]
    for start in range(len(words) - RUN + 1):
        run = " ".join(words[start : start + RUN])
        yield run, hashlib.sha256(run.encode()).hexdigest()[:16]


def fingerprint(source: str, allowed: str = "") -> list[str]:
    """Return the sorted hashes of a source's runs, without those of sentences that may be quoted.

    Args:
        source: The text that may not be copied. Words broken at a line end by a hyphen or dash are joined.
        allowed: Text whose runs may appear anyway.
    """
    joined = re.sub(r"(\w)[-–—]\s+(?=\w)", r"\1", source)
    free = {digest for _, digest in runs(allowed)}
    return sorted({digest for text in (source, joined) for _, digest in runs(text)} - free)
