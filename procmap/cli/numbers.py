"""`procmap numbers`: prints the numbers of both sides of a map, and the chance to reach the goal."""

from collections.abc import Mapping
from pathlib import Path

import click

from procmap.analysis.chance import DRAWS, MOST_DRAWS, SEED, Chance, chance_of_goal
from procmap.cli.printing import print_json
from procmap.export.chance import chance_data, chance_text
from procmap.export.data import numbers_data
from procmap.export.text import numbers_text
from procmap.model.process_map import SIDES, ProcessMap, SideName
from procmap.store.library import resolve
from procmap.store.reading import read_map

Chances = Mapping[SideName, Chance]


@click.command()
@click.argument("name", metavar="MAP")
@click.option("--json", "as_json", is_flag=True, help="Print JSON; what cannot be computed is null.")
@click.option("--chance", is_flag=True, help="Add the chance to reach the goal, from the ranges of the numbers.")
@click.option("--draws", type=click.IntRange(1, MOST_DRAWS), help=f"How often to draw for it; {DRAWS} unless said.")
@click.option("--seed", type=int, help=f"Which draws; the same seed gives the same. {SEED} unless said.")
def numbers(name: str, as_json: bool, chance: bool, draws: int | None, seed: int | None) -> None:
    """Print the numbers of both sides of MAP, a path or a bare name in maps/."""
    if not chance and (draws, seed) != (None, None):
        raise click.UsageError("--draws and --seed say how to draw: expected --chance with them")
    file = read_map(resolve(name))
    found = _chances(file.map, draws or DRAWS, SEED if seed is None else seed) if chance else {}
    if as_json:
        print_json(_data(file.path, file.map, found))
    else:
        paragraphs = {side: chance_text(file.map, side, of) for side, of in found.items()}
        click.echo(numbers_text(file.map, paragraphs), nl=False)


def _chances(process_map: ProcessMap, draws: int, seed: int) -> Chances:
    found = {side: chance_of_goal(process_map, side, draws=draws, seed=seed) for side in SIDES}
    return {side: chance for side, chance in found.items() if chance}


def _data(path: Path, process_map: ProcessMap, chances: Chances) -> dict[str, object]:
    data = numbers_data(str(path), process_map)
    for side, chance in chances.items():
        data["sides"][side]["chance"] = chance_data(chance)
    return data
