from functools import partial

import pytest

from procmap.model.data import to_data, value_at
from procmap.model.fault import Path
from procmap.model.faults import read_data
from procmap.model.process_map import ProcessMap
from procmap.model.record import Estimate
from procmap.workshop.edits.edit import Unacceptable
from procmap.workshop.edits.entry import Change, blank, deleted, pasted, shifted, typed
from procmap.workshop.sheets.sheet import sheet_of, table
from procmap.workshop.typed.figures import Unreadable
from tests.samples import sound, stages_map
from tests.workshop.walking import attempted, cell
from tests.workshop.whole import whole_map

LISTS: dict[Path, str] = {
    ("objectives",): "Grow",
    ("roles",): "Partner manager",
    ("current", "stages"): "Follow up",
    ("target", "stages"): "Follow up",
    ("current", "flows"): "reach",
    ("target", "flows"): "prove",
    ("actions",): "Write the sheet",
    ("actions", 0, "answers"): "no-exit",
    ("goals",): "SDR, south",
    ("votes",): "target",
    ("decisions",): "We start on Monday",
    ("parked",): "Discounts",
    ("waivers",): "no-tool",
    ("scripts",): "Second call",
    ("scripts", 0, "sections"): "Closing",
    ("workshops",): "2027-01-15",
    ("current", "stages", 1, "activities"): "Visit",
    ("current", "stages", 1, "tools"): "Phone",
    ("current", "stages", 1, "skills"): "Listening",
    ("current", "stages", 1, "roadblocks"): "No budget",
    ("current", "stages", 1, "losses"): "Too late",
    ("current", "stages", 1, "metrics"): "Visits",
}
"""Every list of the format, and what to type into the first cell of its empty row."""


def coherent(change: Change) -> ProcessMap:
    """The map of a change, which must have a name and no fault."""
    assert change.label.strip()
    assert read_data(to_data(change.map)).faults == ()
    return change.map


def type_at(process_map: ProcessMap, text: str, *path: str | int) -> Change:
    return typed(process_map, cell(process_map, *path), text)


@pytest.mark.parametrize("items", LISTS, ids=lambda items: ".".join(map(str, items)))
def test_typing_into_the_empty_row_of_a_list_adds_a_record(items: Path) -> None:
    process_map = whole_map()
    new = sheet_of(process_map, items)[0].rows[-1]
    assert new.is_new
    changed = coherent(typed(process_map, new.cells[0], LISTS[items]))
    before, after = value_at(process_map, items), value_at(changed, items)
    assert after[:-1] == before
    assert sheet_of(changed, items)[0].rows[-2].cells[0].text in (LISTS[items], "Reach", "Prove")


@pytest.mark.parametrize("items", LISTS, ids=lambda items: ".".join(map(str, items)))
def test_names_may_be_pasted_and_empty_records_inserted_in_every_list(items: Path) -> None:
    process_map = whole_map()
    length = len(value_at(process_map, items))
    assert len(value_at(coherent(pasted(process_map, items, 0, [LISTS[items]])), items)) == length + 1
    first = coherent(blank(process_map, items, 0))
    second = coherent(blank(first, items, 1))
    assert len(value_at(second, items)) == length + 2


@pytest.mark.parametrize("items", LISTS, ids=lambda items: ".".join(map(str, items)))
def test_any_cell_of_an_empty_row_takes_a_value(items: Path) -> None:
    process_map = whole_map()
    for new_cell in sheet_of(process_map, items)[0].rows[-1].cells:
        text = {"choice": "", "share": "5 %"}.get(new_cell.field.kind, "3")
        change = attempted(partial(typed, process_map, new_cell, text))
        assert isinstance(change, str) or coherent(change)


