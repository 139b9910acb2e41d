"""Ways to spoil a course file, as Hypothesis strategies: by characters, by lines, by values, by bytes.

A mutation is a function of a text; positions are shares of the text's length, so that the same mutation fits any
file and Hypothesis can shrink it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import yaml
from hypothesis import strategies as st

Mutation = Callable[[str], str]

PIECES = (
    "{{ product }}", "{{", "}}", "{{ nothing }}", ": ", " #", "\t", "- ", "|", ">-", "&a ", "*a", "!!str ", "<<: ", "---\n", "...\n",
    '"', "'", "[", "]", "{", "}", "`", "@", "%", "?", "\\", "\\x07", "\u00a0", "\u200b", "\ufeff", "\u2028", "\x85", "\x07", "\x00",
    "\ud7ff", "😀", "é", "\u202e", "<script>", "<b>", "<!--", "&#65;", "&lt;", "[a](lesson:b)", "[a](glossary:)", "[a](quiz:m1-quiz#x)",
    "[a](javascript:x)", "![a](b.svg)", "# A\n", "## A\n", "| a | b |\n|:-|-:|\n", "> > > ", "1. ", "    ", "\n", "\n\n", "\r\n", "\r",
    "~", "null", "true", "No", "1_000", "1e999", ".inf", "0x10", "-1", "99999999999999999999", "2001-01-01", "../../x.svg", "/etc/passwd",
    "id: ", "kind: choice\n", "correct: true\n", "lessons:\n", "x" * 70, "y z " * 200,
)  # fmt: skip
"""Pieces that mean something to YAML, to Markdown, to a browser or to the models."""

_shares = st.floats(0, 1, allow_nan=False)
_VALUES: st.SearchStrategy[Any] = st.recursive(
    st.sampled_from(
        ["", "x", "No", "a b: c", "A B", "{{ product }}", "first-reply", "99", "-1", "yes", "<i>", "x" * 6000]
    )
    | st.none()
    | st.text(max_size=30)
    | st.integers(-5, 10**12)
    | st.booleans(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=6,
)


def _at(text: str, share: float) -> int:
    return int(share * len(text))


@st.composite
def inserted(draw: st.DrawFn) -> Mutation:
    """A piece put in somewhere."""
    share, piece = draw(_shares), draw(st.sampled_from(PIECES) | st.text(min_size=1, max_size=8))
    return lambda text: text[: _at(text, share)] + piece + text[_at(text, share) :]


@st.composite
def removed(draw: st.DrawFn) -> Mutation:
    """A stretch taken out; now and then everything to the end."""
    share, length = draw(_shares), draw(st.integers(1, 60) | st.just(10**6))
    return lambda text: text[: _at(text, share)] + text[_at(text, share) + length :]


@st.composite
def line_changed(draw: st.DrawFn) -> Mutation:
    """A line indented otherwise, written twice, moved, taken out, or its value replaced."""
    share, other = draw(_shares), draw(_shares)
    how = draw(st.sampled_from(["in", "out", "twice", "move", "drop", "tab", "value", "key"]))
    piece = draw(st.sampled_from(PIECES))

    def change(text: str) -> str:
        lines = text.split("\n")
        here = min(_at(text, share) * len(lines) // max(1, len(text)), len(lines) - 1)
        line = lines[here]
        before, colon, _ = line.partition(": ")
        match how:
            case "in":
                lines[here] = "  " + line
            case "out":
                lines[here] = line.removeprefix("  ")
            case "twice":
                lines.insert(here, line)
            case "move":
                lines.insert(int(other * len(lines)), lines.pop(here))
            case "drop":
                del lines[here]
            case "tab":
                lines[here] = "\t" + line.lstrip()
            case "value" if colon:
                lines[here] = before + colon + piece
            case "key":
                lines[here] = line.replace(before.strip(" -"), piece, 1) if before.strip(" -") else piece
        return "\n".join(lines)

    return change


@st.composite
def value_changed(draw: st.DrawFn) -> Mutation:
    """A key or value anywhere in the document replaced by something of another shape, then written anew."""
    share, how, new = draw(_shares), draw(st.sampled_from(["value", "drop", "key", "double"])), draw(_VALUES)

    def change(text: str) -> str:
        try:
            data = yaml.load(text, yaml.CBaseLoader)
        except yaml.YAMLError:
            return text
        slots = list(_slots(data))
        if not slots:
            return text
        holder, key = slots[min(int(share * len(slots)), len(slots) - 1)]
        if how == "value":
            holder[key] = new
        elif how == "drop":
            del holder[key]
        elif isinstance(holder, list):
            holder.append(holder[key])
        elif how == "key":
            holder[str(new)[:40]] = holder.pop(key)
        return yaml.dump(data, Dumper=_Plain, allow_unicode=True, sort_keys=False)

    return change


class _Plain(yaml.SafeDumper):
    """Writes a list that stands in two places twice, since a course has no aliases."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _slots(data: Any) -> Any:
    """Yield every place inside a document as (holder, key)."""
    waiting = [data]
    while waiting:
        holder = waiting.pop()
        if isinstance(holder, (dict, list)):
            for key in list(holder) if isinstance(holder, dict) else range(len(holder)):
                yield holder, key
                waiting.append(holder[key])


def mutations() -> st.SearchStrategy[list[Mutation]]:
    """Return one to four changes, made one after the other."""
    return st.lists(inserted() | removed() | line_changed() | value_changed(), min_size=1, max_size=4)


def broken_bytes() -> st.SearchStrategy[Callable[[bytes], bytes]]:
    """Return what becomes of the bytes at last: as a rule nothing, now and then something that is no UTF-8."""

    def change(share: float, piece: bytes) -> Callable[[bytes], bytes]:
        return lambda data: data[: int(share * len(data))] + piece + data[int(share * len(data)) :]

    odd = st.sampled_from([b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\xff\xfe", b"\x00"])
    spoiled = st.builds(change, _shares, odd)
    crlf = st.just(lambda data: data.replace(b"\n", b"\r\n"))
    return st.integers(0, 9).flatmap(lambda dice: spoiled if dice == 0 else crlf if dice == 1 else st.just(bytes))
