"""A quiet text is one of which rendering finds nothing: the short way of the check skips no fault, link or effort."""

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.course.base import Form
from generator.markup import Renderer
from generator.markup.quiet import is_quiet

_MARKS = (
    "a B word **strong** ** * *em* _ ` [x] [x](lesson:y) ] : :// http:// < <b> & &amp; ! ![ { {{ }} {{x}} "
    "| ~ ~~~ # ## - + = > 1. 12 1) . , ? ' ’ “ ” ( ) $ \\"
)
_BLANKS = (" ", "  ", "\n", "\n\n", "\t", "\r", "\x02", "\x03", "\u00a0", "**two words**", "é", "中")
_PIECES = st.sampled_from((*_MARKS.split(), *_BLANKS))


@settings(max_examples=400, deadline=None)
@given(st.lists(_PIECES, max_size=8).map("".join), st.sampled_from(("plain", "inline", "prose")))
def test_nothing_is_found_in_a_quiet_text(text: str, form: Form) -> None:
    rendered = Renderer({}).render(text, form)
    assert not is_quiet(text, form) or not (rendered.effort or rendered.faults or rendered.links)


def test_most_texts_are_quiet() -> None:
    assert is_quiet("“Ask **first**, then **answer**”: what does it leave out, at 20 percent?", "inline")
    assert not is_quiet("Ask [first](lesson:ask-first).", "inline")
    assert not is_quiet("Ask {{ product }}.", "plain")
