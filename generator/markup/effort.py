"""How long Markdown would take to convert: an upper estimate, made before the converter sees the text.

The converter looks ahead from every opening bracket and compares lines with all others, so its time can grow with
the square of the text: 20,000 opening brackets keep it busy for minutes (tried). A text or a file that would take
too long is a Problem instead.
"""

from __future__ import annotations

import re

MOST_OF_TEXT = 500_000
"""The effort one text may take; 20,000 characters of ordinary Markdown take a fifth of it."""

MOST_OF_FILE = 1_500_000
"""The effort all texts of one file may take; a file of 200 questions full of Markdown takes a tenth of it."""

_MARKS = re.compile(r"[\\`*_<>&!|#~=+\-\n:\[({.]")
_BRACKETS = re.compile(r"[\[\]()<>]|\n[ \t]*\n")
_CLOSING = {"]": "[", ")": "(", ">": "<"}


def effort(text: str) -> int:
    """Return about how many microseconds the conversion of a text takes at most.

    200 to begin with, half of one for each character, 25 for each mark, the square of the lines at 0.06, and one for
    each character between an opening bracket and its end (`<` may reach to the end of the text, others to that of
    the paragraph).
    """
    lines = text.count("\n")
    return int(200 + len(text) / 2 + 25 * len(_MARKS.findall(text)) + 0.06 * lines * lines) + _reach(text)


def _reach(text: str) -> int:
    """Return the sum of the distances between opening brackets and their ends."""
    reach = 0
    waiting: dict[str, list[int]] = {"[": [], "(": [], "<": []}
    for found in _BRACKETS.finditer(text):
        mark, here = found.group(), found.start()
        if mark in waiting:
            waiting[mark].append(here)
        elif mark in _CLOSING:
            if opened := waiting[_CLOSING[mark]]:
                reach += here - opened.pop()
        else:
            reach += sum(here - start for mark in "[(" for start in waiting[mark])
            waiting["["], waiting["("] = [], []
    return reach + sum(len(text) - start for opened in waiting.values() for start in opened)
