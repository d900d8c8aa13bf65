"""The pictures of two sides: whole, legible, and true to what differs."""

import re
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from procmap.export.diagram.comparing.alignment import alignment_of
from procmap.export.diagram.comparing.both import both_drawing
from procmap.export.diagram.comparing.change import change_drawing
from procmap.export.diagram.comparing.lanes import columns_of
from procmap.export.diagram.drawing import LEGIBLE_TYPE, PAGE, SMALLEST_TYPE
from procmap.export.dot import dot_source
from procmap.export.pictures import render
from procmap.rules.finding import Report, WeakLink
from tests.export.diagram.comparing.two_sides import sides
from tests.samples import example, sound

GOLDENS = Path(__file__).parents[2] / "goldens"
SVG = "{http://www.w3.org/2000/svg}"
VIEWS = ("change", "both")
LETTERS = "abcdefghijklmnopqrst"
CARDS = ("card", "weak", "new", "changed", "gone")

HOSTILE = (
    "\\",
    "ends in a backslash\\",
    "\\N \\G \\E",
    '"',
    "<b>bold</b>",
    "&lt;",
    "]]>",
    "\u202eright to left",
    "数据 🙂 Ελλάδα",
    "wordwithoutend" * 60,
    "';]} digraph {x->y}",
)

SMALL = {
    "format": 1,
    "process": {"name": "Flow meters", "organisation": "Maker of flow meters", "goal": 60},
    "roles": [{"id": "ae", "name": "Account executive"}, {"id": "se", "name": "Application engineer"}],
    "current": {
        "headcount": {"ae": 2},
        "stages": [
            {"id": "ask", "name": "Ask", "owner": "ae", "conversion": 0.5, "hours": {"ae": 3}},
            {"id": "visit", "name": "Visit", "owner": "ae", "conversion": 0.8, "exit": "Line is seen"},
            {
                "id": "offer",
                "name": "Offer",
                "owner": "ae",
                "conversion": 0.3,
                "hours": {"ae": 8},
                "exit": "It is sent",
            },
            {"id": "run", "name": "Run", "owner": "se", "conversion": 0.95, "hours": {}},
        ],
        "flows": [{"from": "offer", "to": "ask", "share": 0.15, "why": "Incomplete"}],
    },
    "target": {
        "headcount": {"ae": 3},
        "stages": [
            {"id": "ask", "name": "Ask", "owner": "ae", "conversion": 0.5, "hours": {"ae": 3}},
            {
                "id": "offer",
                "name": "Offer the payback",
                "owner": "se",
                "conversion": 0.45,
                "hours": {"ae": 8, "se": 1},
                "exit": "Plant manager signs the payback",
            },
            {"id": "test", "name": "Test", "customer_value": "Sees it before paying", "conversion": 0.9},
            {"id": "run", "name": "Run", "owner": "se", "conversion": 0.95, "hours": {}},
        ],
        "flows": [{"from": "offer", "to": "ask", "share": 0.05, "why": "Incomplete"}],
    },
}
REPORT = Report(weak_links=(WeakLink("current", "offer", 1, ("no-exit",)),))


def words(svg: bytes) -> str:
    root = ElementTree.fromstring(svg)  # noqa: S314 - our own picture
    return " ".join(" ".join(text.text or "" for text in root.iter(f"{SVG}text")).split())


def said(process_map, view, report=None):
    return words(render(dot_source(process_map, view, report or Report()), "svg"))


def drawings(process_map, report=None):
    alignment = alignment_of(process_map)
    assert alignment is not None
    return change_drawing(alignment), both_drawing(alignment, report or Report())


def cards(drawing):
    return [piece for piece in drawing.pieces if piece.frame in CARDS]


@pytest.mark.parametrize("view", VIEWS)
def test_the_source_of_a_small_map_is_known_to_the_byte(view, golden):
    golden(GOLDENS / f"small-{view}.dot", dot_source(sound(SMALL), view, REPORT))


def test_the_change_says_what_is_new_gone_renamed_before_and_after():
    text = said(sound(SMALL), "change")
    for part in ("+ NEW", "− REMOVED", "~ RENAMED", "Was “Offer”", "30 → 45 %", "8 → 9 h", "~ 15 → 5 %", "As before"):
        assert part in text
    for part in ("Owner: Account executive", "→ Application engineer", "→ Plant manager signs the payback"):
        assert part in text
    assert "+ 1 new, − 1 removed, ~ 1 changed" in text


def test_a_change_is_known_without_colour():
    source = dot_source(sound(SMALL), "change", REPORT)
    styles = {name: line for line in source.splitlines() for name in re.findall(r"^\t(n\d) \[", line)}
    assert "dashed" in styles["n1"]
    assert "penwidth=1.4" in styles["n2"]
    assert "penwidth=3" in styles["n3"]
    assert "penwidth" not in styles["n0"]


def test_the_line_passes_what_is_gone():
    change, _ = drawings(sound(SMALL))
    lines = {(arrow.start, arrow.end): arrow.kind for arrow in change.arrows}
    assert lines["n0", "n1"] == "gone"
    assert lines["n0", "n2"] == "line"
    assert lines["n2", "n3"] == "line"


def test_the_head_says_deliverable_lead_time_and_people():
    data = example()
    for stage in data["current"]["stages"]:
        stage |= {"our_wait_days": 2, "buyer_wait_days": 3}
    data["target"] = {**data["current"], "headcount": {"sdr": 4, "ae": 4, "csm": 2}}
    text = said(sound(data), "change")
    for part in (
        "52 → 60",
        "deliverable a year, goal 60",
        "lead time, days, as before",
        "9 → 10",
        "no stage changes",
    ):
        assert part in text


