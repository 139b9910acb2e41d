"""Rules about many items together: a quiz, a lesson's bank, the whole course. They find what no single item shows.

Keys that stand in one place too often, or are too often the longest, are found by the one-sided tail of chance
(`generator/rules/chance.py`). It cries wolf in five of a hundred fair quizzes, so it never stops a build but for a
share that no fair quiz has.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from generator.course.course import Course
from generator.problems import Code, Place, Problem
from generator.rules.chance import tail
from generator.rules.items import Keyed, bank_rule

UNLIKELY = 0.05
"""Z01, Z04: less likely than this by chance. For three options 7 of 10, 8 of 12, 11 of 20; for four 6 of 10, 7 of "
"12."""
FEWEST = 5
"""Z01, Z04: items a quiz needs before shares mean anything."""
RUN = 4
"""Z02: keys in one place, one after the other, that people notice."""
MOSTLY, MOSTLY_OF = 0.60, 10
"""Z04: this share in so many items is an error. One draft had 21 of 23."""

POSITION = Code(
    "key-position",
    "warning",
    "the right answer of {count} in {total} items {where} is option {slot}",
    "move some right options; draw the places by lot rather than evening them out",
    rule="Z01",
    why="One place holds more right answers than chance puts there (one-sided, less than 5 in 100): of three options 7 "
    "in 10 "
    f"items, 8 in 12, 11 in 20; of four 6 in 10, 7 in 12. From {FEWEST} items on. Writers hide keys in the middle up "
    "to "
    "four times as often (Attali and Bar-Hillel 2003).",
)
POSITION_RUN = Code(
    "key-position-run",
    "warning",
    "this is the {ordinal} item in a row whose right answer is option {slot}",
    "move the right option of one of them",
    rule="Z02",
    why=f"{RUN} right answers in a row stand in the same place. Learners see the pattern and answer it.",
)
OFTEN_LONGEST = Code(
    "key-often-extreme",
    "warning",
    "the right answer is the {which} option in {count} of {total} items {where}",
    "shorten some, or give wrong options reasons of their own",
    rule="Z04",
    why="The right answer is the longest, or the shortest, more often than chance would have it; the numbers are those "
    "of "
    "Z01. Rules about single items miss it.",
)
MOSTLY_LONGEST = Code(
    "key-mostly-extreme",
    "error",
    "the right answer is the {which} option in {count} of {total} items {where}",
    "shorten some, or give wrong options reasons of their own; whoever chooses the {which} passes",
    rule="Z04",
    why=f"The same from {MOSTLY:.0%} on, in {MOSTLY_OF} items or more: whoever always chooses the longest, or the "
    "shortest, "
    "passes without knowing anything.",
)


class Bank(NamedTuple):
    """Items that learners meet together.

    Attributes:
        place: Where a finding about all of them is shown.
        where: What they are, for the message.
        keyed: Their choices with a single right answer, in the order learners meet them.
    """

    place: Place
    where: str
    keyed: Sequence[Keyed]


def banks(course: Course, keyed: Mapping[str, Sequence[Keyed]]) -> Iterator[Bank]:
    """Yield every quiz with all it asks, each form of a test by itself, and at last a course of several quizzes."""
    for quiz in course.quizzes.values():
        for number, form in enumerate(quiz.forms):
            asked = [each for name in form.items for each in keyed.get(name, ())]
            yield Bank(quiz.place.at("forms", number, "items", on_key=True), "of this form", asked)
        if quiz.forms:
            continue
        also = [
            each._replace(place=quiz.place.at("also", index))
            for index, name in enumerate(quiz.also)
            for each in keyed.get(name, ())
        ]
        own = [each for item in quiz.items for each in keyed.get(item.id, ())]
        yield Bank(quiz.place.at("items", on_key=True), "of this quiz", also + own)
    if len(course.quizzes) > 1:
        yield Bank(course.head.place, "of the whole course", [each for found in keyed.values() for each in found])


@bank_rule
def patterns(course: Course, keyed: Mapping[str, Sequence[Keyed]]) -> Iterator[Problem]:
    """Z01, Z02 and Z04 over every bank."""
    for bank in banks(course, keyed):
        if bank.place.file and bank.keyed:
            yield from position(bank)
            yield from longest(bank)
            if bank.place.path:
                yield from runs(bank)


def position(bank: Bank) -> Iterator[Problem]:
    """Z01: one slot holds too many keys."""
    total = len(bank.keyed)
    if total < FEWEST:
        return
    for slot, count in sorted(Counter(each.slot for each in bank.keyed).items()):
        chances = [1 / each.options if slot < each.options else 0.0 for each in bank.keyed]
        if count > sum(chances) and tail(chances, count) < UNLIKELY:
            yield POSITION.problem(bank.place, count=count, total=total, where=bank.where, slot=slot + 1)


def runs(bank: Bank) -> Iterator[Problem]:
    """Z02: several keys in a row in one slot; told at the item that makes it too many."""
    length, before = 0, -1
    for each in bank.keyed:
        length = length + 1 if each.slot == before else 1
        before = each.slot
        if length == RUN:
            yield POSITION_RUN.problem(each.place, ordinal="fourth", slot=each.slot + 1)


def longest(bank: Bank) -> Iterator[Problem]:
    """Z04: the key is too often the longest option, or the shortest."""
    total = len(bank.keyed)
    chances = [1 / each.options for each in bank.keyed]
    for which in ("longest", "shortest"):
        count = sum(bool(getattr(each, which)) for each in bank.keyed)
        if total >= FEWEST and count > sum(chances) and tail(chances, count) < UNLIKELY:
            code = MOSTLY_LONGEST if total >= MOSTLY_OF and count >= MOSTLY * total else OFTEN_LONGEST
            yield code.problem(bank.place, which=which, count=count, total=total, where=bank.where)
