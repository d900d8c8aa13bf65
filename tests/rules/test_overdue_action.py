import datetime
from typing import Any

import pytest

from procmap.model.process_map import ProcessMap
from procmap.rules.check import check_map
from tests.rules.tables import TODAY, judged, table_test
from tests.samples import stages_map

DAY = datetime.timedelta(days=1)
LATE = {"id": "a1", "title": "Rewrite the sheet", "owner": "ae", "due": TODAY - DAY}
ANSWERS = [{"rule": "no-exit", "stage": "s2"}, {"rule": "no-owner", "stage": "s1"}]


def acting(**action: Any) -> ProcessMap:
    return stages_map({}, {}, actions=[{**LATE, "answers": ANSWERS, **action}])


def told(title: str = "Rewrite the sheet", whose: str = ": Account executive owns it") -> str:
    return f"{title} was due on {(TODAY - DAY).isoformat()}{whose}"


test_table = table_test(
    "overdue-action",
    sound=[
        stages_map({}),
        acting(due=TODAY),
        acting(due=TODAY + DAY),
        acting(status="done"),
        acting(status="dropped"),
    ],
    weak=[
        (acting(), told()),
        (acting(status="doing"), told()),
        (acting(title=""), told("a1")),
        (acting(title="", id=""), told("action 1")),
        (acting(owner=""), told(whose=", and nobody owns it")),
        (acting(owner="AE, north"), told(whose=": AE, north owns it")),
        (acting(answers=[]), told()),
    ],
    unknown=[(acting(due=None), "due of Rewrite the sheet")],
)


@pytest.mark.parametrize(("answers", "stage"), [(ANSWERS, "s2"), ([], None), ([{"rule": "no-exit"}], None)])
def test_it_stands_on_the_first_stage_that_it_answers_for(answers: list[dict[str, str]], stage: str | None) -> None:
    finding = judged("overdue-action", acting(answers=answers)).findings[0]
    assert (finding.stage, finding.field, dict(finding.evidence)["days_late"]) == (stage, "a1", 1)


def test_it_stands_on_every_side_that_has_the_stage() -> None:
    stages = [{"id": "s2", "name": "Stage 2"}]
    both = stages_map({}, {}, actions=[{**LATE, "answers": ANSWERS}], target={"stages": stages})
    assert [finding.side for finding in judged("overdue-action", both).findings] == ["current and target"]
    one = stages_map({}, actions=[{**LATE, "answers": ANSWERS}], target={"stages": stages})
    assert [finding.side for finding in judged("overdue-action", one).findings] == ["target"]


def test_the_day_after_is_late() -> None:
    process_map = acting(due=TODAY)
    rules = [{finding.rule for finding in check_map(process_map, today=day).findings} for day in (TODAY, TODAY + DAY)]
    assert ["overdue-action" in found for found in rules] == [False, True]
