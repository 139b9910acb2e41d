"""A handout: a page beside the lessons, such as a guide for managers. It asks nothing and counts for no progress."""

from __future__ import annotations

from pydantic import Field, SerializeAsAny

from generator.course.base import Id, Plain
from generator.course.blocks import (
    Block,
    BlockDocument,
    CalloutBlock,
    DialogueBlock,
    ExampleBlock,
    FigureBlock,
    KeyPointsBlock,
    ProseBlock,
    ResearchBlock,
    by_key,
)


class Handout(BlockDocument):
    """One file in `content/handouts/`: a page beside the lessons, to read or to print."""

    id: Id = Field(
        description="The handout's own id, the same as its file name without `.yml`. It is part of the page's "
        "address; never change it.",
        examples=["for-managers"],
    )
    title: Plain = Field(description="The page's title.", examples=["For managers"])
    description: Plain = Field(
        description="One sentence: what it is good for. The home page and search engines show it.",
        examples=["Three talks of fifteen minutes, and a role-play sheet."],
    )
    blocks: tuple[SerializeAsAny[Block], ...] = Field(
        min_length=1,
        description="The handout itself, block after block, as in a lesson; but no questions and no fields.",
        examples=["- prose: |\n    ## What your part is\n\n    Agree on the deal."],
    )


HANDOUT_BLOCKS = by_key(
    ProseBlock, DialogueBlock, ExampleBlock, ResearchBlock, CalloutBlock, FigureBlock, KeyPointsBlock
)
"""The blocks a handout may hold, by the key an author writes."""
