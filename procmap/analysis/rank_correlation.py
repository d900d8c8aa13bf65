"""How closely two series go up and down together."""

from collections.abc import Sequence
from math import sqrt


def rank_correlation(one: Sequence[float], other: Sequence[float]) -> float:
    """Spearman's correlation, from -1 to 1, of two series of one length; 0 where one of them never changes.

    Pearson's correlation of the ranks, of which equal values share the mean: Spearman (1904); Kendall, Rank
    Correlation Methods (1948), chapter 3.
    """
    ranks, others = _ranks(one), _ranks(other)
    middle = (len(ranks) - 1) / 2
    together = sum((a - middle) * (b - middle) for a, b in zip(ranks, others, strict=True))
    alone = sum((a - middle) ** 2 for a in ranks) * sum((b - middle) ** 2 for b in others)
    return together / sqrt(alone) if alone else 0.0


def _ranks(values: Sequence[float]) -> list[float]:
    order = sorted(range(len(values)), key=values.__getitem__)
    ranks = [0.0] * len(values)
    start = 0
    while start < len(order):
        end = start
        while end < len(order) and values[order[end]] == values[order[start]]:
            end += 1
        for at in order[start:end]:
            ranks[at] = (start + end - 1) / 2
        start = end
    return ranks
