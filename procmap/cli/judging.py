"""What the commands that judge maps share: the day, the rules asked for, and the team's configuration."""

import datetime
from collections.abc import Sequence

import click

from procmap.model.process_map import SIDES, SideName
from procmap.model.text import displayed
from procmap.rules.check import check_map
from procmap.rules.finding import Report
from procmap.rules.registry import RULES, THRESHOLDS, nearest_rule, rule_named
from procmap.rules.rule import Rule
from procmap.store.configuration import read_configuration
from procmap.store.reading import MapFile


def judged(
    file: MapFile, today: datetime.date, rules: Sequence[Rule] = RULES, sides: Sequence[SideName] = SIDES
) -> Report:
    """What the rules say of a map as its team configures them. Raises Refused where the configuration is faulty."""
    configuration = read_configuration(file.path, THRESHOLDS)
    return check_map(file.map, today=today, rules=rules, settings=configuration.rules, sides=sides)


def rule_or_refusal(name: str) -> Rule:
    """The rule of a name. Raises click's BadParameter, which names the nearest."""
    rule = rule_named(name)
    if rule is None:
        raise click.BadParameter(f"there is no rule `{displayed(name)}`: the nearest is `{nearest_rule(name)}`")
    return rule


def _day(_context: click.Context, _option: click.Parameter, moment: datetime.datetime | None) -> datetime.date:
    return moment.date() if moment else datetime.date.today()  # noqa: DTZ011 - the day where the person is


today_option = click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    callback=_day,
    metavar="DATE",
    help="The day to judge on, such as 2027-01-31; today unless said.",
)
"""The option `--today`, which hands on a date."""
