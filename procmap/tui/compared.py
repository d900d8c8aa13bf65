"""The two sides of a map as the compare screen walks them: its places, its changes, what becomes of the weak links."""

from collections.abc import Mapping
from dataclasses import dataclass

from procmap.analysis.side_changes import SideChanges, aligned
from procmap.export.difference.comparison import ComparedSide, Comparison, Judged, comparison_of_sides
from procmap.export.difference.findings import LinkFate, fates_of
from procmap.model.process_map import ProcessMap
from procmap.model.text import displayed
from procmap.rules.finding import Report, WeakLink
from procmap.workshop.comparing.stops import Stop, changed_stages, counted, still_there


@dataclass(frozen=True)
class Compared:
    """What differs between the sides, and the fate of each weak link, if the room may see findings.

    `places` are the stages of both sides in the order of the process, and the empty text for the process as a whole.
    """

    comparison: Comparison
    places: tuple[str, ...]
    fates: Mapping[WeakLink, LinkFate]
    judges: bool

    @property
    def side(self) -> ComparedSide:
        """What is compared: the target with the current side."""
        return self.comparison.sides[0]

    @property
    def changes(self) -> SideChanges:
        """All that differs."""
        return self.side.changes

    def name(self, stage: str) -> str:
        """What a stage is called, as it can be shown."""
        return displayed(self.comparison.maps_of(self.side).stage_name(stage))

    def first(self, stage: str) -> Stop:
        """Where the walk begins: at the stage that was selected, else at the first that changes."""
        changed = [change.id for change in self.changes.stages]
        start = stage if stage and stage in self.places else changed[0] if changed else "."
        return still_there(self.changes, self.places, Stop(start))

    def onward(self, stop: Stop) -> tuple[str, ...]:
        """The stage that is looked at, and those after it that change."""
        changed = changed_stages(self.changes)
        after = self.places[self.places.index(stop.stage) + 1 :] if stop.stage in self.places else ()
        return (stop.stage, *(place for place in after if place in changed))

    def count(self, stop: Stop, *, has_room: bool) -> str:
        """Which change this is of how many; where there is room, at which stage."""
        number, count = counted(self.changes, stop)
        if not count:
            return "The target says the same as the current side"
        if number:
            where = f" at {self.name(stop.stage)}" if has_room and stop.stage else ""
            return f"Change {number} of {count}{where}"
        return f"{count} changes in all{'; here the stage as a whole' if has_room and stop.stage else ''}"


def compared(process_map: ProcessMap, report: Report, *, judges: bool) -> Compared | None:
    """The two sides of a map, held together; None where it has no target."""
    comparison = comparison_of_sides(Judged("", process_map, report))
    if comparison is None or process_map.target is None:
        return None
    changes = comparison.sides[0].changes
    whole = ("",) if changes.fields or changes.flows else ()
    stages = (stage for stage, _, _ in aligned(process_map.current, process_map.target))
    fates = fates_of(comparison) if judges else {}
    return Compared(comparison, (*stages, *whole), fates, judges)
