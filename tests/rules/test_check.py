import datetime
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from procmap.model.process_map import ProcessMap
from procmap.rules.check import check_map
from procmap.rules.finding import Finding, Report
from procmap.rules.registry import RULES, rule_named
from procmap.rules.rule import Rule, SideContext, Verdict, Weakness
from tests.rules.tables import TODAY, Configured
from tests.samples import example, sound, stages_map
from tests.strategies import process_maps

OWNER = rule_named("no-owner")
assert OWNER is not None
DAY = datetime.timedelta(days=1)


def owners(process_map: ProcessMap, **options: Any) -> Report:
    assert OWNER is not None
    return check_map(process_map, **{"today": TODAY, "rules": [OWNER], **options})


def agreed(**parts: Any) -> ProcessMap:
    return stages_map({}, {"owner": "ae"}, {}, **parts)


def states(report: Report) -> list[tuple[str | None, str]]:
    every = [*report.findings, *(waived.finding for waived in report.waived)]
    return sorted((finding.stage, finding.state) for finding in every)


# states


def answering(rule: str = "no-owner", stage: str | None = "s1", **parts: Any) -> dict[str, Any]:
    return {"id": "a1", "answers": [{"rule": rule, **({"stage": stage} if stage else {})}], **parts}


@pytest.mark.parametrize(
    "action",
    [
        answering(),
        answering(status="open"),
        answering(status="doing", due=TODAY),
        answering(due=TODAY + DAY),
    ],
)
def test_a_live_action_answers(action: dict[str, Any]) -> None:
    assert states(owners(agreed(actions=[action]))) == [("s1", "answered"), ("s3", "open")]


@pytest.mark.parametrize(
    "action",
    [
        answering(status="done"),
        answering(status="dropped"),
        answering(due=TODAY - DAY),
        answering(rule="no-exit"),
        answering(stage="s2"),
        answering(stage=None),
    ],
)
def test_any_other_action_does_not(action: dict[str, Any]) -> None:
    assert states(owners(agreed(actions=[action]))) == [("s1", "open"), ("s3", "open")]


def test_an_answer_without_stage_answers_what_has_none() -> None:
    process_map = agreed(actions=[answering(rule="broken", stage=None)])
    assert [finding.state for finding in check_map(process_map, today=TODAY, rules=[BROKEN]).findings] == ["answered"]


@pytest.mark.parametrize(
    ("waiver", "waived"),
    [
        ({}, ["s1", "s3"]),
        ({"stage": "s1"}, ["s1"]),
        ({"stage": "s1", "side": "current", "field": "owner", "until": TODAY}, ["s1"]),
        ({"side": "target"}, []),
        ({"field": "exit"}, []),
        ({"role": "ae"}, []),
        ({"until": TODAY - DAY}, []),
        ({"reason": ""}, []),
        ({"rule": "no-exit"}, []),
    ],
)
def test_a_waiver_holds_for_what_it_names(waiver: dict[str, Any], waived: list[str]) -> None:
    report = owners(agreed(waivers=[{"rule": "no-owner", "reason": "Ours alone", **waiver}]))
    assert [item.finding.stage for item in report.waived] == waived
    assert [finding.stage for finding in report.findings] == [stage for stage in ("s1", "s3") if stage not in waived]


def test_a_waiver_is_reported_with_its_reason_and_last_day() -> None:
    report = owners(agreed(waivers=[{"rule": "no-owner", "stage": "s1", "reason": "Ours alone", "until": TODAY}]))
    waived = report.waived[0]
    assert (waived.reason, waived.until, waived.finding.state) == ("Ours alone", TODAY, "waived")


def test_a_weak_link_is_what_is_open() -> None:
    report = owners(agreed(actions=[answering()], waivers=[{"rule": "no-owner", "stage": "s3", "reason": "Ours"}]))
    assert report.weak_links == ()


# sides


def both(**target: Any) -> dict[str, Any]:
    data = example()
    del data["current"]["stages"][0]["owner"]
    return {**data, "target": {"stages": data["current"]["stages"], **target}}


