"""What the palette finds: the places of a map, the fields of what is selected, and the commands of a screen."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Protocol, TypeVar

from textual.fuzzy import FuzzySearch

from procmap.model.data import value_at
from procmap.model.fault import Path
from procmap.model.process_map import ProcessMap, SideName
from procmap.model.record import Record
from procmap.model.text import displayed
from procmap.rules.finding import Finding
from procmap.store.faults import Refused
from procmap.store.library import map_paths
from procmap.tui.command import Command
from procmap.tui.commands import PALETTE
from procmap.workshop.fields.every import FIELDS
from procmap.workshop.fields.naming import name_at
from procmap.workshop.reviewing.review import Group
from procmap.workshop.timing.agenda import STEPS

Given = TypeVar("Given")

_SEARCH = FuzzySearch()

_KINDS = ("stage", "step", "finding", "command", "map", "field")
"""What is listed first where nothing is typed: places, then what one may do, and the many fields last."""

_FIELD_WEIGHT = 0.3
"""What a field's score counts, so that the many fields of a stage never hide the stage, or a step, or a command."""

LEAST_SCORE = 0.4
"""Of the best score: what matches worse than this beside a good match is noise."""


@dataclass(frozen=True)
class Hit:
    """Something that can be found: what kind it is, its text, its key where it has one, and how one gets there."""

    kind: str
    text: str
    go: Callable[[], None]
    key: str = ""


class Place(Protocol):
    """A step of the workshop that one can move in."""

    @property
    def shown_side(self) -> SideName:
        """The side that is worked on."""

    def go_to_stage(self, position: int) -> None:
        """Select the row of a stage."""

    def go_to_finding(self, finding: Finding) -> None:
        """Highlight a finding of the review."""

    def action_go(self, number: int) -> None:
        """Go to a step by its position."""

    def switch_to(self, path: FilePath) -> None:
        """Leave this map for another one."""


def found(hits: Sequence[Hit], typed: str) -> tuple[Hit, ...]:
    """What a few letters mean, the best first; everything where nothing is typed."""
    wanted = typed.strip().casefold().replace("-", " ")
    if not wanted:
        return tuple(sorted(hits, key=lambda hit: _KINDS.index(hit.kind)))
    scored = [(score * _weight(hit), hit) for hit in hits if (score := _score(wanted, hit.text.casefold()))]
    best = max((score for score, _ in scored), default=0.0)
    kept = [(score, hit) for score, hit in scored if score >= LEAST_SCORE * best]
    return tuple(hit for _, hit in sorted(kept, key=lambda pair: -pair[0]))


def _weight(hit: Hit) -> float:
    return _FIELD_WEIGHT if hit.kind == "field" else 1


def _score(wanted: str, text: str) -> float:
    """How well letters match; letters that stand together, at the start of a word most, count far more."""
    text = text.replace("-", " ")
    score, _ = _SEARCH.match(wanted, text)
    at = text.find(wanted)
    if at < 0:
        return score
    return score * (6 if at == 0 else 4 if text[at - 1] == " " else 2)


def step_hits(place: Place) -> Iterable[Hit]:
    """The eight steps."""
    for number, step in enumerate(STEPS):
        yield Hit("step", f"{number + 1} {step.title}", _bound(place.action_go, number))


def stage_hits(place: Place, process_map: ProcessMap) -> Iterable[Hit]:
    """The stages of the side that is shown."""
    side = process_map.side(place.shown_side)
    for position, stage in enumerate(side.stages if side else ()):
        go = _bound(place.go_to_stage, position)
        yield Hit("stage", displayed(stage.name), go)


def finding_hits(place: Place, groups: Sequence[Group]) -> Iterable[Hit]:
    """The findings of the review, the weakest link first."""
    for group in groups:
        for entry in group.entries:
            if entry.finding:
                yield Hit("finding", displayed(entry.finding.message), _bound(place.go_to_finding, entry.finding))


def field_hits(process_map: ProcessMap, record: Path, open_field: Callable[[Path], None]) -> Iterable[Hit]:
    """The fields of a record."""
    value = value_at(process_map, record)
    if not isinstance(value, Record) or not record:
        return
    name = displayed(name_at(process_map, record) or str(record[-1]))
    for field in FIELDS[type(value)]:
        yield Hit("field", f"{field.label} · {name}", _bound(open_field, (*record, field.key)))


def map_hits(place: Place, own: FilePath) -> Iterable[Hit]:
    """The other maps of the folder."""
    try:
        paths = map_paths(own.absolute().parent)
    except Refused:
        return
    for path in paths:
        if path.name != own.name:
            yield Hit("map", displayed(path.stem), _bound(place.switch_to, path))


def command_hits(commands: Iterable[Command], run: Callable[[Command], None]) -> Iterable[Hit]:
    """The commands of a screen, each once."""
    seen: set[str] = set()
    for command in commands:
        if command.action and command.action not in seen and command.action != PALETTE.action:
            seen.add(command.action)
            yield Hit("command", command.title, _bound(run, command), command.key_name)


def _bound(function: Callable[[Given], None], value: Given) -> Callable[[], None]:
    return lambda: function(value)
