"""One text -> HTML, its links and headings, and what is wrong with it; each text is rendered once and kept.

A text without a Markdown character is only escaped, and simple Markdown takes a short way (`quick.py`):
Python-Markdown takes 0.05 ms for a short string and milliseconds for a page, and a course of 10,000 questions has
90,000 of them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING

from generator.course.base import Form
from generator.markup.allowlist import TOO_NESTED, Fault, Found, inspect
from generator.markup.effort import MOST_OF_TEXT, effort
from generator.markup.quick import quick
from generator.problems import MANY, Code, closest, did_you_mean

if TYPE_CHECKING:
    import markdown

UNKNOWN_VARIABLE = Code(
    "unknown-variable",
    "error",
    'there is no variable "{name}"',
    "variables are set in content/course.yml, under `variables`; known here: {known}",
    "variables:\n  {name}: ...",
)
BAD_BRACES = Code(
    "bad-variable",
    "error",
    "`{braces}` is not a variable",
    "a variable is `{{{{ name }}}}`: letters, digits and underscores, no filters and no logic",
    'text: "{{{{ product }}}} saves an hour a day"',
)
OPEN_BRACES = Code(
    "open-braces",
    "error",
    "`{braces}` stands alone here, without its other half",
    "a variable is `{{{{ name }}}}`; where braces are meant, write `&#123;` for `{{`",
    'text: "{{{{ product }}}} saves an hour a day"',
)
TANGLED = Code(
    "text-too-tangled",
    "error",
    "this text holds more marks than can be read as Markdown in reasonable time",
    "look for brackets that are never closed; or split it into several blocks",
)

_VARIABLE = re.compile(r"\{\{((?:(?!\{\{|\}\}).)*)\}\}", re.DOTALL)
_NESTED = re.compile(r"^(?:[ \t]*(?:>|(?:[-*+]|[0-9]+[.)])(?=[ \t]))){12}", re.MULTILINE)
_HALF = re.compile(r"\{\{|\}\}")
_NAME = re.compile(r"\s*([A-Za-z][A-Za-z0-9_]*)\s*")
_PLAIN = re.compile(r"[^\s#>+\-=~:0-9|\\`*_\[<&!{}][^\\`*_\[<&!{}\n]*")
"""A text without anything that Markdown or a variable could act on; a class of characters, since that is fast."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A rendered text.

    Attributes:
        html: Safe HTML if there are no faults; its own links still read `lesson:...`.
        faults: What is wrong with it.
        links: Every link target.
        headings: Level, anchor and words of each heading.
        effort: What its conversion cost, see `generator.markup.effort`.
    """

    html: str
    faults: tuple[Fault, ...] = ()
    links: tuple[str, ...] = ()
    headings: tuple[tuple[int, str, str], ...] = ()
    effort: int = 0


def slugify(words: str, separator: str = "-") -> str:
    """Return the anchor of a heading: lower case, letters and digits of any language, joined by hyphens."""
    kept = re.sub(r"[^\w\s-]", "", words.lower().replace("’", "").replace("'", ""))
    return re.sub(r"[\s_-]+", separator, kept).strip(separator) or "section"


@dataclass
class Renderer:
    """Renders the texts of one course and remembers them.

    Attributes:
        variables: Name to words, from `course.yml`.
    """

    variables: Mapping[str, str]
    _kept: dict[tuple[str, Form], Rendered] = field(default_factory=dict, repr=False)

    @cached_property
    def _markdown(self) -> markdown.Markdown:
        import markdown  # here, since many a course has no text that needs it
        from markdown.extensions.toc import TocExtension

        toc = TocExtension(slugify=slugify, baselevel=1, marker="")
        return markdown.Markdown(extensions=["tables", "sane_lists", "fenced_code", toc], output_format="html")

    def render(self, text: str, form: Form) -> Rendered:
        """Return `text` as HTML.

        Args:
            text: What the author wrote.
            form: `plain` for no Markdown, `inline` for one paragraph, `prose` for anything on the allow-list.
        """
        key = (text, form)
        if (known := self._kept.get(key)) is None:
            known = self._kept[key] = self._render(text, form)
        return known

    def _render(self, text: str, form: Form) -> Rendered:
        if form == "inline" and _PLAIN.fullmatch(text) and "  " not in text and "://" not in text:
            return Rendered(text.replace(">", "&gt;"))
        text, faults = self._fill(text)
        if form == "plain":
            return Rendered(escape(text, quote=False), tuple(faults))
        if made := quick(text, self._converted, slugify, inline=form == "inline"):
            return Rendered(made.html, tuple(faults), tuple(made.links), tuple(made.headings), made.effort)
        if _NESTED.search(text):
            return Rendered("", (*faults, Fault(TOO_NESTED, {})))
        cost = effort(text)
        if cost > MOST_OF_TEXT:
            return Rendered("", (*faults, Fault(TANGLED, {})))
        html = self._convert(text)
        if form == "inline" and html.startswith("<p>") and html.endswith("</p>") and html.count("<p>") == 1:
            html = html[3:-4]
        found = inspect(html, inline=form == "inline")
        return Rendered(html, (*faults, *found.faults), tuple(found.links), tuple(found.headings), cost)

    def _convert(self, text: str) -> str:
        return self._markdown.reset().convert(text).replace("<th></th>", "<td></td>")  # a corner heads nothing

    def _converted(self, block: str) -> tuple[str, Found, int] | None:
        """Convert a block that can stand by itself; None if there is anything wrong with it."""
        cost = effort(block)
        if cost > MOST_OF_TEXT or _NESTED.search(block):
            return None
        html = self._convert(block)
        found = inspect(html, inline=False)
        return None if found.faults else (html, found, cost)

    def _fill(self, text: str) -> tuple[str, list[Fault]]:
        """Put the variables in; what is not a known variable stays as written and is a fault."""
        faults: list[Fault] = []
        if "{{" not in text and "}}" not in text:
            return text, faults
        if alone := _HALF.search(_VARIABLE.sub("", text)):
            faults.append(Fault(OPEN_BRACES, {"braces": alone.group()}, alone.group()))

        def word(match: re.Match[str]) -> str:
            named = _NAME.fullmatch(match[1])
            if named is None:
                faults.append(Fault(BAD_BRACES, {"braces": match[0]}, match[0].split("\n")[0]))
                return match[0]
            if named[1] not in self.variables:
                known = ", ".join(self.variables) or "none"
                values = {"name": named[1], "known": known}
                if len(faults) < MANY and (hint := did_you_mean(named[1], self.variables)):
                    values |= {"hint": hint, "example": f'text: "{{{{ {closest(hint)} }}}} ..."'}
                faults.append(Fault(UNKNOWN_VARIABLE, values, match[0]))
                return match[0]
            return self.variables[named[1]]

        return _VARIABLE.sub(word, text), faults
