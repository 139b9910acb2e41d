"""The course's own words, explained once."""

from __future__ import annotations

from pydantic import Field

from generator.course.base import Document, Id, Inline, Plain, Value


class Term(Value):
    """One entry of the glossary."""

    id: Id = Field(
        description="The term's id, for links such as `[leverage](glossary:leverage)`.", examples=["leverage"]
    )
    name: Plain = Field(description="The term as learners see it.", examples=["Leverage"])
    definition: Inline = Field(
        description="What it means here, in one or two plain sentences.",
        examples=["How far you hold what the other side wants, judged by who could leave more easily."],
    )


class Glossary(Document):
    """The file `content/glossary.yml`."""

    terms: tuple[Term, ...] = Field(
        min_length=1,
        description="The terms; the page sorts them by name.",
        examples=["- id: leverage\n  name: Leverage\n  definition: ..."],
    )
