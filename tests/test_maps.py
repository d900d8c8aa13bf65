"""The maps that ship: real enough to work with, complete enough to show every field, in canonical form."""

import datetime
import inspect
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from procmap.analysis.numbers import numbers_of
from procmap.model.process_map import SIDES, ProcessMap
from procmap.model.record import Record, ShareEstimate
from procmap.rules.check import check_map
from procmap.rules.finding import SEVERITIES, Report
from procmap.store.reading import read_map
from procmap.store.starters import STARTERS, Starter, sample_text, starter_map
from procmap.store.writing.canonical import canonical_text

ROOT = Path(__file__).parents[1]
STARTER_FILES = tuple(ROOT / "procmap/store/starters" / f"{starter.name}.toml" for starter in STARTERS)
MAPS = tuple(sorted((ROOT / "maps").glob("*.toml")))
FLOW_METERS = ROOT / "maps/flow-meters.toml"
SHIPPED = tuple(str(path.relative_to(ROOT)) for path in (*MAPS, *STARTER_FILES))
TODAY = datetime.date(2026, 11, 21)

Field = tuple[type[Record], str]


UNSAID = ("no-customer-value", "no-exit", "no-owner", "no-metric")
"""What the standard stages of a CRM say nothing of."""


def report_on(name: str) -> Report:
    return check_map(read_map(ROOT / "maps" / f"{name}.toml").map, today=TODAY)


def weakening(report: Report, side: str) -> set[tuple[str, str | None]]:
    return {(finding.rule, finding.stage) for finding in report.findings if finding.weakens and finding.is_on(side)}


def records_in(value: Any) -> Iterator[Record]:
    """Every record in a value, itself included."""
    if isinstance(value, Record):
        yield value
        for name in type(value).model_fields:
            yield from records_in(getattr(value, name))
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from records_in(part)
    elif isinstance(value, tuple):
        for part in value:
            yield from records_in(part)


def declared(kind: type[Record]) -> set[str]:
    """The fields that a kind of record declares itself; a share's estimate only narrows those of an estimate."""
    return set(inspect.get_annotations(kind)) & set(kind.model_fields) if kind is not ShareEstimate else set()


def used_fields(process_map: ProcessMap) -> set[Field]:
    """The fields that say something in a map, each with the kind of record that declares it."""
    return {
        (kind, name)
        for record in records_in(process_map)
        for kind in type(record).__mro__
        if issubclass(kind, Record)
        for name in declared(kind)
        if getattr(record, name) not in (None, "", (), {})
    }


def all_fields() -> set[Field]:
    """Every field of the format."""
    return {(kind, name) for kind in kinds_below(Record) for name in declared(kind)}


def kinds_below(kind: type[Record]) -> Iterator[type[Record]]:
    for below in kind.__subclasses__():
        yield below
        yield from kinds_below(below)


def test_the_three_maps_and_the_four_starters_are_there() -> None:
    assert [path.stem for path in MAPS] == ["crm-standard", "flow-meters", "inside-sales"]
    assert all(path.is_file() for path in STARTER_FILES)


@pytest.mark.parametrize("path", SHIPPED, ids=str)
def test_a_map_that_ships_is_canonical_but_for_its_comments(path: str) -> None:
    file = read_map(ROOT / path)
    lines = file.text.splitlines(keepends=True)
    assert "".join(line for line in lines if not line.startswith("#")) == canonical_text(file.map)


def test_the_sample_is_the_industrial_map_to_the_byte() -> None:
    assert sample_text() == FLOW_METERS.read_bytes()


def test_the_industrial_map_uses_every_field_of_the_format() -> None:
    unused = all_fields() - used_fields(read_map(FLOW_METERS).map)
    assert sorted(f"{kind.__name__}.{name}" for kind, name in unused) == []


@pytest.mark.parametrize("starter", [starter for starter in STARTERS if starter.name != "blank"], ids=lambda s: s.name)
def test_a_starter_shows_good_practice_and_invents_no_number(starter: Starter) -> None:
    stages = starter_map(starter.name).current.stages
    assert 5 <= len(stages) <= 8
    assert all(stage.phase and stage.owner and stage.exit and stage.exit_by == "buyer" for stage in stages)
    assert not any(stage.conversion or stage.hours or stage.our_wait_days for stage in stages)
    assert not any(metric.is_kpi for stage in stages for metric in stage.metrics)


@pytest.mark.parametrize("starter", [starter.name for starter in STARTERS])
def test_a_starter_is_weak_only_where_the_room_has_not_spoken_yet(starter: str) -> None:
    report = check_map(starter_map(starter), today=TODAY)
    assert {rule for rule, _ in weakening(report, "current")} <= {"no-customer-value", "no-metric", "unmanaged-kpi"}


