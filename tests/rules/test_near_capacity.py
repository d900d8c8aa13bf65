import pytest
from hypothesis import given
from hypothesis import strategies as st

from procmap.rules.check import check_map
from procmap.rules.registry import rule_named
from tests.rules.loads import loaded
from tests.rules.tables import TODAY, Configured, judged, table_test, threshold_test
from tests.samples import example, sound, stages_map

AE = "Account executive has"

test_table = table_test(
    "near-capacity",
    sound=[
        loaded(0.849),
        loaded(1),
        loaded(1.5),
        loaded(0.9, goal=1.2),  # constraint says it
        loaded(0, headcount={"ae": 0}),
        loaded(0.5, headcount={"ae": 0}),
        loaded(0.89, process={"name": "Sample", "planned_utilisation": 0.9}),
        sound(example()),
    ],
    weak=[
        (loaded(0.85), f"{AE} 1,564 of 1,840 hours taken: 85 %, where 85 % is planned"),
        (loaded(0.999, goal=1), f"{AE} 1,838 of 1,840 hours taken: 100 %, where 85 % is planned"),
        (
            loaded(0.5, process={"name": "Sample", "planned_utilisation": 0.45}),
            f"{AE} 920 of 1,840 hours taken: 50 %, where 45 % is planned",
        ),
    ],
    unknown=[
        (loaded(0.9, headcount={}), "headcount of ae (current)"),
        (stages_map({"conversion": 1, "hours": {}}, entering=1, roles=[]), "roles"),
    ],
)

test_most_utilisation = threshold_test("near-capacity", "most_utilisation", loaded, "below", st.floats(0.86, 0.99))


@given(st.floats(0.1, 0.99))
def test_from_what_is_planned_on(planned: float) -> None:
    process = {"name": "Sample", "planned_utilisation": planned}
    assert judged("near-capacity", loaded(planned, process=process)).findings
    assert not judged("near-capacity", loaded(planned - 1e-6, process=process)).findings


@pytest.mark.parametrize("utilisation", [0.9, 1.0, 1.1])
def test_a_role_is_flagged_once(utilisation: float) -> None:
    rules = [rule for name in ("over-capacity", "near-capacity") if (rule := rule_named(name))]
    settings = {"over-capacity": Configured(thresholds={"most_utilisation": 0.95})}
    report = check_map(loaded(utilisation), today=TODAY, rules=rules, settings=settings)
    expected = "near-capacity" if utilisation == 0.9 else "over-capacity"
    assert [(finding.rule, finding.stage, finding.role) for finding in report.findings] == [(expected, "s1", "ae")]
