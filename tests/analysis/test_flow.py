import math
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procmap.analysis.flow import Flow
from procmap.analysis.moves import Moves, moves_of
from tests.samples import stages_map


def chain(*conversions: float | None) -> Moves:
    last = len(conversions) - 1
    onward = tuple({} if at == last else {at + 1: share} for at, share in enumerate(conversions))
    return Moves(onward, (*(0.0 for _ in conversions[1:]), conversions[-1]), vague=False)


@st.composite
def moves(draw: st.DrawFn) -> Moves:
    """Any side: onward moves, loops and skips, at least a twentieth lost at each stage."""
    count = draw(st.integers(1, 8))
    rows = []
    for _ in range(count):
        weights = draw(st.lists(st.integers(0, 10), min_size=count + 2, max_size=count + 2))
        whole = max(1.0, sum(weights) + weights[-1]) / 0.95
        rows.append([weight / whole for weight in weights])
    onward = tuple(dict(enumerate(row[:count])) for row in rows)
    return Moves(onward, (*(0.0 for _ in rows[1:]), rows[-1][count]), vague=False)


amounts = st.lists(st.floats(0, 1000), min_size=8, max_size=8)


def test_a_chain_multiplies_its_conversions() -> None:
    assert Flow(chain(0.2, 0.5, 0.3)).carried([1000.0, 0.0, 0.0]) == [1000.0, 200.0, 100.0]
    assert Flow(chain(0.2, 0.5, 0.3)).chances() == pytest.approx([0.03, 0.15, 0.3])


def test_a_loop_is_the_geometric_series() -> None:
    looping = Moves(({1: 0.5}, {0: 0.25}), (0.0, 0.5), vague=False)
    assert Flow(looping).carried([70.0, 0.0]) == pytest.approx([80.0, 40.0])


def test_a_stage_that_repeats_itself() -> None:
    assert Flow(Moves(({0: 0.5, 1: 0.25}, {}), (0.0, 1.0), vague=False)).carried([10.0, 0.0]) == [20.0, 5.0]


def test_a_tight_loop_keeps_its_digits() -> None:
    tight = Moves(({0: 0.5, 1: 0.5}, {0: 1 - 2**-30}), (0.0, 2**-30), vague=False)
    assert Flow(tight).carried([1.0, 0.0]) == pytest.approx([2.0**31, 2.0**30], rel=1e-9)


def test_an_unknown_share_hides_only_what_it_can_reach() -> None:
    moves = Moves(({1: 0.5}, {2: None}, {3: 0.5}, {}), (0.0, 0.0, 0.0, 1.0), vague=False)
    assert Flow(moves).carried([8.0, 0.0, 0.0, 0.0]) == [8.0, 4.0, None, None]
    assert Flow(moves).chances() == [None, None, 0.5, 1.0]


def test_an_unknown_share_of_a_loop_hides_the_loop() -> None:
    moves = Moves(({1: 0.5}, {2: 0.5}, {1: None, 3: 0.5}, {}), (0.0, 0.0, 0.0, 1.0), vague=False)
    assert Flow(moves).carried([8.0, 0.0, 0.0, 0.0]) == [8.0, None, None, None]


def test_an_unknown_amount_hides_what_it_can_reach() -> None:
    assert Flow(chain(0.5, 0.5, 1.0)).carried([4.0, None, 0.0]) == [4.0, None, None]


def test_a_loop_that_nothing_is_known_to_leave_has_no_visits() -> None:
    held = Moves(({1: 1.0}, {1: 1.0, 2: None}, {}), (0.0, 0.0, 1.0), vague=False)
    assert Flow(held).carried([1.0, 0.0, 0.0])[1:] == [None, None]
    assert Flow(held).chances()[:2] == [None, None]


def test_a_flow_without_an_end_hides_all() -> None:
    flow = Flow(moves_of(stages_map({"conversion": 0.5}, {"conversion": 1}, flows=[{"from": "s1"}]).current))
    assert flow.carried([1.0, 0.0]) == [None, None]
    assert flow.chances() == [None, None]
    assert flow.moves.lost_share(0) is None


def test_shares_that_add_up_to_one_lose_nothing() -> None:
    flows = [{"from": "s1", "to": "s3", "share": 0.1}, {"from": "s1", "to": "s1", "share": 0.2}]
    held = moves_of(stages_map({"conversion": 0.7}, {"conversion": 1}, {"conversion": 1}, flows=flows).current)
    assert [held.lost_share(at) for at in range(3)] == [0.0, 0.0, 0.0]


@given(moves(), amounts)
def test_visits_balance(moves: Moves, amounts: list[float]) -> None:
    enters = amounts[: len(moves.onward)]
    visits = Flow(moves).carried(enters)
    for at, visited in enumerate(visits):
        came = sum((visits[start] or 0.0) * (row.get(at) or 0.0) for start, row in enumerate(moves.onward))
        assert visited == pytest.approx(enters[at] + came, rel=1e-9, abs=1e-9)


@given(moves(), amounts)
def test_all_that_enters_is_delivered_or_lost(moves: Moves, amounts: list[float]) -> None:
    enters = amounts[: len(moves.onward)]
    visits = Flow(moves).carried(enters)
    lost = sum((visited or 0.0) * (moves.lost_share(at) or 0.0) for at, visited in enumerate(visits))
    delivered = (visits[-1] or 0.0) * (moves.delivered[-1] or 0.0)
    assert lost + delivered == pytest.approx(sum(enters), rel=1e-9, abs=1e-9)


@given(moves(), amounts)
def test_loops_agree_with_unrolling_them(moves: Moves, amounts: list[float]) -> None:
    enters = amounts[: len(moves.onward)]
    passing, visits = list(enters), list(enters)
    while sum(passing) > 1e-12:
        passing = [
            sum(passing[start] * (row.get(at) or 0.0) for start, row in enumerate(moves.onward))
            for at in range(len(passing))
        ]
        visits = [visited + more for visited, more in zip(visits, passing, strict=True)]
    assert Flow(moves).carried(enters) == pytest.approx(visits, rel=1e-6, abs=1e-6)


@given(moves(), amounts)
def test_chances_foretell_what_is_delivered(moves: Moves, amounts: list[float]) -> None:
    enters = amounts[: len(moves.onward)]
    flow = Flow(moves)
    foretold = sum(chance * entered for chance, entered in zip(flow.chances(), enters, strict=True) if chance)
    delivered = (flow.carried(enters)[-1] or 0.0) * (moves.delivered[-1] or 0.0)
    assert delivered == pytest.approx(foretold, rel=1e-9, abs=1e-9)


def test_a_thousand_stages_with_loops_take_milliseconds() -> None:
    count = 1000
    onward = tuple(
        {**({at + 1: 0.9} if at < count - 1 else {}), **({at - 20: 0.05} if at % 7 == 0 and at > 20 else {})}
        for at in range(count)
    )
    started = time.process_time()
    visits = Flow(Moves(onward, (*(0.0 for _ in range(count - 1)), 0.9), vague=False)).carried([1.0] * count)
    assert time.process_time() - started < 0.5
    assert all(visited is not None and math.isfinite(visited) for visited in visits)
