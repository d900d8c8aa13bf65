"""What is wrong with a team's configuration: every fault with the path of its key."""

import difflib
import sys
from collections.abc import Collection, Iterator, Mapping
from typing import Any, get_args

from procmap.model.fault import Fault
from procmap.model.fault import Path as Place
from procmap.model.faults import shown, shown_key
from procmap.model.process_map import StepName

SEVERITIES = ("error", "warning", "info", "off")

AGENDA_KEYS = (*get_args(StepName), "slack")
"""What an agenda gives minutes to."""

MINUTES_OF_A_DAY = 24 * 60


def configuration_faults(
    data: Mapping[str, Any], known: Mapping[str, frozenset[str]], formats: Collection[str]
) -> Iterator[Fault]:
    """What is wrong with the data of a procmap.toml, given each rule's thresholds by name, and the export formats."""
    yield from _unknown(data, (), ("rules", "export", "agenda"))
    for key in ("rules", "export", "agenda"):
        if key in data and not isinstance(data[key], Mapping):
            yield Fault((key,), f"`{key}` is {shown(data[key])}: expected a table")
    rules, export = _table(data, "rules"), _table(data, "export")
    yield from _unknown(rules, ("rules",), known, what="rule")
    for name in known.keys() & rules.keys():
        yield from _rule_faults(rules[name], ("rules", name), known[name])
    yield from _unknown(export, ("export",), ("to", "out"))
    yield from _export_faults(export, formats)
    yield from _agenda_faults(_table(data, "agenda"))


def _rule_faults(setting: Any, place: Place, thresholds: frozenset[str]) -> Iterator[Fault]:
    if not isinstance(setting, Mapping):
        yield Fault(place, f"`{place[-1]}` is {shown(setting)}: expected a table")
        return
    yield from _unknown(setting, place, ("severity", *sorted(thresholds)))
    if setting.get("severity", "off") not in SEVERITIES:
        expected = ", ".join(f"`{severity}`" for severity in SEVERITIES)
        yield Fault((*place, "severity"), f"`severity` is {shown(setting['severity'])}: expected one of {expected}")
    for name in sorted(thresholds & setting.keys()):
        if not _is_number(setting[name]):
            yield Fault((*place, name), f"`{name}` is {shown(setting[name])}: expected a number of at least 0")


def _export_faults(export: Mapping[str, Any], formats: Collection[str]) -> Iterator[Fault]:
    to = export.get("to", [])
    if not isinstance(to, list):
        yield Fault(("export", "to"), f'`to` is {shown(to)}: expected a list of formats such as ["dot", "svg"]')
    for position, name in enumerate(to if isinstance(to, list) else ()):
        if name not in formats:
            expected = ", ".join(formats)
            yield Fault(("export", "to", position), f"there is no format {shown(name)}: expected some of {expected}")
    if not isinstance(export.get("out", ""), str):
        yield Fault(("export", "out"), f"`out` is {shown(export['out'])}: expected a folder, as text in quotes")


def _agenda_faults(agenda: Mapping[str, Any]) -> Iterator[Fault]:
    for name, value in agenda.items():
        place = ("agenda", name)
        if name == "minutes":
            yield from _minutes_faults(value, place, least=1)
        elif isinstance(value, Mapping):
            yield from _own_agenda_faults(value, place)
        else:
            yield from _unknown({name: value}, ("agenda",), ("minutes",))


def _own_agenda_faults(agenda: Mapping[str, Any], place: Place) -> Iterator[Fault]:
    yield from _unknown(agenda, place, AGENDA_KEYS)
    for key in (key for key in agenda if key in AGENDA_KEYS):
        yield from _minutes_faults(agenda[key], (*place, key))
    if not any(agenda.get(key) for key in AGENDA_KEYS):
        yield Fault(place, f"`{shown_key(str(place[-1]))}` has no minutes: expected some, such as `goals = 5`")


def _minutes_faults(value: Any, place: Place, least: int = 0) -> Iterator[Fault]:
    if not _is_number(value) or not least <= value <= MINUTES_OF_A_DAY:
        expected = f"expected minutes from {least} to {MINUTES_OF_A_DAY}"
        yield Fault(place, f"`{place[-1]}` is {shown(value)}: {expected}")


def _unknown(table: Mapping[str, Any], place: Place, known: Collection[str], what: str = "key") -> Iterator[Fault]:
    for key in table:
        if key not in known:
            close = difflib.get_close_matches(key, known, n=1)
            listed = "expected one of " + ", ".join(known) if known else "expected none here"
            nearest = f"the nearest known one is `{close[0]}`" if close else listed
            yield Fault((*place, key), f"unknown {what} `{shown_key(key)}`: {nearest}")


def _table(data: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = data.get(key)
    return value if isinstance(value, Mapping) else {}


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value <= sys.float_info.max
