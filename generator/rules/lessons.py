"""Rules about whole lessons: objectives that can be watched, honest minutes, plain words, and something to do.

Lessons that the reader had to mend are left out: what is wrong with them has been said. Orientation pages explain
the course; they need no questions, examples or work on a deal.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import groupby, islice
from operator import attrgetter

from generator.course.base import Text
from generator.course.blocks import (
    Block,
    CheckBlock,
    DialogueBlock,
    ExampleBlock,
    FigureBlock,
    KeyPointsBlock,
    PreQuestionBlock,
    ResearchBlock,
    YourDealBlock,
)
from generator.course.course import Course
from generator.course.lesson import Lesson
from generator.markup import Renderer
from generator.problems import MOST, Code, Place, Problem
from generator.rules import rule
from generator.rules.readability import LONG_SENTENCE, Counts, counts
from generator.rules.words import is_english, listed, plain, tokens

MOST_OBJECTIVES = 4
"""L01: more are rarely all practiced in one sitting."""
WORDS_A_MINUTE = 238
"""L05: silent reading of English non-fiction by adults; 175 to 300 are usual (Brysbaert 2019)."""
SECONDS_A_PICTURE = 10
SECONDS_AN_ACTIVITY = 60
"""L05: to look at a picture; to answer a question, with reading it and its feedback, or to fill in a field."""
OFF, OFF_MINUTES = 0.30, 2
"""L05: the share by which stated and estimated minutes may differ, and the minutes that are never too many."""
LONGEST_READING = 12
"""L05: minutes of reading after which a lesson is better split."""
HIGHEST_GRADE = 9
LONG_SHARE = 0.10
FEWEST_WORDS = 200
"""L06: grade by Flesch and Kincaid; share of long sentences; words below which neither means anything."""
FIRST_QUESTION = 600
"""L07: words a learner may read before the first question."""

MANY_OBJECTIVES = Code(
    "many-objectives",
    "warning",
    "this lesson has {count} objectives, more than one sitting can practice",
    "split the lesson, or join objectives that are practiced together",
    rule="L01",
    why=f"A lesson without an objective, or with more than {MOST_OBJECTIVES}. Each wants its own questions and its "
    "own time.",
)
VAGUE_VERB = Code(
    "objective-vague",
    "error",
    'nobody can watch a learner "{verb}"',
    "say what the learner does: define, rank, choose, write",
    "text: apply the walk-away test to a live deal",
    rule="L02",
    why="An objective that starts with know, understand, learn, appreciate, be aware of or be familiar with. It "
    "cannot be "
    "checked, so no question can be right for it.",
)
UNKNOWN_VERB = Code(
    "objective-verb",
    "warning",
    'the objective starts with "{verb}", which is no verb for what a learner does that we know',
    "start with a verb you could watch: define, rank, choose, write",
    "text: apply the walk-away test to a live deal",
    rule="L02",
    why="An objective that starts with a word not on the list of verbs by Bloom's taxonomy.",
)
UNASSESSED = Code(
    "objective-unassessed",
    "error",
    'no item checks the objective "{objective}"',
    "write an item for it, or take the objective out",
    "objective: {objective}",
    rule="L03",
    why="An objective that no item names. What is not checked is only a promise.",
)
MINUTES = Code(
    "minutes-off",
    "warning",
    "this lesson says {stated} minutes and takes about {estimate}: {parts}",
    "write the minutes it takes, or shorten it",
    "minutes: {estimate}",
    rule="L05",
    why=f"The minutes differ by more than {OFF:.0%}, and by more than {OFF_MINUTES}, from an estimate: "
    f"{WORDS_A_MINUTE} "
    f"words a minute, {SECONDS_A_PICTURE} s a picture, {SECONDS_AN_ACTIVITY} s for a question or a field of the "
    "learner's "
    "own. People read 175 to 300 words a minute, and fewer in a second language.",
)
TOO_LONG = Code(
    "lesson-too-long",
    "warning",
    "this lesson takes about {minutes} minutes to read alone",
    "split it into two lessons",
    rule="L05",
    why=f"More than {LONGEST_READING} minutes of reading. People do lessons between two calls.",
)
HARD_WORDS = Code(
    "hard-to-read",
    "warning",
    "this lesson reads like grade {grade}, where {most} is the most for busy people",
    "shorten sentences, and take shorter words",
    rule="L06",
    why=f"A grade by Flesch and Kincaid of more than {HIGHEST_GRADE}, over all texts of a lesson of {FEWEST_WORDS} "
    "words or "
    "more. An estimate from the length of words and sentences.",
)
LONG_SENTENCES = Code(
    "long-sentences",
    "warning",
    "{count} of {total} sentences have more than {most} words",
    "cut them in two",
    rule="L06",
    why=f"More than {LONG_SHARE:.0%} of a lesson's sentences have more than {LONG_SENTENCE} words. Plain English has "
    "15 to 20.",
)
NO_QUESTION = Code(
    "lesson-without-question",
    "error",
    "this lesson asks nothing",
    "add a `check` block with items from quizzes/",
    "- check:\n    items:\n      - walk-away-harbor",
    rule="L07",
    why="A lesson without any question. Answering teaches more than reading again. Orientation pages are left out.",
)
LATE_QUESTION = Code(
    "late-question",
    "warning",
    "the first question comes after about {count} words",
    "ask a pre-question, or check earlier",
    "- pre_question: pre-what-leverage-is",
    rule="L07",
    why=f"More than {FIRST_QUESTION} words before the first question.",
)
NO_EXAMPLE = Code(
    "lesson-without-example",
    "warning",
    "this lesson shows no case",
    "add an `example` or a `dialogue`",
    "- example:\n    title: The van lease that stayed\n    text: ...",
    rule="L08",
    why="A lesson without an `example` or `dialogue`. Ideas are learned from cases. Orientation pages are left out.",
)
NO_ACTION = Code(
    "lesson-without-action",
    "warning",
    "nothing in this lesson is done on a deal of the learner's own",
    "add a `your_deal` block",
    "- your_deal:\n    fields:\n      - id: my-walk-away-cost\n        label: What would leaving cost you?",
    rule="L09",
    why="A lesson without a `your_deal` block. What is not tried on a real deal is lost. Orientation pages are left "
    "out.",
)
NO_SUMMARY = Code(
    "lesson-without-key-points",
    "advice",
    "this lesson ends without key points",
    "add a `key_points` block with one to three sentences",
    "- key_points:\n    - Ask before you answer.",
    rule="L10",
    why="A lesson without a `key_points` block. It is what people come back for.",
)
UNSOURCED = Code(
    "claim-without-source",
    "warning",
    '"{words}" claims a finding and names no source',
    "put it into a `research` block with its citation, or say it as your own experience",
    "- research:\n    finding: ...\n    limits: ...\n    citations:\n      - authors: Schaerer and others\n        "
    "year: 2015",
    rule="L14",
    why="Words such as “research shows” or an effect such as d = 0.4 outside a `research` block, without a year or a "
    "link in the "
    "same paragraph. Percentages alone do not count: they are mostly prices.",
)

_BLOOM = listed(
    """adapt adjust allocate analyze apply argue arrange ask assemble assess build calculate categorize check
    choose cite classify combine compare complete compose compute construct contrast convert counter create
    critique cut decide defend define demonstrate derive describe design detect determine develop diagnose
    differentiate discuss distinguish divide draft draw estimate evaluate examine explain express find formulate
    frame generate give group handle identify illustrate improve infer interpret invent judge justify label
    limit link list locate map mark match measure modify name negotiate note open organize outline paraphrase
    perform pick place plan practice predict prepare prioritize produce propose protect question quote rank rate
    read recall recognize recommend reconstruct record reframe relate repair repeat rephrase replace report
    respond restate reverse review revise rewrite say search select sell separate sequence set show sketch solve sort
    spot state structure sum summarize support tell test tie track trade translate turn use verify weigh write"""
)
_VAGUE = re.compile(
    r"(?:to )?(know|understand|learn|appreciate|realize|(?:be|become) (?:aware|familiar)\b[^,.;]*)", re.I
)
_CLAIM = re.compile(
    r"\b(?:research|studies|a study|experiments?|scientists|psychologists|data|evidence|surveys?) (?:has |have )?"
    r"(?:shows?|shown|proves?|proven|finds?|found|suggests?|suggested|indicates?|confirms?|demonstrates?)\b"
    r"|\b[dr] ?= -?0?\.\d+|\baccording to (?:research|studies|a study)\b",
    re.IGNORECASE,
)
_CLAIM_WORDS = (
    "esearch", "tudy", "tudies", "xperiment", "cientists", "sychologists", "ata ", "vidence", "urvey", "= "
)  # fmt: skip
_CITED = re.compile(r"\b(?:19|20)\d\d\b|\]\(https://")


class Reading:
    """A lesson as the rules see it, its texts prepared once.

    Attributes:
        lesson: The lesson.
        place: Where it stands.
        taught: Whether it teaches; an orientation page does not.
        english: Whether English word lists say anything about it.
    """

    def __init__(self, lesson: Lesson, course: Course, texts: Iterable[Text], variables: Mapping[str, str]) -> None:
        self.lesson = lesson
        self.place = lesson.place
        self.taught = lesson.kind != "orientation"
        self.english = is_english(course)
        self._texts = texts
        self._variables = variables

    @cached_property
    def blocks(self) -> list[tuple[Text, str]]:
        """Every text of the lesson's blocks with what a reader sees of it, in order."""
        return [(text, plain(text.words, self._variables)) for text in self._texts if text.path[0] == "blocks"]

    @cached_property
    def counts(self) -> Counts:
        """The counts of all texts of the blocks."""
        return counts(shown for text, shown in self.blocks if "citations" not in text.path)

    @cached_property
    def asked(self) -> int:
        """How many items the lesson asks, the pre-question too."""
        checks = sum(len(block.items) for _, block in self.lesson.blocks_of(CheckBlock))
        return checks + len(self.lesson.blocks_of(PreQuestionBlock))

    def has(self, *kinds: type[Block]) -> bool:
        """Return whether the lesson has a block of one of these kinds."""
        return any(isinstance(block, kinds) for block in self.lesson.blocks)

    def on_key(self, name: str) -> Place:
        """Return the place of a key of the lesson: for what the whole list under it lacks."""
        return self.place.at(name, on_key=True)

    def at(self, *path: str | int, needle: str = "") -> Place:
        """Return the place of something in the lesson."""
        return self.place.at(*path, needle=needle)


