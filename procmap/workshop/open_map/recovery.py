"""Edits that a program left behind unsaved, and what becomes of the file when they are taken."""

import datetime
from collections.abc import Sequence
from contextlib import suppress
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

from procmap.model.data import to_data
from procmap.model.difference import Difference, apply_difference, differences
from procmap.model.faults import read_data
from procmap.model.process_map import ProcessMap
from procmap.model.text import plural
from procmap.store.journal.reading import Journalled, journals_of, mapped_files, read_journal, set_aside
from procmap.store.reading import MapFile
from procmap.store.saving import is_gone
from procmap.workshop.open_map.differing import sentences


@dataclass(frozen=True)
class Recovery:
    """Unsaved edits of a journal on the file as it is: the map with all that fits, and in sentences what it brings.

    `recovered` names older journals whose edits are in this one.
    """

    journal: Path
    map: ProcessMap
    count: int
    at: datetime.datetime
    brings: tuple[str, ...]
    misfits: tuple[str, ...]
    recovered: tuple[str, ...] = ()

    def told(self, today: datetime.date) -> str:
        """How many edits of when, in a sentence."""
        moment = self.at.astimezone()
        when = moment.strftime("%H:%M" if moment.date() == today else "%Y-%m-%d, %H:%M")
        return f"{counted(self.count)} of {when} {'was' if self.count == 1 else 'were'} not saved."

    def drop(self) -> None:
        """Forget the edits."""
        for name in self.journals:
            with suppress(OSError):
                self.journal.with_name(name).unlink(missing_ok=True)

    @property
    def journals(self) -> tuple[str, ...]:
        """The names of all journals whose edits it takes."""
        return (self.journal.name, *(Path(name).name for name in self.recovered))


def counted(edits: int) -> str:
    """A number of edits in words."""
    return plural(edits, "edit")


def recovery_of(file: MapFile) -> Recovery | None:
    """What the last journal left behind would bring to a file; journals that bring nothing go."""
    for journalled in filter(None, map(read_journal, journals_of(file.path))):
        recovery = _recovery(journalled, file.map)
        if recovery.brings or recovery.misfits:
            return recovery
        recovery.drop()
    return None


def unreadable_of(map_path: Path) -> tuple[Path, ...]:
    """Where the journals of a map lie that cannot be read; they are not looked for again."""
    return tuple(set_aside(path) for path in journals_of(map_path) if read_journal(path) is None)


def lost_file(map_path: Path) -> Journalled | None:
    """The last journal of a map whose file is gone; None where it is there, or left nothing."""
    if not is_gone(map_path):
        return None
    return next(filter(None, map(read_journal, journals_of(map_path))), None)


def lost_files(folder: Path) -> tuple[tuple[Path, Journalled], ...]:
    """The maps of a folder whose files are gone, each with its last journal."""
    return tuple((path, lost) for path in mapped_files(folder) if (lost := lost_file(path)))


def _recovery(journalled: Journalled, now: ProcessMap) -> Recovery:
    base, last = journalled.base, journalled.map
    made, misfits = with_differences(now, tuple(differences(base, last)))
    return Recovery(
        journalled.path,
        made,
        journalled.count,
        journalled.at,
        sentences(now, made),
        sentences(base, last, misfits),
        journalled.recovered,
    )


def with_differences(
    process_map: ProcessMap, wanted: Sequence[Difference]
) -> tuple[ProcessMap, tuple[Difference, ...]]:
    """A map with all differences that fit it and leave it sound, and those that do not."""
    data = to_data(process_map)
    misfits = [difference for difference in wanted if not apply_difference(data, difference)]
    made = read_data(data).map
    return (made, tuple(misfits)) if made else _one_by_one(process_map, wanted)


def _one_by_one(process_map: ProcessMap, wanted: Sequence[Difference]) -> tuple[ProcessMap, tuple[Difference, ...]]:
    """The same, where all together make a faulty map: again and again what leaves it sound, until nothing does."""
    data, waiting = to_data(process_map), list(wanted)
    while True:
        left = []
        for difference in waiting:
            trial = deepcopy(data)
            if apply_difference(trial, difference) and read_data(trial).map:
                data = trial
            else:
                left.append(difference)
        if len(left) == len(waiting):
            return read_data(data).map or process_map, tuple(left)
        waiting = left
