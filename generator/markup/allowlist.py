"""What author Markdown may become. Anything else is a Problem, never silently removed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

from generator.problems import Code

TAG = Code(
    "html-not-allowed",
    "error",
    "`<{tag}>` is not allowed in course text",
    "write Markdown; where a plain `<` is meant, put it in backticks or write `&lt;`",
    "prose: |\n  **bold**, *emphasis*, [a link](https://example.com)",
)
ATTRIBUTE = Code(
    "attribute-not-allowed",
    "error",
    "the attribute `{attribute}` of `<{tag}>` is not allowed in course text",
    "looks come from the theme, behavior from the generator; remove it",
    "prose: |\n  Ask **first**, then *wait*. See [the test](lesson:walk-away-test).",
)
UNCLOSED = Code(
    "html-unclosed",
    "error",
    "`<{tag}>` and its end tag do not match here",
    "write `<{tag}>` before and `</{tag}>` after the words it is about, in the same paragraph",
    "prose: |\n  Press <kbd>Tab</kbd> twice.",
)
SCHEME = Code(
    "link-not-allowed",
    "error",
    'a link may not lead to "{target}"',
    "use an https:// address without spaces, mailto:, or lesson:, glossary:, quiz:, rating: and handout: with an id",
    "[the walk-away test](lesson:what-leverage-is#the-walk-away-test)",
)
PICTURE = Code(
    "picture-not-allowed",
    "error",
    'a picture may only come from the course\'s figures, not from "{target}"',
    "put the file in content/figures/ and use a figure block",
    "- figure:\n    file: balance.svg\n    alt: A beam on a fulcrum.",
)
NOT_INLINE = Code(
    "not-inline",
    "error",
    "this text has to be one paragraph, and it holds {found}",
    "use one paragraph here; longer matter belongs in a `context` or a prose block",
    "text: One paragraph, with **strong** words and [a link](https://example.com).",
)
HEADING = Code(
    "heading-level",
    "error",
    "headings in course text are `##` and `###`, not `{mark}`",
    "the page's title is its only `#` (a line of `=` makes one, too); start sections with `##`",
    "## Who can leave?",
)
ALIGNED = Code(
    "table-alignment",
    "error",
    "the columns of a table cannot be aligned with `:`",
    "write the line under the column names without colons",
    "| Result | Target |\n|---|---|\n| Shops | 60 |",
)
TOO_NESTED = Code(
    "too-nested",
    "error",
    "lists or quotations are nested too deeply here",
    "flatten them; two levels are enough",
    "prose: |\n  - Their way out\n      - what it costs\n      - who decides\n  - Yours",
)

_PLAIN = "p em strong code pre br hr ul ol li blockquote table thead tbody tr th td sup sub kbd del h2 h3"
TAGS: dict[str, frozenset[str]] = {tag: frozenset() for tag in _PLAIN.split()} | {
    "a": frozenset({"href", "title"}),
    "abbr": frozenset({"title"}),
    "ol": frozenset({"start"}),
    "h2": frozenset({"id"}),
    "h3": frozenset({"id"}),
    "code": frozenset({"class"}),
}
VOID = frozenset({"br", "hr", "img"})
INLINE = frozenset({"em", "strong", "code", "br", "sup", "sub", "kbd", "del", "a", "abbr"})
OURS = ("lesson:", "glossary:", "quiz:", "rating:", "handout:")
ABSOLUTE = re.compile(r"https://[^\s/?#]\S*|mailto:[^\s@]+@[^\s@]+|#[\w.-]+", re.IGNORECASE)
_LANGUAGE = re.compile(r"language-[\w+-]+$")
_BLOCK_WORDS = {
    "p": "several paragraphs",
    "ul": "a list",
    "ol": "a list",
    "table": "a table",
    "blockquote": "a quotation",
    "pre": "a code block",
    "hr": "a line across the page",
}
_DEEPEST = 10  # tags inside each other: a list of three levels with marked words takes eight


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault inside a text: its code, what the message names, and the piece of source to point at."""

    code: Code
    values: dict[str, str]
    needle: str = ""


@dataclass(slots=True)
class Found:
    """What an inspected text holds."""

    faults: list[Fault] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    headings: list[tuple[int, str, str]] = field(default_factory=list)


