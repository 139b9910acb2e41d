"""Rules about the options of an item: what gives the right one away, and what makes two of them one.

The numbers are those of the project's rules for items; the evidence named with them is about multiple-choice
questions (Haladyna, Downing and Rodriguez 2002; the item-writing guide of the US National Board of Medical
Examiners, NBME; Pham and others 2018, who changed one flaw at a time in pairs of items).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from generator.problems import Code, Problem
from generator.rules.items import Options, Writing, item_rule
from generator.rules.words import Words, cue_words, listed, stem

LONGER, LONGER_BY = 1.25, 12
"""Q02: so many times the longest distractor, and so many characters more. A cue that raised scores (Pham 2018)."""
SHORTER = 0.6
"""Q03: so many times the shortest distractor. The mirror of Q02; a design decision."""
SHORTEST_TELLING = 12
"""Q03: characters a distractor needs at least; lengths of single words tell nothing."""
CLANG = 5
"""Q12: letters of a repeated word that counts. Clue words raised scores (Pham 2018)."""
OVERLAP = 0.8
"""Q17: shared words over all words of two options (Jaccard)."""
SUBSET = 4
"""Q17: words an option needs before being contained in another says something."""
LONGEST_LETTERS = 15
"""Q05: characters of an option that names others by their letters, such as “a and c only”."""
SHORT, LONG = 3, 8
"""Q44: a distractor of fewer words than the first, where all others have more than the second."""

KEY_LONGEST = Code(
    "key-longest",
    "warning",
    "the right option is the longest by far: {key} characters, the next has {other}",
    "shorten it, or give a wrong option a reason of its own",
    rule="Q02",
    why=f"The right option is more than {LONGER} times as long as the longest wrong one, and more than {LONGER_BY} "
    "characters longer. People who know nothing choose the longest, and experiments show that it pays.",
)
KEY_SHORTEST = Code(
    "key-shortest",
    "advice",
    "the right option is the shortest by far: {key} characters, the next has {other}",
    "shorten a wrong option, or say more in the right one",
    rule="Q03",
    why=f"The right option has less than {SHORTER} of the length of the shortest wrong one. Standing out gives it "
    "away.",
)
ALL_OF_ABOVE = Code(
    "all-of-the-above",
    "warning",
    '"{words}" stands for other options, and whoever knows two of them knows the answer',
    "say what is meant, or let learners choose several with `select: several`",
    "select: several",
    rule="Q05",
    why='An option such as "all of the above" or "both a and b". It can be answered without knowing all of it, and it '
    "is wrong as soon as the options are shown in another order.",
)
ABSOLUTES = Code(
    "absolute-words",
    "warning",
    '"{word}" stands on {side} side only, and tells which options are {verdict}',
    "say it without that word, or use such a word on the other side too",
    rule="Q10",
    why="Always, never, every, must, completely, impossible and the like in a wrong option and in no "
    "right "
    "one, or the other way around. Test-wise people rule out what is absolute. Words of your glossary do not count.",
)
HEDGES = Code(
    "hedged-key",
    "warning",
    '"{word}" makes only the right option careful',
    "make the right one plain, or a wrong one as careful",
    rule="Q11",
    why="Often, usually, typically, tends and the like in the right option and in no wrong one. Careful words look "
    "right. "
    "Can, may and some do not count: they are too common to tell anything.",
)
CLANG_WORD = Code(
    "clang-word",
    "warning",
    '"{word}" stands in the question and, of all options, only in the right one',
    "use another word in the right option, or the same word in a wrong one too",
    rule="Q12",
    why=f"A word of {CLANG} letters or more that stands in the question and in the right option only. It raised scores "
    "of "
    "people who did not know the answer. Words of your glossary do not count.",
)
OVERLAPPING = Code(
    "options-overlap",
    "warning",
    "two options say nearly the same: {what}",
    "make them differ in what they claim; if one is right, so is the other",
    rule="Q17",
    why=f"Two options share {OVERLAP:.0%} of their words, or one holds all words of another, or their ranges of "
    "numbers "
    "overlap. A number or a word such as not that differs makes two options.",
)
SAME_TEXT = Code(
    "same-option-text",
    "error",
    'two options both say "{text}"',
    "change one, or remove it; nobody can choose between them",
    rule="Q18",
    why="Two options that read the same; case and marks do not count.",
    firm=True,
)
IMPLAUSIBLE = Code(
    "implausible-option",
    "warning",
    "nobody would choose this option: {why}",
    "take a mistake that people really make",
    rule="Q44",
    why="A wrong option that is a joke, an insult, or nothing at all, or that has fewer than "
    f"{SHORT} words where all others have more than {LONG}. Such options made items too easy, more than any other "
    "flaw.",
)

_ALL = re.compile(
    r"\b(?:all|any|both|each) (?:of )?(?:the |these |those )?(?:above|options|answers)\b"
    r"|\ball of (?:these|them|those)\b|\bboth (?:the )?(?:a|first|1) and (?:the )?(?:b|c|second|third|2|3)\b"
    r"|^(?:both )?[abc1-3] (?:and|or) [bcd2-4](?: only)?$",
    re.IGNORECASE,
)
_ALL_WORDS = cue_words("both above options answers these those them")
_ABSOLUTE = cue_words(
    "always never none every everything must completely totally entirely impossible guaranteed absolutely"
)
"""Of general claims. In the cases of our own course all, nobody and a guarantee were facts each time (10 of 10), so
they are left out."""
_TOLD = {"always": listed("as"), "never": listed("has have had was were")}
"""Words before these that make a report of them: “as always”, “they have never met”."""
_HEDGE = cue_words("often usually typically tends tend generally probably sometimes normally mostly perhaps")
_NEGATION = listed("no not never nor none without cannot nothing neither")
_JOKE = re.compile(
    r"\b(?:bribes?|bribing|magic|magically|horoscope|lottery|joke|laugh at|flip a coin|blackmail"
    r"|insult (?:him|her|them)|shout at|scream|hang up on)\b",
    re.IGNORECASE,
)
_JOKE_WORDS = cue_words(
    "bribe bribes bribing magic magically horoscope lottery joke laugh flip blackmail insult shout scream hang"
)
_EMPTY = frozenset({"nothing", "do nothing", "nothing at all", "none", "whatever", "it does not matter"})
LONGEST_EMPTY = max(SHORT - 1, *(len(each.split()) for each in _EMPTY))
"""Q44: words of the longest option that is too short, or no answer."""


Sets = Sequence[frozenset[str]]
Ranges = Mapping[int, tuple[float, float]]


@item_rule
def key_longest(writing: Writing) -> Iterator[Problem]:
    """Q02: the right option is the longest by a margin."""
    for options in writing.options:
        if (key := options.key) is not None:
            longest = max(options.lengths[index] for index in options.distractors)
            if options.lengths[key] > max(LONGER * longest, longest + LONGER_BY):
                yield KEY_LONGEST.problem(writing.at(options, key), key=options.lengths[key], other=longest)


@item_rule
def key_shortest(writing: Writing) -> Iterator[Problem]:
    """Q03: the right option is the shortest by a margin."""
    for options in writing.options:
        if (key := options.key) is not None:
            shortest = min(options.lengths[index] for index in options.distractors)
            if shortest >= SHORTEST_TELLING and options.lengths[key] < SHORTER * shortest:
                yield KEY_SHORTEST.problem(writing.at(options, key), key=options.lengths[key], other=shortest)


@item_rule
def all_of_above(writing: Writing) -> Iterator[Problem]:
    """Q05: an option that stands for others."""
    for options in writing.options if writing.english else ():
        if options.cues.isdisjoint(_ALL_WORDS) and min(options.lengths, default=0) > LONGEST_LETTERS:
            continue
        for index, words in enumerate(options.words):
            if found := _ALL.search(words.plain.rstrip(". ")):
                yield ALL_OF_ABOVE.problem(writing.at(options, index), words=found.group())


@item_rule
def absolutes(writing: Writing) -> Iterator[Problem]:
    """Q10: absolute words on one side only."""
    for options in writing.options if writing.english else ():
        if options.key is None or options.cues.isdisjoint(_ABSOLUTE):
            continue
        said = [_claims(words) - writing.own_words for words in options.words]
        if not any(said):
            continue
        right = {word for index in options.keys for word in said[index]}
        wrong = {word for index in options.distractors for word in said[index]}
        if bool(right) == bool(wrong):
            continue
        verdict = "right" if right else "wrong"
        index = next(index for index, found in enumerate(said) if found)
        word = next(word for word in options.words[index].tokens if word in said[index])
        yield ABSOLUTES.problem(writing.at(options, index, word), word=word, side=f"the {verdict}", verdict=verdict)


def _claims(words: Words) -> frozenset[str]:
    """Return the absolute words of an option, without those that only report a fact."""
    if _ALL.search(words.plain):
        return frozenset()
    return frozenset(
        word
        for before, word in zip(["", *words.tokens], words.tokens, strict=False)
        if word in _ABSOLUTE and before not in _TOLD.get(word, ())
    )


@item_rule
def hedged_key(writing: Writing) -> Iterator[Problem]:
    """Q11: careful words in the right option only."""
    for options in writing.options if writing.english else ():
        if (key := options.key) is None or options.cues.isdisjoint(_HEDGE):
            continue
        said = [_HEDGE.intersection(words.tokens) for words in options.words]
        if said[key] and not any(said[index] for index in options.distractors):
            word = min(said[key])
            yield HEDGES.problem(writing.at(options, key, word), word=word)


@item_rule
def clang(writing: Writing) -> Iterator[Problem]:
    """Q12: a word of the stem that comes back in the right option only."""
    for options in writing.options:
        if (key := options.key) is None:
            continue
        shared = (writing.stem.stems & options.words[key].stems) - writing.own
        for index in options.distractors:
            if not shared:
                break
            shared -= options.words[index].stems
        if not shared:
            continue
        by_stem = {stem(word): word for word in options.words[key].tokens if stem(word) in shared}
        telling = [word for word in by_stem.values() if len(word) >= CLANG and not word.isdigit()]
        if telling:
            yield CLANG_WORD.problem(writing.at(options, key, telling[0]), word=telling[0])


@item_rule
def same_text(writing: Writing) -> Iterator[Problem]:
    """Q18: two options with the same words."""
    for options in writing.options:
        if len({tuple(words.tokens) for words in options.words}) == len(options.words):
            continue
        seen: set[str] = set()
        for index, words in enumerate(options.words):
            text = " ".join(words.plain.casefold().split()).strip(" .!")
            if text in seen:
                yield SAME_TEXT.problem(writing.at(options, index), text=words.plain)
            seen.add(text)


@item_rule
def overlapping(writing: Writing) -> Iterator[Problem]:
    """Q17: two options that are one."""
    for options in writing.options:
        sets = [frozenset(words.tokens) for words in options.words]
        ranges = options.ranges
        fewest = 0 if ranges else OVERLAP * min(map(len, sets), default=0)
        told: set[int] = set()
        for (first, one), (second, other) in combinations(enumerate(sets), 2):
            if (
                len(one & other) >= fewest
                and second not in told
                and (what := _same(options, sets, ranges, first, second))
            ):
                told.add(second)
                yield OVERLAPPING.problem(writing.at(options, second), what=what)


def _same(options: Options, sets: Sets, ranges: Ranges, first: int, second: int) -> str:
    """Return in what way two options overlap, or nothing."""
    one, other = sets[first], sets[second]
    common = len(one & other)
    if common and common >= OVERLAP * (len(one) + len(other) - common):
        differ = one ^ other  # nothing: that is Q18, or the order makes the difference
        if differ and not differ & _NEGATION and not any(any(map(str.isdigit, word)) for word in differ):
            return f'most words of "{options.words[first].plain}" come back'
    elif common == min(len(one), len(other)) >= SUBSET and not (one ^ other) & _NEGATION:
        return f'one of them holds all words of "{options.words[min(first, second, key=lambda i: len(sets[i]))].plain}"'
    low, high = ranges.get(first), ranges.get(second)
    if low and high and max(low[0], high[0]) <= min(low[1], high[1]):
        return f'"{options.words[first].plain}" and "{options.words[second].plain}" overlap'
    return ""


@item_rule
def implausible(writing: Writing) -> Iterator[Problem]:
    """Q44: a distractor that nobody would choose."""
    for options in writing.options:
        joking = not options.cues.isdisjoint(_JOKE_WORDS)
        for index in options.distractors:
            words = options.words[index]
            if not joking and len(words.tokens) > LONGEST_EMPTY:
                continue
            if why := (_too_short(options, index) or (_no_answer(words) if writing.english else "")):
                yield IMPLAUSIBLE.problem(writing.at(options, index), why=why)


def _too_short(options: Options, index: int) -> str:
    """Return what is wrong with an option of one or two words among sentences."""
    if len(options.words[index].tokens) >= SHORT:
        return ""
    others = min(len(each.tokens) for other, each in enumerate(options.words) if other != index)
    return f"all others have more than {LONG} words" if others > LONG else ""


def _no_answer(words: Words) -> str:
    """Return what makes an option a joke, or no answer at all."""
    if joke := _JOKE.search(words.plain):
        return f'"{joke.group()}" reads as a joke'
    return "it offers nothing" if " ".join(words.tokens) in _EMPTY else ""
