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
)
UNCLOSED = Code("html-unclosed", "error", "`<{tag}>` and its end tag do not match here", "close it where it ends")
SCHEME = Code(
    "link-not-allowed",
    "error",
    'a link may not lead to "{target}"',
    "use an https:// address, mailto:, or lesson:, glossary: and quiz: with an id",
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
)
HEADING = Code(
    "heading-level",
    "error",
    "headings in course text are `##` and `###`, not `{mark}`",
    "the page's title is its only `#`; start sections with `##`",
    "## Who can leave?",
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
OURS = ("lesson:", "glossary:", "quiz:")
_ABSOLUTE = re.compile(r"https://[^\s/?#]+|mailto:[^\s@]+@[^\s@]+$|#[\w.-]+$", re.IGNORECASE)
_LANGUAGE = re.compile(r"language-[\w+-]+$")
_BLOCK_WORDS = {"ul": "a list", "ol": "a list", "table": "a table", "blockquote": "a quotation", "pre": "a code block"}


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
    return inspector.found


class _Inspector(HTMLParser):
    def __init__(self, inline: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.inline = inline
        self.found = Found()
        self.open: list[str] = []
        self.heading: tuple[int, str, list[str]] | None = None

    def fault(self, code: Code, needle: str = "", **values: str) -> None:
        self.found.faults.append(Fault(code, values, needle))

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        if re.fullmatch("h[1456]", tag):
            mark = "#" * int(tag[1])
            self.fault(HEADING, mark, mark=mark)
        elif tag == "img":
            self.fault(PICTURE, "![", target=dict(attrs).get("src") or "")
        elif tag not in TAGS:
            self.fault(TAG, f"<{tag}", tag=tag)
        elif self.inline and tag not in INLINE:
            self.fault(NOT_INLINE, found=_BLOCK_WORDS.get(tag, f"<{tag}>" if tag != "p" else "several paragraphs"))
        else:
            self.check_attributes(tag, attrs)
        if tag not in VOID:
            self.open.append(tag)
        if tag in ("h2", "h3"):
            self.heading = (int(tag[1]), dict(attrs).get("id") or "", [])

    def check_attributes(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name not in TAGS[tag] or (name == "class" and not _LANGUAGE.match(value or "")):
                self.fault(ATTRIBUTE, name, attribute=name, tag=tag)
            elif name == "href":
                target = (value or "").strip()
                self.found.links.append(target)
                if not target.startswith(OURS) and not _ABSOLUTE.match(target):
                    self.fault(SCHEME, target, target=target)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if self.open and self.open[-1] == tag:
            self.open.pop()
        elif tag in TAGS:
            self.fault(UNCLOSED, f"</{tag}", tag=tag)
        if tag in ("h2", "h3") and self.heading:
            level, name, words = self.heading
            self.found.headings.append((level, name, "".join(words).strip()))
            self.heading = None

    def handle_data(self, data: str) -> None:
        if self.heading:
            self.heading[2].append(data)

    def handle_comment(self, data: str) -> None:
        self.fault(TAG, "<!--", tag="!--")

    def handle_decl(self, decl: str) -> None:
        self.fault(TAG, "<!", tag="!" + decl.split()[0] if decl else "!")

    def unknown_decl(self, data: str) -> None:
        self.fault(TAG, "<![", tag="![")

    def handle_pi(self, data: str) -> None:
        self.fault(TAG, "<?", tag="?")
