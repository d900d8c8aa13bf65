"""Both sides as two strips, one above the other, with the same stage in the same cells."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from procmap.model.record import typical
from procmap.model.stage import Stage
from procmap.model.text import displayed
from procmap.workshop.cells import width_of, wrapped
from procmap.workshop.comparing.columns import Column
from procmap.workshop.comparing.marks import ADDED, CHANGED, REMOVED
from procmap.workshop.strip.canvas import Canvas, Style
from procmap.workshop.strip.card import Card
from procmap.workshop.strip.drawing import Drawing, Place
from procmap.workshop.strip.line import draw_line
from procmap.workshop.strip.rail import SELECTED, STATION
from procmap.workshop.typed.figures import number_text

LEAST_PITCH, MOST_PITCH = 8, 22
"""The cells from one column to the next, at least and at most."""

STYLES: Mapping[str, Style] = {ADDED: "added", REMOVED: "removed", CHANGED: "changed"}
"""How a stage with a mark is drawn."""

_BEFORE_LABEL = 3
"""The cells of the way that a label leaves to a station and its mark."""


@dataclass(frozen=True)
class Station:
    """A stage on its side's rail: its mark where it has one, its share, and whether that is another on this side."""

    id: str
    name: str
    mark: str = ""
    share: str = ""
    is_other_share: bool = False


Rail = Sequence[Station | None]
"""The stations of a side, column by column; None is a gap."""


def strips(
    columns: Sequence[Column], marks: Mapping[str, str], selected: str, room: int, names: int
) -> tuple[Drawing, Drawing]:
    """Current and target in a room of so many cells, with so many lines for names; a drawing may be wider."""
    pitch = max(LEAST_PITCH, min(MOST_PITCH, room // max(1, len(columns))))
    places = _places(columns, pitch, names + 1)
    rails = ([_station(it.before, it, marks) for it in columns], [_station(it.after, it, marks) for it in columns])
    before, after = (_drawn(rail, selected, pitch, names, places) for rail in rails)
    return before, after


def lines(columns: Sequence[Column], marks: Mapping[str, str], selected: str, room: int) -> tuple[Drawing, Drawing]:
    """Current and target as a line of names each, where there is no room for more; not in columns."""
    sides = ([it.before for it in columns if it.before], [it.after for it in columns if it.after])
    before, after = (
        draw_line([Card(it.id, displayed(it.name), change=marks.get(it.id, "")) for it in side], 0, selected, room)
        if side
        else Drawing()
        for side in sides
    )
    return before, after


def _station(stage: Stage | None, column: Column, marks: Mapping[str, str]) -> Station | None:
    """A stage of a side; what is only changed has its mark on the side that changes it."""
    if stage is None:
        return None
    mark = marks.get(stage.id, "")
    is_shown = stage is column.after or mark == REMOVED or column.after is None
    shares = [_share(it) for it in (column.before, column.after) if it]
    is_other = stage is column.after and len(set(shares)) > 1
    return Station(stage.id, displayed(stage.name), mark if is_shown else "", _share(stage), is_other)


def _share(stage: Stage) -> str:
    share = typical(stage.conversion)
    return "" if share is None else f"{number_text(round(share * 100, 0 if share >= 0.1 else 1))}%"


def _places(columns: Sequence[Column], pitch: int, height: int) -> dict[str, Place]:
    """Where each stage is looked for on both strips: where the target has it, else where the current side has it."""
    found: dict[str, Place] = {}
    for i, column in enumerate(columns):
        stage = column.after or column.before
        if stage and (column.after or stage.id not in found):
            found[stage.id] = Place(i * pitch, 0, pitch - 1, height)
    return found


def _drawn(rail: Rail, selected: str, pitch: int, names: int, places: dict[str, Place]) -> Drawing:
    canvas = Canvas(max(1, len(rail) * pitch), names + 1)
    there = [(i, station) for i, station in enumerate(rail) if station]
    for (i, station), (after, _) in pairwise(there):
        _write_way(canvas, station, i * pitch, after * pitch, pitch)
    for i, station in there:
        _write_station(canvas, station, i * pitch, pitch - 1, is_selected=station.id == selected)
    return Drawing(canvas.rows(), canvas.width, "rail", places)


def _write_station(canvas: Canvas, station: Station, x: int, room: int, *, is_selected: bool) -> None:
    level = canvas.height - 1
    style = STYLES.get(station.mark, "name")
    name = wrapped(station.name, room, level)
    for y, line in enumerate(name, start=level - len(name)):
        canvas.write(x, y, line, "selected" if is_selected else style, station.id)
    canvas.write(x, level, SELECTED if is_selected else STATION, "selected" if is_selected else style, station.id)
    canvas.write(x + 1, level, station.mark, style, station.id)


def _write_way(canvas: Canvas, station: Station, start: int, end: int, pitch: int) -> None:
    """Write the rail from a station to the next one, over the gaps between, with its share in its own column."""
    y = canvas.height - 1
    canvas.write(start + 1, y, "─" * (end - start - 3) + "▶", "arrow", station.id)
    x = start + max(_BEFORE_LABEL, (pitch - width_of(station.share)) // 2)
    canvas.write(x, y, station.share, "changed" if station.is_other_share else "arrow", station.id)
