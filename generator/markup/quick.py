"""The common case of rendering: simple Markdown, made directly into the HTML that Python-Markdown would make of it.

Knows paragraphs, `##` and `###` headings without marks, flat lists of `-`, tables with all their bars, and inside
them strong, emphasis and links. Other blocks go to the converter by themselves, where no block can act on another; at
anything that could mean more than it seems, this gives up and the converter gets the whole text. So the converter
alone decides what Markdown means: a property test holds this file to it, character by character.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from generator.markup.allowlist import ABSOLUTE, OURS, Found

Convert = Callable[[str], tuple[str, Found, int] | None]
"""Gives a piece of Markdown to the converter: its HTML, what was found in it, its effort; None if it has faults."""

_ODD = re.compile(r"[\\`_<&\t\r\x02\x03]")
_ODD_LINES = (" \n", "\n\n ", "~~~", "]:")
"""Escapes, code, HTML, line breaks, indented blocks, references: what acts beyond its own block or is rare."""
_SAFE = r"(?:[^\s#>+\-=~:|*0-9]|[0-9]+(?![0-9.)])|\*{1,2}[^\s*])"
"""How a line starts that begins no list, heading, quotation, table or rule."""
_HEADING = re.compile(r"(##|###) ([^\s#*\[\]|][^#*\[\]|\n]*)")
_PARAGRAPH = re.compile(rf"{_SAFE}[^|\n]*(?:\n{_SAFE}[^|\n]*)*")
_LIST = re.compile(rf"- {_SAFE}[^|\n]*(?:\n(?:- |[ ][ ]){_SAFE}[^|\n]*)*")
_TABLE = re.compile(r"(\|[^|\n]*)+\|\n(\|-+)+\|(?:\n(\|[^|\n]*)+\|)*")
_EDGE, _INNER = r"[^\s*\[\]]", r"[^\n*\[\]]*"
_WORDS = rf"(?:{_EDGE}|{_EDGE}{_INNER}{_EDGE})"
# each way begins with its mark, so that the search skips from mark to mark
_SPAN = re.compile(
    rf"\*\*(?<!\*\*\*)(?P<strong>{_WORDS})\*\*(?!\*)"
    rf"|\*(?<!\*\*)(?P<em>{_WORDS})\*(?!\*)"
    r"|\[(?<!!\[)(?<!\]\[)(?P<words>[^\n*\[\]!]+)\]\((?P<target>[^\s*\[\]()>\"']+)\)"
)


def escape(text: str) -> str:
    """Return a text in which `&` and `<` do not occur as HTML."""
    return text.replace(">", "&gt;") if ">" in text else text


class _GiveUpError(Exception):
    """The text is not simple."""


@dataclass(slots=True)
class Quick:
    """What became of a simple text: its HTML, links and headings, and the effort of what was converted."""

    html: str = ""
    links: list[str] = field(default_factory=list)
    headings: list[tuple[int, str, str]] = field(default_factory=list)
    effort: int = 0


def quick(text: str, convert: Convert, slugify: Callable[[str], str], *, inline: bool) -> Quick | None:
    """Return a text as HTML, or None if the converter has to see the whole of it.

    Args:
        text: Markdown, variables filled in.
        convert: For blocks that are not simple.
        slugify: Makes a heading's anchor.
        inline: The text has to be one paragraph, and comes without `<p>`.
    """
    if _ODD.search(text) or any(mark in text for mark in _ODD_LINES) or text != text.strip():
        return None
    made = Quick()
    try:
        if inline:
            if not _PARAGRAPH.fullmatch(text):
                return None
            made.html = _spans(text, made)
        else:
            made.html = "\n".join([_block(block, made, convert, slugify) for block in _blocks(text)])
    except _GiveUpError:
        return None
    anchors = [anchor for _, anchor, _ in made.headings]
    return made if len(set(anchors)) == len(anchors) else None


def _blocks(text: str) -> Iterator[str]:
    """Yield simple blocks, and each run of others, or of lists, as one."""
    run: list[str] = []
    for block in re.split(r"\n\n+", text):
        if _HEADING.fullmatch(block) or _PARAGRAPH.fullmatch(block) or _TABLE.fullmatch(block):
            if run:
                yield "\n\n".join(run)
                run = []
            yield block
        else:
            run.append(block)
    if run:
        yield "\n\n".join(run)


def _block(block: str, made: Quick, convert: Convert, slugify: Callable[[str], str]) -> str:
    if _PARAGRAPH.fullmatch(block):
        return f"<p>{_spans(block, made)}</p>"
    if heading := _HEADING.fullmatch(block):
        level, words, anchor = len(heading[1]), heading[2], slugify(heading[2])
        made.headings.append((level, anchor, words))
        return f'<h{level} id="{anchor}">{escape(words)}</h{level}>'
    if _LIST.fullmatch(block):
        entries = re.split(r"(?:^|\n)- ", block)[1:]
        return "<ul>\n" + "".join([f"<li>{_spans(entry, made)}</li>\n" for entry in entries]) + "</ul>"
    if table := _table(block, made):
        return table
    converted = convert(block)
    if converted is None:
        raise _GiveUpError
    html, found, effort = converted
    made.links += found.links
    made.headings += found.headings
    made.effort += effort
    return html


def _table(block: str, made: Quick) -> str:
    """Return a table whose rows have all their bars and the same number of cells; empty if it is none."""
    if not _TABLE.fullmatch(block):
        return ""
    rows = [row[1:-1].split("|") for row in block.split("\n")]
    if len({len(row) for row in rows}) != 1 or len(rows) < 3 or len(rows[0]) < 2:
        return ""
    cells = [[_spans(cell.strip(), made) for cell in row] for row in (rows[0], *rows[2:])]
    head = "".join([f"<th>{cell}</th>\n" if cell else "<td></td>\n" for cell in cells[0]])
    body = "".join(["<tr>\n" + "".join([f"<td>{cell}</td>\n" for cell in row]) + "</tr>\n" for row in cells[1:]])
    return f"<table>\n<thead>\n<tr>\n{head}</tr>\n</thead>\n<tbody>\n{body}</tbody>\n</table>"


def _spans(text: str, made: Quick) -> str:
    """Return one paragraph's words with its strong, emphasis and links."""
    if "*" not in text and "[" not in text and "]" not in text:
        return escape(text)
    parts, done = [], 0
    for span in _SPAN.finditer(text):
        parts.append(_bare(text[done : span.start()]))
        done = span.end()
        kind = span.lastgroup
        if kind == "target":
            target = span["target"]
            if not target.startswith(OURS) and not ABSOLUTE.fullmatch(target):
                raise _GiveUpError
            made.links.append(target)
            parts.append(f'<a href="{target}">{escape(span["words"])}</a>')
        else:
            parts.append(f"<{kind}>{escape(span[str(kind)])}</{kind}>")
    parts.append(_bare(text[done:]))
    return "".join(parts)


def _bare(text: str) -> str:
    if "*" in text or "[" in text or "]" in text:
        raise _GiveUpError
    return escape(text)
