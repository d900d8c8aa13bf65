"""A picture of a map as DOT source: the drawing with every position in it, so that any Graphviz draws the same."""

from collections.abc import Sequence
from math import hypot

import graphviz

from procmap.export.diagram import html
from procmap.export.diagram.colours import BLACK, FRAME, INK, PAPER, QUIET
from procmap.export.diagram.comparing.alignment import alignment_of
from procmap.export.diagram.comparing.both import both_drawing
from procmap.export.diagram.comparing.change import change_drawing
from procmap.export.diagram.composing import composed
from procmap.export.diagram.drawing import PAD, Drawing
from procmap.export.diagram.geometry import Box, Point, Tag
from procmap.export.diagram.layout import LABEL
from procmap.export.diagram.subject import subject_of
from procmap.export.formats import View
from procmap.model.process_map import ProcessMap
from procmap.rules.finding import Report

_GRAPH = {"layout": "nop2", "bgcolor": PAPER, "pad": f"{PAD / 72:.4f}"}
_NODE = {"fontname": "Helvetica", "shape": "box", "fixedsize": "shape", "margin": "0"}
_EDGE = {"fontname": "Helvetica", "arrowsize": "0.7"}
_THICK = 3.0
"""The frame of a weak link, or of a new stage, in points: all of it outside the card."""

_FRAMES = {
    "title": {"shape": "none"},
    "legend": {"shape": "none"},
    "empty": {"style": "rounded,dashed", "color": FRAME},
    "start": {"style": "rounded", "color": QUIET},
    "end": {"style": "rounded", "color": QUIET, "penwidth": "2.2"},
    "card": {"style": "filled", "fillcolor": PAPER, "color": FRAME},
    "new": {"style": "filled", "fillcolor": PAPER, "color": INK, "penwidth": f"{_THICK:g}"},
    "changed": {"style": "filled", "fillcolor": PAPER, "color": INK, "penwidth": "1.4"},
    "gone": {"style": "filled,dashed", "fillcolor": PAPER, "color": INK, "penwidth": "1.4"},
    "lane": {"shape": "none"},
    "weak": {"style": "filled", "fillcolor": PAPER, "color": BLACK, "penwidth": f"{_THICK:g}"},
}
_RIMS = {"weak": _THICK, "new": _THICK}
_ARROWS = {
    "line": {"color": INK, "penwidth": "1.6"},
    "detour": {"color": QUIET, "penwidth": "1.1"},
    "new": {"color": INK, "penwidth": "2.2"},
    "changed": {"color": INK, "penwidth": "1.6"},
    "gone": {"color": QUIET, "penwidth": "1.1", "style": "dashed"},
}
_ARROWHEAD = 7.0
_CORNER = 7.0


def dot_source(process_map: ProcessMap, view: View, report: Report) -> str:
    """The DOT source of a side, or of both sides; its `layout=nop2` makes a plain `dot` keep the positions.

    What compares both sides shows the current one alone where the map has no target.
    """
    return source_of(_drawing(process_map, view, report))


def _drawing(process_map: ProcessMap, view: View, report: Report) -> Drawing:
    if view == "current" or view == "target":
        return composed(subject_of(process_map, view, report))
    alignment = alignment_of(process_map)
    if alignment is None:
        return composed(subject_of(process_map, "current", report))
    return change_drawing(alignment) if view == "change" else both_drawing(alignment, report)


def source_of(drawing: Drawing) -> str:
    """The DOT source of a drawing: one node a piece, stages being `n0`, `n1` …, and one edge an arrow."""
    graph = graphviz.Digraph("process", graph_attr=_GRAPH, node_attr=_NODE, edge_attr=_EDGE)
    rims = {piece.name: _RIMS.get(piece.frame, 0.0) for piece in drawing.pieces}
    for piece in drawing.pieces:
        box = piece.box.grown(rims[piece.name] / 2)
        graph.node(piece.name, label=piece.label, **_place(box, drawing.height), **_FRAMES[piece.frame])
    for arrow in drawing.arrows:
        points = _between(arrow.points, rims[arrow.start], rims[arrow.end])
        tag = _tag(arrow.tag, drawing.height) if arrow.tag else {}
        graph.edge(arrow.start, arrow.end, pos=_spline(points, drawing.height), **tag, **_ARROWS[arrow.kind])
    return str(graph.source)


def _between(points: Sequence[Point], start_rim: float, end_rim: float) -> list[Point]:
    """A way without what the thick frames at its ends take of it."""
    first, *corners, last = points
    return [_towards(first, points[1], start_rim), *corners, _towards(last, points[-2], end_rim)]


def _place(box: Box, height: float) -> dict[str, str]:
    """Centre in points with y upwards, size in inches."""
    return {"pos": _point(box.middle, height), "width": f"{box.width / 72:.4f}", "height": f"{box.height / 72:.4f}"}


def _point(point: Point, height: float) -> str:
    return f"{point[0]:.2f},{height - point[1]:.2f}"


def _tag(tag: Tag, height: float) -> dict[str, str]:
    width = LABEL.width(tag.text) + 6
    words = html.cell(html.text(tag.text, LABEL, INK), width, LABEL.leading, "CENTER", fill=PAPER)
    return {"label": html.label(html.table(html.row(words))), "lp": _point(tag.at, height)}


def _spline(way: Sequence[Point], height: float) -> str:
    """An arrow's way as Bézier curves: straight between its corners, which are rounded; last comes its tip."""
    *before, tip = way
    points = [*before, _towards(tip, before[-1], _ARROWHEAD)]
    curve = [points[0]]
    for one, corner, other in zip(points, points[1:], points[2:], strict=False):
        radius = min(_CORNER, _distance(one, corner) / 2, _distance(corner, other) / 2)
        enter, leave = _towards(corner, one, radius), _towards(corner, other, radius)
        curve += [
            *_straight(curve[-1], enter),
            _towards(corner, one, radius * 0.45),
            _towards(corner, other, radius * 0.45),
        ]
        curve.append(leave)
    curve += _straight(curve[-1], points[-1])
    return f"e,{_point(tip, height)} " + " ".join(_point(point, height) for point in curve)


def _straight(one: Point, other: Point) -> list[Point]:
    """The rest of a Bézier curve that is a straight line."""
    length = _distance(one, other)
    return [_towards(one, other, length / 3), _towards(other, one, length / 3), other]


def _towards(start: Point, aim: Point, distance: float) -> Point:
    """The point at a distance from `start` on the way to `aim`."""
    length = _distance(start, aim)
    if not length:
        return start
    share = distance / length
    return start[0] + (aim[0] - start[0]) * share, start[1] + (aim[1] - start[1]) * share


def _distance(one: Point, other: Point) -> float:
    return hypot(one[0] - other[0], one[1] - other[1])
