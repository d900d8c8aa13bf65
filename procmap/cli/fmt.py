"""`procmap fmt`: puts maps in canonical form."""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from procmap.cli.checking.files import Refusals, files_meant
from procmap.model.text import displayed
from procmap.store.atomic import replace_file
from procmap.store.reading import MAX_BYTES, bounded, read_bytes
from procmap.store.starters import SCHEMA_FILE, has_other_schema
from procmap.store.writing.formatting import formatted_content

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
    files = files_meant(paths, refusals)
    for path in files:
        with refusals.noted():
            if _format(path, write=not check):
                click.echo(displayed(f"{path}: {'not canonical' if check else 'now canonical'}"))
                changed = True
    _tell_of_schemas(files)
    for fault in refusals:
        click.echo(str(fault), err=True)
    return 2 if any(refusals) else int(check and changed)


def _tell_of_schemas(maps: Iterable[Path]) -> None:
    """Name the schemas beside maps by which editors complete and check what this version does not read."""
    for folder in dict.fromkeys(path.parent for path in maps):
        if has_other_schema(folder):
            schema = displayed(str(folder / SCHEMA_FILE))
            click.echo(f"{schema}: of another version of procmap; `procmap schema > {schema}` renews it", err=True)


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
