"""The program's front door: finds the command, and says in one line what was refused."""

import io
import sys
from importlib import import_module
from typing import Any

from procmap import __version__

COMMANDS: dict[str, str] = {
    "check": "flags weak links",
    "demo": "does the whole main job on the sample map",
    "export": "writes the map and its diagrams",
    "new": "starts a map from a starter",
    "numbers": "prints the numbers of both sides",
    "rules": "lists the rules, or prints one rule's page",
    "show": "prints map, numbers and findings",
}
"""Every command, each in the file of its name, and what it does."""


def main() -> None:
    """Run the program with the arguments of the process; exits 0, 1 or 2 as the command says."""
    if sys.argv[1:] == ["--version"]:
        print(f"procmap {__version__}")
        return
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a character gets a question mark, and never a traceback.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command line and give its exit code; whatever is refused goes to standard error."""
    import click

    from procmap.store.faults import Refused

    try:
        return int(_group(click).main(arguments, prog_name="procmap", standalone_mode=False) or 0)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.ClickException as error:
        error.show()
        return 2
    except Refused as refused:
        print(refused, file=sys.stderr)
        return 2
    except click.Abort:
        print("Stopped.", file=sys.stderr)
        return 2
    except BrokenPipeError:
        sys.stderr.close()
        return 0


def _group(click: Any) -> Any:
    class Program(click.Group):  # type: ignore[misc]
        """Commands by name; any other first word is a map to open."""

        def list_commands(self, context: Any) -> list[str]:  # noqa: ARG002
            return list(COMMANDS)

        def get_command(self, context: Any, name: str) -> Any:  # noqa: ARG002
            if name in COMMANDS:
                return getattr(import_module(f"procmap.cli.{name}"), name)
            return _opening(click, name)

        def format_commands(self, context: Any, formatter: Any) -> None:  # noqa: ARG002
            with formatter.section("Commands"):
                formatter.write_dl(list(COMMANDS.items()))

    @click.pass_context  # type: ignore[untyped-decorator]
    def library(context: Any) -> int:
        if context.invoked_subcommand is None:
            from procmap.cli.opening import open_screens

            return open_screens()
        return 0

    return Program(
        "procmap",
        callback=library,
        invoke_without_command=True,
        subcommand_metavar="[MAP | COMMAND …]",
        help="Map a sales process in one workshop. Alone it opens the library of maps/; with a MAP, that map.",
        params=[
            click.Option(["--version"], is_flag=True, is_eager=True, expose_value=False, help="Print the version.")
        ],
    )


def _opening(click: Any, name: str) -> Any:
    """The command that a word which is none stands for: open that map."""

    def open_map() -> int:
        from procmap.cli.opening import open_screens
        from procmap.store.library import resolve

        return open_screens(resolve(name))

    return click.Command(name, callback=open_map, help="Open this map in the workshop.")
