"""The program as a whole: finds the command, and says in one line what was refused."""

import difflib
import io
import os
import sys
from contextlib import suppress
from importlib import import_module

import click

from procmap import __version__
from procmap.cli.main import COMMANDS
from procmap.model.text import displayed, uncapitalised
from procmap.store.faults import Refused, refusal
from procmap.store.library import resolve

REFUSED = 2
"""The exit code of whatever could not be done."""


class Program(click.Group):
    """Commands by name, each loaded when it is asked for; any other single word is a map to open."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """The names of the commands."""
        return list(COMMANDS)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command:
        """The command of a name, or the one that opens the map of that name."""
        if cmd_name not in COMMANDS:
            return click.Command(cmd_name, callback=lambda: _opened(cmd_name), help="Open this map in the workshop.")
        module = cmd_name.replace("-", "_")
        command: click.Command = getattr(import_module(f"procmap.cli.{module}"), module)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first word names. Raises UsageError where it names none, and more words follow."""
        if args[0] not in COMMANDS and len(args) > 1:
            nearest = difflib.get_close_matches(args[0], COMMANDS, n=1, cutoff=0)[0]
            ctx.fail(f"there is no command `{args[0]}`: the nearest is `{nearest}`")
        return super().resolve_command(ctx, args)

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=Program,
    invoke_without_command=True,
    subcommand_metavar="[MAP | COMMAND …]",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, message="procmap %(version)s", help="Print the version.")
@click.pass_context
def program(context: click.Context) -> int:
    """Map a sales process in one workshop.

    Alone it opens the library of maps/; with a MAP, a path or a bare name in maps/, that map.
    """
    return _opened() if context.invoked_subcommand is None else 0


def run(arguments: list[str]) -> int:
    """Run one command line and give its exit code; whatever is refused goes to standard error, and nothing else."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a character gets a question mark, and never a traceback.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        with program.make_context("procmap", list(arguments)) as context:
            return int(program.invoke(context) or 0)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.ClickException as error:
        return _said(_usage(error))
    except Refused as refused:
        return _said(str(refused))
    except (click.Abort, KeyboardInterrupt, EOFError):
        return _said("Stopped.")
    except BrokenPipeError:
        _drop_output()
        return 0
    except OSError as error:
        _drop_output()
        words = f"this cannot be read or written ({error.strerror}): expected room, and the permission to"
        return _said(str(refusal(error.filename or "standard output", words)))
    except Exception as error:
        # A fault of ours: a traceback would print pieces of a customer's map.
        return _said(f"procmap failed with {type(error).__name__}: a fault of the program, not of the map")


def _opened(name: str = "") -> int:
    from procmap.cli.opening import open_screens

    return open_screens(resolve(name) if name else None)


def _said(line: str) -> int:
    click.echo(line, err=True)
    return REFUSED


def _usage(error: click.ClickException) -> str:
    """What was wrong with the command line, on one line, with where its help is."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    command = context.command_path if context else "procmap"
    message = " ".join(displayed(error.format_message()).split()).removesuffix(".")
    return f"{command}: {uncapitalised(message)}; `{command} --help` says more"


def _drop_output() -> None:
    """What is still to be written has nowhere to go, and Python would say so at its end."""
    with suppress(io.UnsupportedOperation):
        out = sys.stdout.fileno()
        os.dup2(os.open(os.devnull, os.O_WRONLY), out)
