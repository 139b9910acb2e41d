"""Rules about self-ratings: statements about one thing, a scale of how often, something to do with every result.

A self-rating is no test. These rules keep its answers about what somebody did, since ratings of ability say little
about it: self-evaluation and performance correlate at about .29 (Mabe and West 1982).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice, pairwise
from typing import NamedTuple

from generator.course.base import Text
from generator.course.course import Course
from generator.course.rating import Pillar, Rating, Statement
from generator.markup import Renderer
from generator.problems import MOST, Code, Place, Problem, closest, did_you_mean
from generator.rules import rule
from generator.rules.statements import AGREES, NO_ANSWER, NORM, TIME, joins_two, negates
from generator.rules.words import is_english, plain, tokens

FEWEST, MOST_OF_PILLAR = 3, 6
"""I02: statements a pillar needs for its score to be more than one answer, and those people still answer with care."""
NEGATED = 0.20
"""I04: share of statements that may say what was not done."""

SAME_STATEMENT = Code(
    "statement-twice",
    "error",
    'this statement stands in the pillar "{other}" as well',
    "keep it where it belongs, and ask something else here",
    rule="I01",
    why="A statement that counts for two pillars. Each belongs to one, or their scores cannot differ.",
)
STATEMENT_COUNT = Code(
    "statement-count",
    "warning",
    "this pillar has {count} statements, where {fewest} to {most} are useful",
    "add statements, or take the weakest out",
    rule="I02",
    why=f"A pillar with fewer than {FEWEST} statements, whose score is little more than one answer, or with more than "
    f"{MOST_OF_PILLAR}, which people stop reading.",
)
UNEVEN = Code(
    "statements-uneven",
    "warning",
    "this pillar has {count} statements, and the first one has {first}",
    "give every pillar the same number, so that all scores rest on equally much",
    rule="I02",
    why="Pillars with different numbers of statements. A score from six answers moves less than one from three.",
)
DOUBLE = Code(
    "double-barreled",
    "warning",
    'this asks two things at once: "{words}"',
    "make two statements of it, or keep the one that matters",
    "text: I asked for the reason behind a demand.",
    rule="I03",
    why="Two things joined by and, or, or but. Whoever did one of them cannot answer.",
)
NEGATION = Code(
    "statement-negated",
    "warning",
    "{count} of {total} statements say what was not done; this is one of them",
    "say what was done",
    "text: I kept my limits to myself.",
    rule="I04",
    why=f"More than {NEGATED:.0%} of the statements hold a word such as not, never or without. “Never” to “I did not” "
    "takes a second thought, and some people miss the word. What stands in quotes does not count.",
)
AGREEMENT = Code(
    "scale-of-agreement",
    "warning",
    '"{label}" asks how much somebody agrees, not how often something happened',
    "ask how often: never, rarely, about half the time, mostly, every time",
    "scale:\n  - Never\n  - Rarely\n  - About half\n  - Mostly\n  - Every time",
    rule="I05",
    why="A scale of agreement. Agreeing is easy, whatever the statement; a number of times can be remembered.",
)
NO_TIME = Code(
    "window-without-time",
    "warning",
    "this does not say which time the statements are about",
    "name the last few times, or the last weeks",
    "window: Think of your last three negotiations.",
    rule="I05",
    why="A window without a word for a time: last, past, recent, week, month and the like. “In general” is answered "
    "from the picture people have of themselves.",
)
UNKNOWN_BAND = Code(
    "unknown-band",
    "error",
    'there is no band "{name}" in this self-rating',
    "its bands are: {known}",
)
BAND_TWICE = Code(
    "band-twice",
    "error",
    'this pillar speaks about the band "{name}" a second time',
    "keep one of the two",
    "- band: {name}\n  text: ...",
)
NO_SAYING = Code(
    "band-without-text",
    "error",
    'this pillar says nothing about the band "{band}"',
    "write what a score in it means for this pillar",
    "- band: {band}\n  text: ...",
    rule="I06",
    why="A band that a pillar says nothing about. Its learners would get a number and no meaning.",
    firm=True,
)
NO_LESSON = Code(
    "band-without-lesson",
    "warning",
    'for the band "{band}" this pillar names no lesson',
    "name lessons under `reread` of the recommendation, or of this band",
    "reread:\n  - {lesson}",
    rule="I06",
    why="A pillar that leads nowhere from one of its bands. A rating is there to choose what to study.",
)
NOT_WHOLE = Code(
    "bands-not-whole",
    "error",
    "{what}",
    "start with a band at 0, and let each later band start higher, up to 100",
    "bands:\n  - id: leak\n    at_least: 0\n    title: Leak\n    text: ...",
    rule="I07",
    why="Bands that do not cover every score from 0 to 100, each score once.",
    firm=True,
)
OUT_OF_REACH = Code(
    "band-out-of-reach",
    "warning",
    'no answers lead to the band "{band}": scores go in steps, and none is from {low} to {high}',
    "move where it starts, or join it with the next one",
    rule="I07",
    why="A band that no answers lead to. Three statements on a scale from 0 to 4 give thirteen scores, not a hundred.",
)
SCORED_ABSENCE = Code(
    "scale-holds-no-answer",
    "warning",
    '"{label}" is no amount, but would count as {points} of {top}',
    "take it off the scale, and write `not_applicable: true`; that is left out of the score",
    "not_applicable: true",
    rule="I08",
    why="A label such as “does not apply” on the scale. It would be added up. `not_applicable` leaves it out, and a "
    "pillar is shown only if two thirds of its statements are answered.",
)
NORM_CLAIM = Code(
    "norm-claim",
    "warning",
    '"{words}" compares learners with others, and there are no data for that',
    "say what the score means for this learner",
    "text: You mostly go in with this deal and nothing beside it.",
    rule="I09",
    why="“Better than average”, “most people” and the like. Nobody has measured how others rate themselves here.",
)


class Rated(NamedTuple):
    """A self-rating as the rules see it.

    Attributes:
        rating: The rating.
        english: Whether English word lists say anything about it.
        variables: What `{{ name }}` stands for.
        texts: All its texts.
    """

    rating: Rating
    english: bool
    variables: Mapping[str, str]
    texts: tuple[Text, ...]

    def at(self, *path: str | int, needle: str = "") -> Place:
        """Return the place of something in the rating."""
        return self.rating.place.at(*path, needle=needle)

    def statements(self) -> Iterator[tuple[Place, Pillar, Statement, str]]:
        """Yield every statement's place, its pillar, itself and what a reader sees of it."""
        for index, pillar in enumerate(self.rating.pillars):
            for number, statement in enumerate(pillar.statements):
                place = self.at("pillars", index, "statements", number, "text")
                yield place, pillar, statement, plain(statement.text, self.variables)