def test_a_stage_is_added_by_typing_anything_below_the_stages() -> None:
    process_map = whole_map()
    columns = [("name",), ("exit",), ("owner",), ("conversion",), ("roadblocks", 0, "says")]
    row = table(process_map, ("current", "stages"), columns).rows[-1]
    for new_cell, text in zip(row.cells, ("Close", "Signs", "Partner", "20", "No time"), strict=True):
        change = typed(process_map, new_cell, text)
        stage = coherent(change).current.stages[-1]
        assert stage.name == ("Close" if text == "Close" else "New stage")
        assert change.label == f"add stage {stage.name}"
    assert stage.roadblocks[0].says == "No time"


@pytest.mark.parametrize(
    ("items", "reason"),
    [
        (("current", "flows"), "“Nowhere”: expected one of Reach, Prove, Deliver, Settle"),
        (("votes",), "“Nowhere”: expected one of current, target"),
        (("workshops",), "“Nowhere”: expected a date such as 2027-01-31, or +3w from today"),
    ],
)
def test_a_pasted_name_that_cannot_be_read_is_named(items: Path, reason: str) -> None:
    with pytest.raises(Unreadable) as problem:
        pasted(whole_map(), items, 0, ["Nowhere"])
    assert str(problem.value) == reason


def test_nothing_pasted_adds_nothing() -> None:
    with pytest.raises(Unreadable, match="expected names, one a line"):
        pasted(whole_map(), ("roles",), 0, [" ", "\x00"])


def test_pasted_stages_have_ids_of_their_own_on_both_sides() -> None:
    change = pasted(whole_map(), ("current", "stages"), 1, ["Settle", "Prove", "Prove"])
    assert [stage.id for stage in coherent(change).current.stages] == [
        "reach",
        "settle-2",
        "prove-2",
        "prove-3",
        "prove",
        "deliver",
    ]
    assert change.label == "add 3 stages"


# new roles and ids


def test_an_unknown_owner_becomes_a_role() -> None:
    change = type_at(whole_map(), "Partner manager", "current", "stages", 0, "owner")
    assert change.label == "add role Partner manager, owner at Reach"
    assert change.map.current.stages[0].owner == "partner-manager"
    assert change.map.role_name("partner-manager") == "Partner manager"
    coherent(change)


def test_a_renamed_stage_id_is_renamed_everywhere_on_both_sides() -> None:
    change = type_at(whole_map(), "trial", "current", "stages", 1, "id")
    changed = coherent(change)
    assert change.label == "id at Prove to trial"
    assert "prove" not in str(to_data(changed)).replace("Prove", "")
    assert changed.actions[0].metric == "trial/tests"
    assert changed.target is not None
    assert changed.target.stages[0].id == "trial"


@pytest.mark.parametrize(
    ("path", "old"),
    [
        (("roles", 1, "id"), "ae"),
        (("objectives", 1, "id"), "win"),
        (("current", "stages", 1, "metrics", 0, "id"), "tests"),
    ],
)
def test_a_renamed_id_is_renamed_wherever_it_is_named(path: Path, old: str) -> None:
    data = str(to_data(coherent(type_at(whole_map(), "fresh", *path))))
    assert f"'{old}'" not in data
    assert f"prove/{old}" not in data
    assert data.count("fresh") > 1


def test_an_id_that_is_there_already_is_refused() -> None:
    with pytest.raises(Unacceptable, match="the id `sdr` is there twice: expected one of its own"):
        type_at(whole_map(), "sdr", "roles", 1, "id")
    with pytest.raises(Unacceptable, match="the id `reach` is there twice"):
        type_at(whole_map(), "reach", "current", "stages", 1, "id")


def test_a_record_inserted_empty_takes_its_id_from_its_name() -> None:
    inserted = blank(whole_map(), ("roles",), 1).map
    assert inserted.roles[1].id == "role"
    assert type_at(inserted, "Partner manager", "roles", 1, "name").map.roles[1].id == "partner-manager"
    inserted = blank(whole_map(), ("current", "stages"), 0).map
    assert inserted.current.stages[0].id == "new-stage"
    assert type_at(inserted, "Prove", "current", "stages", 0, "name").map.current.stages[0].id == "prove-2"


