"""`procmap check`: flags the weak links of maps."""

import datetime
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from procmap.cli.judging import judged, rule_argument, today_option
from procmap.cli.printing import print_json
from procmap.export.data import check_data
from procmap.export.text import findings_text
from procmap.model.process_map import SIDES, ProcessMap, SideName
from procmap.model.text import displayed
from procmap.rules.finding import SEVERITIES, Report
from procmap.rules.registry import RULES
from procmap.rules.rule import Rule
from procmap.store.faults import Refused
from procmap.store.library import map_files, resolve
from procmap.store.reading import read_map

Checked = tuple[str, ProcessMap, Report]


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="text unless said.")
@click.option(
    "--fail-on",
    type=click.Choice([*SEVERITIES, "never"]),
    default="error",
    help="Exit 1 on open findings of this severity or worse; error unless said.",
)
@click.option("--side", type=click.Choice(SIDES), help="Judge one side only.")
@click.option(
    "--rule",
    "asked",
    callback=rule_argument,
    multiple=True,
    metavar="RULE",
    help="Judge by this rule only; may be repeated.",
)
@today_option
def check(
    paths: Sequence[str], form: str, fail_on: str, side: SideName | None, asked: Sequence[Rule], today: datetime.date
) -> int:
    """Flag weak links in maps; a folder means every map below it.

    Exits 1 where findings are open at or above --fail-on, and 2 where a file was refused.
    """
    rules = [rule for rule in RULES if not asked or rule in asked]
    refused: dict[str, None] = {}
    checked: list[Checked] = []
    for path in _files(paths, refused):
        with _noting(refused):
            file = read_map(path)
            checked.append((str(path), file.map, judged(file, today, rules, (side,) if side else SIDES)))
    _print(checked, form)
    for line in refused:
        click.echo(line, err=True)
    return 2 if refused else int(any(_fails(report, fail_on) for _, _, report in checked))


@contextmanager
def _noting(refused: dict[str, None]) -> Iterator[None]:
    """Notes what is refused, each line once, and lets the next file be checked."""
    try:
        yield
    except Refused as refusal:
        refused.update(dict.fromkeys(map(str, refusal.faults)))


def _files(paths: Sequence[str], refused: dict[str, None]) -> Sequence[Path]:
    """Every file that is meant, each once."""
    files: dict[Path, Path] = {}
    for path in paths:
        found, faults = map_files(resolve(path))
        refused.update(dict.fromkeys(map(str, faults)))
        for file in found:
            files.setdefault(file.absolute(), file)
    return tuple(files.values())


def _print(checked: Sequence[Checked], form: str) -> None:
    if form == "json":
        print_json(check_data((path, report) for path, _, report in checked))
    else:
        click.echo(
            "\n".join(f"{displayed(path)}\n\n{findings_text(of, report)}" for path, of, report in checked), nl=False
        )


def _fails(report: Report, fail_on: str) -> bool:
    """Whether a finding is open at or above a severity."""
    failing = SEVERITIES[: SEVERITIES.index(fail_on) + 1] if fail_on in SEVERITIES else ()
    return any(finding.state == "open" and finding.severity in failing for finding in report.findings)