RatingRule = Callable[[Rated], Iterable[Problem]]
_RULES: list[RatingRule] = []


def rating_rule(function: RatingRule) -> RatingRule:
    """Enter a function into the checks of single ratings."""
    _RULES.append(function)
    return function


@rule
def ratings(course: Course, renderer: Renderer) -> Iterator[Problem]:
    """Every rule about self-ratings; one that the reader had to mend is left out."""
    for rating in course.ratings:
        if rating.whole and rating.sound:
            texts = tuple(text for text in course.texts if text.file == rating.place.file)
            rated = Rated(rating, is_english(course), renderer.variables, texts)
            for check in _RULES:
                yield from islice(check(rated), MOST + 1)


@rating_rule
def one_pillar_each(rated: Rated) -> Iterator[Problem]:
    """I01: no statement counts twice."""
    seen: dict[tuple[str, ...], str] = {}
    for place, pillar, _, words in rated.statements():
        key = tuple(tokens(words))
        if key in seen:
            yield SAME_STATEMENT.problem(place, other=seen[key])
        seen.setdefault(key, pillar.id)


@rating_rule
def numbers(rated: Rated) -> Iterator[Problem]:
    """I02: three to six statements a pillar, in each the same number."""
    first = len(rated.rating.pillars[0].statements)
    for index, pillar in enumerate(rated.rating.pillars):
        count = len(pillar.statements)
        place = rated.rating.place.at("pillars", index, "statements", on_key=True)
        if not FEWEST <= count <= MOST_OF_PILLAR:
            yield STATEMENT_COUNT.problem(place, count=count, fewest=FEWEST, most=MOST_OF_PILLAR)
        elif count != first:
            yield UNEVEN.problem(place, count=count, first=first)


