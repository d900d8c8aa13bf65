from typing import Any

from hypothesis import strategies as st

from procmap.model.process_map import ProcessMap
from tests.rules.tables import judged, table_test, threshold_test
from tests.samples import EXAMPLE, sound, stages_map

ALONE = {"needed": 3, "holders": 1}


def held(skill: dict[str, int], *, owner: str = "ae", **headcount: float) -> ProcessMap:
    skills = [{"name": "Sizing", **skill}]
    return stages_map({"owner": owner, "skills": skills}, headcount=headcount or {"ae": 3})


test_table = table_test(
    "single-holder",
    sound=[
        stages_map({}),
        held({"needed": 2, "holders": 1}),
        held({"needed": 2}, owner=""),
        held({"needed": 5, "holders": 2}),
        held({"needed": 5, "holders": 0}),
        held({"holders": 2}, owner=""),
        held(ALONE, ae=1),
        held({}, ae=1.5),
    ],
    weak=[
        (held(ALONE), "Only one person has the skill Sizing that Stage 1 needs"),
        (held({**ALONE, "actual": 5}, ae=2), "Only one person has the skill Sizing that Stage 1 needs"),
    ],
    unknown=[
        (held({"holders": 1}), "needed of Sizing at s1"),
        (held({"needed": 3}), "holders of Sizing at s1"),
        (held({}), "needed of Sizing at s1, holders of Sizing at s1"),
        (held(ALONE, owner=""), "owner at s1"),
        (held(ALONE, sdr=4), "headcount of ae (current)"),
    ],
)

test_needed_threshold = threshold_test(
    "single-holder",
    "least_needed",
    lambda needed: held({"needed": round(needed), "holders": 1}),
    "at or above",
    st.integers(1, 4),
    step=1,
)

test_headcount_threshold = threshold_test(
    "single-holder", "least_headcount", lambda people: held(ALONE, ae=people), "at or above", st.floats(0.1, 50)
)


def test_it_names_the_skill_and_who_could_hold_it_too() -> None:
    finding = judged("single-holder", held(ALONE)).findings[0]
    assert (finding.stage, finding.field) == ("s1", "Sizing")
    assert dict(finding.evidence) == {"needed": 3, "holders": 1, "role": "Account executive", "headcount": 3}


def test_headcount_is_asked_for_once_however_many_stages_lack_it() -> None:
    stage = {"owner": "ae", "skills": [{"name": "Sizing", **ALONE}]}
    report = judged("single-holder", stages_map(stage, stage))
    assert [(gap.stage, gap.role, gap.needs) for gap in report.not_assessed] == [
        (None, "ae", ("headcount of ae (current)",))
    ]


def test_only_the_current_side_is_observed() -> None:
    stage: dict[str, Any] = {"id": "a", "name": "A", "owner": "ae", "skills": [{"name": "Sizing", **ALONE}]}
    target = {"headcount": {"ae": 3}, "stages": [stage]}
    assert judged("single-holder", sound({**EXAMPLE, "target": target})).findings == ()