def test_an_id_that_somebody_chose_or_names_stays() -> None:
    process_map = stages_map({"owner": "role"}, roles=[{"id": "role"}, {"id": "chosen"}])
    assert type_at(process_map, "Partner", "roles", 0, "name").map.roles[0].id == "role"
    assert type_at(process_map, "Partner", "roles", 1, "name").map.roles[1].id == "chosen"


# values that make or empty their record


def test_a_figure_of_a_metric_that_is_not_there_yet_makes_one_and_clearing_it_removes_it() -> None:
    process_map = stages_map({})
    path = ("current", "stages", 0, "metrics", 0, "target")
    change = type_at(process_map, "5", *path)
    assert change.label == "add metric at Stage 1"
    assert [metric.target for metric in coherent(change).current.stages[0].metrics] == [5]
    assert type_at(change.map, "", *path).map == process_map
    named = type_at(change.map, "Calls", "current", "stages", 0, "metrics", 0, "name").map
    assert named.current.stages[0].metrics[0].id == "calls"
    assert type_at(named, "", *path).map.current.stages[0].metrics[0].name == "Calls"


def type_by_role(process_map: ProcessMap, text: str, *path: str | int) -> ProcessMap:
    """The map after typing into the row of a role in a table by role."""
    rows = [row for block in sheet_of(process_map, path[:-2]) for row in block.rows]
    return coherent(typed(process_map, next(c for row in rows for c in row.cells if c.path == path), text))


def test_hours_of_the_last_role_cleared_are_not_said_any_more() -> None:
    process_map = stages_map({"hours": {"ae": 2}}, {})
    assert type_by_role(process_map, "", "current", "stages", 0, "hours", "ae").current.stages[0].hours is None
    assert type_at(process_map, "", "current", "stages", 0, "hours").map.current.stages[0].hours is None
    assert type_at(process_map, "none", "current", "stages", 0, "hours").map.current.stages[0].hours == {}


def test_tables_by_role_are_typed_row_by_row() -> None:
    process_map = stages_map({}, {})
    changed = type_by_role(process_map, "2.5", "current", "stages", 0, "hours", "ae")
    assert changed.current.stages[0].hours == {"ae": Estimate(typical=2.5)}
    assert type_by_role(changed, "", "current", "stages", 0, "hours", "ae") == process_map
    changed = type_by_role(process_map, "3", "current", "headcount", "sdr")
    changed = type_by_role(changed, "40 %", "current", "selling_share", "sdr")
    assert (changed.current.headcount, changed.current.selling_share) == ({"sdr": 3}, {"sdr": 0.4})
    changed = type_by_role(changed, "", "current", "headcount", "sdr")
    assert type_by_role(changed, "", "current", "selling_share", "sdr") == process_map


def test_an_estimate_cleared_part_by_part_is_absent() -> None:
    process_map = stages_map({"our_wait_days": {"typical": 3, "source": "CRM"}})
    path = ("current", "stages", 0, "our_wait_days")
    changed = type_at(process_map, "", *path, "typical").map
    assert cell(changed, *path).text == "…"
    assert type_at(changed, "", *path, "source").map.current.stages[0].our_wait_days is None
    assert type_at(changed, "", *path).map.current.stages[0].our_wait_days is None


# deleted


def test_a_deleted_role_leaves_nothing_that_names_it() -> None:
    changed = coherent(deleted(whole_map(), ("roles", 1)))
    assert "'ae'" not in str(to_data(changed))
    assert changed.waivers == ()
    assert list(changed.current.stages[1].hours or {}) == ["sdr"]
    only = stages_map({"hours": {"ae": 2}})
    assert coherent(deleted(only, ("roles", 1))).current.stages[0].hours is None


def test_a_deleted_stage_takes_its_flows_and_votes_but_not_what_the_other_side_still_has() -> None:
    process_map = whole_map()
    changed = coherent(deleted(process_map, ("current", "stages", 1)))
    assert changed.votes == ()
    assert changed.actions[0].answers == process_map.actions[0].answers
    assert (changed.actions[0].metric, changed.goals[0].metric) == ("", "")
    assert changed.scripts == process_map.scripts
    changed = coherent(deleted(changed, ("target", "stages", 0)))
    assert (changed.actions[0].answers, changed.waivers, changed.scripts[0].stage) == ((), (), "")
    assert coherent(deleted(process_map, ("current", "stages", 0))).current.flows == ()