@rating_rule
def wording(rated: Rated) -> Iterator[Problem]:
    """I03 and I04: one thing at a time, and what was done."""
    if not rated.english:
        return
    negated = []
    for place, _, _, words in rated.statements():
        if found := joins_two(words):
            yield DOUBLE.problem(place, words=found)
        if negates(words):
            negated.append(place)
    if len(negated) > NEGATED * rated.rating.total:
        for place in negated:
            yield NEGATION.problem(place, count=len(negated), total=rated.rating.total)


@rating_rule
def how_often(rated: Rated) -> Iterator[Problem]:
    """I05 and I08: the scale counts times, in a time that is named, and holds amounts only."""
    if not rated.english:
        return
    labels = rated.rating.scale
    for index, label in enumerate(labels):
        if AGREES.search(label):
            yield AGREEMENT.problem(rated.at("scale", index), label=label)
            break
    for index, label in enumerate(labels):
        if NO_ANSWER.search(label):
            place = rated.at("scale", index)
            yield SCORED_ABSENCE.problem(place, label=label, points=index, top=rated.rating.top)
    if not TIME.search(plain(rated.rating.window, rated.variables)):
        yield NO_TIME.problem(rated.at("window"))


@rating_rule
def sayings(rated: Rated) -> Iterator[Problem]:
    """I06: every pillar says something about every band, and where to read."""
    known = [band.id for band in rated.rating.bands]
    lessons = [lesson for pillar in rated.rating.pillars for lesson in pillar.recommendation.reread]
    for index, pillar in enumerate(rated.rating.pillars):
        place = rated.at("pillars", index, "says")
        said: set[str] = set()
        for number, saying in enumerate(pillar.says):
            spot = place.at(number, "band")
            if saying.band not in known:
                hint = did_you_mean(saying.band, known)
                example = f"band: {closest(hint) or known[0]}"
                yield UNKNOWN_BAND.problem(spot, name=saying.band, known=", ".join(known), hint=hint, example=example)
            elif saying.band in said:
                yield BAND_TWICE.problem(spot, name=saying.band)
            elif not (saying.reread or pillar.recommendation.reread):
                yield NO_LESSON.problem(spot, band=saying.band, lesson=lessons[0] if lessons else "what-leverage-is")
            said.add(saying.band)
        missing = [band for band in known if band not in said]
        for band in missing if said <= set(known) else ():
            yield NO_SAYING.problem(rated.rating.place.at("pillars", index, "says", on_key=True), band=band)


@rating_rule
def bands(rated: Rated) -> Iterator[Problem]:
    """I07: the bands cover 0 to 100, and some answers lead to each."""
    given = rated.rating.bands
    if given[0].at_least != 0:
        what = f"the first band starts at {given[0].at_least}, so scores below it have none"
        yield NOT_WHOLE.problem(rated.at("bands", 0, "at_least"), what=what)
        return
    for index, (lower, band) in enumerate(pairwise(given), 1):
        if band.at_least <= lower.at_least:
            what = f'"{band.id}" starts at {band.at_least}, no higher than "{lower.id}" before it'
            yield NOT_WHOLE.problem(rated.at("bands", index, "at_least"), what=what)
            return
    ends = [*(band.at_least - 1 for band in given[1:]), 100]
    scores = rated.rating.reachable()
    for index, (band, high) in enumerate(zip(given, ends, strict=True)):
        if scores.isdisjoint(range(band.at_least, high + 1)):
            place = rated.at("bands", index, "at_least")
            example = f"at_least: {max(score for score in scores if score < band.at_least)}"
            yield OUT_OF_REACH.problem(place, band=band.id, low=band.at_least, high=high, example=example)


@rating_rule
def norms(rated: Rated) -> Iterator[Problem]:
    """I09: no comparison with people nobody asked."""
    for text in rated.texts if rated.english else ():
        if found := NORM.search(text.words):
            yield NORM_CLAIM.problem(text.place.at(needle=found.group()), words=found.group())
