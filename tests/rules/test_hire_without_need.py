from typing import Any

from procmap.model.process_map import ProcessMap
from tests.rules.tables import judged, table_test
from tests.samples import ROLES, sound

ONE_HEAD = 40 * 46 * 0.4
"""Hours that one account executive has in a year."""


def plan(hours: float | None, now: float | None = 3, then: float = 4, **process: Any) -> ProcessMap:
    """A target in which the account executives have so many hours of work in a year."""
    stage: dict[str, Any] = {"id": "sell", "name": "Sell", "owner": "ae", "conversion": 1}
    if hours is not None:
        stage["hours"] = {"ae": hours / 100}
    current = {"headcount": {} if now is None else {"ae": now}, "stages": [stage]}
    target = {"entering": 100, "headcount": {"ae": then}, "stages": [stage]}
    return sound(
        {
            "format": 1,
            "process": {"name": "Plan", **process},
            "roles": ROLES,
            "current": current,
            "target": target,
        }
    )


test_table = table_test(
    "hire-without-need",
    sound=[plan(0.9 * 3 * ONE_HEAD), plan(1200, then=3), plan(1200, then=2), plan(1200, now=0, then=1)],
    weak=[
        (plan(0.8 * 3 * ONE_HEAD), "Account executive grows from 3 to 4, though 3 would work at 80 %"),
        (plan(0, now=0, then=1), "Account executive grows from 0 to 1, though 0 would work at 0 %"),
        (
            plan(0.6 * 3 * ONE_HEAD, planned_utilisation=0.61),
            "Account executive grows from 3 to 4, though 3 would work at 60 %",
        ),
    ],
    unknown=[(plan(1200, now=None), "headcount of ae (current)"), (plan(None), "hours at sell")],
)


def test_the_arithmetic() -> None:
    finding = judged("hire-without-need", plan(1800)).findings[0]
    assert (finding.side, finding.stage, finding.role) == ("target", "sell", "ae")
    evidence = {name: round(value, 4) for name, value in finding.evidence if not isinstance(value, str)}
    assert evidence == {
        "hours": 1800,
        "available": 2208,
        "utilisation": 0.8152,
        "planned_utilisation": 0.85,
        "headcount": 3,
        "planned_headcount": 4,
    }


def test_planned_utilisation_is_the_limit_from_both_sides() -> None:
    for share, speaks in ((0.8499, True), (0.85, False), (0.8501, False)):
        assert bool(judged("hire-without-need", plan(share * 3 * ONE_HEAD)).findings) == speaks
