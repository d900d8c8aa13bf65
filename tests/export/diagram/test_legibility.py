import re
from itertools import product

import pytest

from procmap.export.diagram.composing import composed
from procmap.export.diagram.drawing import LEGIBLE_TYPE, PAGE, SMALLEST_TYPE
from procmap.export.diagram.subject import subject_of
from procmap.export.dot import dot_source
from procmap.export.pictures import render

LOOPS = ((3, 1), (2, 0), (1, 3))
"""Two loops and a skip, as a process of four stages or more has them."""


def smallest_type_on_a_page(svg):
    """The smallest text of a picture in points, when the picture fills an A4 page in landscape."""
    width, height = map(float, re.search(r'viewBox="0.00 0.00 ([\d.]+) ([\d.]+)"', svg).groups())
    sizes = {float(size) for size in re.findall(r'font-size="([\d.]+)"', svg)}
    assert min(sizes) == SMALLEST_TYPE
    return min(sizes) * min(PAGE[0] / width, PAGE[1] / height)


def smallest_type_of(process_map, report):
    return smallest_type_on_a_page(render(dot_source(process_map, "current", report), "svg").decode())


@pytest.mark.parametrize(("count", "long"), product([1, 2, 4, 5, 6, 8, 10, 12], [False, True]))
def test_nothing_is_under_seven_points_on_a_page(side, count, long):
    moves = LOOPS if count >= 4 else ()
    drawn = side(count, owners=min(count, 8), long=long, moves=moves, weak=range(-(-count // 3)))
    assert smallest_type_of(*drawn) >= LEGIBLE_TYPE


def test_twelve_stages_are_legible_with_loops_through_all_rows(side):
    moves = [(3, 1), (2, 0), (4, 2), (7, 2), (9, 4), (1, 3), (2, 6)]
    assert smallest_type_of(*side(12, owners=8, moves=moves, weak=(0, 4, 7, 9))) >= LEGIBLE_TYPE


@pytest.mark.parametrize(("long", "least"), [(False, 6.4), (True, 5.9)])
def test_twenty_stages_come_close(side, long, least):
    assert smallest_type_of(*side(20, owners=8, long=long, moves=LOOPS, weak=range(7))) >= least


@pytest.mark.parametrize(("count", "rows"), [(1, 1), (4, 1), (5, 2), (8, 2), (9, 3), (12, 3), (20, 4)])
def test_a_process_takes_as_few_rows_as_can_be_read(side, count, rows):
    drawing = composed(subject_of(side(count)[0], "current", side(count)[1]))
    assert len({piece.box.top for piece in drawing.pieces if piece.frame == "card"}) == rows


@pytest.mark.parametrize("count", [1, 4, 12, 20])
@pytest.mark.parametrize("long", [False, True])
def test_no_two_pieces_touch(side, count, long):
    drawing = composed(subject_of(*_with(side(count, long=long, moves=LOOPS if count > 3 else ()))))
    boxes = [piece.box for piece in drawing.pieces]
    for at, one in enumerate(boxes):
        assert one.left >= 0
        assert one.right <= drawing.width
        assert one.bottom <= drawing.height
        for other in boxes[at + 1 :]:
            beside = one.right <= other.left or other.right <= one.left
            assert beside or one.bottom <= other.top or other.bottom <= one.top


def _with(made):
    process_map, report = made
    return process_map, "current", report
