"""The base of every value in a course, and the types its fields are made of.

Each field's `description` is shown to authors (guide, JSON Schema, error hints) and its first `examples` entry is
the "write it like this" of an error, so both are written for a trainer. Text fields say which Markdown they take
by their type: `Plain` none, `Inline` one paragraph, `Prose` anything on the allow-list.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, Literal, NamedTuple, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, PrivateAttr, StringConstraints
from pydantic_core import PydanticCustomError

from generator.problems import Path, Place

ID_PATTERN = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")
_LETTER = re.compile("[a-z]")
Form = Literal["plain", "inline", "prose"]
Sort = Literal[
    "modules",
    "lessons",
    "quizzes",
    "items",
    "objectives",
    "terms",
    "handouts",
    "figures",
    "variables",
    "ratings",
    "fields",
]
LONGEST: dict[Form, int] = {"plain": 500, "inline": 5000, "prose": 20000}
"""Characters that a text of each form may have."""
MOST_DIGITS = 15
"""Digits that a number may have; so many the browser keeps exactly."""


class Value(BaseModel):
    """A frozen piece of a course; unknown keys are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class _Origin(NamedTuple):
    """What the reader knows of a value beside its fields."""

    place: Place
    whole: bool = True
    sound: bool = True


_NOWHERE = _Origin(Place(""))


class Placed(Value):
    """A value that knows where it was read."""

    # One attribute, made by a function: pydantic would copy a default for every value, part by part.
    _origin: _Origin = PrivateAttr(default_factory=lambda: _NOWHERE)

    @property
    def place(self) -> Place:
        """Where this stands; set by the reader, never by the author."""
        return self._read().place

    @property
    def whole(self) -> bool:
        """Whether every entry of its lists is here; False if some were so faulty that the reader left them out."""
        return self._read().whole

    @property
    def sound(self) -> bool:
        """Whether it is just what the author wrote; False if the reader mended something, and said so."""
        return self._read().sound

    def _read(self) -> _Origin:
        """Return the private attribute; asking for it by its name takes pydantic ten times as long."""
        found: _Origin = (self.__pydantic_private__ or {})["_origin"]
        return found

    def standing_at(self, place: Place, *, whole: bool = True, sound: bool = True) -> Self:
        """Return this value, told where it was read from and whether all of it was usable."""
        self._origin = _Origin(place, whole, sound)
        return self


class Document(Placed):
    """A value that is one YAML file of its own."""


@dataclass(frozen=True, slots=True)
class TextForm:
    """Marks a field as text that learners read, and says which Markdown it may hold."""

    form: Form


@dataclass(frozen=True, slots=True)
class RefersTo:
    """Marks a field that names something declared elsewhere, and says of which sort that is."""

    sort: Sort


@lru_cache(maxsize=4096)  # most ids of a course, such as those of options, come again and again
def is_id(text: str) -> bool:
    """Return whether a text can be an author's id."""
    return len(text) <= 60 and bool(ID_PATTERN.fullmatch(text) and _LETTER.search(text))


def _check_id(text: str) -> str:
    if not is_id(text):
        raise PydanticCustomError("malformed-id", "is not a usable id")
    return text


def _check_variable_name(text: str) -> str:
    if not re.fullmatch("[A-Za-z][A-Za-z0-9_]*", text):
        raise PydanticCustomError("variable-name", "is not a usable name")
    return text


def _check_whole_number(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(r"[+-]?[0-9]{1,9}", value.strip(), re.ASCII):
        raise PydanticCustomError("int_parsing", "is not a whole number")
    return value


def _check_number(value: object) -> object:
    if isinstance(value, str):
        written = value.strip()
        digits = re.fullmatch(r"[+-]?([0-9]+)(?:\.([0-9]+))?", written, re.ASCII)
        if digits is None or len("".join(digits.groups(""))) > MOST_DIGITS:
            raise PydanticCustomError("decimal_parsing", "is not a number")
        return Decimal(written)
    return value


def _check_truth(value: object) -> object:
    if isinstance(value, str):
        known = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
        if value.strip().lower() not in known:
            raise PydanticCustomError("bool_parsing", "is not true or false")
        return known[value.strip().lower()]
    return value


Id = Annotated[str, AfterValidator(_check_id)]
"""An author's id: at most 60 lower-case letters and digits, joined by single hyphens or dots, at least one letter."""

VariableName = Annotated[str, StringConstraints(max_length=60), AfterValidator(_check_variable_name)]
"""What stands in `{{ name }}`: letters, digits and underscores, the first a letter."""

VariableWords = Annotated[str, StringConstraints(min_length=1, max_length=200)]
"""What a variable is replaced by."""

Plain = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST["plain"]), TextForm("plain")]
"""Words without Markdown, such as a title."""

Inline = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST["inline"]), TextForm("inline")]
"""One paragraph with inline Markdown: emphasis, links, code."""

Prose = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST["prose"]), TextForm("prose")]
"""Markdown of any length: paragraphs, lists, tables, `##` and `###` headings."""

WholeNumber = Annotated[int, BeforeValidator(_check_whole_number)]
"""A whole number; no underscores, no exponent."""

Number = Annotated[Decimal, BeforeValidator(_check_number)]
"""A number such as `-0.5`, at most `MOST_DIGITS` digits, no exponent; kept decimal, so that 0.7 + 0.1 is 0.8."""

Truth = Annotated[bool, BeforeValidator(_check_truth)]
"""`true` or `false`; `yes`, `no`, `on` and `off` are understood too."""

Ignored = dict[str, Annotated[str, StringConstraints(max_length=500)]]
"""Rules that do not apply here: the rule's number, such as `Q07`, and the reason."""

Minutes = Annotated[WholeNumber, Field(ge=1, le=240)]
"""Minutes a learner needs, 1 to 240."""

Level = Literal["remember", "understand", "apply", "analyze", "evaluate", "create"]
"""A level of Bloom's revised taxonomy (Anderson and Krathwohl, 2001), from recalling to creating."""


class Text(NamedTuple):
    """One text field of a course: where it is, its words, and the Markdown it may hold."""

    file: str
    path: Path
    words: str
    form: Form

    @property
    def place(self) -> Place:
        """Where it is, for a problem; made when asked for, since a course has a hundred thousand texts."""
        return Place(self.file, self.path)


class Reference(NamedTuple):
    """One place of a course that names something declared elsewhere."""

    file: str
    path: Path
    name: str
    sort: Sort

    @property
    def place(self) -> Place:
        """Where it is, for a problem."""
        return Place(self.file, self.path)
