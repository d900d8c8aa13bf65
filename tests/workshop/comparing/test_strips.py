from hypothesis import given, settings
from hypothesis import strategies as st

from procmap.analysis.side_changes import target_changes_of
from procmap.model.process_map import ProcessMap
from procmap.model.side import Side
from procmap.model.stage import Stage
from procmap.workshop.comparing.columns import Column, columns_of
from procmap.workshop.comparing.marks import change_marks
from procmap.workshop.comparing.strips import lines, strips
from procmap.workshop.edits.edit import placed
from procmap.workshop.edits.stages import with_stage_moved, with_stages, with_target, without_stage
from procmap.workshop.strip.drawing import Drawing, window_on
from tests.samples import stages_map

ORDERS = st.lists(st.sampled_from("abcdefgh"), unique=True).map(tuple)


def side(ids: tuple[str, ...]) -> Side:
    return Side(stages=tuple(Stage(id=name, name=f"Stage {name}") for name in ids))


def changed_map() -> ProcessMap:
    """Reach, Qualify and Sell; the target has no Qualify, proves before it sells, and converts better."""
    shares = ({"name": "Reach", "conversion": 0.2}, {"name": "Qualify", "conversion": 0.5}, {"name": "Sell"})
    started = with_target(stages_map(*shares))
    added = with_stages(without_stage(started, "target", 1), "target", ["Prove"], 1)
    return placed(
        added, ("target", "stages", 0, "conversion"), stages_map({"conversion": 0.3}).current.stages[0].conversion
    )


def drawn(process_map: ProcessMap, room: int = 76) -> tuple[Drawing, Drawing]:
    assert process_map.target is not None
    columns = columns_of(process_map.current, process_map.target)
    return strips(columns, change_marks(target_changes_of(process_map)), "s1", room, 2)


def text(drawing: Drawing) -> list[str]:
    return ["".join(piece.text for piece in row) for row in drawing.rows]


def starts(drawing: Drawing) -> dict[str, int]:
    """Where each stage's station stands on the rail."""
    found: dict[str, int] = {}
    x = 0
    for piece in drawing.rows[-1]:
        if piece.text[:1] in "○●":
            found[piece.stage] = x
        x += len(piece.text)
    return found


@given(ORDERS, ORDERS)
@settings(max_examples=60)
def test_each_side_keeps_its_stages_in_order_and_a_column_holds_one_stage(
    before: tuple[str, ...], after: tuple[str, ...]
) -> None:
    columns = columns_of(side(before), side(after))
    assert tuple(column.before.id for column in columns if column.before) == before
    assert tuple(column.after.id for column in columns if column.after) == after
    assert all(column.before or column.after for column in columns)
    assert all(column.before.id == column.after.id for column in columns if column.before and column.after)
    if before == after:
        assert len(columns) == len(before)


def test_a_stage_that_goes_stands_before_the_one_that_is_new_in_its_place() -> None:
    before, after = side(("a", "b", "c")), side(("a", "x", "c"))
    assert columns_of(before, after)[1:3] == (Column(before=before.stages[1]), Column(after=after.stages[1]))


def test_the_same_stage_stands_in_the_same_cells_and_a_gap_where_a_side_has_none() -> None:
    current, target = drawn(changed_map())
    assert starts(current).keys() == {"s1", "s2", "s3"}
    for stage, x in starts(current).items():
        assert starts(target).get(stage, x) == x
    assert starts(current)["s2"] < starts(target)["prove"] < starts(current)["s3"]
    assert current.places == target.places
    assert current.width == target.width


def test_marks_stand_in_text_where_the_change_is() -> None:
    current, target = (text(drawing)[-1] for drawing in drawn(changed_map()))
    assert current.count("−") == 1
    assert "~" not in current
    assert "+" not in current
    assert target.count("+") == 1
    assert target.count("~") == 1
    assert "20%" in current
    assert "30%" in target
    styles = {piece.text: piece.style for piece in drawn(changed_map())[1].rows[-1]}
    assert styles["30%"] == "changed"


def test_a_stage_that_moves_has_its_mark_on_both_sides() -> None:
    started = with_target(stages_map({"name": "Reach"}, {"name": "Prove"}, {"name": "Sell"}))
    current, target = drawn(with_stage_moved(started, "target", 0, 2))
    assert text(current)[-1].count("~") == text(target)[-1].count("~") == 1
    assert starts(current)["s1"] < starts(target)["s1"]


def test_many_stages_are_wider_than_the_room_and_a_line_of_names_needs_no_columns() -> None:
    many = with_target(stages_map(*({"name": f"Stage {n}"} for n in range(20))))
    assert drawn(many, 40)[0].width > 40
    process_map = changed_map()
    assert process_map.target is not None
    columns = columns_of(process_map.current, process_map.target)
    before, after = lines(columns, change_marks(target_changes_of(process_map)), "s1", 60)
    assert text(before)[0].startswith("[Reach]")
    assert "Qualify −" in text(before)[0]
    assert "Prove +" in text(after)[0]
    assert "Qualify" not in text(after)[0]


def test_a_window_begins_before_a_station_so_that_no_name_is_cut_there() -> None:
    drawing = drawn(with_target(stages_map(*({"name": f"Stage {n}"} for n in range(20)))), 40)[0]
    begins = {place.x - 1 for place in drawing.places.values()}
    windows = [window_on(drawing, f"s{number}", 40, 3) for number in range(8, 14)]
    assert {window.x for window in windows} <= begins
    for window, number in zip(windows, range(8, 14), strict=True):
        place = drawing.places[f"s{number}"]
        assert window.x <= place.x <= place.x + place.width <= window.x + 40


def test_a_side_without_stages_is_drawn_empty() -> None:
    columns = columns_of(side(()), side(("a",)))
    assert lines(columns, {"a": "+"}, "a", 40)[0] == Drawing()
    assert text(strips(columns, {"a": "+"}, "a", 40, 1)[0])[0].strip() == ""
