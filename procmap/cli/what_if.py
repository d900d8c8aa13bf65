"""`procmap what-if`: tries changes on one side of a map, without touching it."""

import difflib
import math
import re

import click

from procmap.analysis.levers import SHARES, Lever, Levers
from procmap.analysis.what_if import WhatIf
from procmap.analysis.what_if import what_if as side_of
from procmap.cli.printing import print_json
from procmap.export.levers import value_text
from procmap.export.what_if.text import what_if_data, what_if_text
from procmap.model.process_map import SIDES, SideName
from procmap.rules.wording import quoted
from procmap.store.faults import refusal
from procmap.store.library import resolve
from procmap.store.reading import read_map

ROUNDING = 1e-9
"""How far a value may be past the most that a lever takes, and still mean that."""

_VALUE = re.compile(r"(?P<sign>[+-]?)(?P<number>\d+(\.\d*)?|\.\d+) ?(?P<percent>%?)")


@click.command("what-if")
@click.argument("name", metavar="MAP")
@click.argument("changes", metavar="[CHANGE…]", nargs=-1)
@click.option(
    "--side", type=click.Choice(SIDES), default="current", help="The side to try them on; current unless said."
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON; what cannot be computed is null.")
def what_if(name: str, changes: tuple[str, ...], side: SideName, as_json: bool) -> None:
    """Say what changes would do to MAP, a path or a bare name in maps/, without touching it.

    A CHANGE is LEVER=VALUE: entering=+10%, conversion.qualify=35%, hours.propose.ae=-1, headcount.ae=+1,
    share.propose.qualify=0.1. With + or - it is added to what there is; per cent are points of a share,
    and parts of any other number. Without a CHANGE it lists the levers.
    """
    file = read_map(resolve(name))
    tried = side_of(file.map, side)
    if tried is None:
        raise refusal(file.path, f"there is no {side} side: expected one, or --side current")
    for change in changes:
        tried = _changed(tried, change)
    if as_json:
        print_json(what_if_data(str(file.path), tried))
    else:
        click.echo(what_if_text(tried), nl=False)


def _changed(tried: WhatIf, change: str) -> WhatIf:
    """The same with one more change. Raises UsageError where it cannot be read or made."""
    name, equals, text = (part.strip() for part in change.partition("="))
    lever = _lever(tried.levers, name)
    if not equals:
        raise click.UsageError(f"`{quoted(change)}`: expected a value after it, as in {name}={_examples(lever)}")
    setting = tried.levers[lever]
    value = _value(lever, setting.value, text)
    if not 0 <= value <= setting.most + ROUNDING or math.isinf(value):
        highest = f" and at most {value_text(lever, setting.most)}" if math.isfinite(setting.most) else ""
        said = f"`{quoted(change)}` makes it {value_text(lever, value)}"
        raise click.UsageError(f"{said}: expected a number of at least 0{highest}")
    return tried.setting(lever, value)


def _lever(levers: Levers, name: str) -> Lever:
    names = {lever.name: lever for lever in levers}
    if name in names:
        return names[name]
    if not names:
        raise click.UsageError(f"there is no lever `{quoted(name)}`: no number is stated on this side yet")
    nearest = difflib.get_close_matches(name, names, n=1, cutoff=0)[0]
    raise click.UsageError(f"there is no lever `{quoted(name)}`: the nearest is `{nearest}`")


def _value(lever: Lever, before: float, text: str) -> float:
    found = _VALUE.fullmatch(text)
    if found is None or (found["percent"] and not lever.is_share and not found["sign"]):
        raise click.UsageError(f"`{quoted(text)}` is no value of it: expected {lever.name}={_examples(lever)}")
    number = float(found["number"])
    if found["percent"]:
        number *= 0.01 if lever.is_share else 0.01 * before
    return {"+": before + number, "-": before - number, "": number}[found["sign"]]


def _examples(lever: Lever) -> str:
    return "35%, 0.35 or +5%" if lever.kind in SHARES else "12, +1 or +10%"
