"""What only a spot does: sentences become turns, and what of them makes a version."""

from typing import Any

from generator.questions import kinds
from generator.questions.spot.model import Item
from tests.questions.test_kinds import examples, read_items


def item(*sentences: dict[str, Any]) -> Item:
    good = examples(kinds()["spot"])["good"][0]
    (found,), codes = read_items({**good, "sentences": [{"feedback": "Why.", **each} for each in sentences]})
    assert codes == []
    assert isinstance(found, Item)
    return found


A, B, C = {"id": "a", "text": "Ask."}, {"id": "b", "text": "Give.", "correct": "true"}, {"id": "c", "text": "Wait."}


def turns(asked: Item) -> list[tuple[str | None, list[str]]]:
    return [(turn.who, [sentence.id for sentence in turn.sentences]) for turn in asked.turns]


def test_sentences_belong_to_the_speaker_before_them() -> None:
    assert turns(item({**A, "who": "Dana"}, B, {**C, "who": "You"})) == [("Dana", ["a", "b"]), ("You", ["c"])]
    assert turns(item({**A, "who": "Dana"}, {**B, "who": "Dana"}, C)) == [("Dana", ["a"]), ("Dana", ["b", "c"])]


def test_without_speakers_it_is_one_message() -> None:
    assert turns(item(A, B, C)) == [(None, ["a", "b", "c"])]


def test_the_version_sees_what_is_to_be_marked_and_no_word() -> None:
    asked = item(A, B, C)
    assert item({**A, "text": "Other words.", "who": "Dana"}, B, C).version == asked.version
    assert item(A, B, {**C, "correct": "true"}).version != asked.version
    assert item({**A, "id": "d"}, B, C).version != asked.version
