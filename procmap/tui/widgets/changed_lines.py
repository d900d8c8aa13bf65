"""What changes at a stage, sentence by sentence, each with the change that it tells."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from procmap.analysis.side_changes import StageChange
from procmap.export.difference.comparison import ComparedSide, Comparison
from procmap.export.difference.findings import CLOSED, OPEN
from procmap.export.difference.side_sentences import side_sentences
from procmap.export.difference.stage_items import facts_of, place_on
from procmap.export.difference.stage_sentences import field_sentences, flow_sentence
from procmap.rules.finding import Finding
from procmap.rules.wording import counted, listed
from procmap.tui.compared import Compared
from procmap.workshop.comparing.marks import ADDED, CHANGED, REMOVED, mark_of
from procmap.workshop.comparing.stops import Stop, change_at, flows_at, stops_of

STYLES: Mapping[str, str] = {ADDED: "$success", REMOVED: "$error", CHANGED: "$accent"}
"""The colour of a mark."""

LINK_STYLES: Mapping[str, str] = {CLOSED: "$success", OPEN: "$warning"}
"""The colour of what becomes of a weak link."""

_FLOWS = "flows"

ClosedHere = Mapping[str, Sequence[Finding]]


@dataclass(frozen=True)
class Line:
    """A sentence on a stage: the change that it tells or none, its mark, and how it is drawn."""

    stop: Stop | None
    text: str
    mark: str = " "
    style: str = "$foreground"


def lines_from(seen: Compared, stages: Iterable[str]) -> Iterator[Line]:
    """What changes at some stages, one after the other with a blank line between."""
    for number, stage in enumerate(stages):
        yield from (_BLANK,) if number else ()
        yield from changed_lines(seen, stage)


_BLANK = Line(None, "")


def changed_lines(seen: Compared, stage: str) -> Iterator[Line]:
    """What changes at a stage, or of the process as a whole; what that closes only where the room may see it."""
    change, comparison = change_at(seen.changes, stage), seen.comparison
    yield _heading(seen, stage, change)
    yield from _weak_link(seen, stage)
    closed = comparison.closed_at(seen.side).get(stage, {}) if seen.judges else {}
    if change and not (change.before and change.after):
        maps, only = comparison.maps_of(seen.side), change.after or change.before
        yield from (Line(None, text) for text in (facts_of(maps, change, only) if only else ()))
        yield from _closes("gone with it:" if change.after is None else "closes", closed, closed)
    else:
        yield from _changes(comparison, seen.side, stage, closed)
    if seen.judges:
        yield from _new_here(comparison, seen.side, stage)


def _changes(comparison: Comparison, side: ComparedSide, stage: str, closed: ClosedHere) -> Iterator[Line]:
    """The changes of a stage that both sides have, with what each closes."""
    told = set()
    for stop in stops_of(side.changes, stage)[1:]:
        yield from (Line(stop, text, "·") for text in _sentences(comparison, side, stop))
        key = stop.field or _FLOWS
        if key not in told:
            yield from _closes("closes", [key], closed)
            told.add(key)
    yield from _closes("closed here by all changes together:", [key for key in closed if key not in told], closed)


def _weak_link(seen: Compared, stage: str) -> Iterator[Line]:
    """What becomes of a stage that was a weak link."""
    for link, fate in seen.fates.items():
        if link.stage == stage:
            yield Line(None, f"{fate.mark} weak link {link.rank} – {fate.said}", style=f"bold {LINK_STYLES[fate.mark]}")


def _new_here(comparison: Comparison, side: ComparedSide, stage: str) -> Iterator[Line]:
    """The rules of what weakens a stage only now."""
    new = (it for it in comparison.findings.new if it.weakens and it.stage == stage and it.is_on(side.after))
    rules = list(dict.fromkeys(finding.rule for finding in new))
    if stage and rules:
        yield Line(None, f"{OPEN} new: {listed(rules, most=len(rules))}", style=f"bold {LINK_STYLES[OPEN]}")


def _heading(seen: Compared, stage: str, change: StageChange | None) -> Line:
    """The stage as a whole: its name, and what becomes of it."""
    parts = counted(len(stops_of(seen.changes, stage)) - 1, "change")
    if not stage:
        return Line(Stop(), f"The process as a whole: {parts}", CHANGED, f"bold {STYLES[CHANGED]}")
    name = seen.name(stage)
    if change is None:
        return Line(Stop(stage), f"{name}: nothing changes here", "=", "bold $foreground")
    mark = mark_of(change)
    place = place_on(seen.comparison.after.map.target, stage)
    moves = f"now {place}" if change.is_moved else ""
    said = "; ".join(it for it in (moves, parts if change.fields or change.flows else "") if it)
    words = {ADDED: f"a new stage, {place}", REMOVED: "no longer a stage", CHANGED: said}
    return Line(Stop(stage), f"{name}: {words[mark]}", mark, f"bold {STYLES[mark]}")


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
