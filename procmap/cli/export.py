"""`procmap export`: writes maps and their diagrams."""

import datetime
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import cast

import click

from procmap.export.files import FORMATS, Export, ExportFormat, export_folder, exports_of, write_exports
from procmap.export.pictures import RENDERERS, Renderer
from procmap.model.process_map import SIDES, SideName
from procmap.rules.check import check_map
from procmap.rules.registry import RULES
from procmap.store.configuration import Configuration, configuration_path, read_configuration
from procmap.store.faults import PlacedFault, Refused, refusal
from procmap.store.library import resolve
from procmap.store.reading import MapFile, read_map

DEFAULT_FOLDER = "exports"


@click.command()
@click.argument("maps", metavar="MAP…", nargs=-1, required=True)
@click.option("--to", metavar="FORMATS", help=f"Formats, with commas between: {','.join(FORMATS)}.")
@click.option("--side", type=click.Choice(SIDES), help="One side only.")
@click.option("--out", type=click.Path(path_type=Path), help=f"The folder to write into; {DEFAULT_FOLDER} unless set.")
@click.option("--renderer", type=click.Choice(RENDERERS), default=RENDERERS[0], help="What draws the pictures.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day on which to judge the map.")
def export(
    maps: tuple[str, ...],
    to: str | None,
    side: SideName | None,
    out: Path | None,
    renderer: Renderer,
    today: datetime.datetime | None,
) -> None:
    """Write DIR/STEM/map.toml and the DOT, SVG and PNG of each side, and print their paths."""
    asked = None if to is None else _formats(to)
    files = _read([resolve(name) for name in maps])
    day = today.date() if today else datetime.date.today()  # noqa: DTZ011 - the day where the person is
    made = [_made(file, asked, side, out, renderer, day) for file in files]
    for folder, exports in made:
        for path, exported in zip(write_exports(exports, folder), exports, strict=True):
            click.echo(path)
            if exported.remark:
                click.echo(f"{path}: {exported.remark}", err=True)


def _read(paths: Sequence[Path]) -> list[MapFile]:
    """Every map, or the faults of all of them. Raises Refused, also where two would be written to one folder."""
    files: list[MapFile] = []
    faults: list[PlacedFault] = []
    for path in dict.fromkeys(paths):
        try:
            files.append(read_map(path))
        except Refused as refused:
            faults += refused.faults
    if faults:
        raise Refused(faults)
    names = Counter(file.path.stem for file in files)
    for file in files:
        if names[file.path.stem] > 1:
            raise refusal(
                file.path, f"two maps are called `{file.path.stem}`: expected names of their own, or one at a time"
            )
    return files


def _made(
    file: MapFile,
    asked: Sequence[ExportFormat] | None,
    side: SideName | None,
    out: Path | None,
    renderer: Renderer,
    today: datetime.date,
) -> tuple[Path, tuple[Export, ...]]:
    """What a map exports to, and the folder for it."""
    if side and file.map.side(side) is None:
        raise refusal(file.path, f"the map has no {side} side: expected `--side current`")
    configuration = read_configuration(file.path, {rule.id: frozenset(rule.thresholds) for rule in RULES})
    report = check_map(file.map, today=today, settings=configuration.rules)
    formats = asked or _configured(file.path, configuration)
    exports = exports_of(file, report, formats=formats, sides=(side,) if side else SIDES, renderer=renderer)
    return export_folder(file, out or Path(configuration.export.out or DEFAULT_FOLDER)), exports


def _configured(map_path: Path, configuration: Configuration) -> Sequence[ExportFormat]:
    """The formats that the team has set, or all."""
    named = configuration.export.to
    unknown = [name for name in named or () if name not in FORMATS]
    if unknown:
        raise refusal(configuration_path(map_path), f"`to` names `{unknown[0]}`: expected some of {', '.join(FORMATS)}")
    return cast("Sequence[ExportFormat]", named or FORMATS)


def _formats(words: str) -> tuple[ExportFormat, ...]:
    names = [name.strip() for name in words.split(",") if name.strip()]
    unknown = [name for name in names if name not in FORMATS]
    if unknown or not names:
        what = f"there is no format `{unknown[0]}`" if unknown else "no format is named"
        raise click.BadParameter(f"{what}: expected some of {', '.join(FORMATS)}", param_hint="--to")
    return cast("tuple[ExportFormat, ...]", tuple(names))