def test_the_same_fact_on_both_sides_is_one_finding() -> None:
    assert [(finding.side, finding.stage) for finding in owners(sound(both())).findings] == [
        ("current and target", "prospect")
    ]


def test_a_weak_link_stands_on_each_side() -> None:
    assert [(link.side, link.rank) for link in owners(sound(both())).weak_links] == [("current", 1), ("target", 1)]


def test_a_waiver_for_one_side_splits_the_finding() -> None:
    data = {**both(), "waivers": [{"rule": "no-owner", "side": "target", "reason": "Open on purpose"}]}
    report = owners(sound(data))
    assert [finding.side for finding in report.findings] == ["current"]
    assert [waived.side for waived in report.waived] == ["target"]


def test_other_evidence_is_another_fact() -> None:
    data = both(headcount={"sdr": 4, "ae": 3, "csm": 2}, entering=2500)
    rule = rule_named("constraint")
    assert rule is not None
    findings = check_map(sound(data), today=TODAY, rules=[rule]).findings
    assert sorted({finding.side or "" for finding in findings}) == ["current", "target"]


def test_one_side_only() -> None:
    assert [finding.side for finding in owners(sound(both()), sides=("target",)).findings] == ["target"]


def test_a_side_without_stages_is_passed_over() -> None:
    assert owners(sound({"format": 1, "process": {"name": "Empty"}, "target": {}})) == Report()


# configuration


def test_a_severity_is_configured() -> None:
    report = owners(agreed(), settings={"no-owner": Configured(severity="info")})
    assert {finding.severity for finding in report.findings} == {"info"}
    assert report.weak_links == ()
    assert owners(agreed(), settings={"no-owner": Configured(severity="off")}) == Report()


# a rule that breaks


def _break(context: SideContext) -> Iterator[Verdict]:
    yield Weakness("Half a truth")
    raise KeyError(context.map.process.name)


BROKEN = Rule("broken", "warning", _break)


def test_a_rule_that_breaks_is_a_finding_and_the_others_run() -> None:
    assert OWNER is not None
    report = check_map(agreed(), today=TODAY, rules=[BROKEN, OWNER])
    broken = next(finding for finding in report.findings if finding.rule == "broken")
    assert (broken.severity, broken.stage, broken.evidence) == ("error", None, (("exception", "KeyError"),))
    assert broken.message == "The rule broken broke on this map (KeyError); the other rules ran"
    assert [finding.stage for finding in report.findings if finding.rule == "no-owner"] == ["s1", "s3"]


# ranking


def flagging(*places: tuple[str, str, str]) -> list[Rule]:
    """Rules that flag stages: rule, severity, stage."""

    def judge_for(stage: str) -> Any:
        return lambda _context: iter([Weakness(f"At {stage}", stage=stage)])

    return [Rule(name, severity, judge_for(stage)) for name, severity, stage in places]  # type: ignore[arg-type]


def ranked(*places: tuple[str, str, str], stages: int = 6, **parts: Any) -> list[str]:
    work = [{"hours": {"ae": 1}, "conversion": 0.5} for _ in range(stages)]
    report = check_map(stages_map(*work, **parts), today=TODAY, rules=flagging(*places))
    assert [link.rank for link in report.weak_links] == list(range(1, len(report.weak_links) + 1))
    return [link.stage for link in report.weak_links]


def test_the_constraint_comes_first() -> None:
    assert ranked(("a", "error", "s1"), ("b", "error", "s1"), ("constraint", "warning", "s2")) == ["s2", "s1"]


def test_then_errors_then_warnings_then_position() -> None:
    assert ranked(("a", "warning", "s1"), ("b", "warning", "s1"), ("c", "error", "s2")) == ["s2", "s1"]
    assert ranked(("a", "warning", "s1"), ("b", "warning", "s2"), ("c", "warning", "s2")) == ["s2", "s1"]
    assert ranked(("a", "warning", "s2"), ("b", "warning", "s1")) == ["s1", "s2"]


