from typing import Any

from procmap.model.process_map import ProcessMap
from procmap.rules.check import check_map
from procmap.rules.finding import Report
from procmap.rules.registry import RULES
from tests.rules.tables import TODAY, judged, table_test
from tests.samples import ROLES, sound

MENDED = {
    "customer_value": "Knows more",
    "exit": "Buyer signs",
    "exit_by": "buyer",
    "handoff": {"packet": "Sheet", "accepted_when": "Confirmed"},
    "tools": [{"name": "CRM", "fit": 4}],
    "metrics": [{"id": "calls", "kind": "input", "level": "individual", "target": 9}],
}
HIRED = "Account executive grows from 3 to 4, while Sell is still weak"


def plan(sell: dict[str, Any] | None = None, now: float | None = 3, then: float | None = 4, **parts: Any) -> ProcessMap:
    """A target of two mended stages but for what is said of the second, where the account executive works."""
    qualify = {"id": "qualify", "name": "Qualify", "owner": "sdr", "hours": {}, "conversion": 1, **MENDED}
    second = {"id": "sell", "name": "Sell", "owner": "ae", "hours": {"ae": 2}, **MENDED, **(sell or {})}
    sides = {
        "current": {"headcount": {} if now is None else {"ae": now}, "stages": [qualify, second]},
        "target": {"headcount": {} if then is None else {"ae": then}, "stages": [qualify, second]},
    }
    return sound({"format": 1, "process": {"name": "Plan"}, "roles": ROLES, **sides, **parts})


test_table = table_test(
    "hire-before-fix",
    sound=[
        plan(),
        plan({"exit": ""}, then=3),
        plan({"exit": ""}, then=2),
        plan({"exit": ""}, then=None),
        plan({"exit": "", "owner": "csm", "hours": {"csm": 1, "ae": 0}}),
    ],
    weak=[
        (plan({"exit": ""}), HIRED),
        (plan({"exit_by": "seller"}), HIRED),
        (plan({"exit": "", "owner": "csm", "hours": {"csm": 1, "ae": 0.5}}), HIRED),
        (plan({"exit": "", "hours": None}), HIRED),
        (plan({"exit": ""}, now=2.5, then=3), HIRED.replace("from 3 to 4", "from 2.5 to 3")),
    ],
    unknown=[(plan({"exit": ""}, now=None), "headcount of ae (current)")],
)


def test_what_more_people_would_mend_is_no_reason_to_wait() -> None:
    full = plan({"conversion": 0.9, "hours": {"ae": 9}}, process={"name": "Plan", "goal": 900})
    report = check_map(full, today=TODAY, sides=("target",))
    assert "constraint" in {finding.rule for finding in report.findings if finding.stage == "sell"}
    assert not hire_in(report)


def test_it_stands_on_the_worst_stage_and_names_every_reason() -> None:
    finding = judged("hire-before-fix", plan({"exit": "", "customer_value": "", "exit_by": "seller"})).findings[0]
    assert (finding.side, finding.stage, finding.role) == ("target", "sell", "ae")
    assert dict(finding.evidence) == {
        "headcount": 3,
        "planned_headcount": 4,
        "open": "no-customer-value, no-exit and seller-side-exit",
        "stages": "Sell",
    }


def hire_in(report: Report) -> bool:
    return any(finding.rule == "hire-before-fix" for finding in report.findings)


def test_what_is_answered_or_waived_is_not_open() -> None:
    answered = {"id": "a1", "answers": [{"rule": "no-exit", "stage": "sell"}], "due": TODAY}
    waived = {"rule": "no-exit", "stage": "sell", "reason": "Agreed orally, on purpose"}
    assert not hire_in(check_map(plan({"exit": ""}, actions=[answered]), today=TODAY))
    assert not hire_in(check_map(plan({"exit": ""}, waivers=[waived]), today=TODAY))
    assert hire_in(check_map(plan({"exit": ""}), today=TODAY))


def test_asked_alone_it_still_knows_what_the_others_leave_open() -> None:
    alone = [rule for rule in RULES if rule.id == "hire-before-fix"]
    report = check_map(plan({"exit": ""}), today=TODAY, rules=alone)
    assert [finding.rule for finding in report.findings] == ["hire-before-fix"]
