"""Gaps are found in the text, and put where the text has them."""

from typing import Any

import pytest

from generator.markup import Renderer
from generator.questions import kinds
from generator.questions.cloze.gaps import gaps_in, pieces
from tests.questions.test_kinds import examples, read_items


def cloze(**changes: Any) -> dict[str, Any]:
    good: dict[str, Any] = examples(kinds()["cloze"])["good"][0]
    return {**good, **changes}


def gap(name: str) -> dict[str, Any]:
    return {"id": name, "accepted": [name], "feedback": "Why."}


@pytest.mark.parametrize(
    ("text", "gaps"),
    [
        ("We press [whose] and [a-1.b].", ["whose", "a-1.b"]),
        ("[whose](lesson:here), [1], [Whose], [two words], []", []),
        ("[a][b] *[c]* | [d] |", ["a", "b", "c", "d"]),
    ],
)
def test_a_gap_is_an_id_in_brackets(text: str, gaps: list[str]) -> None:
    assert [found[1] for found in gaps_in(text)] == gaps


@pytest.mark.parametrize(
    "text",
    [
        "[a] [b]",
        "We [a], **they [b]**.",
        "- [a]\n- [b] `code`",
        "| who | [a] |\n|---|---|\n| why | [b] |",
        "See [the lesson](lesson:x#y), [a] and [b].",
    ],
)
def test_each_gap_stands_where_the_text_has_it(text: str) -> None:
    html = Renderer({}).render(text, "prose").html
    found = list(pieces(html, ["b", "a"]))
    assert [name for _, name in found] == ["a", "b", ""]
    assert "".join(f"{before}[{name}]" if name else before for before, name in found) == html


def test_what_only_looks_like_a_gap_stays_and_a_lost_one_comes_last() -> None:
    found = list(pieces('<a title="[a]">[a]</a> [a] [other]', ["a", "b"]))
    assert found == [('<a title="[a]">', "a"), ("</a> [a] [other]", "b"), ("", "")]


def test_gaps_are_counted_by_the_text_and_marked_as_listed() -> None:
    (item,), codes = read_items(cloze(text="We [b], they [a].", gaps=[gap("a"), gap("b")]))
    assert codes == []
    assert [each["part"] for each in item.as_data()] == ["a", "b"]
    assert [each.id for each in item.in_text()] == ["b", "a"]  # type: ignore[attr-defined]


def test_two_items_differ_by_their_texts_without_what_the_ids_may_tell() -> None:
    (item,), _ = read_items(cloze(context="Friday.", text="We press [them] and wait.", gaps=[gap("them")]))
    assert item.story().split() == ["Friday.", "Complete", "the", "note.", "We", "press", "…", "and", "wait."]


def test_the_version_sees_what_is_accepted_and_no_other_words() -> None:
    good = {**gap("a"), "accepted": ["one"]}
    (first, same, other), _ = read_items(
        cloze(text="We [a].", gaps=[good]),
        cloze(id="b", text="They [a] now.", gaps=[{**good, "feedback": "Other.", "width": "9"}]),
        cloze(id="c", text="We [a].", gaps=[{**good, "typos": "1"}]),
    )
    assert first.version == same.version != other.version
