"""A table of maps and of what one rule says of each, as a test."""

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from procmap.model.process_map import ProcessMap
from procmap.rules.check import check_map
from procmap.rules.finding import Report
from procmap.rules.registry import rule_named

TODAY = datetime.date(2026, 11, 20)

Weak = Literal["above", "at or above", "below", "at or below"]
"""Where a measured value lies, of the limit, when a rule speaks."""


@dataclass(frozen=True)
class Configured:
    """A rule's configuration."""

    severity: str | None = None
    thresholds: Mapping[str, float] = field(default_factory=dict)


def judged(rule_id: str, process_map: ProcessMap, **thresholds: float) -> Report:
    """What one rule says of a map."""
    rule = rule_named(rule_id)
    assert rule is not None
    configured = {rule_id: Configured(thresholds=thresholds)}
    return check_map(process_map, today=TODAY, rules=[rule], settings=configured)


@dataclass(frozen=True)
class Table:
    """What a table test holds, so that another test sees whether it is complete."""

    rule: str
    sound: int
    weak: int
    unknown: int | None


def table_test(
    rule_id: str,
    *,
    sound: Sequence[ProcessMap],
    weak: Sequence[tuple[ProcessMap, str]],
    unknown: Sequence[tuple[ProcessMap, str]] | None,
) -> Callable[..., None]:
    """A test: nothing of the sound maps, a finding with its message of the weak, a gap with its needs of the rest.

    None as `unknown` says that the rule lacks nothing on any map.
    """
    cases = [
        *(pytest.param(of, [], [], id=f"sound-{number}") for number, of in enumerate(sound)),
        *(pytest.param(of, [message], [], id=f"weak-{number}") for number, (of, message) in enumerate(weak)),
        *(pytest.param(of, [], [needs], id=f"unknown-{number}") for number, (of, needs) in enumerate(unknown or ())),
    ]

    @pytest.mark.parametrize(("process_map", "messages", "needs"), cases)
    def test(process_map: ProcessMap, messages: list[str], needs: list[str]) -> None:
        report = judged(rule_id, process_map)
        assert [finding.message for finding in report.findings] == messages
        assert [", ".join(gap.needs) for gap in report.not_assessed] == needs

    test.table = Table(rule_id, len(sound), len(weak), None if unknown is None else len(unknown))  # type: ignore[attr-defined]
    return test


def threshold_test(
    rule_id: str,
    name: str,
    measuring: Callable[[float], ProcessMap],
    weak: Weak,
    limits: st.SearchStrategy[float],
    *,
    step: float | None = None,
    others: Mapping[str, float] = MappingProxyType({}),
) -> Callable[[], None]:
    """A test of a rule's threshold from both sides, at generated limits.

    `measuring` makes a map on which the rule measures a value; `weak` says where the rule speaks. A `step`
    is how far to leave the limit: 1 where the value is a count, else a little. `others` sets further
    thresholds, so that this one alone decides.
    """
    rule = rule_named(rule_id)
    assert rule is not None
    assert name in rule.thresholds

    def speaks(value: float, limit: float) -> bool:
        return bool(judged(rule_id, measuring(value), **{**others, name: limit}).findings)

    @settings(max_examples=24, deadline=None)
    @given(limits)
    def test(limit: float) -> None:
        away = step if step is not None else max(1e-6, abs(limit) * 1e-6)
        assert speaks(limit + away, limit) == weak.startswith(("above", "at or above"))
        assert speaks(limit - away, limit) == weak.endswith("below")
        assert speaks(limit, limit) == weak.startswith("at")

    test.threshold = (rule_id, name)  # type: ignore[attr-defined]
    return test
