"""`procmap log`: how a map moved over the commits of git."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import click

from procmap.cli.judging import configured, today_option
from procmap.cli.printing import print_json
from procmap.export.history.composing import history_page
from procmap.export.history.data import history_data
from procmap.export.history.moment import Moment
from procmap.export.page_text import page_markdown, page_text
from procmap.model.process_map import SIDES, ProcessMap, SideName
from procmap.rules.check import check_map
from procmap.rules.finding import Report
from procmap.store.faults import Refused
from procmap.store.git.history import history_of
from procmap.store.library import resolve
from procmap.store.reading import parse_map, read_bytes

LATEST = 30
"""Commits that are told unless more are asked for."""


@click.command()
@click.argument("name", metavar="MAP")
@click.option("--side", type=click.Choice(SIDES), default="current", help="The side to follow; current unless said.")
@click.option("--last", type=click.IntRange(1), default=LATEST, help=f"How many commits; {LATEST} unless said.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON; what cannot be computed is null.")
@click.option(
    "--format", "form", type=click.Choice(["text", "markdown", "json"]), help="For a terminal, a mail or a program."
)
@today_option
def log(name: str, side: SideName, last: int, as_json: bool, form: str | None, today: datetime.date) -> None:
    """Say how MAP, a path or a bare name in maps/, moved over its commits: numbers, weak links, what moves on.

    All are judged on one day and by the configuration of today.
    """
    if as_json and form not in (None, "json"):
        raise click.UsageError(f"--json and --format {form} are two forms: expected one")
    path = resolve(name)
    moments = tuple(_moments(path, side, last, today))
    if as_json or form == "json":
        print_json(history_data(str(path), moments))
    else:
        page = history_page(moments)
        click.echo(page_markdown(page) if form == "markdown" else page_text(page), nl=False)


def _moments(path: Path, side: SideName, last: int, today: datetime.date) -> Iterator[Moment]:
    """The commits, and the map as it is where that is another. Raises Refused where the file has faults now."""
    now, settings = read_bytes(path), configured(path).rules
    commits = history_of(path, last)
    versions = [(each.id, each.day, each.subject, each.content) for each in commits]
    if now != commits[-1].content and parse_map(now, str(path)) != _read(commits[-1].content):
        versions.append(("", "", "", now))
    for commit, day, subject, content in versions:
        found = _read(content)
        report = check_map(found, today=today, settings=settings) if found else Report()
        yield Moment(commit, day, subject, side, found, report)


def _read(content: bytes | None) -> ProcessMap | None:
    """The map that a file held; None where it had faults, or was away."""
    try:
        return None if content is None else parse_map(content, "")
    except Refused:
        return None
