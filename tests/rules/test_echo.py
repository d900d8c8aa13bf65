import pytest
from hypothesis import given, settings

from procmap.model.process_map import SIDES, ProcessMap
from procmap.rules.check import check_map
from procmap.rules.finding import BOTH_SIDES, Finding
from procmap.rules.registry import RULES
from procmap.workshop.edits.stages import with_target, without_target
from tests.rules.planting import PLANTED, sound_data, with_planted
from tests.rules.tables import TODAY
from tests.samples import sound
from tests.strategies import process_maps

OF_BOTH_SIDES = {rule.id for rule in RULES if rule.sides == SIDES}
SOUND = sound_data()


def findings_with_a_copy_as_target(process_map: ProcessMap) -> list[Finding]:
    report = check_map(with_target(without_target(process_map)), today=TODAY)
    return [*report.findings, *(waived.finding for waived in report.waived)]


def rests_on_what_was_observed(finding: Finding) -> bool:
    """Whether it rests on what a target starts without: roadblocks heard, values measured."""
    return finding.rule == "open-roadblock" or "actual" in dict(finding.evidence)


def is_an_echo(finding: Finding) -> bool:
    """Whether the other side should have said it too, or did so in other words."""
    about_both = finding.rule in OF_BOTH_SIDES and not rests_on_what_was_observed(finding)
    return finding.side == "target" or (about_both and finding.side not in (None, BOTH_SIDES))


@settings(max_examples=36)
@given(process_maps())
def test_a_target_that_is_a_copy_adds_no_finding(process_map: ProcessMap) -> None:
    assert [finding for finding in findings_with_a_copy_as_target(process_map) if is_an_echo(finding)] == []


@pytest.mark.parametrize("rule", PLANTED)
def test_a_planted_fault_that_is_copied_is_one_fact(rule: str) -> None:
    findings = findings_with_a_copy_as_target(sound(with_planted(SOUND, PLANTED[rule])))
    assert [finding for finding in findings if is_an_echo(finding)] == []
