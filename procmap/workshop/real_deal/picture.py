"""A walked deal as lines: each stage with the day it was entered, its working days, and those that the map says."""

from collections.abc import Sequence

from procmap.analysis.numbers import SideNumbers, numbers_of
from procmap.model.process_map import ProcessMap, SideName
from procmap.model.side import Side
from procmap.model.text import displayed
from procmap.workshop.cells import shortened, width_of
from procmap.workshop.consensus.talk import Line, Picture, Space, Tone
from procmap.workshop.real_deal.deal import Deal
from procmap.workshop.real_deal.moves import Move
from procmap.workshop.typed.figures import number_text

_DAY, _FIGURE = 11, 6
_LEAST_NAME = 10
_NARROW = 50
"""Below so many cells the days that the map says have no room."""

UNKNOWN, NEXT, BACK, SKIPPED, ENDED = "–", "▸", "↶", "↷", "■"


def walked(deal: Deal, process_map: ProcessMap, side_name: SideName, space: Space) -> Picture:
    """The moves so far with their days, then the stages to come; the total once the deal has ended."""
    side, numbers = process_map.side(side_name) or Side(), numbers_of(process_map, side_name)
    figures = [_figure(numbers, stage.id) for stage in side.stages]
    names = [displayed(stage.name) for stage in side.stages]
    table = _Table(space.width)
    days = iter(deal.days())
    lines = [table.line("", "", "entered", "days", "map", "muted")]
    before = -1
    for move in deal.moves:
        if move.kind != "ends":
            spent = next(days) if move.kind == "enters" else None
            lines += table.move(move, names, figures, spent, is_back=move.stage <= before)
            before = move.stage
    if deal.is_ended:
        return (*lines, *_end(deal, numbers, table))
    # Where there is little room the stage that comes next has it.
    first = max(0, len(lines) + 2 - space.height)
    ahead = enumerate(names[deal.expected :], start=deal.expected)
    return (*lines[first:], *(_ahead(table, at, name, is_next=at == deal.expected) for at, name in ahead))


def _ahead(table: "_Table", at: int, name: str, *, is_next: bool) -> Line:
    return table.line(NEXT if is_next else "", f"{at + 1} {name}", "", "", "", "strong" if is_next else "muted")


def _figure(numbers: SideNumbers | None, stage: str) -> str:
    return _shown(numbers.stages[stage].lead_time_days if numbers else None)


def _shown(days: float | None) -> str:
    return UNKNOWN if days is None else number_text(round(days, 1))


def _end(deal: Deal, numbers: SideNumbers | None, table: "_Table") -> Picture:
    end, total = deal.moves[-1], deal.all_days()
    note = f": {end.note}" if end.note else ""
    lead_time = _shown(numbers.lead_time_days if numbers else None) if deal.is_won else ""
    return (table.line(ENDED, f"{deal.outcome}{note}", str(end.day or ""), _shown(total), lead_time, "strong"),)


class _Table:
    """The columns of a width: without the map's where there is little room."""

    def __init__(self, width: int) -> None:
        self.has_map = width >= _NARROW
        self.name_width = max(_LEAST_NAME, width - 2 - _DAY - _FIGURE * (1 + self.has_map))

    def line(self, mark: str, name: str, day: str, days: str, of_map: str, tone: Tone) -> Line:
        """One line: a mark, a name, a day, working days, those of the map."""
        cut = shortened(name, self.name_width - 1)
        padded = cut + " " * (self.name_width - width_of(cut))
        last = f"{of_map:>{_FIGURE}}" if self.has_map else ""
        return ((f"{mark:<2}{padded}{day:<{_DAY}}{days:>{_FIGURE}}{last}", tone),)

    def move(
        self, move: Move, names: Sequence[str], figures: Sequence[str], days: int | None, *, is_back: bool
    ) -> list[Line]:
        """A stage that was entered or skipped, its note below it."""
        name = f"{move.stage + 1} {names[move.stage]}"
        is_skip = move.kind == "skips"
        day = "skipped" if is_skip else str(move.day or UNKNOWN)
        of_map = "" if is_skip else figures[move.stage]
        mark = BACK if is_back else SKIPPED if is_skip else ""
        first = self.line(mark, name, day, _shown(days) if not is_skip else "", of_map, "muted" if is_skip else "plain")
        return [first, ((f"    “{move.note}”", "good"),)] if move.note else [first]
