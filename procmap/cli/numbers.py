"""`procmap numbers`: prints the numbers of both sides of a map."""

import click

from procmap.cli.printing import print_json
from procmap.export.data import numbers_data
from procmap.export.text import numbers_text
from procmap.store.library import resolve
from procmap.store.reading import read_map


@click.command()
@click.argument("name", metavar="MAP")
@click.option("--json", "as_json", is_flag=True, help="Print JSON; what cannot be computed is null.")
def numbers(name: str, as_json: bool) -> None:
    """Print the numbers of both sides of MAP, a path or a bare name in maps/."""
    file = read_map(resolve(name))
    if as_json:
        print_json(numbers_data(str(file.path), file.map))
    else:
        click.echo(numbers_text(file.map), nl=False)
