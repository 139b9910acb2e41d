"""The entries of tagged lists: which block or which kind of question each is, and what is wrong with one that is none.

What an entry is meant to be is guessed, so that the faults in it are told as well; a guess is never used as content.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import Any, NamedTuple

from pydantic import create_model

from generator.course.base import Document, Value
from generator.course.blocks import BLOCKS, Block
from generator.course.handout import HANDOUT_BLOCKS, Handout
from generator.course.lesson import Lesson
from generator.course.question import Question
from generator.course.quiz import Quiz
from generator.problems import Code, Path, Place, Problem, closest, did_you_mean
from generator.questions import kinds
from generator.reading.wording import MISSING, WRONG_TYPE, example_of, kind_of, lines_of

UNKNOWN_BLOCK = Code(
    "unknown-block",
    "error",
    'there is no block "{key}"',
    "the blocks are: {known}",
    "- prose: |\n    Ask before you answer.",
)
BLOCK_KEYS = Code(
    "block-keys",
    "error",
    "a block has exactly one key, this one has {count}: {keys}",
    "start each block with `- ` and indent what belongs to it by four spaces",
    "- example:\n    title: The van lease\n    text: ...",
)
EMPTY_BLOCK = Code(
    "empty-block",
    "error",
    "this block is empty",
    "write what belongs to it, indented by four spaces; or remove it",
    "- prose: |\n    Leverage is built before the call.",
)
UNKNOWN_KIND = Code("unknown-kind", "error", 'there is no question kind "{kind}"', "the kinds are: {known}")

Blocks = Mapping[str, type[Block]]


class Part(NamedTuple):
    """One entry of a tagged list: its model, the data for it, and how the model's paths look in the file."""

    model: type[Value]
    data: Any
    place: Place
    bare_key: str = ""

    def path(self, loc: Path) -> Place:
        """Return the place of a field of this part."""
        return self.place.at(*(loc[1:] if self.bare_key else loc))


@dataclass(frozen=True, slots=True)
class Tag:
    """How the entries of one tagged list are told apart.

    Attributes:
        pick: Returns the part that an entry is, or None.
        explain: Says why an entry is none; the last argument leaves out the search for look-alikes.
        guess: Returns the parts that an entry is meant to be if it is none, so that what is in it is checked as well.
    """

    pick: Callable[[Any, Place], Part | None]
    explain: Callable[[Any, Place, bool], Problem]
    guess: Callable[[Any, Place], list[Part]]


def pick_block(entry: Any, place: Place, known: Blocks = BLOCKS) -> Part | None:
    """Return the block that an entry of `blocks` is, by its one key."""
    if not isinstance(entry, dict) or len(entry) != 1:
        return None
    key, value = next(iter(entry.items()))
    model = known.get(key)
    if model is None:
        return None
    return Part(model, {"value": value} if model.bare else value, place.at(key), key if model.bare else "")


def guess_blocks(entry: Any, place: Place, known: Blocks = BLOCKS) -> list[Part]:
    """Return the blocks of an entry that has several keys, or the block that its misspelled key stands for."""
    if not isinstance(entry, dict):
        return []
    found = []
    for key, value in entry.items():
        model = known.get(key if len(entry) > 1 else closest(did_you_mean(key, known)))
        if model is not None and model.bare and not isinstance(value, dict):
            found.append(Part(model, {"value": value}, place.at(key), key))
        elif model is not None and isinstance(value, dict) and model.model_fields.keys() & value.keys():
            found.append(Part(model, value, place.at(key)))
    return found


def explain_block(entry: Any, place: Place, quiet: bool, known: Blocks = BLOCKS) -> Problem:
    """Return what is wrong with an entry of `blocks` that is no block."""
    if not isinstance(entry, dict):
        stuck = isinstance(entry, str) and re.match(r"\w+:\S", entry)
        return WRONG_TYPE.problem(
            place,
            field="a block",
            expected="one key with its value",
            found=kind_of(entry),
            hint="write an ordinary space after the colon" if stuck else "start with the name of a block and a colon",
            example=BLOCK_KEYS.example,
        )
    if not entry:
        return EMPTY_BLOCK.problem(place)
    if len(entry) > 1:
        return _several_keys(list(entry), place, known)
    key = next(iter(entry))
    hint = "" if quiet else did_you_mean(key, known)
    if not hint and any(key in block.model_fields for block in known.values()):
        hint = "if it belongs to a block, indent it by two more spaces"
    if key in BLOCKS and key not in known:
        hint = f"this block belongs in a lesson; the blocks here are: {', '.join(known)}"
    meant = known.get(closest(hint))
    example = _whole_block(meant) if meant else ""
    if meant and meant.bare and isinstance(entry[key], str) and re.fullmatch(r"\w[^:#\n]*", entry[key]):
        example = f"- {meant.key}: {entry[key]}"
    return UNKNOWN_BLOCK.problem(
        place.at(key, on_key=True), key=key, known=", ".join(known), hint=hint, example=example
    )


