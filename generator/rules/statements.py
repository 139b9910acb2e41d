"""What an English statement of a self-rating says: two things at once, something not done, no time, a comparison.

By word lists: they miss some and cry wolf at some, so what rests on them is a warning that an author can set aside.
"""

from __future__ import annotations

import re

from generator.rules.words import listed, tokens

AGREES = re.compile(
    r"\b(?:dis)?agree|\b(?:un)?true (?:of|for) me\b|\b(?:un)?like me\b|\bimportant\b|\bsatisfied\b", re.I
)
"""Labels of a scale that ask for an opinion."""
NO_ANSWER = re.compile(
    r"\bn/a\b|^na$|\b(?:not|does not|doesn.t) appl|\b(?:do not|don.t) know\b|\bno answer\b|\bnot sure\b|\bunsure\b",
    re.I,
)
"""Labels of a scale that are no amount."""
TIME = re.compile(
    r"\b(?:last|past|previous|recent(?:ly)?|latest|since|today|days?|weeks?|months?|quarters?|years?)\b", re.I
)
"""Words that say which time is meant."""
NORM = re.compile(
    r"\b(?:better|worse|higher|lower|more|less) than (?:the )?(?:average|most\b|others?\b|your (?:peers|colleagues))"
    r"|\b(?:above|below)[ -]average\b|\bmost people\b|\bpercentile\b|\b(?:top|bottom) \d+ ?(?:%|percent)",
    re.I,
)
"""Comparisons with other people."""

_QUOTED = re.compile('“[^”]*”|"[^"]*"|‘[^’]*’')
_NEGATIONS = listed("not never no nothing nobody none nor neither without cannot")
_JOINING = listed("and or but")
_BETWEEN = listed("also then still even always never not just later often")
_SUBJECTS = listed("i they we he she you")
_PAST = listed(
    """began bought brought built chose cut did drew felt found gave got had heard held kept knew led left let lost made
    met paid put read said sat saw sent set shook showed spoke spent stood stuck taught thought told took understood
    went were won wrote"""
)
_PRESENT = listed(
    """agree answer apologize argue ask assume avoid begin blame bring check choose claim complain confirm decide defend
    explain find forget get give go guess hear help hold interrupt keep know learn leave let listen lose make mention
    prepare present promise push put react read refuse reject remember repeat reply rush say see send speak start stop
    take talk tell think threaten want warn wait write"""
)
_NO_PAST = listed("indeed hundred")


def negates(text: str) -> bool:
    """Return whether a statement says that something was not done; what somebody said, in quotes, does not count."""
    words = tokens(_QUOTED.sub(" ", text))
    return any(word in _NEGATIONS or word.endswith("n't") for word in words)


def joins_two(text: str) -> str:
    """Return the words of a statement that join two deeds, such as “and ranked”; empty if none do."""
    words = tokens(_QUOTED.sub(" ", text))
    forms = [_form(word) for word in words]
    first = next((form for form in forms if form), "")
    for index, word in enumerate(words):
        if word not in _JOINING or not any(forms[:index]):
            continue
        after = [(each, form) for each, form in zip(words[index + 1 :], forms[index + 1 :], strict=True)]
        while after and after[0][0] in _BETWEEN:
            after.pop(0)
        if len(after) > 1 and after[0][0] in _SUBJECTS and after[1][1]:
            return f"{word} {after[0][0]} {after[1][0]}"
        if after and after[0][1] == first:
            return f"{word} {after[0][0]}"
    return ""


def _form(word: str) -> str:
    """Return `past` or `present` for a word that is a verb of that form and mostly nothing else, else nothing."""
    if word in _PAST or (word.endswith("ed") and len(word) > 4 and word not in _NO_PAST):
        return "past"
    return "present" if word in _PRESENT else ""
