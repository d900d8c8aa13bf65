"""A table of maps and of what one rule says of each, as a test."""

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import pytest

from procmap.model.process_map import ProcessMap
from procmap.rules.check import check_map
from procmap.rules.finding import Report
from procmap.rules.registry import rule_named

TODAY = datetime.date(2026, 11, 20)


@dataclass(frozen=True)
class Configured:
    """A rule's configuration."""

    severity: str | None = None
    thresholds: Mapping[str, float] = field(default_factory=dict)


def judged(rule_id: str, process_map: ProcessMap, **thresholds: float) -> Report:
    """What one rule says of a map."""
    rule = rule_named(rule_id)
    assert rule is not None
    settings = {rule_id: Configured(thresholds=thresholds)}
    return check_map(process_map, today=TODAY, rules=[rule], settings=settings)


def table_test(
    rule_id: str,
    *,
    sound: Sequence[ProcessMap],
    weak: Sequence[tuple[ProcessMap, str]],
    unknown: Sequence[tuple[ProcessMap, str]] = (),
) -> Callable[..., None]:
    """A test: nothing of the sound maps, a finding with its message of the weak, a gap with its needs of the rest."""
    cases = [
        *(pytest.param(of, [], [], id=f"sound-{number}") for number, of in enumerate(sound)),
        *(pytest.param(of, [message], [], id=f"weak-{number}") for number, (of, message) in enumerate(weak)),
        *(pytest.param(of, [], [needs], id=f"unknown-{number}") for number, (of, needs) in enumerate(unknown)),
    ]

    @pytest.mark.parametrize(("process_map", "messages", "needs"), cases)
    def test(process_map: ProcessMap, messages: list[str], needs: list[str]) -> None:
        report = judged(rule_id, process_map)
        assert [finding.message for finding in report.findings] == messages
        assert [", ".join(gap.needs) for gap in report.not_assessed] == needs

    return test