LessonRule = Callable[[Reading], Iterable[Problem]]
_RULES: list[LessonRule] = []


def lesson_rule(function: LessonRule) -> LessonRule:
    """Enter a function into the checks of single lessons."""
    _RULES.append(function)
    return function


@rule
def lessons(course: Course, renderer: Renderer) -> Iterator[Problem]:
    """Every rule about single lessons, over every lesson."""
    files = {lesson.place.file for _, lesson in course.lessons()}
    grouped = groupby(course.texts, attrgetter("file"))
    texts = {file: list(found) for file, found in grouped if file in files}
    for _, lesson in course.lessons():  # of one that nobody can find, that is enough to say
        if lesson.whole and lesson.sound:
            reading = Reading(lesson, course, texts.get(lesson.place.file, ()), renderer.variables)
            for check in _RULES:
                yield from islice(check(reading), MOST + 1)


@lesson_rule
def objectives(reading: Reading) -> Iterator[Problem]:
    """L01 and L02: few objectives, each with a verb that can be watched."""
    given = reading.lesson.objectives
    if len(given) > MOST_OBJECTIVES:
        yield MANY_OBJECTIVES.problem(reading.at("objectives", MOST_OBJECTIVES), count=len(given))
    for index, objective in enumerate(given if reading.english else ()):
        place = reading.at("objectives", index, "text")
        verb = next((word for word in tokens(objective.text) if word != "to"), "")
        if vague := _VAGUE.match(objective.text):
            yield VAGUE_VERB.problem(place, verb=vague[1].lower())
        elif verb not in _BLOOM:
            yield UNKNOWN_VERB.problem(place, verb=verb)