def test_both_sides_show_signs_and_weak_links():
    text = said(sound(SMALL), "both", REPORT)
    for part in ("Current", "Target", "~ 2 Offer the payback", "+ 3 Test", "− 2 Visit", "WEAK", "~ 5 %"):
        assert part in text


def test_a_stage_stands_under_itself():
    _, both = drawings(sound(SMALL))
    left = {piece.name: piece.box.left for piece in both.pieces}
    assert left["n0"] == left["n4"]
    assert left["n2"] == left["n5"]
    assert left["n3"] == left["n7"]
    assert columns_of(alignment_of(sound(SMALL))) == ((0, 0), (1, None), (2, 1), (None, 2), (3, 3))


def test_a_moved_stage_stands_where_each_side_has_it():
    alignment = alignment_of(sides("abc", "bca"))
    assert columns_of(alignment) == ((0, None), (1, 0), (2, 1), (None, 2))
    assert "~ MOVED" in said(sides("abc", "bca"), "change")
    assert "Came first" in said(sides("abc", "bca"), "change")
    assert "Came after Stage b" in said(sides("abcd", "cabd"), "change")


@pytest.mark.parametrize(("before", "after"), [("", "ab"), ("ab", "")])
@pytest.mark.parametrize("view", VIEWS)
def test_a_side_without_stages_says_that_there_is_nothing_to_compare(before, after, view):
    assert "Nothing to compare yet" in said(sides(before, after), view)


def test_all_fields_that_are_not_told_are_counted():
    text = said(sides("a", "a", right_first_time=0.9, max_days=3, purpose="x" * 300, tools=[{"name": "CRM"}]), "change")
    assert "Right first time not said → 90 %" in text
    assert "and 1 more change" in text


names = st.lists(st.sampled_from(LETTERS[:8]), unique=True, min_size=1, max_size=8)


@st.composite
def two_sides(draw):
    """Two sides with stages in any order, and moves that need not be on both."""
    before, after = draw(names), draw(names)
    flows = [
        [
            (one, other, 0.05)
            for one, other in draw(st.lists(st.tuples(st.sampled_from(side), st.sampled_from(side)), max_size=4))
        ]
        for side in (before, after)
    ]
    legal = [
        list({(a, b): (a, b, s) for a, b, s in found if side.index(b) != side.index(a) + 1}.values())
        for side, found in zip((before, after), flows, strict=True)
    ]
    return sides(before, after, *legal)


def no_two_touch(drawing):
    boxes = [piece.box for piece in drawing.pieces]
    for box in boxes:
        assert 0 <= box.left <= box.right <= drawing.width
        assert 0 <= box.top <= box.bottom <= drawing.height
    for one, other in combinations(boxes, 2):
        beside = one.right <= other.left or other.right <= one.left
        assert beside or one.bottom <= other.top or other.bottom <= one.top


@settings(max_examples=24)
@given(two_sides())
def test_every_stage_is_there_once_and_nothing_overlaps(process_map):
    change, both = drawings(process_map)
    before, after = ({stage.id for stage in process_map.side(side).stages} for side in ("current", "target"))
    assert len(cards(change)) == len(before | after)
    assert len(cards(both)) == len(before) + len(after)
    for drawing in (change, both):
        no_two_touch(drawing)
        known = {piece.name for piece in drawing.pieces}
        assert all({arrow.start, arrow.end} <= known for arrow in drawing.arrows)
        points = [point for arrow in drawing.arrows for point in arrow.points]
        assert all(0 <= x <= drawing.width and 0 <= y <= drawing.height for x, y in points)


@settings(max_examples=24)
@given(two_sides())
def test_each_side_reads_in_its_own_order(process_map):
    columns = columns_of(alignment_of(process_map))
    for lane, side in enumerate((process_map.current, process_map.target)):
        assert [column[lane] for column in columns if column[lane] is not None] == list(range(len(side.stages)))
    same = [(a, b) for a, b in columns if a is not None and b is not None]
    assert all(process_map.current.stages[a].id == process_map.target.stages[b].id for a, b in same)


@pytest.mark.parametrize("count", [1, 3, 8, 12])
@pytest.mark.parametrize("view", VIEWS)
def test_nothing_is_under_seven_points_on_a_page(count, view):
    before, after = LETTERS[:count], LETTERS[1 : count + 1] if count > 3 else LETTERS[:count]
    long = {"exit": "Plant manager signs the payback in presence of the board " * 3, "right_first_time": 0.9}
    flows = (("d", "b", 0.1), ("g", "c", 0.05)) if count > 7 else ()
    svg = render(dot_source(sides(before, after, flows, flows[:1], **long), view, Report()), "svg").decode()
    width, height = map(float, re.search(r'viewBox="0.00 0.00 ([\d.]+) ([\d.]+)"', svg).groups())
    assert SMALLEST_TYPE * min(PAGE[0] / width, PAGE[1] / height) >= LEGIBLE_TYPE


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("view", VIEWS)
def test_words_that_mean_something_to_graphviz_are_only_words(text, view):
    process_map = sides("abc", "bad", (("b", "a", 0.1),), text=text, purpose=text, workaround=text)
    source = dot_source(process_map, view, Report())
    root = ElementTree.fromstring(render(source, "svg"))  # noqa: S314 - our own picture
    titles = [group.findtext(f"{SVG}title") or "" for group in root.iter(f"{SVG}g") if group.get("class") == "node"]
    assert len([title for title in titles if re.fullmatch(r"n\d", title)]) == (4 if view == "change" else 6)
    assert "\u202e" not in source
    assert source == dot_source(process_map, view, Report())
