"""`procmap git-setup`: tells git in this clone how to compare, merge and check maps."""

from pathlib import Path

import click

from procmap.model.text import displayed
from procmap.store.clone import SET, Part, parts
from procmap.store.faults import Refused


@click.command("git-setup")
@click.option("--enable", "wish", flag_value="enable", default="enable", help="Set it up, as happens unless said.")
@click.option("--disable", "wish", flag_value="disable", help="Take all of it away again.")
@click.option("--check", "wish", flag_value="check", help="Change nothing; exit 1 where something is not set up.")
def git_setup(wish: str) -> int:
    """Have git compare and merge maps by stage and field in this clone, and check them before a commit.

    It writes to this clone's configuration, attributes and hooks, beside what you have there, and to no file of the
    work tree. Without it everything works as text.
    """
    states = {part.name: _state_after(wish, part) for part in parts(Path.cwd())}
    for name, state in states.items():
        click.echo(displayed(f"{name}: {state}"))
    return int(wish != "disable" and any(state != SET for state in states.values()))


def _state_after(wish: str, part: Part) -> str:
    """How a part stands once the wish was done, or what keeps it from being done."""
    try:
        if wish == "disable":
            part.remove()
        hindrance = part.set() if wish == "enable" and part.state() != SET else ""
        return hindrance or part.state()
    except Refused as refused:
        return refused.faults[0].message
