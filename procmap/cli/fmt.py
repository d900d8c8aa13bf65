"""`procmap fmt`: puts maps in canonical form."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from procmap.cli.checking.files import Refusals, files_meant
from procmap.model.text import displayed
from procmap.store.atomic import replace_file
from procmap.store.formatting import formatted_content
from procmap.store.reading import MAX_BYTES, bounded, read_bytes

_INPUT = "standard input"


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option("--check", is_flag=True, help="Write nothing; name the maps that are not canonical, and exit 1.")
def fmt(paths: Sequence[str], check: bool) -> int:
    """Put maps in canonical form, with their comments; a folder means every map below it.

    What a map says never changes. Exits 2 where a file was refused; the others are still done.
    A single `-` reads a map from standard input, and prints it in canonical form.
    """
    if list(paths) == ["-"]:
        return _format_input(check=check)
    refusals = Refusals()
    changed = False
    for path in files_meant(paths, refusals):
        with refusals.noted():
            if _format(path, write=not check):
                click.echo(displayed(f"{path}: {'not canonical' if check else 'now canonical'}"))
                changed = True
    for fault in refusals:
        click.echo(str(fault), err=True)
    return 2 if any(refusals) else int(check and changed)


def _format_input(*, check: bool) -> int:
    """The exit code for the map on standard input, which is printed unless it is only checked. Raises Refused."""
    content = bounded(sys.stdin.buffer.read(MAX_BYTES + 1), _INPUT)
    canonical = formatted_content(content, _INPUT)
    if not check:
        sys.stdout.buffer.write(canonical)
    elif canonical != content:
        click.echo(f"{_INPUT}: not canonical")
    return int(check and canonical != content)


def _format(path: Path, *, write: bool) -> bool:
    """Whether a map was not canonical. Raises Refused."""
    content = read_bytes(path)
    canonical = formatted_content(content, str(path))
    if write and canonical != content:
        replace_file(path, canonical)
    return canonical != content
