"""The simulator itself, held against what theory knows of queues and of chance."""

from math import factorial

import pytest

from tests.analysis.measuring import Measure, Measured
from tests.analysis.simulation import Move, Process, Task, simulate


def chance_to_wait(servers: int, load: float) -> float:
    """Erlang C: the chance that whoever comes finds all servers busy, at an offered load in erlang.

    Source: Erlang (1917); in this form Gross and others, Fundamentals of Queueing Theory (2008), section 2.3.
    """
    full = load**servers / factorial(servers) * servers / (servers - load)
    return full / (sum(load**busy / factorial(busy) for busy in range(servers)) + full)


def queue(servers: int, load: float) -> Process:
    """One stage where `load` come per unit of time, and each takes one server one unit on average."""
    return Process((load,), ((Task(0, 1.0),),), ((Move(1.0, 1),),), (servers,))


@pytest.mark.parametrize(("servers", "load", "chance"), [(1, 0.5, 0.5), (2, 1.0, 1 / 3), (3, 2.0, 4 / 9)])
def test_erlang_c_by_hand(servers: int, load: float, chance: float) -> None:
    assert chance_to_wait(servers, load) == pytest.approx(chance)


@pytest.mark.parametrize("servers", [1, 2, 5])
@pytest.mark.parametrize("use", [0.5, 0.8])
def test_a_queue_waits_as_erlang_says(servers: int, use: float) -> None:
    load = servers * use
    measured = simulate(queue(servers, load), seed=1, warm_up=500 / load, length=2500 / load)
    wait = chance_to_wait(servers, load) / (servers - load)
    assert abs(measured.waited[0].mean - wait) <= 4 * measured.waited[0].error <= 0.25 * wait
    assert abs(measured.busy[0].mean - load) <= 4 * measured.busy[0].error
    assert abs(measured.inside[0].mean - load * (1 + wait)) <= 4 * measured.inside[0].error


def test_a_full_house_turns_away_as_erlang_says() -> None:
    """One server and room for three: of geometric states, P(n) = (1 - r) r^n / (1 - r^4)."""
    measured = simulate(queue(1, 2.0), seed=1, warm_up=100, length=300, most_inside=3)
    accepted = 2.0 * (1 - (1 - 2.0) * 2.0**3 / (1 - 2.0**4))
    assert abs(measured.delivered.mean - accepted) <= 4 * measured.delivered.error <= 0.1


def looping() -> Measured:
    """Of those in the first stage half go on, a fourth come again after 3; of the second half are delivered."""
    moves = ((Move(0.5, 1), Move(0.25, 0, 3.0)), (Move(0.5, 2),))
    tasks = ((Task(0, 2.0), Task(-1, 1.0)), (Task(0, 1.0),))
    return simulate(Process((3.0, 0.0), tasks, moves, (float("inf"),)), seed=1, warm_up=50, length=100)


def test_a_loop_by_hand() -> None:
    measured = looping()
    expected: list[tuple[Measure, float]] = [
        (measured.visits[0], 4),
        (measured.visits[1], 2),
        (measured.lost[0], 1),
        (measured.delivered, 1),
    ]
    # 3 days in the first stage and 3 on the way for each of a third more visits; then 1 day.
    expected += [(measured.inside[0], 12), (measured.busy[0], 10), (measured.lead_time, 3 + (3 + 3) / 3 + 1)]
    for measure, value in expected:
        assert abs(measure.mean - value) <= 4 * measure.error <= 0.2 * value


def test_the_same_seed_is_the_same_run() -> None:
    assert looping() == looping()
    assert simulate(queue(1, 0.5), 1, warm_up=1, length=9) != simulate(queue(1, 0.5), 2, warm_up=1, length=9)
