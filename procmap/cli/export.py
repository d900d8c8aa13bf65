"""`procmap export`: writes maps and their diagrams."""

import datetime
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from procmap.cli.judging import configured, judged, today_option
from procmap.export.files import export_folder, exports_of, is_there, write_exports
from procmap.export.formats import DEFAULT_FOLDER, FORMATS, VIEWS, ExportFormat, View, formats_named
from procmap.export.pictures import RENDERERS, Renderer
from procmap.model.text import displayed
from procmap.store.faults import PlacedFault, Refused, refusal
from procmap.store.library import resolve
from procmap.store.reading import MapFile, read_map


def _formats(_context: click.Context, _option: click.Parameter, names: str | None) -> tuple[ExportFormat, ...] | None:
    try:
        return None if names is None else formats_named([name.strip() for name in names.split(",")])
    except ValueError as error:
        raise click.BadParameter(str(error)) from error


@click.command()
@click.argument("maps", metavar="MAP…", nargs=-1, required=True)
@click.option(
    "--to", callback=_formats, metavar="FORMATS", help=f"Formats, with commas between; {','.join(FORMATS)} unless set."
)
@click.option("--side", type=click.Choice(VIEWS), help="Draw one picture only: a side, the change, or both sides.")
@click.option("--out", type=click.Path(path_type=Path), help=f"The folder to write into; {DEFAULT_FOLDER} unless set.")
@click.option("--renderer", type=click.Choice(RENDERERS), default=RENDERERS[0], help="What draws the pictures.")
@today_option
def export(
    maps: Sequence[str],
    to: tuple[ExportFormat, ...] | None,
    side: View | None,
    out: Path | None,
    renderer: Renderer,
    today: datetime.date,
) -> None:
    """Write DIR/STEM/map.toml and its pictures as DOT, SVG and PNG, and print their paths.

    The pictures: each side, and of a map with a target what it changes (change) and both sides in one (both).
    Everything is drawn before anything is written.
    """
    made = []
    for file in _files(maps):
        setting = configured(file.path).export
        formats = to or formats_named(setting.to or FORMATS)
        report = judged(file, today)
        exports = exports_of(file, report, formats=formats, sides=(side,) if side else VIEWS, renderer=renderer)
        made.append((export_folder(file, out or Path(setting.out or DEFAULT_FOLDER)), exports))
        if side and not is_there(file.map, side):
            click.echo(f"{displayed(str(file.path))}: {_MISSING[side]}", err=True)
    for folder, exports in made:
        for path, written in zip(write_exports(exports, folder), exports, strict=True):
            click.echo(displayed(str(path)))
            if written.remark:
                click.echo(f"{displayed(str(path))}: {written.remark}", err=True)


_MISSING: Mapping[View, str] = {
    "target": "there is no target side to draw",
    "change": "there is no target side whose change could be drawn",
    "both": "there is no target side to draw beside the current one",
}
"""What is said where a map lacks what a picture needs."""


def _files(names: Sequence[str]) -> list[MapFile]:
    """Every map, each once. Raises Refused with the faults of all, and where two would be written to one folder."""
    files: list[MapFile] = []
    faults: list[PlacedFault] = []
    for path in dict.fromkeys(map(resolve, names)):
        try:
            files.append(read_map(path))
        except Refused as refused:
            faults += refused.faults
    if faults:
        raise Refused(faults)
    stems = Counter(file.path.stem for file in files)
    for file in files:
        if stems[file.path.stem] > 1:
            raise refusal(file.path, "another of the maps has the same name: expected different ones, or one at a time")
    return files
