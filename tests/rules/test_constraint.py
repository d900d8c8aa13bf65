from typing import Any

from hypothesis import strategies as st

from procmap.model.process_map import ProcessMap
from tests.rules.tables import judged, table_test, threshold_test
from tests.samples import example, sound, stages_map


def limited(most: float, **parts: Any) -> ProcessMap:
    """A hundred enter and would be delivered; the account executives have hours for so many."""
    stage = {"conversion": 1, "hours": {"ae": 1840 / most}}
    roles = [{"id": "ae", "name": "Account executive", "hours_per_week": 40, "selling_share": 1}]
    return stages_map(stage, **{"entering": 100, "goal": 100, "headcount": {"ae": 1}, "roles": roles, **parts})


test_table = table_test(
    "constraint",
    sound=[limited(100), limited(99), limited(50, goal=50), limited(50, goal=0)],
    weak=[
        (limited(98.9), "Account executive can deliver 99 of the 100 we want"),
        (limited(98.9, headcount={"ae": 0}), "Account executive can deliver 0 of the 100 we want"),
        (limited(4, goal=4.5), "Account executive can deliver 4 of the 4.5 we want"),
        (sound(example()), "Account executive can deliver 52 of the 60 we want"),
    ],
    unknown=[
        (limited(50, headcount={}), "headcount of ae (current)"),
        (stages_map({"conversion": 1, "hours": {"ae": 1}}, entering=1, headcount={"ae": 1}), "goal"),
        (
            stages_map({"hours": {"ae": 1}}, entering=1, goal=1, headcount={"ae": 1, "sdr": 1, "csm": 1}),
            "conversion at s1",
        ),
        (
            stages_map({"conversion": 0, "hours": {"ae": 1}}, entering=1, goal=1, headcount={"ae": 1}),
            "a conversion above 0 all the way to delivery",
        ),
        (stages_map({"conversion": 1}, entering=1, goal=1, roles=[]), "roles"),
    ],
)


def test_one_role_that_lacks_a_number_does_not_hide_the_others() -> None:
    data = example()
    del data["current"]["headcount"]["csm"]
    report = judged("constraint", sound(data))
    assert [finding.role for finding in report.findings] == ["ae"]
    assert [(gap.role, gap.needs) for gap in report.not_assessed] == [("csm", ("headcount of csm (current)",))]


def test_one_gap_for_the_side_where_it_stops_every_role() -> None:
    data = example()
    del data["process"]["goal"]
    gaps = judged("constraint", sound(data)).not_assessed
    assert [(gap.stage, gap.role, gap.needs) for gap in gaps] == [(None, None, ("goal",))]


def test_the_evidence_retraces_the_number() -> None:
    finding = judged("constraint", sound(example())).findings[0]
    of = dict(finding.evidence)
    assert (finding.stage, finding.role) == ("sell", "ae")
    assert {name: round(float(value), 2) for name, value in of.items()} == {
        "hours": 2526.31,
        "available": 2208,
        "utilisation": 1.14,
        "goal": 60,
        "most_delivered": 52.44,
    }


test_least_share_of_goal = threshold_test(
    "constraint", "least_share_of_goal", lambda share: limited(100 * share), "below", st.floats(0.1, 3)
)
