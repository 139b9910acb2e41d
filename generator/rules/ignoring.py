"""Rules set aside by their author: `lint_ignore`, on one item, quiz or lesson, with a reason.

Rules about items start with Q, about quizzes with Z, about lessons with L; a lesson may also set aside what a rule
about quizzes finds in it. A finding disappears when its rule is set
aside where it stands. What is set aside stays visible (`set_aside`), and what is not needed is a warning. What would
break the page, or copy somebody's text, is never set aside.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.course.base import Ignored
from generator.course.course import Course
from generator.problems import CODES, Code, Place, Problem, clip

UNKNOWN_RULE = Code(
    "unknown-rule",
    "error",
    'there is no rule "{name}" for {what}',
    "the rules here are: {known}",
    "lint_ignore:\n  Q07: the definition itself says “cannot do without”",
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
    "lint_ignore:\n  {rule}: the definition itself says “cannot do without”",
)
NOT_NEEDED = Code(
    "ignore-not-needed",
    "warning",
    "{rule} finds nothing here, so it need not be set aside",
    "remove this line; it could hide a mistake that is made later",
)

_ABOUT = {"Q": "items", "Z": "quizzes", "L": "lessons"}


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
        digits = "".join(filter(str.isdigit, name))
        likely = f"{name[:1].upper()}{digits.zfill(2)}"
        about = _ABOUT.get(likely[:1])
        hint = f'did you mean "{likely}"?' if likely in known else ""
        if not hint and about and likely[0] not in holder.letters and likely in _rules(likely[0]):
            hint = f"{likely} is about {about}; write it there"
        what = _ABOUT[holder.letters[0]]
        return UNKNOWN_RULE.problem(place, name=name, what=what, known=", ".join(known), hint=hint)
    if all(code.firm for code in known[name]):
        return FIRM_RULE.problem(place, rule=name, why=_reason_of(known[name][0]))
    if not reason.strip():
        return NO_REASON.problem(place, rule=name)
    return None


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
