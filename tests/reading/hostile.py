"""Texts made to break a reader or to keep it busy, each as the whole of one file of about the largest size allowed."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping

PART = 1 if os.environ.get("FUZZ_EXAMPLES") else 16
"""`make test` takes a part of the largest size, the long run all of it."""
SIZE = 2_000_000 // PART
INSIDE = SIZE * 19 // 20

ITEM = "  - {id: i%d, kind: choice, objective: o%d, level: apply, stem: s, options: [%s]}\n"
OPTIONS = "{id: a, text: a, correct: yes, feedback: a}, {id: b, text: b, feedback: b}"


def _fill(piece: str, size: int = SIZE, start: str = "", end: str = "") -> str:
    return start + piece * ((size - len(start) - len(end)) // len(piece)) + end


def _numbered(piece: str, size: int = SIZE, start: str = "", end: str = "") -> str:
    count = (size - len(start)) // (len(piece) + 4)
    return start + "".join(piece.replace("#", str(number)) for number in range(count)) + end


def _items(each: str, size: int = SIZE) -> str:
    return _numbered(each, size, "id: m1-quiz\ntitle: Quiz\nminutes: 3\nitems:\n")


def _prose(piece: str, size: int = SIZE) -> str:
    """Return a lesson full of prose blocks, each as long as a text may be."""
    start = "id: ask-first\ntitle: T\nminutes: 5\nobjectives: [{id: o, text: t, level: apply}]\nblocks:\n"
    text = piece * (19_000 // len(piece))
    block = "  - prose: |\n      " + text.replace("\n", "\n      ") + "\n"
    return start + block * ((size - len(start)) // len(block))


def _stems(piece: str, size: int = SIZE) -> str:
    """Return a quiz full of stems, each as long as one paragraph may be."""
    text = (piece * (4900 // len(piece))).replace('"', "'").replace("\\", "\\\\")
    item = f'  - {{id: i#, kind: choice, objective: o, level: apply, stem: "{text}", options: [{OPTIONS}]}}\n'
    return _items(item, size)


YAML: Mapping[str, Callable[[], str]] = {
    "open-brackets": lambda: "[" * (SIZE // 20),
    "open-braces": lambda: "{" * (SIZE // 20),
    "open-brackets-deep": lambda: _fill("["),
    "closed-brackets": lambda: "terms: " + "[" * 49 + "]" * 49,
    "dashes": lambda: _fill("- "),
    "dash-lines": lambda: _fill("-\n"),
    "dashes-below-each-other": lambda: "".join(" " * depth + "-\n" for depth in range(1800)),
    "one-line": lambda: _fill("x"),
    "one-line-value": lambda: _fill("x ", start="terms: "),
    "one-line-quoted": lambda: _fill("x ", start='terms: "', end='"'),
    "one-line-unclosed": lambda: _fill("x ", start='terms: "'),
    "one-line-colons": lambda: _fill("a: ", start="terms: "),
    "one-line-flow": lambda: _fill("a, ", start="terms: [", end="]"),
    "one-line-flow-comments": lambda: _fill("a , ", start="# #\nterms: [", end="a] # b"),
    "flow-comments": lambda: _fill("a b #c\n, ", start="terms: [", end="a]"),
    "comments": lambda: _fill("#\n"),
    "cut-lines": lambda: _numbered("k#: a b #c\n"),
    "cut-spaces": lambda: _fill(" ", start="terms: a b", end="#c"),
    "joined-lines": lambda: _fill(" - b\n", start="terms: a\n"),
    "unknown-keys": lambda: "".join(f"key{number}: 1\n" for number in range(SIZE // 20)),
    "unknown-keys-alike": lambda: _numbered("term#: 1\n"),
    "unknown-keys-inside": lambda: _numbered("k#: 1, ", start="terms: [{id: a, name: a, definition: a, ", end="z: 1}]"),
    "same-key": lambda: _fill("a: 1\n"),
    "long-keys": lambda: _numbered("k" * 900 + "#: 1\n"),
    "long-key": lambda: _fill("k", end=": 1"),
    "empty-values": lambda: _numbered("k#:\n"),
    "deep-indents": lambda: "".join(" " * depth + "a:\n" for depth in range(1500)),
    "deep-indents-49": lambda: "".join(" " * depth + "a:\n" for depth in range(49)) + _fill("- a\n", SIZE // 2),
    "aliases": lambda: _fill("*a, ", start="terms: [&a x, ", end="]"),
    "laughs": lambda: (
        "a: &a [x, x]\n" + "".join(f"{n}: &{n} [*{m}, *{m}]\n" for m, n in zip("abcdefgh", "bcdefghi", strict=True))
    ),
    "tags": lambda: _fill("!!python/object:os.system x, ", start="terms: [", end="]"),
    "anchors": lambda: _numbered("&a# x, ", start="terms: [", end="]"),
    "merge": lambda: _fill("<<: {a: b}\n"),
    "documents": lambda: _fill("---\n"),
    "document-ends": lambda: _fill("...\n"),
    "directives": lambda: _fill("%a b\n"),
    "tabs": lambda: _fill("\t", start="terms:\n", end="x"),
    "tab-lines": lambda: _fill("\ta: b\n"),
    "spaces": lambda: _fill(" "),
    "spaces-then-key": lambda: _fill(" ", end="a: b: c"),
    "newlines": lambda: _fill("\n"),
    "returns": lambda: _fill("\r"),
    "odd-line-ends": lambda: _fill("a: b\u2028"),
    "odd-spaces": lambda: _fill("\u00a0", SIZE * 3 // 10, start="terms:\n", end="a: b: c"),
    "odd-keys": lambda: _numbered("\u00a0k#: 1\n"),
    "question-marks": lambda: _fill("? "),
    "bars": lambda: _fill("|", start="terms: "),
    "bar-lines": lambda: _numbered("k#: |\n  x\n", start=""),
    "folded": lambda: _fill("  x\n", start="terms: >-\n"),
    "escapes": lambda: _fill("\\x41", start='terms: "', end='"'),
    "bells": lambda: _numbered('k#: "\\a"\n'),
    "bad-escapes": lambda: _fill("\\d", start='terms: "', end='"'),
    "quotes": lambda: _fill('"'),
    "quotes-single": lambda: _fill("'", start="terms: "),
    "quote-pairs": lambda: _fill("'' ", start="terms: ", end="x: y"),
    "quote-lines": lambda: _fill('"a" b\n', start="terms:\n"),
    "braces": lambda: _fill("{{ a }} ", start="terms: "),
    "brace-lines": lambda: _fill("a: {{ b }}\n"),
    "dash-key": lambda: _fill("- ", start="terms: a\n", end="a: b: c"),
    "colon-line": lambda: _fill("a:b ", start="terms: x\n", end=": c: d"),
    "emoji": lambda: _fill("😀", INSIDE // 4, start="terms: "),
    "null": lambda: _fill("\x00"),
}
"""Whole files by name, made to trouble the YAML reader."""

COURSE: Mapping[str, Callable[[], str]] = {
    "unknown-blocks": lambda: _prose("x", 1000) + _fill("  - prosa: x\n", INSIDE),
    "text-blocks": lambda: _prose("x", 1000) + _fill("  - x\n", INSIDE),
    "empty-blocks": lambda: _prose("x", 1000) + _fill("  - {}\n", INSIDE),
    "many-keys-in-a-block": lambda: _prose("x", 1000) + _numbered("k#: 1, ", INSIDE, "  - {", "z: 1}\n"),
    "small-blocks": lambda: _prose("x", 1000) + _fill("  - prose: x\n", INSIDE),
    "checks": lambda: _prose("x", 1000) + _numbered("i#, ", INSIDE, "  - check: {items: [", "a]}\n"),
    "checks-same": lambda: _prose("x", 1000) + _fill("first-reply, ", INSIDE, "  - check: {items: [", "a]}\n"),
    "figures": lambda: _prose("x", 1000) + _numbered("  - figure: {file: f#.svg, alt: a}\n", INSIDE),
    "pre-questions": lambda: _prose("x", 1000) + _numbered("  - pre_question: i#\n", INSIDE),
    "fields": lambda: _prose("x", 1000) + _fill("{id: a, label: b}, ", INSIDE, "  - your_deal: {fields: [", "]}\n"),
    "citations": lambda: (
        _prose("x", 1000)
        + _fill("{authors: a, link: x}, ", INSIDE, "  - research: {finding: f, limits: l, citations: [", "]}\n")
    ),
    "objectives": lambda: _numbered("  - {id: o#, text: t, level: apply}\n", start="id: ask-first\nobjectives:\n"),
    "headings": lambda: _prose("## A\n\n"),
    "headings-many": lambda: _prose("x", 1000) + _numbered("  - prose: '## A#'\n", INSIDE),
    "headings-same": lambda: _prose("x", 1000) + _fill("  - prose: '## A'\n", INSIDE),
    "bad-ids": lambda: _prose("x", 1000) + _fill("A B, ", INSIDE, "  - check: {items: [", "a]}\n"),
    "empty-entries": lambda: _prose("x", 1000) + _fill("'', ", INSIDE, "  - check: {items: [", "a]}\n"),
}
"""Whole lessons by name, with very many of something."""

QUIZZES: Mapping[str, Callable[[], str]] = {
    "items": lambda: _items(
        f"  - {{id: i#, kind: choice, objective: o#, level: apply, stem: s, options: [{OPTIONS}]}}\n"
    ),
    "items-without-kind": lambda: _items("  - {id: i#}\n"),
    "items-of-no-kind": lambda: _items("  - {id: i#, kind: choise}\n"),
    "items-empty": lambda: _items("  - {kind: choice}\n"),
    "items-same-id": lambda: _items("  - {id: i, kind: choice}\n"),
    "options": lambda: (
        _items("", 100)
        + _numbered(
            "{id: o#, text: a, feedback: b}, ",
            INSIDE,
            "  - {id: i, kind: choice, objective: o, level: apply, stem: s, options: [",
            "]}\n",
        )
    ),
    "hints": lambda: (
        _items("", 100)
        + _fill(
            "a, ",
            INSIDE,
            "  - {id: i, kind: choice, objective: o, level: apply, stem: s, hints: [",
            f"], options: [{OPTIONS}]}}\n",
        )
    ),
    "items-alike": lambda: _items(
        "  - {id: i#, kind: choice, objective: o, level: apply, stem: A buyer in the north asks you for number # today and "
        f"you have two hours to think what do you do next, options: [{OPTIONS}]}}\n"
    ),
    "items-ignoring": lambda: _items(
        "  - {id: i#, kind: choice, objective: o, level: apply, stem: s, lint_ignore: {Q02: a, Q#: b, Z01: c}, "
        f"options: [{OPTIONS}]}}\n"
    ),
    "options-alike": lambda: _items(
        "  - {id: i#, kind: choice, objective: o, level: apply, stem: s, options: ["
        + "".join(f"{{id: a{n}, text: {'1 to 2, ' * 40}{n}, feedback: b}}, " for n in range(9)).replace(
            "1 to 2, ", "1 to 2 "
        )
        + "{id: a, text: a, correct: yes, feedback: a}]}\n"
    ),
    "also": lambda: _numbered("i#, ", start="id: m1-quiz\ntitle: Q\nalso: [", end="a]\n"),
    "also-same": lambda: _fill("first-reply, ", start="id: m1-quiz\ntitle: Q\nalso: [", end="a]\n"),
}
"""Whole quizzes by name, with very many of something."""

_SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">'
FIGURES: Mapping[str, Callable[[], str]] = {
    "deep-open": lambda: _SVG + "<g>" * (SIZE // 8),
    "deep": lambda: _SVG + "<g>" * (SIZE // 8) + "</g>" * (SIZE // 8) + "</svg>",
    "many": lambda: _fill("<g/>", start=_SVG, end="</svg>"),
    "refused": lambda: _numbered("<b#/>", start=_SVG, end="</svg>"),
    "refused-lines": lambda: _numbered("<b#/>\n", start=_SVG, end="</svg>"),
    "attributes": lambda: _numbered('a#="" ', start=_SVG + "<g ", end="/></svg>"),
    "addresses": lambda: _numbered('<g fill="data:#"/>', start=_SVG, end="</svg>"),
    "address": lambda: _fill("url( ", start=_SVG + '<g fill="', end='"/></svg>'),
    "references": lambda: _fill("&#65;", start=_SVG + "<title>", end="</title></svg>"),
    "laughs": lambda: (
        '<!DOCTYPE a [<!ENTITY a "x">'
        + "".join(f'<!ENTITY {b} "&{a};&{a};">' for a, b in zip("abc", "bcd", strict=True))
        + "]><a>&d;</a>"
    ),
    "less-than": lambda: _fill("<"),
}
"""Whole pictures by name."""

MARKS = (
    "[", "![", "[a](", "[a][", "[](", "[[]", "[a](<", "`[", "[*", "]", "](", "(", "<", "<a ", "<a href=", "<b>", "</b>", "<!--",
    "<![CDATA[", "<?", "&", "&#", "*", "**", "***", "_", "*a ", "*a* ", "**a* ", "*_", "`", "``", "```\n", "```a\n", "~~~\n",
    "\\", "> ", ">", "> > ", "- ", "-\n", "- a\n", "- > ", "  - a\n", "1. ", "#", "# a\n", "## a\n", "a\n==\n", "a\n--\n",
    "==\n", "--\n", "* * *\n", "|", "|a", "a|b\n-|-\n", "| a | b |\n|:-|-:|\n", "[a]: b\n", "*[a]: b\n", "[^1]", "{{", "{{ a",
    "{{ product }} ", "{{ nothing }} ", "{{ a | b }} ", "}}", "{", "https://a ", "<https://a>", "[a](lesson:b) ",
    "[a](lesson:ask-first#b) ", "[a](http://b) ", "![a](b) ", "a\n\n", "    a\n\n", "word ", "some **words**, `code`.\n\n",
    "{: #a }", "<h1>", "<script>", "<p>", "<td>", "a_b_", "=", "~", "&lt;", "- a\n\n    - b\n\n", "##", "'", "\u0345", "ß",
    "“", "‘", '" ', "yes, ", "which word ", "1,", "1 to 2 ", "." * 900 + "a", "_" * 900 + "a", "a" + "\n" * 900, "not ", "option A ",
    ".", ". ", "...a", "”", "_a", "option ", "research ", "a b. ", "'a'",
)  # fmt: skip
"""Pieces of Markdown that keep a reader busy when there are many of them."""


def lesson_of(mark: str) -> str:
    """Return a lesson whose texts consist of a mark, repeated."""
    return _prose(mark, SIZE)


def quiz_of(mark: str) -> str:
    """Return a quiz whose stems consist of a mark, repeated."""
    return _stems(mark.replace("\n", "\\n"), SIZE)
