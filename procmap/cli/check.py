"""`procmap check`: flags the weak links of maps."""

import datetime
from collections.abc import Sequence

import click

from procmap.cli.checking.files import Refusals, progress
from procmap.cli.checking.forms import FORMS, Question, form_named
from procmap.cli.checking.judging import Checked, Judging
from procmap.cli.checking.since import earlier_maps
from procmap.cli.checking.sources import Source, Staged, WorkTree
from procmap.cli.judging import rule_argument, today_option
from procmap.model.process_map import SIDES, SideName
from procmap.rules.finding import SEVERITIES
from procmap.rules.registry import RULES
from procmap.rules.rule import Rule


@click.command()
@click.argument("paths", nargs=-1, metavar="PATH…")
@click.option("--format", "form", type=click.Choice(FORMS), default="text", help="text unless said.")
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
@click.option(
    "--since", metavar="REV|FILE", help="Fail only on what an earlier map did not have: a revision of git, or a file."
)
@click.option("--staged", is_flag=True, help="What the next commit takes, not the work tree; PATH may be left out.")
@today_option
def check(
    paths: Sequence[str],
    form: str,
    fail_on: str,
    side: SideName | None,
    asked: Sequence[Rule],
    since: str | None,
    staged: bool,
    today: datetime.date,
) -> int:
    """Flag weak links in maps; a folder means every map below it.

    Exits 1 where findings are open at or above --fail-on, and 2 where a file was refused.
    """
    rules = [rule for rule in RULES if not asked or rule in asked]
    refusals = Refusals()
    if not paths and not staged:
        raise click.UsageError("Missing argument 'PATH…'.")
    source: Source = Staged() if staged else WorkTree()
    files = source.meant(paths, refusals)
    if staged and not paths and not files:
        return 0
    before = earlier_maps(since, files, source) if since is not None and files else None
    judging = Judging(today, rules, (side,) if side else SIDES, before, source)
    out = form_named(form)(Question(rules, len(files), since))
    failed = False
    with progress(files) as every:
        for path in every:
            with refusals.noted():
                checked = judging.check(path)
                failed |= _fails(checked, fail_on)
                out.add(checked)
    out.print(tuple(refusals))
    for fault in refusals:
        click.echo(str(fault), err=True)
    return 2 if any(refusals) else int(failed)


def _fails(checked: Checked, fail_on: str) -> bool:
    """Whether something is open, and new where that is asked, at or above a severity."""
    failing = SEVERITIES[: SEVERITIES.index(fail_on) + 1] if fail_on in SEVERITIES else ()
    return any(finding.severity in failing for finding in checked.failing)