def test_then_the_share_of_lost_hours() -> None:
    assert ranked(("a", "warning", "s1"), ("b", "warning", "s2"), entering=100) == ["s1", "s2"]
    flows = [{"from": "s1", "to": "s1", "share": 0.4}]
    assert ranked(("a", "warning", "s1"), ("b", "warning", "s2"), entering=100, flows=flows) == ["s2", "s1"]


@pytest.mark.parametrize(("stages", "most"), [(1, 1), (3, 1), (4, 2), (6, 2), (7, 3)])
def test_at_most_a_third_are_weak_links(stages: int, most: int) -> None:
    places = [("a", "error", f"s{number}") for number in range(1, stages + 1)]
    assert len(ranked(*places, stages=stages)) == most


def test_mere_tidying_makes_no_weak_link() -> None:
    assert ranked(("a", "info", "s1")) == []


def test_findings_come_by_rank_then_severity_then_rule() -> None:
    places = [
        ("z", "error", "s2"),
        ("b", "warning", "s2"),
        ("a", "warning", "s2"),
        ("c", "info", "s2"),
        ("y", "warning", "s1"),
        ("x", "info", "s3"),
    ]
    report = check_map(stages_map(*({},) * 6), today=TODAY, rules=flagging(*places))
    assert [finding.rule for finding in report.findings] == ["z", "a", "b", "c", "y", "x"]
    assert report.weak_links[0].rules == ("z", "a", "b")


def test_a_finding_on_both_sides_counts_on_the_first() -> None:
    """The stage is the weakest of the target, and the second weakest of the current side."""
    first, second = {"id": "s1", "name": "One", "exit": "Signed"}, {"id": "s2", "name": "Two"}
    target = {"stages": [first, {**second, "owner": "ae", "exit": "Signed"}]}
    process_map = stages_map(first, second, target=target)
    rules = [rule for rule in RULES if rule.id in ("no-owner", "no-exit")]
    report = check_map(process_map, today=TODAY, rules=rules)
    assert [(finding.stage, finding.rule, finding.side) for finding in report.findings] == [
        ("s2", "no-exit", "current"),
        ("s2", "no-owner", "current"),
        ("s1", "no-owner", "current and target"),
    ]


# laws


def told(report: Report) -> set[Finding]:
    return {*report.findings, *(waived.finding for waived in report.waived)}


@settings(max_examples=24)
@given(process_maps())
def test_every_map_can_be_judged(process_map: ProcessMap) -> None:
    report = check_map(process_map, today=TODAY)
    assert not [finding for finding in report.findings if dict(finding.evidence).get("exception")]
    assert report == check_map(process_map, today=TODAY)
    for name in ("current", "target"):
        side = process_map.current if name == "current" else process_map.target
        links = [link for link in report.weak_links if link.side == name]
        assert len(links) <= (-(-len(side.stages) // 3) if side else 0)


@settings(max_examples=36)
@given(process_maps(), st.sampled_from(RULES))
def test_a_waiver_never_changes_another_finding(process_map: ProcessMap, rule: Rule) -> None:
    """But for a rule that weighs what is open: what is waived is not."""
    plain = process_map.model_copy(update={"waivers": (), "actions": ()})
    waived = sound({"format": 1, "process": {"name": "W"}, "waivers": [{"rule": rule.id, "reason": "So"}]}).waivers
    before = check_map(plain, today=TODAY)
    after = check_map(plain.model_copy(update={"waivers": waived}), today=TODAY)
    others = {other.id for other in RULES if other is not rule and not other.weighs_findings}
    assert {f for f in told(after) if f.rule in others} == {f for f in told(before) if f.rule in others}
    assert not [finding for finding in after.findings if finding.rule == rule.id]
    if not rule.weighs_findings:
        mine = [{f for f in told(report) if f.rule == rule.id} for report in (before, after)]
        assert {replace(f, state="open") for f in mine[1]} == mine[0]
