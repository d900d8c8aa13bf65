"""`procmap schema`: prints the format of a map as a JSON Schema."""

import click

from procmap.cli.printing import print_json


@click.command()
def schema() -> int:
    """Print the JSON Schema of the map file, by which editors complete and check.

    `procmap schema > maps/procmap.schema.json` puts it where the first line of a map names it.
    """
    from procmap.workshop.fields.schema import map_schema

    print_json(map_schema())
    return 0
