"""`procmap diff`: what the target changes, or what differs between two maps."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from procmap.cli.judging import configured, today_option
from procmap.cli.printing import print_json
from procmap.export.difference.comparison import Comparison, Judged, comparison_of_maps, comparison_of_sides
from procmap.export.difference.composing import comparison_page
from procmap.export.difference.data import comparison_data
from procmap.export.page_text import page_markdown, page_text
from procmap.model.difference import Difference
from procmap.model.process_map import ProcessMap
from procmap.rules.check import check_map
from procmap.store.faults import refusal
from procmap.store.git.revisions import content_at
from procmap.store.library import resolve
from procmap.store.reading import parse_map, read_bytes
from procmap.workshop.open_map.differing import sentences


@click.command()
@click.argument("a", metavar="A")
@click.argument("b", metavar="[B]", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print JSON; what cannot be computed is null.")
@click.option(
    "--format", "form", type=click.Choice(["text", "markdown", "json"]), help="For a terminal, a mail or a program."
)
@click.option("--exit-code", "says_by_code", is_flag=True, help="Exit 1 where anything differs.")
@today_option
def diff(a: str, b: str | None, as_json: bool, form: str | None, says_by_code: bool, today: datetime.date) -> int:
    """Say what differs between the maps A and B, stage by stage, in numbers and in weak links.

    Each is a path, a bare name in maps/, or either at a revision of git, such as HEAD~1:maps/sales.toml. Without B:
    what the target of A changes.
    """
    if as_json and form not in (None, "json"):
        raise click.UsageError(f"--json and --format {form} are two forms: expected one")
    comparison = _comparison(a, b, today)
    before, after = comparison.before.map, comparison.after.map

    def told(rest: Sequence[Difference]) -> tuple[str, ...]:
        return sentences(before, after, rest)

    if as_json or form == "json":
        print_json(comparison_data(comparison, told))
    else:
        page = comparison_page(comparison, told)
        click.echo(page_markdown(page) if form == "markdown" else page_text(page), nl=False)
    return int(says_by_code and comparison.differs)


@dataclass(frozen=True)
class _Source:
    """A map, the name it was asked for by, and the file on disk beside which its configuration is looked for."""

    name: str
    map: ProcessMap
    file: Path | None


def _source(name: str) -> _Source:
    """The map of a path, a bare name, or a revision of git. Raises Refused."""
    if ":" in name and not Path(name).exists():
        return _Source(name, parse_map(content_at(_in_full(name)), name), None)
    path = resolve(name)
    return _Source(str(path), parse_map(read_bytes(path), str(path)), path)


def _in_full(name: str) -> str:
    """A revision with the path that a bare name of a map means; any other as it is."""
    revision, _, path = name.rpartition(":")
    where = resolve(path)
    return name if where == Path(path) else f"{revision}:./{where.as_posix()}"


def _comparison(a: str, b: str | None, today: datetime.date) -> Comparison:
    """Both maps judged on one day and by one configuration: that of the later file that is here. Raises Refused."""
    sources = [_source(name) for name in (a, b) if name is not None]
    file = next((source.file for source in reversed(sources) if source.file), resolve((b or a).rpartition(":")[2]))
    settings = configured(file).rules
    judged = [Judged(each.name, each.map, check_map(each.map, today=today, settings=settings)) for each in sources]
    if len(judged) == 2:
        return comparison_of_maps(*judged)
    found = comparison_of_sides(judged[0])
    if found is None:
        raise refusal(judged[0].name, "there is no target side to compare with: expected one, or a second map")
    return found
