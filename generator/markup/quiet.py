"""Texts of which rendering has nothing to tell: no fault, no link, no effort. Most texts of a course are such.

A check looks only for those three, so it need not render them. On the safe side: what is not quiet here may still
turn out to have nothing to tell; a property test holds the other direction.
"""

from __future__ import annotations

import re

from generator.course.base import Form

_FIRST = r"[^\s#>+\-=~:|*0-9\\`_\[\]<&!{}\x02\x03]"
"""How a text starts that begins no list, heading, quotation, table or rule."""
_WORDS = r"[^\\`*_\[\]<&!{}|~\n\r\t\x02\x03]"
_STRONG = r"\*\*[A-Za-z0-9](?:[A-Za-z0-9 '’,-]*[A-Za-z0-9])?\*\*"
_QUIET = re.compile(rf"{_FIRST}{_WORDS}*(?:{_STRONG}{_WORDS}+)*(?:{_STRONG})?(?<!\s)")


def is_quiet(text: str, form: Form) -> bool:
    """Return whether rendering this text is sure to find nothing."""
    if form == "plain":
        return "{{" not in text and "}}" not in text
    return bool(_QUIET.fullmatch(text)) and "://" not in text
