import copy
from typing import Any

import pytest
from hypothesis import given, settings

from procmap.model.process_map import ProcessMap
from procmap.rules.check import check_map
from procmap.rules.finding import BOTH_SIDES, Finding, Report, Waived
from procmap.rules.since import new_findings
from tests.rules.tables import TODAY
from tests.samples import example, sound
from tests.strategies import process_maps


def finding(**parts: Any) -> Finding:
    usual = {"rule": "no-exit", "severity": "warning", "state": "open", "side": "current", "stage": "prove"}
    rest = {"role": None, "field": "exit", "message": "", "evidence": (), "why": "", "fix": ""}
    return Finding(**{**usual, **rest, **parts})


def report(*findings: Finding) -> Report:
    waived = tuple(Waived(each, "So", None) for each in findings if each.state == "waived")
    return Report(findings=tuple(each for each in findings if each.state != "waived"), waived=waived)


@pytest.mark.parametrize(
    ("now", "before", "is_new"),
    [
        (finding(), (), True),
        (finding(), (finding(),), False),
        (finding(message="Other words", evidence=(("share", 0.4),)), (finding(),), False),
        *((finding(**{part: "other"}), (finding(),), True) for part in ("rule", "side", "stage", "role", "field")),
        # worse is new, better is not
        (finding(severity="error"), (finding(),), True),
        (finding(severity="info"), (finding(),), False),
        (finding(severity="error"), (finding(severity="error"), finding()), False),
        # what did not fail then fails now
        (finding(), (finding(state="answered"),), True),
        (finding(), (finding(state="waived"),), True),
        # what does not fail is new only where there was nothing
        (finding(state="answered"), (finding(),), False),
        (finding(state="waived"), (finding(),), False),
        (finding(state="waived"), (), True),
        # who holds the deals back is the same wherever the most hours go
        (finding(rule="constraint", stage="sell", role="ae"), (finding(rule="constraint", role="ae"),), False),
        (finding(rule="constraint", stage="sell", role="ae"), (finding(rule="constraint", role="sdr"),), True),
        # both sides count as each of them
        (finding(side=BOTH_SIDES), (finding(),), True),
        (finding(side=BOTH_SIDES), (finding(), finding(side="target")), False),
        (finding(side="target"), (finding(side=BOTH_SIDES),), False),
    ],
)
def test_what_is_new(now: Finding, before: tuple[Finding, ...], is_new: bool) -> None:
    assert new_findings(report(now), report(*before)) == ({now} if is_new else set())


def test_a_planted_fault_is_all_that_is_new() -> None:
    data = example()
    data["current"]["stages"][0]["exit"] = "Books a call"
    before = check_map(sound(data), today=TODAY)
    worse = copy.deepcopy(data)
    del worse["current"]["stages"][0]["exit"]
    new = new_findings(check_map(sound(worse), today=TODAY), before)
    assert {(each.rule, each.stage) for each in new} == {("no-exit", "prospect")}


@pytest.mark.parametrize(("had_target", "are_new"), [(False, False), (True, True)])
def test_a_target_that_starts_as_a_copy_is_not_new(had_target: bool, are_new: bool) -> None:
    now = report(finding(side=BOTH_SIDES), finding(stage="sell"))
    before = report(finding(), finding(stage="sell"))
    assert bool(new_findings(now, before, had_target=had_target)) == are_new


@settings(max_examples=24)
@given(process_maps())
def test_nothing_is_new_in_what_did_not_change(process_map: ProcessMap) -> None:
    now = check_map(process_map, today=TODAY)
    assert not new_findings(now, now)
    assert new_findings(now, Report()) == {*now.findings, *(waived.finding for waived in now.waived)}
