"""Texts of which rendering has nothing to tell: no fault, no link, no effort. Most texts of a course are such.

A check looks only for those three, so it need not render them. On the safe side: what is not quiet here may still
turn out to have nothing to tell; a property test holds the other direction.
"""

from __future__ import annotations

import re

from generator.course.base import Form

_MARKS = "\\`*_[]<&!{}|~"
_HARMLESS = bytes(byte for byte in range(32, 256) if byte != 127 and chr(byte) not in _MARKS)
"""What means nothing to Markdown within a line; bytes from 128 on are parts of letters beyond ASCII."""
_NO_START = "#>+-=:0123456789"
"""How a list, heading, quotation or rule may start."""
_STRONG = r"\*\*[A-Za-z0-9](?:[A-Za-z0-9 '’,-]*[A-Za-z0-9])?\*\*"
_ONLY_STRONG = re.compile(rf"[^*]+(?:{_STRONG}[^*]+)*(?:{_STRONG})?")


def is_quiet(text: str, form: Form) -> bool:
    """Return whether rendering this text is sure to find nothing."""
    if form == "plain":
        return "{{" not in text and "}}" not in text
    if text[:1] in _NO_START or text != text.strip() or "://" in text:
        return False
    marks = text.encode().translate(None, _HARMLESS)  # four times as fast as a regular expression
    return not marks or (not marks.strip(b"*") and bool(_ONLY_STRONG.fullmatch(text)))
