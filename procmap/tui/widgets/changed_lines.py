"""What changes at a stage, sentence by sentence, each with the change that it tells."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from procmap.analysis.side_changes import StageChange
from procmap.export.difference.changing import Maps
from procmap.export.difference.comparison import ComparedSide, Comparison
from procmap.export.difference.findings import CLOSED
from procmap.export.difference.side_sentences import side_sentences
from procmap.export.difference.stage_items import TOLD_OF_NEW
from procmap.export.difference.stage_sentences import fact_sentences, field_sentences, flow_sentence
from procmap.model.text import displayed
from procmap.rules.finding import Finding
from procmap.rules.wording import counted, listed
from procmap.workshop.comparing.marks import ADDED, CHANGED, REMOVED, mark_of
from procmap.workshop.comparing.stops import Stop, change_at, flows_at, stops_of

STYLES: Mapping[str, str] = {ADDED: "$success", REMOVED: "$error", CHANGED: "$accent"}
"""The colour of a mark."""

_FLOWS = "flows"

ClosedHere = Mapping[str, Sequence[Finding]]


@dataclass(frozen=True)
class Line:
    """A sentence on a stage: the change that it tells or none, its mark, and how it is drawn."""

    stop: Stop | None
    text: str
    mark: str = " "
    style: str = "$foreground"


def lines_from(comparison: Comparison, side: ComparedSide, stages: Sequence[str], *, judges: bool) -> tuple[Line, ...]:
    """What changes at some stages, one after the other with a blank line between."""
    parts = [tuple(changed_lines(comparison, side, stage, judges=judges)) for stage in stages]
    return tuple(line for i, part in enumerate(parts) for line in ((_BLANK,) if i else ()) + part)


_BLANK = Line(None, "")


def changed_lines(comparison: Comparison, side: ComparedSide, stage: str, *, judges: bool) -> Iterator[Line]:
    """What changes at a stage, or of the process as a whole; what that closes only where the room may see it."""
    change = change_at(side.changes, stage)
    closed = comparison.closed_at(side).get(stage, {}) if judges else {}
    yield _heading(comparison, side, stage, change)
    if change and not (change.before and change.after):
        yield from (Line(None, text) for text in _facts(comparison.maps_of(side), change))
        yield from _closes("gone with it:" if change.after is None else "closes", closed, closed)
        return
    told = set()
    for stop in stops_of(side.changes, stage)[1:]:
        yield from (Line(stop, text, "·") for text in _sentences(comparison, side, stop))
        key = stop.field or _FLOWS
        if key not in told:
            yield from _closes("closes", [key], closed)
            told.add(key)
    yield from _closes("closed here by all changes together:", [key for key in closed if key not in told], closed)


def _heading(comparison: Comparison, side: ComparedSide, stage: str, change: StageChange | None) -> Line:
    """The stage as a whole: its name, and what becomes of it."""
    parts = counted(len(stops_of(side.changes, stage)) - 1, "change")
    if not stage:
        return Line(Stop(), f"The process as a whole: {parts}", CHANGED, f"bold {STYLES[CHANGED]}")
    name = displayed(comparison.maps_of(side).stage_name(stage))
    if change is None:
        return Line(Stop(stage), f"{name}: nothing changes here", "=", "bold $foreground")
    mark = mark_of(change)
    moves = "comes elsewhere" if change.is_moved else ""
    said = ", ".join(it for it in (moves, parts if change.fields or change.flows else "") if it)
    words = {ADDED: "a new stage", REMOVED: "no longer a stage", CHANGED: said}
    return Line(Stop(stage), f"{name}: {words[mark]}", mark, f"bold {STYLES[mark]}")


def _facts(maps: Maps, change: StageChange) -> Iterator[str]:
    """What a stage says that only one side has."""
    stage = change.after or change.before
    for key in TOLD_OF_NEW:
        if value := getattr(stage, key):
            yield from fact_sentences(maps, key, value)


def _sentences(comparison: Comparison, side: ComparedSide, stop: Stop) -> Iterator[str]:
    if stop.to is not None:
        moves = (flow for flow in flows_at(side.changes, stop.stage) if flow.end == stop.to)
        yield from (flow_sentence(comparison.maps_of(side), flow) for flow in moves)
        return
    change = change_at(side.changes, stop.stage)
    for field in change.fields if change else side.changes.fields:
        if field.key == stop.field:
            yield from (field_sentences if stop.stage else side_sentences)(comparison.maps_of(side), field)


def _closes(what: str, keys: Iterable[str], closed: ClosedHere) -> Iterator[Line]:
    """The rules whose findings name some fields, behind what becomes of them."""
    rules = list(dict.fromkeys(finding.rule for key in keys for finding in closed.get(key, ())))
    if rules:
        yield Line(None, f"{CLOSED} {what} {listed(rules, most=len(rules))}", style="bold $success")
