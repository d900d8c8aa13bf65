"""`procmap demo`: the whole main job on the sample map."""

import datetime

import click

from procmap.cli.judging import judged, today_option
from procmap.cli.opening import exported, has_terminal, open_screens
from procmap.export.text import findings_text, numbers_text
from procmap.store.library import MAPS
from procmap.store.reading import read_map
from procmap.store.starters import SAMPLE, SAMPLE_FILE, start_map

SAMPLE_PATH = MAPS / SAMPLE_FILE


@click.command()
@today_option
def demo(today: datetime.date) -> int:
    """Do the main job on the sample: its findings, its numbers, its exports; then the screens."""
    if not SAMPLE_PATH.exists():
        start_map(MAPS, "", SAMPLE.name)
    file = read_map(SAMPLE_PATH)
    report = judged(file, today)
    click.echo(findings_text(file.map, report))
    click.echo(numbers_text(file.map))
    click.echo("Written:")
    for path in (SAMPLE_PATH, *exported(file, report)):
        click.echo(f"  {path}")
    if not has_terminal():
        return 0
    click.pause("\nAny key opens the workshop …")
    return open_screens(SAMPLE_PATH, today)