def test_a_metric_that_the_other_side_still_has_keeps_its_references() -> None:
    metric = {"id": "calls"}
    both = {"stages": [{"id": "s", "name": "S", "metrics": [metric]}]}
    process_map = sound(
        {
            "format": 1,
            "process": {"name": "Both"},
            "current": both,
            "target": both,
            "goals": [{"id": "g", "metric": "s/calls"}],
        }
    )
    changed = coherent(deleted(process_map, ("target", "stages", 0, "metrics", 0)))
    assert changed.goals[0].metric == "s/calls"
    changed = coherent(deleted(changed, ("current", "stages", 0, "metrics", 0)))
    assert changed.goals[0].metric == ""


def test_a_deleted_objective_is_supported_and_served_by_nothing() -> None:
    changed = coherent(deleted(whole_map(), ("objectives", 1)))
    assert "'win'" not in str(to_data(changed))


def test_the_target_can_be_removed_as_a_whole() -> None:
    process_map = whole_map()
    change = type_at(type_at(process_map, "settle", "scripts", 0, "stage").map, "", "target")
    assert change.label == "remove the target"
    assert coherent(change).target is None
    assert change.map.scripts[0].stage == ""


def test_what_is_gone_already_cannot_be_deleted() -> None:
    with pytest.raises(Unacceptable, match="that row is no longer there"):
        deleted(whole_map(), ("roles", 9))
    with pytest.raises(Unacceptable, match="that row is no longer there"):
        type_at(whole_map(), "x", "roles", 9, "name")


# moved


def test_a_flow_to_the_next_stage_becomes_conversion() -> None:
    process_map = stages_map(
        {"conversion": 0.6},
        {"conversion": 0.5},
        {"conversion": 0.5},
        flows=[{"from": "s1", "to": "s3", "share": 0.4, "why": "Known"}],
    )
    change = shifted(process_map, ("current", "stages", 2), -1)
    changed = coherent(change)
    assert [stage.id for stage in changed.current.stages] == ["s1", "s3", "s2"]
    assert changed.current.stages[0].conversion is not None
    assert changed.current.stages[0].conversion.typical == 1
    assert changed.current.flows == ()
    assert (change.path, change.label) == (("current", "stages", 1), "move stage Stage 3")
    removed = coherent(deleted(process_map, ("current", "stages", 1)))
    assert (removed.current.stages[0].conversion, removed.current.flows) == (
        changed.current.stages[0].conversion,
        (),
    )


def test_a_record_moves_no_further_than_its_list_goes() -> None:
    process_map = whole_map()
    change = shifted(process_map, ("roles", 0), -1)
    assert (change.map, change.path) == (process_map, ("roles", 0))
    change = shifted(process_map, ("roles", 0), 9)
    assert [role.id for role in change.map.roles] == ["ae", "csm", "sdr"]
    assert change.path == ("roles", 2)


def test_an_edit_that_no_longer_fits_says_why_and_changes_nothing() -> None:
    process_map = whole_map()
    with pytest.raises(Unacceptable, match=r"add up to 1\.1: expected at most 1, conversion and flows together"):
        type_at(process_map, "90 %", "current", "stages", 2, "conversion")
    with pytest.raises(Unacceptable, match="is the next stage after `reach`"):
        type_at(type_at(process_map, "reach", "current", "flows", 0, "from").map, "prove", "current", "flows", 0, "to")
    with pytest.raises(Unacceptable, match="expected a weight from 0 to 100"):
        type_at(process_map, "150", "scripts", 0, "sections", 0, "weight")
    with pytest.raises(Unacceptable, match="the objectives run in a circle"):
        type_at(process_map, "win", "objectives", 0, "supports")
