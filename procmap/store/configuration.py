"""The configuration of a team, procmap.toml, found upward from a map; it is checked as strictly as a map."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from procmap.store.configuration_faults import configuration_faults
from procmap.store.library import CONFIGURATION_NAME
from procmap.store.reading import placed, read_bytes, read_toml


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
class AgendaSetting:
    """A team's own agendas: minutes of a workshop that keeps the usual proportions, and minutes by step, by name."""

    minutes: float | None = None
    named: Mapping[str, Mapping[str, float]] = field(default_factory=dict)


@dataclass(frozen=True)
class Configuration:
    """A team's settings: by rule id, of exports, of agendas; empty where there is no procmap.toml."""

    rules: Mapping[str, RuleSetting] = field(default_factory=dict)
    export: ExportSetting = ExportSetting()
    agenda: AgendaSetting = field(default_factory=AgendaSetting)


def read_configuration(
    map_path: Path, thresholds: Mapping[str, frozenset[str]], formats: Collection[str]
) -> Configuration:
    """The configuration for a map, given each rule's thresholds by name, and the export formats. Raises Refused."""
    path = configuration_path(map_path)
    return parse_configuration(read_bytes(path), path, thresholds, formats) if path else Configuration()


def parse_configuration(
    content: bytes, path: Path, thresholds: Mapping[str, frozenset[str]], formats: Collection[str]
) -> Configuration:
    """The configuration in the content of a procmap.toml. Raises Refused with every fault."""
    text, data = read_toml(content, str(path))
    faults = tuple(configuration_faults(data, thresholds, formats))
    if faults:
        raise placed(faults, text, str(path))
    rules = {name: _rule_setting(table) for name, table in data.get("rules", {}).items()}
    return Configuration(rules, _export_setting(data.get("export", {})), _agenda_setting(data.get("agenda", {})))


def configuration_path(map_path: Path) -> Path | None:
    """The nearest procmap.toml in the folder of a map or above it, or None; as short as it can be said from here."""
    folders = map_path.absolute().parents
    found = next((path for folder in folders if (path := folder / CONFIGURATION_NAME).is_file()), None)
    return found.relative_to(Path.cwd()) if found and found.is_relative_to(Path.cwd()) else found


def _rule_setting(table: Mapping[str, Any]) -> RuleSetting:
    thresholds = {name: float(value) for name, value in table.items() if name != "severity"}
    return RuleSetting(table.get("severity"), thresholds)


def _export_setting(table: Mapping[str, Any]) -> ExportSetting:
    return ExportSetting(tuple(table["to"]) if "to" in table else None, table.get("out"))


def _agenda_setting(table: Mapping[str, Any]) -> AgendaSetting:
    named = {name: steps for name, steps in table.items() if name != "minutes"}
    return AgendaSetting(table.get("minutes"), named)
