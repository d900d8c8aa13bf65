"""What the commands that judge maps share: the day, the rules asked for, and the team's configuration."""

import datetime
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from procmap.export.formats import FORMATS
from procmap.model.process_map import SIDES, SideName
from procmap.rules.check import check_map
from procmap.rules.finding import Report
from procmap.rules.registry import RULES, THRESHOLDS, nearest_rule, rule_named
from procmap.rules.rule import Rule
from procmap.store.configuration import Configuration, read_configuration
from procmap.store.reading import MapFile


def configured(map_path: Path) -> Configuration:
    """What the team has set for a map. Raises Refused where that is faulty."""
    return read_configuration(map_path, THRESHOLDS, FORMATS)


def judged(
    file: MapFile,
    today: datetime.date,
    rules: Sequence[Rule] = RULES,
    sides: Sequence[SideName] = SIDES,
    configuration_for: Callable[[Path], Configuration] = configured,
) -> Report:
    """What the rules say of a map as its team configures them. Raises Refused where the configuration is faulty."""
    return check_map(file.map, today=today, rules=rules, settings=configuration_for(file.path).rules, sides=sides)


def rule_argument(
    _context: click.Context, _parameter: click.Parameter, value: str | tuple[str, ...] | None
) -> Rule | tuple[Rule, ...] | None:
    """What click calls to make rules of their names. Raises BadParameter, which names the nearest."""
    if value is None:
        return None
    return _rule(value) if isinstance(value, str) else tuple(map(_rule, value))


def today() -> datetime.date:
    """The day where the person is."""
    return datetime.datetime.now().astimezone().date()


def _rule(name: str) -> Rule:
    rule = rule_named(name)
    if rule is None:
        raise click.BadParameter(f"there is no rule `{name}`: the nearest is `{nearest_rule(name)}`")
    return rule


def _day(_context: click.Context, _option: click.Parameter, text: str | None) -> datetime.date:
    try:
        return today() if text is None else datetime.date.fromisoformat(text)
    except ValueError as error:
        raise click.BadParameter(f"`{text}` is no day: expected a date such as 2027-01-31") from error


today_option = click.option(
    "--today", callback=_day, metavar="DATE", help="The day to judge on, such as 2027-01-31; today unless said."
)
"""The option `--today`, which hands on a date."""
