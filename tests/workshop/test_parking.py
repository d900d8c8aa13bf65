import pytest

from procmap.model.process_map import Decision, Parked
from procmap.workshop.parking import Noting, parking
from procmap.workshop.typed.figures import Unreadable
from tests.samples import stages_map

MAP = stages_map({}, parked=[{"text": "Commission?", "owner": "ae"}])


@pytest.mark.parametrize(
    ("typed", "owner"), [("Account executive", "ae"), ("csm", "csm"), ("Head of sales", "Head of sales")]
)
def test_an_item_is_parked_with_who_takes_it(typed: str, owner: str) -> None:
    talk = parking(MAP).answered("Service contracts?").answered(typed)
    assert talk.asked is None
    (change,) = talk.changes(MAP)
    assert change.map.parked == (*MAP.parked, Parked(text="Service contracts?", owner=owner))
    assert change.label == f"park Service contracts?, for {MAP.role_name(owner)}"


def test_no_item_goes_without_an_owner() -> None:
    talk = parking(MAP)
    with pytest.raises(Unreadable, match="what is to be parked"):
        talk.answered("")
    with pytest.raises(Unreadable, match="each parked item needs an owner"):
        talk.answered("Service contracts?").answered("")


def test_owners_are_completed_from_the_roles() -> None:
    asked = parking(MAP).answered("Service contracts?").asked
    assert asked is not None
    assert "Account executive" in asked.suggestions


def test_a_decision_is_kept_with_its_step() -> None:
    talk = Noting("value")
    with pytest.raises(Unreadable, match="what was decided"):
        talk.answered("")
    (change,) = talk.answered("No quote without the sheet").changes(MAP)
    assert change.map.decisions == (Decision(step="value", text="No quote without the sheet"),)
    assert change.label == "decide No quote without the sheet"
