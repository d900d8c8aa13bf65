import datetime

import pytest

from procmap.model.process_map import ProcessMap, Workshop
from procmap.workshop.timing.overruns import held_on, with_overruns
from tests.workshop.whole import whole_map

DAY = datetime.date(2026, 11, 21)


@pytest.fixture
def before() -> ProcessMap:
    return whole_map().model_copy(update={"workshops": (Workshop(on=datetime.date(2026, 11, 20)),)})


def held(before: ProcessMap, *overruns: str) -> ProcessMap:
    today = Workshop(on=DAY, facilitator="Coach", overruns=overruns)
    return before.model_copy(update={"workshops": (*before.workshops, today)})


def test_a_workshop_of_the_day_is_made_where_there_is_none(before):
    assert held_on(before, DAY) is None
    change = with_overruns(before, DAY, ("Numbers: 6 min over",))
    assert change.map.workshops == (*before.workshops, Workshop(on=DAY, overruns=("Numbers: 6 min over",)))
    assert held_on(change.map, DAY) == 1


def test_what_was_noted_of_the_same_step_gives_way_and_the_rest_stays(before):
    noted = held(before, "Goals: 2 min over", "Numbers: 1 min over", "the coffee was late")
    change = with_overruns(noted, DAY, ("Numbers: 6 min over",))
    workshop = change.map.workshops[1]
    assert workshop.overruns == ("Goals: 2 min over", "the coffee was late", "Numbers: 6 min over")
    assert workshop.facilitator == "Coach"
    assert change.map.workshops[0] == before.workshops[0]


def test_to_note_the_same_again_changes_nothing(before):
    noted = held(before, "Numbers: 6 min over")
    assert with_overruns(noted, DAY, ("Numbers: 6 min over",)).map == noted
