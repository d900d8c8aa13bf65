from itertools import product
from pathlib import Path as FilePath
from typing import get_args

from hypothesis import given, settings

from procmap.model.process import Process
from procmap.model.process_map import ProcessMap, SideName
from procmap.store.reading import read_map
from procmap.workshop.cells import width_of
from procmap.workshop.edits.entry import typed
from procmap.workshop.edits.stages import with_target, without_target
from procmap.workshop.reviewing.review import StageState
from procmap.workshop.strip.drawing import Drawing
from procmap.workshop.strip.overview import completeness, overview
from tests.samples import stages_map
from tests.strategies import process_maps
from tests.workshop.walking import cell


def text_of(drawing: Drawing) -> str:
    return "\n".join("".join(piece.text for piece in row) for row in drawing.rows)


def test_the_strip_shows_names_owners_shares_and_loops() -> None:
    process_map = stages_map(
        {"name": "Reach", "owner": "sdr", "conversion": 0.2},
        {"name": "Qualify", "owner": "ae", "conversion": 0.055},
        {"name": "Deliver", "conversion": 0.9},
        flows=[{"from": "s3", "to": "s1", "share": 0.05}],
    )
    text = text_of(overview(process_map, "current", 76, 8))
    assert all(word in text for word in ("Reach", "Qualify", "Deliver", "SDR", "AE", "20%", "5.5%", " 5% "))
    assert "90%" not in text


def test_the_dots_of_a_stage_stand_on_its_card_and_those_of_its_findings_do_not() -> None:
    votes = [
        {"side": "current", "stage": "s1", "topic": "name", "dots": 4},
        {"side": "current", "stage": "s2", "topic": "no-exit", "dots": 7},
    ]
    text = text_of(overview(stages_map({}, {}, votes=votes), "current", 76, 8))
    assert "●4" in text
    assert "●7" not in text


def test_marks_say_what_is_filled_in() -> None:
    stages = stages_map(
        {},
        {"customer_value": "Gains", "exit": "Signs"},
        {"conversion": 0.5, "hours": {}},
        {"conversion": 0.5, "hours": {"ae": {"source": "CRM"}}},
    ).current.stages
    assert [completeness(stage) for stage in stages] == ["▫▫▫", "▪▪▫", "▫▫▪", "▫▫▫"]


def test_weak_links_are_marked_where_they_are_asked_for() -> None:
    process_map = stages_map({}, {})
    assert "⚠" not in text_of(overview(process_map, "current", 76, 8))
    drawing = overview(process_map, "current", 76, 8, states={"s1": StageState("tidy"), "s2": StageState("weak", 1)})
    assert "⚠1" in text_of(drawing)
    assert "•" in text_of(drawing)
    assert {piece.stage for row in drawing.rows for piece in row if piece.style == "weak"} == {"s2"}


def test_the_target_marks_what_is_new_and_what_differs() -> None:
    started = with_target(without_target(read_map(FilePath("maps/flow-meters.toml")).map))
    assert not {"~", "+"} & set(text_of(overview(started, "target", 200, 8)))
    changed = typed(started, cell(started, "target", "stages", 0, "exit"), "Signs").map
    assert text_of(overview(changed, "target", 200, 8)).count("~") == 1
    added = typed(started, cell(started, "target", "stages", len(started.current.stages), "name"), "Test plan").map
    assert text_of(overview(added, "target", 200, 8)).count("+") == 1
    assert "+" not in text_of(overview(added, "current", 200, 8))


def test_what_starts_and_ends_the_process_stands_where_no_stage_does_yet() -> None:
    process_map = stages_map().model_copy(
        update={"process": Process(name="Any", starts_when="A call", ends_when="Paid")}
    )
    assert text_of(overview(process_map, "current", 60, 8)) == "○ A call ────▶ ┄┄┄ ────▶ ◎ Paid"
    assert overview(process_map, "current", 60, 0).rows == ()


def test_a_side_without_stages_has_no_strip() -> None:
    assert overview(stages_map(), "current", 80, 8).rows == ()
    assert overview(stages_map({}), "target", 80, 8).rows == ()


@settings(max_examples=20)
@given(process_maps())
def test_any_map_can_be_drawn(process_map: ProcessMap) -> None:
    for side, width, height in product(get_args(SideName), (76, 40), (8, 1)):
        drawing = overview(process_map, side, width, height)
        assert all(sum(width_of(piece.text) for piece in row) == drawing.width for row in drawing.rows)
