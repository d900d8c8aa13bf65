"""What the change does to the numbers, as a table."""

from procmap.analysis.outcome import Outcome
from procmap.export.difference.changing import Maps
from procmap.export.what_if.figures import OTHER, SAME, Figure, outcome_figures
from procmap.model.process_map import ProcessMap

Rows = tuple[tuple[str, ...], ...]


def number_rows(maps: Maps, was: Outcome, now: Outcome, heads: tuple[str, str] = ("before", "after")) -> Rows:
    """The figures before and after, a row each, with a mark: = ▲ ▼ ~."""
    if not maps.share_a_period:
        heads = (f"{heads[0]}, {maps.a_period_before}", f"{heads[1]}, {maps.a_period}")
    rows = outcome_figures(_naming(maps), was, now)
    return (("figure", *heads, ""), *((row.label, row.before, row.after, _mark(maps, row)) for row in rows))


def _mark(maps: Maps, row: Figure) -> str:
    """What a reader sees of two figures: none is more or less than one of another unit, nor than what reads alike."""
    if not maps.share_a_period or (not maps.share_money and row.label.endswith(maps.money)):
        return OTHER
    return SAME if row.before == row.after else row.mark


def _naming(maps: Maps) -> ProcessMap:
    """The map after, with the roles that only the map before has and the money of both, for what they are called."""
    there = {role.id for role in maps.after.roles}
    gone = (role for role in maps.before.roles if role.id not in there)
    process = maps.after.process.model_copy(update={"currency": maps.money})
    return maps.after.model_copy(update={"roles": (*maps.after.roles, *gone), "process": process})
