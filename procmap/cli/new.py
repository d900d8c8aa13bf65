"""`procmap new`: starts a map from a starter."""

import re

import click

from procmap.store.library import CONFIGURATION_NAME, MAPS
from procmap.store.starters import SAMPLE, STARTERS, create_named

_FILE_NAME = re.compile(r'(?![.\s-])[^<>:"/\\|?*]+(?<![.\s])')
"""What every system takes as the name of a file that is not hidden, and this program as no option."""


def _stem(_context: click.Context, _argument: click.Parameter, name: str) -> str:
    stem = name.removesuffix(".toml")
    if not _FILE_NAME.fullmatch(stem) or not stem.isprintable() or f"{stem}.toml" == CONFIGURATION_NAME:
        raise click.BadParameter(f"`{name}` names no map: expected a plain name such as flow-meters")
    return stem


@click.command()
@click.argument("name", callback=_stem)
@click.option(
    "--from",
    "starter",
    type=click.Choice([starter.name for starter in (*STARTERS, SAMPLE)]),
    default=STARTERS[0].name,
    help=f"What to start from; {STARTERS[0].name} unless said.",
)
def new(name: str, starter: str) -> None:
    """Write maps/NAME.toml from a starter, and print its path; a file that is there is never touched."""
    click.echo(create_named(MAPS / f"{name}.toml", name, starter))
