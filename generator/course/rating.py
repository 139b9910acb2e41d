"""A self-rating: how often somebody did things, by pillars, and what to do about the lowest (or the riskiest) of them.

What a score is, in numbers: of a pillar 100 * sum / (highest label * answered statements), 0..100, and only where at
least two thirds of its statements are answered; over all the mean of the pillars that have one. `reachable` says which
scores there can be. The marking itself is `generator/browser/rating/scoring.mjs`.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil
from typing import Annotated, Literal

from pydantic import Field

from generator.course.base import (
    Document,
    Id,
    Ignored,
    Inline,
    Minutes,
    Plain,
    Prose,
    RefersTo,
    Truth,
    Value,
    WholeNumber,
)

SHOWN_FROM = 2 / 3
"""Share of a pillar's statements that need an answer for its score to be shown (I08)."""


class Band(Value):
    """A range of scores with a name."""

    id: Id = Field(description="The band's id, unique in its rating.", examples=["leak"])
    at_least: WholeNumber = Field(
        ge=0,
        le=100,
        description="The lowest score of the band, 0 to 100. It ends where the next one begins.",
        examples=["0"],
    )
    title: Plain = Field(description="The band in one word or two.", examples=["Leak"])
    text: Inline = Field(
        description="What a score in this band means, in one sentence.",
        examples=["This rarely happens, so leverage runs out here."],
    )


class Statement(Value):
    """One thing that the learner did, or does."""

    id: Id = Field(
        description="The statement's id, unique in its rating. Answers hang on it; never change it.",
        examples=["live-alternative"],
    )
    text: Inline = Field(
        description="What somebody did or does: one thing, said so that a camera could have seen it.",
        examples=["I had a live alternative outside the deal."],
    )


class Saying(Value):
    """What one band says about one pillar."""

    band: Id = Field(description="Id of the band.", examples=["leak"])
    text: Inline = Field(
        description="What a score in that band says about this pillar.",
        examples=["You mostly go in with this deal and nothing beside it."],
    )
    reread: tuple[Annotated[Id, RefersTo("lessons")], ...] = Field(
        default=(),
        description="Ids of lessons for this band alone, if they are not those of the recommendation.",
        examples=["- options"],
    )


class Recommendation(Value):
    """What to do about a pillar."""

    cost: Inline = Field(
        description="What it costs to leave it as it is, in one sentence. Not said of a pillar in the best band.",
        examples=["Without a place to walk to, every deadline is theirs."],
    )
    reread: tuple[Annotated[Id, RefersTo("lessons")], ...] = Field(
        default=(), description="Ids of the lessons to read, the most useful one first.", examples=["- options"]
    )
    if_then: Inline = Field(
        description="One if-then to take on this week: when it comes up, what to do.",
        examples=["If I open a new deal, then I write down one way out before I reply."],
    )
    field: Annotated[Id, RefersTo("fields")] | None = Field(
        default=None,
        description="Id of a field of the learner's own, in a lesson's `your_deal` or `compare`, to fill in next.",
        examples=["outside-options"],
    )


class Pillar(Value):
    """One side of the matter, with its statements."""

    id: Id = Field(
        description="The pillar's id, unique in its rating. Scores hang on it; never change it.", examples=["options"]
    )
    title: Plain = Field(description="The pillar's name.", examples=["Empathy and information"])
    short: Plain | None = Field(
        default=None, description="A shorter name for the drawing, if the name is long.", examples=["Empathy"]
    )
    statements: tuple[Statement, ...] = Field(
        min_length=1,
        max_length=12,
        description="Its statements, three to six, in every pillar the same number.",
        examples=["- id: live-alternative\n  text: I had a live alternative outside the deal."],
    )
    says: tuple[Saying, ...] = Field(
        min_length=1,
        description="What each band says about this pillar.",
        examples=["- band: leak\n  text: You mostly go in with this deal and nothing beside it."],
    )
    recommendation: Recommendation = Field(
        description="What to do about it: what it costs, what to read, what to take on.",
        examples=["cost: Every deadline is theirs.\nif_then: If I open a new deal, then I write down one way out."],
    )

    @property
    def name(self) -> str:
        """Its name in a drawing."""
        return self.short or self.title


