import pytest
from hypothesis import strategies as st

from procmap.rules.check import check_map
from procmap.rules.registry import rule_named
from tests.rules.loads import loaded
from tests.rules.tables import TODAY, Configured, judged, table_test, threshold_test
from tests.samples import stages_map

test_table = table_test(
    "over-capacity",
    sound=[loaded(0.999), loaded(0, headcount={"ae": 0}), loaded(1.5, goal=1), loaded(5, headcount={"ae": 6})],
    weak=[
        (loaded(1), "Account executive has 1,840 hours of work and 1,840 hours for it: 100 %"),
        (loaded(1.5, goal=0.5), "Account executive has 2,760 hours of work and 1,840 hours for it: 150 %"),
        (loaded(0.5, headcount={"ae": 0}), "Account executive has 920 hours of work and nobody has hours for it"),
    ],
    unknown=[
        (loaded(1.5, headcount={}), "headcount of ae (current)"),
        (stages_map({"conversion": 1, "hours": {}}, entering=1, roles=[]), "roles"),
        (
            stages_map({"hours": {}}, {"hours": {"ae": 1}}, entering=1, headcount={"ae": 1}),
            "conversion at s1, conversion at s2",
        ),
    ],
)


test_most_utilisation = threshold_test("over-capacity", "most_utilisation", loaded, "at or above", st.floats(0.1, 3))


def test_it_stands_where_the_role_spends_most_hours() -> None:
    stages = ({"conversion": 0.1, "hours": {"ae": 100}}, {"conversion": 1, "hours": {"ae": 2000}})
    finding = judged("over-capacity", stages_map(*stages, entering=10, headcount={"ae": 1})).findings[0]
    assert (finding.stage, finding.role) == ("s2", "ae")


@pytest.mark.parametrize("severity", [None, "info"])
def test_constraint_speaks_first(severity: str | None) -> None:
    rules = [rule for name in ("constraint", "over-capacity") if (rule := rule_named(name))]
    report = check_map(
        loaded(1.5, goal=1), today=TODAY, rules=rules, settings={"constraint": Configured(severity=severity)}
    )
    assert [finding.rule for finding in report.findings] == ["constraint"]


def test_it_speaks_where_constraint_is_off() -> None:
    rules = [rule for name in ("constraint", "over-capacity") if (rule := rule_named(name))]
    report = check_map(
        loaded(1.5, goal=1), today=TODAY, rules=rules, settings={"constraint": Configured(severity="off")}
    )
    assert [finding.rule for finding in report.findings] == ["over-capacity"]
