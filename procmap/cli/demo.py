"""`procmap demo`: the whole main job on the sample map."""

import datetime
from pathlib import Path

import click

from procmap.cli.opening import exported, has_terminal, open_screens
from procmap.export.text import findings_text, numbers_text
from procmap.rules.check import check_map
from procmap.store.atomic import create_file
from procmap.store.library import MAPS
from procmap.store.reading import read_map
from procmap.store.starters import sample_text

SAMPLE_PATH = MAPS / "flow-meters.toml"


@click.command()
def demo() -> int:
    """Do the main job on the sample: its findings, its numbers, its exports; then the screens."""
    path = _sample()
    file = read_map(path)
    today = datetime.date.today()  # noqa: DTZ011 - the day where the person is
    report = check_map(file.map, today=today)
    click.echo(findings_text(file.map, report))
    click.echo(numbers_text(file.map))
    click.echo(exported(file, report))
    for written in sorted((Path("exports") / path.stem).iterdir()):
        click.echo(f"  {written}")
    if has_terminal():
        click.pause("\nAny key opens the workshop …")
        return open_screens(path, today)
    return 0


def _sample() -> Path:
    """The sample in the library; written there first where it is not yet."""
    if not SAMPLE_PATH.exists():
        create_file(SAMPLE_PATH, sample_text())
    return SAMPLE_PATH
