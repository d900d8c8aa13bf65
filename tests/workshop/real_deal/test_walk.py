import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procmap.model.process_map import Parked, ProcessMap
from procmap.workshop.consensus.talk import Space
from procmap.workshop.edits.edit import Unacceptable
from procmap.workshop.real_deal.deal import working_days
from procmap.workshop.real_deal.walk import Walk
from procmap.workshop.typed.figures import Unreadable
from tests.rules.tables import TODAY
from tests.samples import stages_map

STAGES = (
    {"name": "Reach", "our_wait_days": 3, "buyer_wait_days": 6, "hours": {}, "conversion": 0.5},
    {"name": "Qualify", "our_wait_days": 2, "buyer_wait_days": 2, "hours": {}, "conversion": 0.5},
    {"name": "Propose", "our_wait_days": 1, "buyer_wait_days": 9, "hours": {}, "conversion": 0.9},
)
days = st.dates(datetime.date(2020, 1, 1), datetime.date(2030, 1, 1))


def the_map(**parts: object) -> ProcessMap:
    return stages_map(*STAGES, entering=100, **parts)


def walked(process_map: ProcessMap, *lines: str) -> Walk:
    walk = Walk(process_map, "current", TODAY)
    for line in ("won", "Plant A, March", *lines):
        walk = walk.answered(line)
    return walk


def seen(walk: Walk, width: int = 70, height: int = 30) -> list[str]:
    return ["".join(text for text, _ in line) for line in walk.picture("", Space(width, height))]


@given(days, st.integers(0, 400), st.integers(0, 400))
def test_working_days_add_up_and_are_five_a_week(first: datetime.date, some: int, more: int) -> None:
    middle = first + datetime.timedelta(days=some)
    last = middle + datetime.timedelta(days=more)
    assert working_days(first, middle) + working_days(middle, last) == working_days(first, last)
    assert working_days(first, first + datetime.timedelta(weeks=some)) == 5 * some
    counted = sum((first + datetime.timedelta(days=day)).weekday() < 5 for day in range(some))
    assert working_days(first, middle) == counted


def test_a_straight_deal_is_a_line_of_the_latest_workshop() -> None:
    held = [{"on": datetime.date(2026, 11, 20), "deals": ["Dead: B"]}, {"on": datetime.date(2025, 1, 1)}]
    process_map = the_map(workshops=held)
    walk = walked(process_map, "2026-03-02", "+1w", "+2w", "2026-04-01")
    assert walk.asked is not None
    assert not walk.asked.takes_text, "the room sees how it went before it is kept"
    (change,) = walk.answered("").changes(process_map)
    assert change.label == "walk Won: Plant A, March"
    assert change.map.workshops[0].deals == (
        "Dead: B",
        "Won: Plant A, March – Reach 2026-03-02 → Qualify 2026-03-09 → Propose 2026-03-23 → end 2026-04-01",
    )
    assert change.map.workshops[1] == process_map.workshops[1]


def test_without_a_workshop_there_is_one_of_today() -> None:
    (change,) = walked(the_map(), "", "", "", "", "").changes(the_map())
    assert [(it.on, it.deals) for it in change.map.workshops] == [
        (TODAY, ("Won: Plant A, March – Reach → Qualify → Propose → end",))
    ]


def test_days_stand_beside_those_of_the_map() -> None:
    lines = seen(walked(the_map(), "2026-03-02", "+1w", "", "2026-04-01"))
    assert [line.split() for line in lines[1:]] == [
        ["1", "Reach", "2026-03-02", "5", "9"],
        ["2", "Qualify", "2026-03-09", "–", "4"],
        ["3", "Propose", "–", "–", "10"],
        ["■", "Won", "2026-04-01", "22", "23"],
    ]


def test_the_stage_that_comes_next_is_marked_and_stays_in_view() -> None:
    walk = walked(the_map(), "2026-03-02 a note", "skip")
    assert seen(walk)[-1].split() == ["▸", "3", "Propose"]
    assert [line.split()[0] for line in seen(walk)[1:]] == ["1", "“a", "↷", "▸"]
    assert "▸" in "".join(line[0] for line in seen(walk, height=3)[:3])
    assert all(len(line) <= 30 for line in seen(walk, width=30))


