import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procmap.workshop.timing.agenda import PRESETS, STEPS, Agenda
from procmap.workshop.timing.clock import Clock, entered, overruns, paused, reading, resumed, with_more
from procmap.workshop.timing.clock_words import after_more, time_left, told

START = datetime.datetime(2026, 11, 21, 9, 0, tzinfo=datetime.UTC)
SIXTY = PRESETS[0]
"""Goals 5, current 10, value 8, means 7, numbers 8, weak links 7, target 5, plan 5, slack 5."""


def at(minutes: float) -> datetime.datetime:
    return START + datetime.timedelta(minutes=minutes)


def running(agenda: Agenda = SIXTY) -> Clock:
    return resumed(Clock(agenda, "goals"), START)


def test_time_runs_in_the_step_and_in_all():
    shown = reading(running(), at(1.5))
    assert (shown.step, shown.step_left, shown.left, shown.is_running) == ("goals", 210, 58.5 * 60, True)


def test_no_time_passes_while_it_is_paused():
    clock = resumed(paused(running(), at(1)), at(31))
    assert reading(paused(running(), at(1)), at(31)).left == 59 * 60
    assert reading(clock, at(32)).step_left == 180


def test_to_go_on_twice_is_to_go_on_once():
    clock = resumed(running(), at(2))
    assert reading(clock, at(3)).left == 57 * 60


def test_going_back_to_a_step_goes_on_counting_there():
    clock = entered(entered(running(), "current", at(4)), "goals", at(6))
    shown = reading(clock, at(6.5))
    assert (shown.step_left, shown.left) == (30, 53.5 * 60)


def test_it_warns_two_minutes_before_the_end_of_a_step_and_after_it_and_stays_there():
    states = [reading(running(), at(minutes)).state for minutes in (2.9, 3, 5, 5.01, 300)]
    assert states == ["calm", "soon", "soon", "over", "over"]
    assert reading(running(), at(300)).step == "goals"


def test_a_step_without_time_of_its_own_warns_at_the_end_of_all():
    clock = resumed(Clock(Agenda("short", {"goals": 10}), "plan"), START)
    assert reading(clock, at(7)).step_left is None
    assert [reading(clock, at(minutes)).state for minutes in (7, 8, 11)] == ["calm", "soon", "over"]
    assert reading(with_more(clock), at(1)).step_left == 240


def test_five_minutes_more_come_from_the_slack_and_then_move_the_end():
    once = with_more(running())
    assert (once.planned, once.slack, once.total) == (10, 0, 60)
    assert after_more(once, at(1)) == "5 minutes more for Goals, from the slack: 0 min of it are left"
    twice = with_more(once)
    assert (twice.planned, twice.slack, twice.total) == (15, 0, 65)
    assert after_more(twice, at(1)) == "5 minutes more for Goals: the workshop ends 5 min later, at 10:05"


def test_what_took_longer_is_told_by_step_in_whole_minutes():
    clock = entered(entered(running(), "current", at(5.9)), "value", at(22.2))
    assert overruns(clock, at(24)) == ("Current map: 6 min over",)


def test_time_that_was_added_does_not_hide_what_the_plan_was_short_of():
    assert overruns(with_more(running()), at(8)) == ("Goals: 3 min over",)


def test_a_step_without_time_of_its_own_is_never_over():
    clock = resumed(Clock(Agenda("short", {"goals": 10}), "plan"), START)
    assert overruns(clock, at(60)) == ()


def test_a_machine_whose_clock_is_set_back_loses_no_time():
    clock = entered(running(), "current", at(2))
    assert reading(clock, at(-60)).left == 58 * 60


@given(st.lists(st.tuples(st.sampled_from([step.id for step in STEPS]), st.floats(0, 90)), max_size=8))
def test_however_the_steps_are_gone_through_their_times_add_up(visits):
    clock, minutes = running(), 0.0
    for step, stay in visits:
        clock = entered(clock, step, at(minutes))
        minutes += stay
    now = at(minutes)
    assert SIXTY.total * 60 - reading(clock, now).left == pytest.approx(minutes * 60, abs=1e-3)
    assert sum(paused(clock, now).used.values()) == pytest.approx(minutes * 60, abs=1e-3)


@pytest.mark.parametrize(
    ("minutes", "room", "words"),
    [
        (0.8, 60, "4:12 left in Goals · 60 min in all"),
        (0.8, 33, "4:12 left · 60 min in all"),
        (0.8, 20, "4:12 left · 60 min"),
        (0.8, 17, "4:12 left"),
        (0.8, 3, "4:12 left"),
        (3.5, 60, "! 1:30 left in Goals · 57 min in all"),
        (5.5, 60, "!! time is up in Goals · 55 min in all"),
        (7.2, 60, "!! 2 min over in Goals · 53 min in all"),
        (7.2, 20, "!! 2 min over"),
        (61.5, 60, "!! 56 min over in Goals · 2 min past the end"),
    ],
)
def test_the_clock_says_as_much_as_there_is_room_for(minutes, room, words):
    assert told(reading(running(), at(minutes)), room) == words


def test_a_clock_that_stands_still_says_so_by_its_sign_alone_where_there_is_no_room():
    assert told(reading(paused(running(), at(0.8)), at(9)), 18) == "‖ 4:12 left"
    assert told(reading(paused(running(), at(7)), at(9)), 60) == "‖ paused, 2 min over in Goals · 53 min in all"


def test_a_step_without_time_of_its_own_tells_what_is_left_in_all():
    clock = resumed(Clock(Agenda("short", {"goals": 10}), "plan"), START)
    assert told(reading(clock, at(4)), 60) == "6 min in all"


def test_one_number_is_read_from_far():
    assert time_left(reading(running(), at(0.8))) == "4:12"
    assert time_left(reading(running(), at(7.2))) == "2:12 over"
    assert time_left(reading(paused(running(), at(0.8)), at(3))) == "‖ 4:12"