@pytest.mark.parametrize("path", SHIPPED, ids=str)
def test_the_weights_of_a_script_add_up_to_100(path: str) -> None:
    for script in read_map(ROOT / path).map.scripts:
        assert sum(section.weight or 0 for section in script.sections) == 100


def test_the_industrial_team_delivers_what_its_engineers_let_through() -> None:
    numbers = numbers_of(read_map(FLOW_METERS).map, "current")
    assert numbers is not None
    assert numbers.constraint == ("engineer",)
    assert numbers.delivered == pytest.approx(59.9, abs=0.1)
    assert numbers.deliverable == pytest.approx(52.2, abs=0.1)


def test_the_industrial_target_passes_its_goal_with_the_same_people() -> None:
    process_map = read_map(FLOW_METERS).map
    numbers = numbers_of(process_map, "target")
    assert numbers is not None
    assert process_map.target is not None
    assert (numbers.deliverable or 0) > (numbers.goal or 0) > 60
    assert process_map.target.headcount == process_map.current.headcount


def test_what_was_observed_last_year_bears_the_industrial_map_out() -> None:
    process_map = read_map(FLOW_METERS).map
    numbers, observed = numbers_of(process_map, "current"), process_map.current.observed
    assert numbers is not None
    assert observed is not None
    lead_time = sum(stage.lead_time_days or 0 for stage in numbers.stages.values())
    assert observed.delivered == pytest.approx(numbers.deliverable, rel=0.05)
    assert observed.lead_time_days == pytest.approx(lead_time, rel=0.1)


def test_the_weak_links_of_the_industrial_sale() -> None:
    report = report_on("flow-meters")
    assert [link.stage for link in report.weak_links if link.side == "current"] == ["survey", "propose", "qualify"]
    assert weakening(report, "current") == {
        ("constraint", "survey"),
        ("red-zone", "propose"),
        ("costly-leak", "propose"),
        ("seller-side-exit", "propose"),
        ("poor-handover", "qualify"),
        ("skill-gap", "qualify"),
        ("soft-gate", "qualify"),
        ("bare-handoff", "order"),
        ("lagging-only", "deliver"),
        ("poor-tool", "deliver"),
        ("single-holder", "deliver"),
    }
    assert weakening(report, "target") == {("poor-tool", "deliver")}


@pytest.mark.parametrize("side", SIDES)
def test_the_documents_state_how_much_is_open_on_the_industrial_map(side: str) -> None:
    found = [
        finding for finding in report_on("flow-meters").findings if finding.is_on(side) and finding.state == "open"
    ]
    counts = [str(sum(finding.severity == severity for finding in found)) for severity in SEVERITIES]
    said = (ROOT / "docs/rules.md").read_text(encoding="utf-8")
    assert f"| {side} | {' | '.join(counts)} |" in said
    assert {finding.rule for finding in found} <= set(re.findall(r"^\| `([a-z-]+)` ", said, re.MULTILINE))


def test_the_industrial_plan_answers_some_findings_and_the_team_waived_others() -> None:
    report = report_on("flow-meters")
    answered = {(finding.rule, finding.stage) for finding in report.findings if finding.state == "answered"}
    assert answered == {
        ("poor-tool", "size"),
        ("workaround", "size"),
        ("rework-loop", "propose"),
        ("open-roadblock", "order"),
    }
    waived = {(waiver.finding.rule, waiver.finding.stage) for waiver in report.waived}
    assert waived == {
        ("red-zone", "deliver"),
        ("costly-leak", "qualify"),
        ("long-own-wait", "deliver"),
        ("near-capacity", "deliver"),
    }


def test_the_weak_links_of_the_inside_sales_team() -> None:
    report = report_on("inside-sales")
    assert [link.stage for link in report.weak_links if link.side == "current"] == ["respond", "connect"]
    assert weakening(report, "current") == {
        ("red-zone", "respond"),
        ("poor-tool", "respond"),
        ("demand-gap", "respond"),
        ("long-own-wait", "respond"),
        ("skill-gap", "connect"),
        ("soft-gate", "connect"),
        ("lagging-only", "close"),
        ("rolled-quality", "close"),
    }
    assert weakening(report, "target") == {("soft-gate", "connect")}


def test_what_a_crm_leaves_open_is_asked_at_every_stage() -> None:
    file = read_map(ROOT / "maps/crm-standard.toml")
    stages = [stage.id for stage in file.map.current.stages]
    asked = {(rule, stage) for rule in UNSAID for stage in stages}
    assert weakening(report_on("crm-standard"), "current") == asked


def test_the_standard_stages_win_one_opportunity_in_ten() -> None:
    numbers = numbers_of(read_map(ROOT / "maps/crm-standard.toml").map, "current")
    assert numbers is not None
    assert numbers.delivered == pytest.approx(10, abs=0.01)
