"""Scores: how likely a candidate is right, as the sum of the weights of its traits.

The weights are those of a logistic regression, learned by `benchmarks/learn_attribution.py` and kept as
readable data; a trait without a weight tells nothing.
"""

import math
from collections.abc import Iterable, Mapping


def score(traits: Iterable[str], weights: Mapping[str, float]) -> float:
    """The probability, 0 to 1, that what has these traits is right. ``""`` is the weight of all."""
    total = weights.get("", 0.0)
    for weight in map(weights.get, traits):
        if weight is not None:
            total += weight
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


def bucket(probability: float) -> str:
    """A probability as one of ten words, to be a trait of something else."""
    return str(min(9, int(probability * 10)))
