"""`procmap show`: prints a map, its numbers and its findings as text."""

import datetime
import sys
from pathlib import Path

import click

from procmap.cli.judging import judged, today_option
from procmap.export.text import show_text
from procmap.store.faults import Refused
from procmap.store.git.facts import facts_text
from procmap.store.library import resolve
from procmap.store.reading import BOM, read_bytes, read_map


@click.command()
@click.argument("name", metavar="MAP")
@click.option("--facts", is_flag=True, help="One fact a line, for comparing; of a map with faults too.")
@today_option
def show(name: str, facts: bool, today: datetime.date) -> None:
    """Print MAP, a path or a bare name in maps/, with its numbers and findings."""
    if facts:
        sys.stdout.buffer.write(_facts(resolve(name)))
        return
    file = read_map(resolve(name))
    click.echo(show_text(file.map, judged(file, today)), nl=False)


def _facts(path: Path) -> bytes:
    content = read_bytes(path)
    try:
        return facts_text(content.removeprefix(BOM).decode()).encode()
    except (Refused, UnicodeDecodeError):
        return content
