"""`procmap git-setup`: tells git in this clone how to compare, merge and check maps."""

from pathlib import Path

import click

from procmap.model.text import displayed
from procmap.store.faults import Refused
from procmap.store.git.clone import SET, Part, parts


@click.command("git-setup")
@click.option("--enable", "wish", flag_value="enable", default="enable", help="Set it up, as happens unless said.")
@click.option("--disable", "wish", flag_value="disable", help="Take all of it away again.")
@click.option("--check", "wish", flag_value="check", help="Change nothing; exit 1 where something is not set up.")
def git_setup(wish: str) -> int:
    """Have git compare and merge maps by stage and field in this clone, and check them before a commit.

    It writes to this clone's configuration, attributes and hooks, beside what you have there, and to no file of the
    work tree. Without it everything works as text.
    """
    every = parts(Path.cwd())
    hindrances = [_done(wish, part) for part in every]
    states = [part.state() for part in every]
    for part, hindrance, state in zip(every, hindrances, states, strict=True):
        click.echo(displayed(f"{part.name}: {hindrance or state}"))
    is_missing = wish != "disable" and any(state != SET for state in states)
    return int(is_missing or any(hindrances))


def _done(wish: str, part: Part) -> str:
    """Do what is wished of a part; gives what keeps it from being done, or nothing."""
    try:
        if wish == "disable":
            return part.remove()
        return part.set() if wish == "enable" and part.state() != SET else ""
    except Refused as refused:
        return refused.faults[0].message
