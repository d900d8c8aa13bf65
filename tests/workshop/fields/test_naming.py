import pytest

from procmap.model.fault import Path
from procmap.workshop.edits.entry import blank, deleted, shifted, typed
from procmap.workshop.fields.naming import label_of, name_of
from procmap.workshop.sheets.sheet import sheet_of
from tests.workshop.walking import cell, cells
from tests.workshop.whole import whole_map

AT_PROVE = ("current", "stages", 1)

LABELS: dict[Path, str] = {
    ("process", "name"): "rename the process",
    ("process", "goal"): "goal",
    ("process", "starts_when"): "what starts it",
    ("current", "entering"): "enter the first stage",
    ("current", "observed", "delivered"): "really delivered last period",
    ("target", "entering"): "enter the first stage (target)",
    (*AT_PROVE, "name"): "rename stage Prove",
    (*AT_PROVE, "customer_value"): "the customer gains at Prove",
    (*AT_PROVE, "owner"): "owner at Prove",
    (*AT_PROVE, "handoff", "packet"): "what travels at Prove",
    (*AT_PROVE, "conversion", "source"): "source of move on at Prove",
    (*AT_PROVE, "roadblocks", 0, "says"): "change roadblock They promised to call at Prove",
    (*AT_PROVE, "roadblocks", 0, "owner"): "roadblock They promised to call at Prove: owner",
    (*AT_PROVE, "metrics", 0, "target"): "metric Tests run at Prove: target",
    (*AT_PROVE, "losses", 0, "share"): "reason for losing No decision at Prove: share of the lost",
    ("target", "stages", 0, "owner"): "owner at Prove (target)",
    ("current", "flows", 0, "share"): "move Deliver → Reach: share",
    ("roles", 1, "name"): "rename role Account executive",
    ("roles", 1, "selling_share"): "role Account executive: selling share",
    ("objectives", 1, "supports"): "objective Win more: supports",
    ("actions", 0, "due"): "action Agree the test plan: due",
    ("actions", 0, "title"): "change action Agree the test plan",
    ("goals", 0, "to"): "personal goal AE, north: to",
    ("votes", 0, "concern"): "vote Exit criterion at Prove: concern",
    ("decisions", 0, "text"): "change decision No quote without a test",
    ("parked", 0, "owner"): "parked item Prices: owner",
    ("waivers", 0, "until"): "waiver lagging-only: until",
    ("scripts", 0, "sections", 0, "weight"): "section Opening: weight",
    ("workshops", 0, "deals"): "workshop 2026-11-20: deals walked",
}


@pytest.mark.parametrize("path", LABELS, ids=lambda path: ".".join(map(str, path)))
def test_an_edit_is_called_by_its_field_and_place(path: Path) -> None:
    process_map = whole_map()
    text = "Something else" if path[-1] == "name" else ""
    assert typed(process_map, cell(process_map, *path), text).label == LABELS[path]


def test_a_value_by_role_is_called_by_its_role() -> None:
    process_map = whole_map()
    found = {c.path: label_of(process_map, c.path, c.field) for c in cells(process_map) if "ae" in c.path}
    assert found["current", "headcount", "ae"] == "headcount of Account executive"
    assert found["target", "headcount", "ae"] == "headcount of Account executive (target)"
    assert found[(*AT_PROVE, "hours", "ae")] == "hands-on hours of Account executive at Prove"
    assert found[(*AT_PROVE, "hours", "ae", "n")] == "cases of hands-on hours of Account executive at Prove"


def test_rows_are_added_moved_and_removed_by_what_they_are() -> None:
    process_map = whole_map()
    assert blank(process_map, ("votes",), 0).label == "add vote"
    assert blank(process_map, (*AT_PROVE, "losses"), 0).label == "add reason for losing at Prove"
    assert shifted(process_map, ("target", "stages", 0), 1).label == "move stage Prove"
    assert deleted(process_map, ("current", "flows", 0)).label == "remove move Deliver → Reach"
    assert deleted(blank(process_map, ("parked",), 0).map, ("parked", 0)).label == "remove parked item 1"
    new = sheet_of(process_map, ("roles",))[0].rows[-1].cells[0]
    assert typed(process_map, new, "Partner").label == "add role Partner"


def test_a_long_or_strange_name_does_not_carry_on_in_the_label() -> None:
    process_map = whole_map()
    long = typed(process_map, cell(process_map, "actions", 0, "title"), "\u202e" + "very long " * 20).map
    label = deleted(long, ("actions", 0)).label
    assert label.startswith("remove action �very long very long")
    assert len(label) < 60


def test_every_record_of_the_map_has_a_name() -> None:
    process_map = whole_map()
    assert [name_of(record) for record in (*process_map.votes, *process_map.current.flows, *process_map.workshops)] == [
        "exit",
        "deliver → reach",
        "2026-11-20",
    ]
