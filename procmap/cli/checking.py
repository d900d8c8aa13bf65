"""How `procmap check` judges a map, and compares it with what it was before."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from procmap.cli.judging import judged
from procmap.model.process_map import ProcessMap, SideName
from procmap.rules.finding import Finding, Report
from procmap.rules.rule import Rule
from procmap.rules.since import new_findings
from procmap.store.faults import PlacedFault, Refused, refusal
from procmap.store.reading import MapFile, parse_map, read_bytes, read_map

if TYPE_CHECKING:
    from procmap.store.revisions import Revision

Before = Callable[[Path], ProcessMap | None]
"""Gives the map that a file held before; None where there was none to compare with."""


@dataclass(frozen=True)
class Checked:
    """A map with what the rules say of it, and what of that is new where it was compared."""

    file: MapFile
    report: Report
    new: frozenset[Finding] | None

    @property
    def name(self) -> str:
        """The path of the map, as it was asked for."""
        return str(self.file.path)

    @property
    def failing(self) -> tuple[Finding, ...]:
        """What may fail the check: the open findings, and only the new ones where the map was compared."""
        open_ones = (finding for finding in self.report.findings if finding.state == "open")
        return tuple(finding for finding in open_ones if self.new is None or finding in self.new)


@dataclass(frozen=True)
class Judging:
    """By what maps are judged, and what they are compared with, if anything."""

    today: datetime.date
    rules: Sequence[Rule]
    sides: Sequence[SideName]
    before: Before | None

    def check(self, path: Path) -> Checked:
        """Read and judge a map. Raises Refused."""
        file = read_map(path)
        report = self._report(file)
        return Checked(file, report, None if self.before is None else new_findings(report, self._earlier(file)))

    def _report(self, file: MapFile) -> Report:
        return judged(file, self.today, self.rules, self.sides)

    def _earlier(self, file: MapFile) -> Report:
        """What would have been said of the map as it was, on the same day and by the same configuration."""
        earlier = self.before(file.path) if self.before else None
        return Report() if earlier is None else self._report(replace(file, map=earlier))


def earlier_maps(since: str, files: Sequence[Path]) -> Before:
    """What files are compared with: one file, a file at a revision, or each as it was at one. Raises Refused."""
    from procmap.store.revisions import content_at, revision

    is_file = Path(since).is_file()
    if not is_file and ":" not in since:
        then = revision(since, files)
        return lambda path: _as_it_was(path, then)
    if len(files) != 1:
        raise refusal(since, f"a file is compared with one map: expected one, not {len(files)}")
    earlier = parse_map(read_bytes(Path(since)) if is_file else content_at(since), since)
    return lambda _path: earlier


def _as_it_was(path: Path, then: "Revision") -> ProcessMap | None:
    """The map at a revision; None where it was not there, or had faults, which standard error says."""
    content = then.content_of(path)
    try:
        return None if content is None else parse_map(content, str(path))
    except Refused:
        said = f"this map had faults at {then.name}: all of its findings count as new"
        click.echo(str(PlacedFault(str(path), 1, 1, said)), err=True)
        return None
