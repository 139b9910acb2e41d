"""The short way through Markdown gives what Python-Markdown gives, and is taken by what authors usually write."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.course.base import Form
from generator.markup import Renderer, renderer
from generator.markup.renderer import Rendered

PIECES = (
    *("word", "two words", "a ", " b", " ", "  ", "\n", "\n\n", "\n\n", "\n  ", "\n - ", "\n- ", "- ", "* "),
    *("*", "**", "***", "**b**", "*e*", "[x](lesson:a)", "[y](https://example.com/a?b=c)", "[z](b)", "## ", "### "),
    *("[", "]", "(", ")"),
    *("!", "![p](q)", "[r]: https://example.com", "[r]", "1. ", "2) ", "3", "> ", "| a | b |", "\n|---|---|\n", "---"),
    *("| a | b |\n|---|---|\n| c | d |", "\n| *e* | [f](lesson:f) |", "\n| | 1 |", "\n|---|---|---|"),
    *("===", ":", "~", "~~~", ">", "#", "+ ", "“q”", "é", "http://a.b", "same", "{", "}", ".", "-", "=", "\n    c"),
)


def both(text: str, form: Form, monkeypatch: pytest.MonkeyPatch) -> tuple[Rendered, Rendered]:
    short = Renderer({}).render(text, form)
    with monkeypatch.context() as patched:
        patched.setattr(renderer, "quick", lambda *words, **more: None)
        return short, Renderer({}).render(text, form)


def same(text: str, form: Form) -> None:
    with pytest.MonkeyPatch.context() as patched:
        short, long = both(text, form, patched)
    assert [short.html, short.faults, short.links, short.headings] == [
        *(long.html, long.faults, long.links, long.headings)
    ]


@settings(max_examples=1000, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=16).map("".join), st.sampled_from(["inline", "prose"]))
def test_the_short_way_gives_the_same(text: str, form: Form) -> None:
    same(text.strip(), form)


@settings(max_examples=500, deadline=None)
@given(st.text(alphabet="ab *[](:-#\n|1.>!~é", max_size=40), st.sampled_from(["inline", "prose"]))
def test_it_does_so_for_any_characters(text: str, form: Form) -> None:
    same(text.strip(), form)


SIMPLE = """## Who can leave

Say *what* you see, **then** ask: [this](lesson:ask-first#who).
It goes on here.

- One, with **weight**
- Two goes on
  in a second line

### And then

20 calls > 10 calls.

| | Graz |
|---|---|
| *Late* buses | 300 |
"""


def test_what_authors_usually_write_is_not_converted(monkeypatch: pytest.MonkeyPatch) -> None:
    same(SIMPLE.strip(), "prose")
    monkeypatch.setattr(Renderer, "_convert", lambda *words: pytest.fail("this went the long way"))
    assert Renderer({}).render(SIMPLE.strip(), "prose").links == ("lesson:ask-first#who",)


def test_a_block_that_is_not_simple_goes_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    numbered = "1. a\n2. [c](glossary:c)"
    text = f"One.\n\n{numbered}\n\nTwo."
    same(text, "prose")
    seen = []
    convert = Renderer._convert

    def watched(self: Renderer, text: str) -> str:
        seen.append(text)
        return convert(self, text)

    monkeypatch.setattr(Renderer, "_convert", watched)
    assert Renderer({}).render(text, "prose").links == ("glossary:c",)
    assert seen == [numbered]
