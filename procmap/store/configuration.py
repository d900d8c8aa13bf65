"""The configuration of a team, procmap.toml, found upward from a map; it is checked as strictly as a map."""

import difflib
import sys
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from procmap.model.fault import Fault
from procmap.model.fault import Path as Place
from procmap.model.faults import shown, shown_key
from procmap.store.library import CONFIGURATION_NAME
from procmap.store.reading import placed, read_bytes, read_toml

SEVERITIES = ("error", "warning", "info", "off")


@dataclass(frozen=True)
class RuleSetting:
    """What a team sets of a rule: its severity, None where it is the rule's own, and thresholds by name."""

    severity: str | None = None
    thresholds: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class ExportSetting:
    """What a team sets of exports: the formats and the folder, each None where nothing is said."""

    to: tuple[str, ...] | None = None
    out: str | None = None


@dataclass(frozen=True)
class Configuration:
    """A team's settings, by rule id, and of exports; empty where there is no procmap.toml."""

    rules: Mapping[str, RuleSetting] = field(default_factory=dict)
    export: ExportSetting = ExportSetting()


def read_configuration(
    map_path: Path, thresholds: Mapping[str, frozenset[str]], formats: Collection[str]
) -> Configuration:
    """The configuration for a map, given each rule's thresholds by name, and the export formats. Raises Refused."""
    path = configuration_path(map_path)
    if path is None:
        return Configuration()
    text, data = read_toml(read_bytes(path), str(path))
    faults = tuple(_faults(data, thresholds, formats))
    if faults:
        raise placed(faults, text, str(path))
    rules = {name: _rule_setting(table) for name, table in data.get("rules", {}).items()}
    export = data.get("export", {})
    return Configuration(rules, ExportSetting(tuple(export["to"]) if "to" in export else None, export.get("out")))


def configuration_path(map_path: Path) -> Path | None:
    """The nearest procmap.toml in the folder of a map or above it, or None; as short as it can be said from here."""
    folders = map_path.absolute().parents
    found = next((path for folder in folders if (path := folder / CONFIGURATION_NAME).is_file()), None)
    return found.relative_to(Path.cwd()) if found and found.is_relative_to(Path.cwd()) else found


def _rule_setting(table: Mapping[str, Any]) -> RuleSetting:
    thresholds = {name: float(value) for name, value in table.items() if name != "severity"}
    return RuleSetting(table.get("severity"), thresholds)


def _faults(data: Mapping[str, Any], known: Mapping[str, frozenset[str]], formats: Collection[str]) -> Iterator[Fault]:
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
    yield from _unknown(_table(data, "agenda"), ("agenda",), ())


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
