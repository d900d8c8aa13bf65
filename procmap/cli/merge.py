"""`procmap merge`: three versions of a map into one, by hand or for git."""

import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import click

from procmap.cli.judging import judged, today
from procmap.model.text import displayed
from procmap.rules.finding import Report
from procmap.rules.since import new_findings
from procmap.store.atomic import replace_file
from procmap.store.faults import Refused
from procmap.store.merging.as_lines import merged_as_lines, shows_base
from procmap.store.merging.hunks import Markers
from procmap.store.merging.texts import MergedText, merged_content
from procmap.store.reading import MapFile, parse_map, read_bytes

FILE = click.Path(path_type=Path)


@click.command()
@click.argument("base", type=FILE)
@click.argument("ours", type=FILE)
@click.argument("theirs", type=FILE)
@click.option("-o", "--out", type=FILE, metavar="FILE", help="Write the result here instead of printing it.")
@click.option("--name", type=FILE, metavar="PATH", help="The path of the map in its repository, as git's %P.")
@click.option("--marker-size", type=click.IntRange(min=1), default=7, metavar="N", help="As git's %L; 7 unless said.")
@click.option(
    "-L", "labels", multiple=True, metavar="NAME", help="Up to three times: what markers call ours, base and theirs."
)
def merge(
    base: Path,
    ours: Path,
    theirs: Path,
    out: Path | None,
    name: Path | None,
    marker_size: int,
    labels: tuple[str, ...],
) -> int:
    """Merge what OURS and THEIRS changed since BASE, by stage and field.

    What both changed stands between git's markers. Exits 1 where something is left to settle: such a place,
    or an error that neither side had. With -o a merge that fails is the one that `git merge-file` makes.
    """
    markers = _markers(labels, ("ours", "base", "theirs") if name else (str(ours), str(base), str(theirs)), marker_size)
    merging = _Merging((base, ours, theirs), name or ours, markers)
    if out is None:
        result, left = merging.result()
        sys.stdout.buffer.write(result.content)
    else:
        left = merging.write(out)
    # Nobody may be there to read it, and what is left to settle is so all the same.
    with suppress(OSError):
        for line in left:
            click.echo(displayed(f"{name or ours}: {line}"), err=True)
    return int(bool(left))


def _markers(labels: tuple[str, ...], otherwise: tuple[str, str, str], size: int) -> Markers:
    """How conflicts are marked; a git that does not know what it calls a side hands its placeholder on as it is."""
    called = [label if label not in ("", "%X", "%S", "%Y") else "" for label in (*labels, "", "", "")]
    ours, base, theirs = (label or other for label, other in zip(called, otherwise, strict=False))
    return Markers(ours, base, theirs, size, shows_base())


@dataclass(frozen=True)
class _Merging:
    """One merge: base, ours and theirs, what the map is called, how markers look."""

    files: tuple[Path, Path, Path]
    name: Path
    markers: Markers

    def result(self) -> tuple[MergedText, list[str]]:
        """The merge, and what is left to settle, a line each. Raises Refused where the files cannot be merged."""
        base, ours, theirs = map(read_bytes, self.files)
        result = merged_content(base, ours, theirs, str(self.name), self.markers)
        if result.conflicts:
            places = "one place" if result.conflicts == 1 else f"{result.conflicts} places"
            return result, [f"both sides changed {places}: expected a choice between the markers"]
        is_a_side = result.content in (ours, theirs)
        return result, [] if is_a_side else list(self._new_errors(result.content, ours, theirs))

    def write(self, out: Path) -> list[str]:
        """Write the merge, or, where that fails for any reason, what git makes of the files as text."""
        try:
            result, left = self.result()
            replace_file(out, result.content)
        except Exception as error:
            replace_file(out, merged_as_lines(*self.files, self.markers))
            return [f"merged line by line, not as a map: {_reason(error)}"]
        return left

    def _new_errors(self, content: bytes, *sides: bytes) -> Iterator[str]:
        """The errors that are open in the merged map, and were in neither side."""
        report, _ = self._report(content)
        new = frozenset(
            finding for finding in report.findings if (finding.state, finding.severity) == ("open", "error")
        )
        for before, had_target in map(self._report, sides):
            new &= new_findings(report, before, had_target=had_target)
        for finding in report.findings:
            if finding in new:
                where = f" at `{finding.stage}`" if finding.stage else ""
                yield f"an error that neither side had, {finding.rule}{where}: {finding.message}"

    def _report(self, content: bytes) -> tuple[Report, bool]:
        """What the rules say of one version, and whether it has a target."""
        process_map = parse_map(content, str(self.name))
        return judged(MapFile(self.name, "", "", process_map), today()), process_map.target is not None


def _reason(error: Exception) -> str:
    return error.faults[0].message if isinstance(error, Refused) else f"a fault of procmap, {type(error).__name__}"