_PILLAR = """\
- id: {id}
  title: {title}
  statements:
    - id: {id}-1
      text: ...
  says:
    - band: leak
      text: ...
  recommendation:
    cost: ...
    if_then: ..."""


class Rating(Document):
    """One file in `quizzes/ratings/`: a self-rating with a page of its own."""

    id: Id = Field(
        description="The rating's own id, the same as its file name without `.yml`. It is part of the page's address; "
        "never change it.",
        examples=["where-you-hold"],
    )
    title: Plain = Field(description="The page's title.", examples=["Where do you hold, where do you leak?"])
    minutes: Minutes = Field(description="How long it takes, honestly.", examples=["6"])
    intro: Prose | None = Field(
        default=None,
        description="A short text above the first statement.",
        examples=["New in sales? Rate it as you would do it today."],
    )
    window: Inline = Field(
        description="The sentence that says which time the statements are about.",
        examples=["Think of your last three negotiations, or of the last one if you are new."],
    )
    scale: tuple[Plain, ...] = Field(
        min_length=2,
        max_length=7,
        description="The labels of the scale from 0 up, five as a rule: how often, never how much one agrees.",
        examples=["- Never\n- Rarely\n- About half\n- Mostly\n- Every time"],
    )
    not_applicable: Truth = Field(
        default=True,
        description="`true` to let learners say that a statement does not apply; it is left out of the score.",
        examples=["true"],
    )
    direction: Literal["strength", "risk"] = Field(
        default="strength",
        description="`strength` if a high score is good, `risk` if it is bad.",
        examples=["strength"],
    )
    drawing: Literal["radar", "bars"] = Field(
        default="radar",
        description="How the result is drawn: `radar` for five to eight pillars of equal rank, `bars` for a ranking. "
        "The table beside it holds the same numbers.",
        examples=["radar"],
    )
    bands: tuple[Band, ...] = Field(
        min_length=2,
        max_length=5,
        description="The bands, from the lowest score up.",
        examples=[
            "- id: leak\n  at_least: 0\n  title: Leak\n  text: This rarely happens.\n"
            "- id: holding\n  at_least: 75\n  title: Holding\n  text: This happens nearly every time."
        ],
    )
    pillars: tuple[Pillar, ...] = Field(
        min_length=2,
        max_length=12,
        description="The pillars. Of two with the same score the earlier one comes first, so begin with what the "
        "others build on.",
        examples=["\n".join(_PILLAR.format(id=name.lower(), title=name) for name in ("Options", "Empathy"))],
    )
    focus: Annotated[WholeNumber, Field(ge=1, le=2)] = Field(
        default=2, description="How many pillars to work on next: 1 or 2.", examples=["2"]
    )
    all_good: Inline | None = Field(
        default=None,
        description="What to do if every pillar is in the best band. It stands first; what to work on is folded.",
        examples=["Nothing leaks, by your own account. Teach a colleague the pillar you rated lowest."],
    )
    lint_ignore: Ignored = Field(
        default_factory=dict,
        description="Rules about good self-ratings that do not fit this one, each with your reason. `course check` "
        "lists them.",
        examples=["I02: the last pillar has one habit less"],
    )

    @property
    def top(self) -> int:
        """The number of the scale's last label."""
        return len(self.scale) - 1

    @property
    def total(self) -> int:
        """How many statements there are."""
        return sum(len(pillar.statements) for pillar in self.pillars)

    @property
    def best(self) -> Band:
        """The band that is best to be in."""
        return self.bands[-1] if self.direction == "strength" else self.bands[0]

    def needed(self, pillar: Pillar) -> int:
        """Return how many statements of a pillar need an answer for its score to be shown."""
        return ceil(len(pillar.statements) * SHOWN_FROM - 1e-9)

    def reachable(self) -> frozenset[int]:
        """Return every score that some answers lead to, rounded as shown; half a point goes up."""
        return frozenset(self._scores())

    def _scores(self) -> Iterator[int]:
        for pillar in self.pillars:
            least = self.needed(pillar) if self.not_applicable else len(pillar.statements)
            for answered in range(least, len(pillar.statements) + 1):
                most = self.top * answered
                yield from ((200 * points + most) // (2 * most) for points in range(most + 1))
