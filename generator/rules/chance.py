"""How likely chance alone gives so many hits: for rules that look at many items at once.

An item with k options shows its key at a given slot, or as the longest, with probability 1/k. Items of a quiz may
have different numbers of options, so the count of hits follows a Poisson binomial distribution.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import erfc, sqrt

EXACT = 200
"""Up to so many items the tail is computed exactly; beyond it the normal approximation errs by less than 0.001."""


def tail(chances: Sequence[float], hits: int) -> float:
    """Return the probability of at least `hits` hits (0..1), one-sided.

    Args:
        chances: The probability of a hit in each item, 0..1.
        hits: How many were seen.
    """
    return _tail(tuple(sorted(chances)), hits)


@lru_cache(maxsize=1000)
def _tail(chances: tuple[float, ...], hits: int) -> float:
    """Compute the tail; most quizzes of a course have the same chances as some other."""
    if hits <= 0:
        return 1.0
    if len(chances) > EXACT:
        mean = sum(chances)
        spread = sqrt(sum(chance * (1 - chance) for chance in chances))
        return erfc((hits - 0.5 - mean) / spread / sqrt(2)) / 2 if spread else float(hits <= mean)
    ways = [1.0]  # ways[n]: the probability of n hits so far
    for chance in chances:
        missed = [each * (1 - chance) for each in ways] + [0.0]
        hit = [0.0] + [each * chance for each in ways]
        ways = [one + other for one, other in zip(missed, hit, strict=True)]
    return sum(ways[hits:])