@rule
def unassessed(course: Course, renderer: Renderer) -> Iterator[Problem]:
    """L03: every objective of a lesson has an item; not said while an item has a fault, for it may be that one."""
    if not course.items_are_sure:
        return
    named = {each.name for each in course.references if each.sort == "objectives"}
    for _, lesson in course.lessons():
        for index, objective in enumerate(lesson.objectives if lesson.kind != "orientation" and lesson.sound else ()):
            if objective.id not in named:
                place = lesson.place.at("objectives", index, "id")
                yield UNASSESSED.problem(place, objective=objective.id)


def _words(texts: Iterable[str]) -> int:
    return len(" ".join(texts).split())


@lesson_rule
def minutes(reading: Reading) -> Iterator[Problem]:
    """L05: honest minutes, and not too many of them to read."""
    words = _words(shown for text, shown in reading.blocks if "citations" not in text.path)
    pictures = len(reading.lesson.blocks_of(FigureBlock))
    questions = reading.asked
    fields = sum(len(block.fields) for _, block in reading.lesson.blocks_of(YourDealBlock))
    read = words / WORDS_A_MINUTE + pictures * SECONDS_A_PICTURE / 60
    total = read + (questions + fields) * SECONDS_AN_ACTIVITY / 60
    stated = reading.lesson.minutes
    if abs(stated - total) > max(OFF * total, OFF_MINUTES):
        parts = f"{read:.0f} to read, {questions} for the questions, {fields} for their deal"
        yield MINUTES.problem(reading.at("minutes"), stated=stated, estimate=max(1, round(total)), parts=parts)
    if read > LONGEST_READING:
        yield TOO_LONG.problem(reading.at("minutes"), minutes=round(read))