def _whole_block(block: type[Block]) -> str:
    """Return a block as an author would write it."""
    if block.bare:
        return example_of(block.key, block.model_fields["value"].examples, bare=True)
    return "- " + lines_of(block.key, block, entry=False).replace("\n", "\n  ")


def _several_keys(keys: list[str], place: Place, known: Blocks) -> Problem:
    blocks = [key for key in keys if key in known]
    spot, hint, example = place, "", ""
    if len(blocks) > 1:
        example = _whole_block(known[blocks[1]])
        spot, hint = place.at(blocks[1], on_key=True), f"write `- ` before `{blocks[1]}:`, as a block of its own"
    elif not blocks:
        spot, hint = place.at(keys[0], on_key=True), "indent these by two more spaces, so that they belong to the block"
    shown = ", ".join(f'"{key}"' for key in keys)
    return BLOCK_KEYS.problem(spot, count=len(keys), keys=shown, hint=hint, example=example)


def pick_item(entry: Any, place: Place) -> Part | None:
    """Return the question that an entry of `items` is, by its `kind`."""
    kind = entry.get("kind") if isinstance(entry, dict) else None
    known = kinds().get(kind) if isinstance(kind, str) else None
    return Part(known.model, entry, place) if known else None


def guess_item(entry: Any, place: Place) -> list[Part]:
    """Return the question whose kind is misspelled, if its keys are that kind's; else one of any kind."""
    if not isinstance(entry, dict):
        return []
    keys = _any_kind().model_fields.keys()
    at = "kind"
    if at not in entry:
        at = next((key for key in entry if key not in keys and len(key) < 7 and did_you_mean(key, [at])), at)
    known = kinds().get(closest(_like_kind(entry.get(at))))
    others = {key: value for key, value in entry.items() if key != at}
    if known is None or not keys & others.keys() <= known.model.model_fields.keys():
        return [Part(_any_kind(), {**others, "kind": "any"}, place)]
    return [Part(known.model, {**others, "kind": known.name}, place)]


def _like_kind(kind: Any) -> str:
    """Return the hint which kind is meant."""
    if not isinstance(kind, str):
        return ""
    inside = next((each for each in kinds() if each in kind.casefold()), kind)  # such as "multiple_choice"
    return did_you_mean(inside, kinds())


@cache
def _any_kind() -> type[Question]:
    """Return a question with the keys of every kind, of which only those that all kinds have are judged."""
    keys = [key for kind in kinds().values() for key in kind.model.model_fields if key not in Question.model_fields]
    others: dict[str, Any] = dict.fromkeys(keys, (Any, None))
    return create_model("Item", __base__=Question, **others)


def explain_item(entry: Any, place: Place, quiet: bool) -> Problem:
    """Return what is wrong with an entry of `items` that is no question."""
    if not isinstance(entry, dict):
        return WRONG_TYPE.problem(
            place,
            field="an item",
            expected="`name: value` lines",
            found=kind_of(entry),
            hint="start with its id; the guide shows a whole item of each kind",
            example="- id: first-reply\n  kind: choice",
        )
    kind = entry.get("kind")
    known = kinds()
    usual = example_of("kind", Question.model_fields["kind"].examples)
    if kind is None:
        return MISSING.problem(
            place.at("kind"),
            field="kind",
            hint=f"the kinds are: {', '.join(known)}",
            example=usual,
        )
    spot = place.at("kind")
    if not isinstance(kind, str):
        example = usual
        hint = f"the kinds are: {', '.join(known)}"
        return WRONG_TYPE.problem(
            spot, field='"kind"', expected="one word", found=kind_of(kind), hint=hint, example=example
        )
    hint = "" if quiet else _like_kind(kind)
    example = f"kind: {closest(hint)}" if hint else usual
    return UNKNOWN_KIND.problem(spot, kind=kind, known=", ".join(known), hint=hint, example=example)


TAGGED: Mapping[type[Document], Mapping[str, Tag]] = {
    Lesson: {"blocks": Tag(pick_block, explain_block, guess_blocks)},
    Handout: {
        "blocks": Tag(
            partial(pick_block, known=HANDOUT_BLOCKS),
            partial(explain_block, known=HANDOUT_BLOCKS),
            partial(guess_blocks, known=HANDOUT_BLOCKS),
        )
    },
    Quiz: {"items": Tag(pick_item, explain_item, guess_item)},
}
