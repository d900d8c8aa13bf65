"""The order of a list of which two versions were put in order, added to and taken from."""

from collections.abc import Hashable, Sequence
from typing import TypeVar

Name = TypeVar("Name", bound=Hashable)


def merged_order(base: Sequence[Name], ours: Sequence[Name], theirs: Sequence[Name]) -> list[Name] | None:
    """Every name of either side: any two as the side has them that moved them; None where that goes in circles."""
    everywhere = set(base) & set(ours) & set(theirs)
    order = _agreed(*([name for name in names if name in everywhere] for names in (base, ours, theirs)))
    return None if order is None else with_others(order, base, ours, theirs)


def with_others(
    order: Sequence[Name], base: Sequence[Name], ours: Sequence[Name], theirs: Sequence[Name]
) -> list[Name]:
    """An order with all other names of two sides, each behind what it follows there; of both, ours come first.

    Two that were in the base follow each other as there.
    """
    result = list(order)
    before = {name: position for position, name in enumerate(base)}
    for side, passed in ((ours, set[Name]()), (theirs, set(ours) - set(theirs))):
        for position, name in enumerate(side):
            if name in result:
                continue
            place = result.index(side[position - 1]) + 1 if position else 0
            rank = before.get(name, len(base))
            while place < len(result) and result[place] in passed and before.get(result[place], -1) < rank:
                place += 1
            result.insert(place, name)
    return result


def _agreed(base: list[Name], ours: list[Name], theirs: list[Name]) -> list[Name] | None:
    if base in (ours, theirs) or ours == theirs:
        return theirs if ours == base else ours
    before, our_place, their_place = (
        {name: position for position, name in enumerate(names)} for names in (base, ours, theirs)
    )

    def follows(name: Name, other: Name) -> bool:
        in_base = before[name] > before[other]
        in_ours = our_place[name] > our_place[other]
        return in_ours if in_ours != in_base else their_place[name] > their_place[other]

    ranks = {name: sum(follows(name, other) for other in base) for name in base}
    return sorted(base, key=ranks.__getitem__) if len(set(ranks.values())) == len(base) else None