def inspect(html: str, *, inline: bool) -> Found:
    """Look through rendered author text.

    Args:
        html: The rendered text.
        inline: Whether it has to be a single paragraph, its `<p>` already taken off.
    """
    inspector = _Inspector(inline)
    inspector.feed(html)
    inspector.close()
    for tag in inspector.open:
        inspector.fault(UNCLOSED, f"<{tag}", tag=tag)
    if html.count("<") != inspector.tags and not inspector.found.faults:
        inspector.fault(TAG, "<", tag="…")  # something that this parser reads as text, but a browser may not
    return inspector.found


def _better(target: str) -> dict[str, str]:
    """Return a hint and an example for a link that is nearly right."""
    known = target.partition(":")[0].lower() + ":"
    if found := re.match(r"(?i)http://|//|(?=www\.)", target):
        meant, hint = f"https://{target[found.end() :]}", "write https:// before the address"
    elif target.startswith(OURS):
        meant, hint = target.replace(" ", ""), "take out the space"
    elif known in OURS and not target.startswith(known):
        meant, hint = known + target[len(known) :], f"write `{known}` in lower case"
    else:
        return {}
    return {"hint": hint, "example": f"[words]({meant})"} if ABSOLUTE.fullmatch(meant) or known in OURS else {}


class _Inspector(HTMLParser):
    def __init__(self, inline: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.inline = inline
        self.found = Found()
        self.open: list[str] = []
        self.tags = 0
        self.heading: tuple[int, str, list[str]] | None = None

    def fault(self, code: Code, needle: str = "", **values: str) -> None:
        self.found.faults.append(Fault(code, values, needle))

    def first(self, code: Code, needle: str = "", **values: str) -> None:
        """Report a fault that one text has as a whole, however often it shows."""
        if all(fault.code is not code for fault in self.found.faults):
            self.fault(code, needle, **values)

    def handle_startendtag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)  # the slash of `<em/>` means nothing in HTML

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.tags += 1
        heading = re.fullmatch("h[1-6]", tag) is not None
        if heading:
            self.heading = (int(tag[1]), dict(attrs).get("id") or "", [])
        if tag == "img":
            target = dict(attrs).get("src") or ""
            self.fault(PICTURE, target, target=target)
        elif tag not in TAGS and not heading:
            self.fault(TAG, f"<{tag}", tag=tag)
        elif self.inline and tag not in INLINE:
            self.first(NOT_INLINE, found="a heading" if heading else _BLOCK_WORDS.get(tag, f"<{tag}>"))
        elif tag in TAGS:
            self.check_attributes(tag, attrs)
        if heading or (tag in TAGS and tag not in VOID):
            self.open.append(tag)
            if len(self.open) > _DEEPEST:
                self.first(TOO_NESTED)

    def check_attributes(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "style" and tag in ("th", "td"):
                self.first(ALIGNED, "|:" if "left" in (value or "") else "-:|")
            elif name not in TAGS[tag] or (name == "class" and not _LANGUAGE.match(value or "")):
                self.fault(ATTRIBUTE, f"{name}=", attribute=name, tag=tag)
            elif name == "href":
                target = (value or "").strip()
                self.found.links.append(target)
                if (" " in target) if target.startswith(OURS) else not ABSOLUTE.fullmatch(target):
                    self.fault(SCHEME, target, target=target, **_better(target))

    def handle_endtag(self, tag: str) -> None:
        self.tags += 1
        if self.heading and tag == f"h{self.heading[0]}":
            self.end_heading(*self.heading)
        if tag in self.open:
            while (inner := self.open.pop()) != tag:
                self.fault(UNCLOSED, f"<{inner}", tag=inner)
        elif tag in TAGS and tag not in VOID:
            self.fault(UNCLOSED, f"</{tag}", tag=tag)

    def end_heading(self, level: int, anchor: str, parts: list[str]) -> None:
        words = "".join(parts).strip()
        self.heading = None
        if self.inline:
            return
        if level not in (2, 3):
            self.fault(HEADING, words or "#" * level, mark="#" * level)
        else:
            self.found.headings.append((level, anchor, words))

    def handle_data(self, data: str) -> None:
        if self.heading:
            self.heading[2].append(data)

    def handle_comment(self, data: str) -> None:
        self.fault(TAG, "<!--", tag="!-- --")

    def handle_decl(self, decl: str) -> None:
        self.fault(TAG, "<!", tag="!" + decl.split()[0] if decl else "!")

    def unknown_decl(self, data: str) -> None:
        self.fault(TAG, "<![", tag="![")

    def handle_pi(self, data: str) -> None:
        self.fault(TAG, "<?", tag="?")
