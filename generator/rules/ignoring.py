"""Rules set aside by their author: `lint_ignore`, on one item, quiz or lesson, with a reason.

Rules about items start with Q, about quizzes with Z, about lessons with L, about self-ratings with I; a lesson may also
set aside what a rule about quizzes finds in it. A finding disappears when its rule is set aside where it stands. What
is set aside stays visible (`set_aside`), and what is not needed is a warning. What would break the page, or copy
somebody's text, is never set aside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.course.base import Ignored
from generator.course.course import Course
from generator.problems import CODES, Code, Place, Problem, clip, closest, did_you_mean

UNKNOWN_RULE = Code(
    "unknown-rule",
    "error",
    'there is no rule "{name}" for {what}',
    "the rules here are: {known}",
)
FIRM_RULE = Code(
    "rule-cannot-be-ignored",
    "error",
    "{rule} cannot be set aside: {why}",
    "mend what it finds, and remove this line",
)
NO_REASON = Code(
    "reason-missing",
    "error",
    "{rule} is set aside without a reason",
    "say in a few words why it does not fit here; whoever reads this next wants to know",
)
NOT_NEEDED = Code(
    "ignore-not-needed",
    "warning",
    "{rule} finds nothing here, so it need not be set aside",
    "remove this line; it could hide a mistake that is made later",
)

_ABOUT = {"Q": "items", "Z": "quizzes", "L": "lessons", "I": "self-ratings"}


class _Holder(NamedTuple):
    """Something whose author may set rules aside."""

    letters: str
    place: Place
    ignored: Ignored
    sound: bool

    def holds(self, place: Place) -> bool:
        return place.file == self.place.file and place.path[: len(self.place.path)] == self.place.path

    def at(self, name: str) -> Place:
        return self.place.at("lint_ignore", name, on_key=True)


def _holders(course: Course) -> Iterator[_Holder]:
    """Yield everything that sets a rule aside."""
    for lesson in course.every_lesson():
        if lesson.lint_ignore:
            yield _Holder("LZ", lesson.place, lesson.lint_ignore, lesson.sound)
    for quiz in course.quizzes.values():
        if quiz.lint_ignore:
            yield _Holder("Z", quiz.place, quiz.lint_ignore, quiz.sound)
        for item in quiz.items:
            if item.lint_ignore:
                yield _Holder("Q", item.place, item.lint_ignore, item.sound)
    for rating in course.ratings:
        if rating.lint_ignore:
            yield _Holder("I", rating.place, rating.lint_ignore, rating.sound)


def _rules(letters: str) -> dict[str, list[Code]]:
    """Return the codes of every rule whose number starts with one of the letters, by the rule's number."""
    found: dict[str, list[Code]] = {}
    for code in CODES.values():
        if code.rule and code.rule[0] in letters:
            found.setdefault(code.rule, []).append(code)
    return dict(sorted(found.items()))


def without_ignored(course: Course, problems: Sequence[Problem]) -> list[Problem]:
    """Return the problems without those set aside, and with what is wrong with setting them aside."""
    holders = list(_holders(course))
    if not holders:
        return list(problems)
    by_rule: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        by_rule.setdefault((problem.place.file, CODES[problem.code].rule), []).append(problem)
    hidden: set[int] = set()
    found: list[Problem] = []
    for holder in holders:
        known = _rules(holder.letters)
        for name, reason in holder.ignored.items():
            if fault := _fault(holder, name, reason, known):
                found.append(fault)
                continue
            here = {id(each) for each in by_rule.get((holder.place.file, name), ()) if holder.holds(each.place)}
            hidden |= here
            if not here and holder.sound:
                found.append(NOT_NEEDED.problem(holder.at(name), rule=name))
    return [problem for problem in problems if id(problem) not in hidden] + found


def _fault(holder: _Holder, name: str, reason: str, known: dict[str, list[Code]]) -> Problem | None:
    """Return what is wrong with one line of a `lint_ignore`, if anything."""
    place = holder.at(name)
    if name not in known:
        hint = _meant(holder, name, known)
        letter = holder.letters[0]
        meant = re.search(r"[QZLI]\d\d", hint)
        example = _line(meant.group() if meant else _EXAMPLES[letter])
        return UNKNOWN_RULE.problem(
            place, name=name, what=_ABOUT[letter], known=", ".join(known), hint=hint, example=example
        )
    if all(code.firm for code in known[name]):
        return FIRM_RULE.problem(place, rule=name, why=_reason_of(known[name][0]))
    if not reason.strip():
        return NO_REASON.problem(place, rule=name, example=_line(name))
    return None


def _meant(holder: _Holder, name: str, known: dict[str, list[Code]]) -> str:
    """Return a hint for what is no number of a rule here: the number much like it, or the one of the code it names."""
    code = CODES.get(name.strip().lower()) or CODES.get(closest(did_you_mean(name, _named(holder.letters))))
    digits = "".join(filter(str.isdigit, name))
    likely = code.rule if code and code.rule else f"{name[:1].upper()}{digits[-2:].zfill(2)}"
    if likely in known:
        return f'did you mean "{likely}"?'
    about = _ABOUT.get(likely[:1])
    if about and likely[0] not in holder.letters and likely in _rules(likely[0]):
        return f"{likely} is about {about}; write it there"
    return ""


def _named(letters: str) -> list[str]:
    return [code.name for codes in _rules(letters).values() for code in codes]


_EXAMPLES = {"Q": "Q07", "Z": "Z07", "L": "L09", "I": "I02"}


def _line(rule: str) -> str:
    """Return how a rule is set aside, with a reason that fits what the rule is about."""
    reasons = {
        "Q": "the definition itself says “cannot do without”",
        "Z": "this quiz repeats the words of the first module",
        "L": "this lesson is practiced in the next one",
        "I": "the last pillar has one habit less",
    }
    return f"lint_ignore:\n  {rule}: {reasons[rule[0]]}"


def _reason_of(code: Code) -> str:
    return "learners would meet a page that does not work" if code.name != "source-overlap" else "the text is not yours"


def set_aside(course: Course) -> list[Problem]:
    """Return every rule that is set aside, with its reason; listed apart, since nothing is wrong with it."""
    return [
        Problem("rule-set-aside", "advice", holder.at(name), f"{name}: {clip(reason)}")
        for holder in _holders(course)
        for name, reason in holder.ignored.items()
        if _fault(holder, name, reason, _rules(holder.letters)) is None
    ]
