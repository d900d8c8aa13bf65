from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from procmap.export.diagram.geometry import Box
from procmap.export.diagram.layout import GAP, LABEL, arrange
from procmap.export.diagram.tracks import Grid, Move

HEIGHT = 110


def layout(count, columns, moves=()):
    return arrange(count, [Move(a, b, "1 % · why", "1 %") for a, b in moves], Grid(columns, 200, GAP), HEIGHT)


@st.composite
def processes(draw):
    """A number of stages, of columns, and different moves other than on to the next."""
    count = draw(st.integers(1, 12))
    pairs = [(a, b) for a in range(count) for b in range(count) if b != a + 1]
    moves = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=8))
    return count, draw(st.integers(1, count)), moves


def segments(arrow):
    return [(*sorted([a, b]),) for a, b in pairwise(arrow.points) if a != b]


def inside(segment, box):
    """Whether part of an upright or level segment runs through a box, its rim not counted."""
    (ax, ay), (bx, by) = segment
    return ax < box.right - 0.1 and bx > box.left + 0.1 and ay < box.bottom - 0.1 and by > box.top + 0.1


def share_a_stretch(one, other):
    (ax, ay), (bx, by) = one
    (cx, cy), (dx, dy) = other
    if ax == bx == cx == dx:
        return min(by, dy) - max(ay, cy) > 0.1
    return ay == by == cy == dy and min(bx, dx) - max(ax, cx) > 0.1


def label_box(tag):
    width = LABEL.width(tag.text)
    return Box(tag.at[0] - width / 2, tag.at[1] - 5, width, 10)


def test_rows_are_filled_from_left_to_right():
    boxes = layout(5, 3).cards
    assert [box.top for box in boxes[:3]] == [boxes[0].top] * 3
    assert boxes[3].top == boxes[4].top > boxes[0].bottom
    assert [box.left for box in boxes[3:]] == [box.left for box in boxes[:2]]


def test_the_line_goes_round_to_the_next_row_between_the_rows():
    found = layout(4, 2)
    turn = found.arrows[1]
    assert (turn.start, turn.end) == ("n1", "n2")
    assert any(a[1] == b[1] and found.cards[1].bottom < a[1] < found.cards[2].top for a, b in pairwise(turn.points))


def test_a_loop_runs_below_its_row_and_a_skip_above():
    loop, skip = layout(4, 4, [(3, 1), (0, 2)]).arrows[3:]
    assert max(y for _, y in loop.points) > HEIGHT
    assert skip.points[0][1] == skip.points[-1][1] > min(y for _, y in skip.points)


def test_the_longer_of_two_nested_loops_runs_outside_and_does_not_cross_the_other():
    short, long = layout(4, 4, [(2, 1), (3, 0)]).arrows[3:]
    assert max(y for _, y in long.points) > max(y for _, y in short.points)


def test_a_why_is_shown_where_there_is_room_for_it():
    wide, narrow = layout(4, 4, [(3, 1), (0, 0)]).arrows[3:]
    assert (wide.tag.text, narrow.tag.text) == ("1 % · why", "1 %")


@settings(max_examples=75)
@given(processes())
def test_nothing_runs_through_a_card_or_along_another_way(process):
    found = layout(*process)
    for arrow in found.arrows:
        assert not [box for box in found.cards for piece in segments(arrow) if inside(piece, box)]
    for one, other in combinations(found.arrows, 2):
        assert not [1 for a in segments(one) for b in segments(other) if share_a_stretch(a, b)]


@settings(max_examples=75)
@given(processes())
def test_nothing_crosses_the_line_from_stage_to_stage(process):
    found = layout(*process)
    line = [piece for arrow in found.arrows if arrow.kind == "line" for piece in segments(arrow)]
    ways = [piece for arrow in found.arrows if arrow.kind == "detour" for piece in segments(arrow)]
    for (ax, ay), (bx, by) in line:
        for (cx, cy), (dx, dy) in ways:
            assert not (cx <= bx and dx >= ax and cy <= by and dy >= ay)


@settings(max_examples=75)
@given(processes())
def test_no_label_touches_a_card_or_another_label(process):
    found = layout(*process)
    labels = [label_box(arrow.tag) for arrow in found.arrows if arrow.tag]
    for label in labels:
        assert not [box for box in found.cards if inside(((label.left, label.top), (label.right, label.bottom)), box)]
    for one, other in combinations(labels, 2):
        assert not inside(((one.left, one.top), (one.right, one.bottom)), other)


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_everything_is_in_the_room(columns):
    found = layout(6, columns, [(5, 0), (0, 5), (4, 4), (5, 3), (2, 1)])
    points = [point for arrow in found.arrows for point in arrow.points]
    assert all(0 <= x <= found.width and 0 <= y <= found.height for x, y in points)
