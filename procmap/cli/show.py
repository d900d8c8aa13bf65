"""`procmap show`: prints a map, its numbers and its findings as text."""

import datetime

import click

from procmap.cli.judging import judged, today_option
from procmap.export.text import show_text
from procmap.store.library import resolve
from procmap.store.reading import read_map


@click.command()
@click.argument("name", metavar="MAP")
@today_option
def show(name: str, today: datetime.date) -> None:
    """Print MAP, a path or a bare name in maps/, with its numbers and findings."""
    file = read_map(resolve(name))
    click.echo(show_text(file.map, judged(file, today)), nl=False)
