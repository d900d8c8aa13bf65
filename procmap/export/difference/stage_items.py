"""What changes at each stage, as items of a page: a sentence a field, and beneath it what that closes."""

from collections.abc import Iterable, Iterator

from procmap.analysis.side_changes import StageChange
from procmap.analysis.stage_changes import EVERY
from procmap.export.difference.changing import ARROW, Maps
from procmap.export.difference.comparison import ClosedHere, ComparedSide, Comparison
from procmap.export.difference.findings import CLOSED
from procmap.export.difference.stage_sentences import fact_sentences, field_sentences, flow_sentence
from procmap.export.page import Item
from procmap.model.side import Side
from procmap.model.stage import Handoff, Stage
from procmap.model.text import displayed
from procmap.rules.wording import listed, quoted

NEW, GONE, CHANGED = "+", "−", "~"

TOLD_OF_NEW = ("owner", "customer_value", "entry", "exit", "exit_by", "conversion", "hours")
"""What is told of a stage that was not there, wherever it is told."""

FIGURES_OF_NEW = ("our_wait_days", "buyer_wait_days", "right_first_time", "max_days")
"""What is told of it beyond that on a page; the rest is named."""


def stage_items(comparison: Comparison, side: ComparedSide) -> Iterator[Item]:
    """The stages that differ, in the order of the process, each with the moves that leave it."""
    closed = comparison.closed_at(side)
    after = comparison.after.map.side(side.after)
    for change in side.changes.stages:
        yield _item(comparison.maps_of(side), change, place_on(after, change.id), closed.get(change.id, {}))


def place_on(side: Side | None, stage_id: str) -> str:
    """Where a stage stands, by the one before it."""
    position = side.position(stage_id) if side else None
    if side is None or position is None:
        return ""
    return f"after {quoted(side.stages[position - 1].name)}" if position else "at the beginning"


def _item(maps: Maps, change: StageChange, place: str, closed: ClosedHere) -> Item:
    old, new = change.before, change.after
    if old is None and new is not None:
        return Item(f"{quoted(new.name)}: a new stage, {place}", tuple(facts_of(maps, change, new)), NEW)
    if old is None or new is None:
        name = quoted(old.name if old else change.id)
        return Item(f"{name}: no longer a stage", tuple(_told("gone with it:", closed, closed)), GONE)
    name = quoted(old.name) if new.name == old.name else f"{displayed(old.name)} {ARROW} {displayed(new.name)}"
    moved = [f"It now comes {place}"] if change.is_moved else []
    return Item(name, (*moved, *_changed(maps, change, closed)), CHANGED)


def facts_of(maps: Maps, change: StageChange, stage: Stage) -> Iterator[str]:
    """What a stage says that only one side has, in sentences; at last which fields beyond them it has."""
    said = {key: value for key in EVERY if (value := getattr(stage, key)) not in (None, "", (), Handoff())}
    for key in (*TOLD_OF_NEW, *FIGURES_OF_NEW):
        yield from fact_sentences(maps, key, said[key]) if key in said else ()
    yield from (flow_sentence(maps, flow) for flow in change.flows)
    rest = [key.replace("_", " ") for key in said if key not in ("name", *TOLD_OF_NEW, *FIGURES_OF_NEW)]
    if rest:
        yield f"The map also has its {listed(rest, most=len(rest))}"


def _changed(maps: Maps, change: StageChange, closed: ClosedHere) -> Iterator[str]:
    told = []
    for field in change.fields:
        told.append(field.key)
        # The heading tells another name.
        yield from field_sentences(maps, field) if field.key != "name" else ()
        yield from _told("closes", [field.key], closed)
    if change.flows:
        told.append("flows")
        yield from (flow_sentence(maps, flow) for flow in change.flows)
        yield from _told("closes", ["flows"], closed)
    rest = [key for key in closed if key not in told]
    yield from _told("closed here by all changes together:", rest, closed)


def _told(what: str, keys: Iterable[str], closed: ClosedHere) -> Iterator[str]:
    """The rules whose findings name some fields, in a line behind what becomes of them."""
    rules = list(dict.fromkeys(finding.rule for key in keys for finding in closed.get(key, ())))
    if rules:
        yield f"{CLOSED} {what} {listed(rules, most=len(rules))}"
