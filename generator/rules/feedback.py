"""Rules about feedback: elaborated feedback taught far more than a bare verdict (effects of .49 against .05)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.problems import Code, Problem
from generator.rules.items import Writing, item_rule
from generator.rules.words import listed, tokens

FEWEST = 8
"""Q22: words that the feedback on a right answer needs to say why it is right."""

FEEDBACK_SHORT = Code(
    "feedback-too-short",
    "error",
    "the feedback on a right answer has {count} words, too few to say why it is right",
    "name the principle in a sentence or two; many learners got here by guessing",
    "feedback: You learn what their way out is worth before you answer it.",
    rule="Q22",
    why=f"An answer without feedback, or a right one with fewer than {FEWEST} words of it. Feedback that explains "
    "taught "
    "about ten times as much as a bare verdict, and a right guess needs it as well.",
)
FEEDBACK_COPIED = Code(
    "feedback-copied",
    "warning",
    "{what}",
    "say what is wrong with this very option, and what works instead",
    rule="Q23",
    why='The same feedback on two wrong answers, or one that only says "wrong" or "correct". The learner has made one '
    "particular mistake and wants to hear about that one.",
)
POSITION = Code(
    "feedback-names-position",
    "error",
    '"{words}" points at a place in the list, and options may be shown in another order',
    "name the option by what it says",
    rule="Q25",
    why='Feedback that says "option A", "the second answer" or "the answer above". Options may be shown in another '
    "order, "
    "and then the sentence is false.",
)

_VERDICTS = listed("correct incorrect right wrong false true yes no good great exactly sorry")
_AROUND = listed("that's it's that this it is was not well done job try again quite answer")


def _is_verdict(text: str) -> bool:
    """Return whether a text says right or wrong and nothing else."""
    words = set(tokens(text))
    return not words.isdisjoint(_VERDICTS) and words <= _VERDICTS | _AROUND


_POINTED = ("option", "answer", "choice")
_BEFORE = ("first ", "second ", "third ", "fourth ", "last ", "next ", "previous ", "above ", "below ")
_AFTER = (*(f" {mark}" for mark in "ABCDEF123456789"), " above", " below", "s above", "s below")
_POSITION = re.compile(
    r"\b(?:option|answer|choice) (?:[A-F]\b|[1-9]\b)|\b(?:[Tt]he )?(?:first|second|third|fourth|last|next|previous) "
    r"(?:option|answer|choice)\b|\b(?:option|answer|choice)s? (?:above|below)\b|\b(?:above|below) "
    r"(?:option|answer|choice)s?\b"
)


@item_rule
def too_short(writing: Writing) -> Iterator[Problem]:
    """Q22: feedback on a right answer that cannot explain it."""
    for remark in writing.remarks:
        if remark.correct and (count := len(remark.text.split(None, FEWEST))) < FEWEST:
            yield FEEDBACK_SHORT.problem(writing.place.at(*remark.path), count=count)


@item_rule
def copied(writing: Writing) -> Iterator[Problem]:
    """Q23: feedback that says the same twice, or only a verdict."""
    seen: set[str] = set()
    for remark in writing.remarks:
        if writing.english and len(remark.text) < 60 and _is_verdict(remark.text):
            yield FEEDBACK_COPIED.problem(writing.place.at(*remark.path), what="this feedback only says right or wrong")
        elif not remark.correct:
            if remark.text in seen:
                what = "this feedback is the same as on another wrong answer"
                yield FEEDBACK_COPIED.problem(writing.place.at(*remark.path), what=what)
            seen.add(remark.text)


def _may_point(text: str) -> bool:
    """Return whether `_POSITION` could find anything; it takes ten times as long to say so itself."""
    for word in _POINTED:
        if word in text:
            before, *after = text.split(word)
            for each in after:
                if before.endswith(_BEFORE) or each.startswith(_AFTER):
                    return True
                before = each
    return False


@item_rule
def position(writing: Writing) -> Iterator[Problem]:
    """Q25: feedback or explanation that names a place in the list."""
    if not writing.english:
        return
    explanation = writing.item.explanation or ""
    if not _may_point("\n".join([explanation, *(remark.text for remark in writing.remarks)])):
        return
    for text, path in (*((remark.text, remark.path) for remark in writing.remarks), (explanation, ("explanation",))):
        if found := _POSITION.search(text):
            yield POSITION.problem(writing.place.at(*path, needle=found.group()), words=found.group())