@lesson_rule
def readable(reading: Reading) -> Iterator[Problem]:
    """L06: plain words in short sentences; an estimate, never an error."""
    found = reading.counts
    if not reading.english or found.words < FEWEST_WORDS:
        return
    if found.grade > HIGHEST_GRADE:
        yield HARD_WORDS.problem(reading.on_key("blocks"), grade=f"{found.grade:.1f}", most=HIGHEST_GRADE)
    if found.long > LONG_SHARE * found.sentences:
        place = reading.on_key("blocks")
        yield LONG_SENTENCES.problem(place, count=found.long, total=found.sentences, most=LONG_SENTENCE)


@lesson_rule
def questions(reading: Reading) -> Iterator[Problem]:
    """L07: a question, and soon."""
    if not reading.taught:
        return
    if not reading.has(CheckBlock, PreQuestionBlock):
        yield NO_QUESTION.problem(reading.on_key("blocks"))
        return
    first = next(
        i for i, block in enumerate(reading.lesson.blocks) if isinstance(block, (CheckBlock, PreQuestionBlock))
    )
    before = _words(shown for text, shown in reading.blocks if int(text.path[1]) < first)
    if before > FIRST_QUESTION:
        yield LATE_QUESTION.problem(reading.at("blocks", first), count=before)


@lesson_rule
def parts(reading: Reading) -> Iterator[Problem]:
    """L08, L09 and L10: a case, work on the learner's own deal, key points."""
    if reading.taught and not reading.has(ExampleBlock, DialogueBlock):
        yield NO_EXAMPLE.problem(reading.on_key("blocks"))
    if reading.taught and not reading.has(YourDealBlock):
        yield NO_ACTION.problem(reading.on_key("blocks"))
    if not reading.has(KeyPointsBlock):
        yield NO_SUMMARY.problem(reading.on_key("blocks"))


@lesson_rule
def unsourced(reading: Reading) -> Iterator[Problem]:
    """L14: claims of research without a source in the same paragraph."""
    everything = "\n".join([text.words for text, _ in reading.blocks])
    if not reading.english or not any(word in everything for word in _CLAIM_WORDS):
        return
    for text, _ in reading.blocks:
        if text.path[2:3] == (ResearchBlock.key,):
            continue
        for paragraph in text.words.split("\n\n"):
            if (found := _CLAIM.search(paragraph)) and not _CITED.search(paragraph):
                yield UNSOURCED.problem(text.place.at(needle=found.group()), words=found.group())
