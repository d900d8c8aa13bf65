"""Opens the screens: the library of maps, or one map."""

import datetime
import sys
from collections.abc import Mapping
from pathlib import Path

import click

from procmap.cli.judging import configured, today
from procmap.export.formats import DEFAULT_FOLDER, FORMATS, formats_named
from procmap.model.text import displayed
from procmap.rules.finding import Report
from procmap.rules.judging import Setting
from procmap.store.atomic import create_file
from procmap.store.faults import refusal
from procmap.store.library import MAPS
from procmap.store.reading import MapFile
from procmap.workshop.conflicts.unsettled import Unsettled, opened
from procmap.workshop.timing.agenda import Agenda, agendas


def has_terminal() -> bool:
    """Whether there is a terminal to show screens on and to type at."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def open_screens(map_path: Path | None = None, day: datetime.date | None = None) -> int:
    """Open one map, or the library where none is named; the exit code. Raises Refused without a terminal."""
    if not has_terminal():
        raise refusal(
            map_path or MAPS,
            "there is no terminal for the screens: expected one, or `procmap show`, `check`, `numbers`",
        )
    file = None if map_path is None else _opened(map_path)
    settings_for(map_path or MAPS / "any.toml")
    from procmap.tui.app import ProcmapApp

    app = ProcmapApp(
        file=file,
        folder=MAPS,
        today=day or today(),
        settings_for=settings_for,
        exporter=exported,
        agendas_for=agendas_for,
    )
    app.run()
    return app.return_code or 0


def _opened(map_path: Path) -> MapFile | Unsettled:
    """The map to open; one whose file is gone while edits were not saved is written again first, if that is wanted."""
    from procmap.workshop.open_map.recovery import counted, lost_file

    lost = lost_file(map_path)
    if lost:
        were, them = ("was", "it") if lost.count == 1 else ("were", "them")
        click.echo(f"{displayed(str(map_path))} is gone, and {counted(lost.count)} of it {were} never saved.")
        if click.confirm(f"Write the file again as it was, to take {them}?", default=True):
            create_file(map_path, lost.text.encode())
    return opened(map_path)


def settings_for(map_path: Path) -> Mapping[str, Setting]:
    """What the team has set of the rules for a map. Raises Refused."""
    return configured(map_path).rules


def agendas_for(map_path: Path) -> tuple[Agenda, ...]:
    """The agendas that a team has for a map: its own, and the presets. Raises Refused."""
    return agendas(configured(map_path).agenda)


def exported(file: MapFile, report: Report) -> tuple[Path, ...]:
    """Write a map and its diagrams in the formats and to the folder that its team has set. Raises Refused."""
    from procmap.export.files import export_map

    setting = configured(file.path).export
    formats = formats_named(setting.to or FORMATS)
    return export_map(file, report, formats=formats, folder=Path(setting.out or DEFAULT_FOLDER))
