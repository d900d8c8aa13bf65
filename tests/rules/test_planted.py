import pytest

from procmap.rules.check import check_map
from procmap.rules.finding import Report
from procmap.rules.registry import RULE_IDS
from tests.rules.planting import PLANTED, sound_data, with_planted
from tests.rules.tables import TODAY
from tests.samples import sound

SOUND = sound_data()

LONGEST_READ_ALOUD = 110
"""Characters of a sentence that a facilitator reads in one breath."""


def test_a_sound_map_is_silent_and_lacks_nothing() -> None:
    assert check_map(sound(SOUND), today=TODAY) == Report()


def test_every_rule_has_a_fault_to_find() -> None:
    assert sorted(PLANTED) == sorted(RULE_IDS)


@pytest.mark.parametrize("rule", PLANTED)
def test_a_planted_fault_is_found_by_its_rule_and_no_other(rule: str) -> None:
    planted = PLANTED[rule]
    report = check_map(sound(with_planted(SOUND, planted)), today=TODAY)
    assert {finding.rule for finding in report.findings} == {rule, *planted.follows}
    assert {finding.state for finding in report.findings} == {"open"}


@pytest.mark.parametrize("rule", PLANTED)
def test_what_is_found_can_be_read_aloud(rule: str) -> None:
    for finding in check_map(sound(with_planted(SOUND, PLANTED[rule])), today=TODAY).findings:
        assert len(finding.message) <= LONGEST_READ_ALOUD
        assert "_" not in finding.message
