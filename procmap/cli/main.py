"""The program's front door: says the version at once, and opens the rest only where more is asked."""

import sys

from procmap import __version__

COMMANDS: dict[str, str] = {
    "check": "flags weak links",
    "demo": "does the whole main job on the sample map",
    "diff": "says what the target changes, or what differs between two maps",
    "export": "writes the map and its diagrams",
    "fmt": "puts maps in canonical form",
    "git-setup": "has git compare, merge and check maps in this clone",
    "homework": "asks each owner for what is missing, and takes the answers in",
    "log": "says how a map moved over the commits of git",
    "merge": "merges what two sides changed in a map",
    "new": "starts a map from a starter",
    "numbers": "prints the numbers of both sides",
    "role": "says what changes for a role, on one page",
    "rules": "lists the rules, or prints one rule's page",
    "schema": "prints the format of a map, for editors",
    "show": "prints map, numbers and findings",
    "what-if": "tries changes on a side, without touching the map",
}
"""Every command, each in the file of its name, and what it does."""


def main() -> None:
    """Run the program with the arguments of the process; exits 0, 1 or 2 as the command says."""
    if sys.argv[1:] == ["--version"]:
        print(f"procmap {__version__}")
        return
    from procmap.cli.program import run

    sys.exit(run(sys.argv[1:]))
