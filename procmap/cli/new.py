"""`procmap new`: starts a map from a starter."""

from pathlib import Path

import click

from procmap.model.text import cleaned, identifier_from
from procmap.store.library import MAPS
from procmap.store.starters import STARTERS, create_named


@click.command()
@click.argument("name")
@click.option(
    "--from",
    "starter",
    default=STARTERS[0].name,
    metavar="STARTER",
    help="What to start from: " + ", ".join(starter.name for starter in STARTERS) + ".",
)
def new(name: str, starter: str) -> None:
    """Write maps/NAME.toml from a starter, and print its path; a file that is there is never touched.

    NAME may be what is sold to whom: the file is then named after it.
    """
    stem = name.removesuffix(".toml")
    path = MAPS / f"{identifier_from(Path(stem).name, fallback='map')}.toml"
    click.echo(create_named(path, cleaned(Path(stem).name), starter))
