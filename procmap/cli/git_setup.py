"""`procmap git-setup`: tells git in this clone how to compare, merge and check maps."""

from pathlib import Path

import click

from procmap.model.text import displayed
from procmap.store.clone import parts


@click.command("git-setup")
@click.option("--enable", "wish", flag_value="enable", default="enable", help="Set it up, as happens unless said.")
@click.option("--disable", "wish", flag_value="disable", help="Take all of it away again.")
@click.option("--check", "wish", flag_value="check", help="Change nothing; exit 1 where something is not set up.")
def git_setup(wish: str) -> int:
    """Have git compare and merge maps by stage and field in this clone, and check them before a commit.

    It writes to this clone's configuration, attributes and hooks, beside what you have there, and to no file of the
    work tree. Without it everything works as text.
    """
    missing = 0
    for part in parts(Path.cwd()):
        hindrance = ""
        if wish == "enable" and not part.is_set():
            hindrance = part.set()
        elif wish == "disable":
            part.remove()
        is_set = part.is_set()
        missing += not is_set
        click.echo(displayed(f"{part.name}: {hindrance or ('set' if is_set else 'not set')}"))
    return int(bool(missing) and wish != "disable")