def test_a_detour_that_the_map_has_a_move_for_is_no_news() -> None:
    flows = [{"from": "s2", "to": "s1", "share": 0.1}]
    lines = ("2026-03-02", "+1w", "back 1 +1w", "+1w", "+1w", "+1w")
    assert [it.told(walked(the_map(), *lines).side) for it in walked(the_map(), *lines).detours] == [
        "Qualify → Reach, a move that the map has not"
    ]
    assert walked(the_map(flows=flows), *lines).detours == ()


def test_each_detour_becomes_what_the_room_says_each_an_edit_of_its_own() -> None:
    process_map = the_map()
    walk = walked(
        process_map,
        "2026-03-02",
        "+1w",
        "back 1 +1w plans were missing",
        "skip",
        "+1w they promised to call back",
        "end +1w no budget",
    )
    assert walk.deal is not None
    assert walk.deal.line(walk.names).endswith(
        "→ Qualify 2026-03-09 → Reach 2026-03-16 (plans were missing) → without Qualify"
        " → Propose 2026-03-23 (they promised to call back) → end 2026-03-30 (no budget)"
    )
    for answer in ("m", "2 of 10", "road", "park", "Head of sales"):
        walk = walk.answered(answer)
    assert walk.asked is None
    changes = walk.changes(process_map)
    assert [change.label for change in changes] == [
        "walk Won: Plant A, March",
        "add move Qualify → Reach",
        "add roadblock they promised to call back at Reach",
        "park Propose: no budget",
    ]
    made = changes[-1].map
    (flow,) = made.current.flows
    assert (flow.from_, flow.to, flow.why) == ("s2", "s1", "plans were missing")
    assert flow.share is not None
    assert (flow.share.typical, flow.share.basis) == (0.2, "estimate")
    assert made.current.stages[0].roadblocks[0].says == "they promised to call back"
    assert made.parked == (Parked(text="Propose: no budget", owner="Head of sales"),)


def test_a_detour_may_stay_in_the_line_of_the_deal() -> None:
    walk = walked(the_map(), "", "", "back 1", "end", "")
    assert walk.asked is None
    assert len(walk.changes(the_map())) == 1


def test_a_choice_may_be_taken_back_before_it_is_made() -> None:
    walk = walked(the_map(), "", "", "back 1", "end", "move", "")
    assert walk.asked is not None
    assert walk.asked.label == "Keep it as"


def test_a_share_that_the_map_cannot_take_is_refused_while_it_can_be_typed_anew() -> None:
    walk = walked(the_map(), "", "", "back 1", "end", "move")
    with pytest.raises(Unacceptable, match=r"add up to 1\.1: expected at most 1"):
        walk.answered("60 %")
    with pytest.raises(Unreadable):
        walk.answered("often")
    assert len(walk.answered("50 %").changes(the_map())) == 2


@pytest.mark.parametrize(
    ("lines", "word"), [(("lost",), "won, dead or stalled"), (("",), "won, dead"), (("d", ""), "which")]
)
def test_a_deal_needs_its_outcome_and_its_name(lines: tuple[str, ...], word: str) -> None:
    walk = Walk(the_map(), "current", TODAY)
    for line in lines[:-1]:
        walk = walk.answered(line)
    with pytest.raises(Unreadable, match=word):
        walk.answered(lines[-1])


@given(st.lists(st.sampled_from(("", "+1w", "+2d x", "skip", "back 1", "back 2 +1w why", "back 3")), max_size=8))
def test_every_walk_is_drawn_and_ends_in_a_map(lines: list[str]) -> None:
    process_map = the_map()
    walk = walked(process_map, "2026-03-02")
    for line in lines:
        if walk.deal and not walk.deal.is_ended:
            walk = walk.answered(line)
            assert seen(walk)
    if walk.deal and not walk.deal.is_ended:
        walk = walk.answered("end")
    while walk.asked:
        assert seen(walk)
        walk = walk.answered("r" if walk.detour else "")
    changes = walk.changes(process_map)
    assert len(changes) == 1 + len(walk.detours)
    assert sum(len(stage.roadblocks) for stage in changes[-1].map.current.stages) == len(walk.detours)
