from procmap.analysis.stage_changes import COMPARED, FieldChange, all_changes, field_changes
from procmap.model.stage import Stage
from tests.samples import sound


def stage(**fields) -> Stage:
    data = {"format": 1, "process": {"name": "P"}, "roles": [{"id": "ae"}, {"id": "sdr"}]}
    data["current"] = {"stages": [{"id": "prove", "name": "Prove", **fields}]}
    return sound(data).current.stages[0]


def test_a_stage_that_is_the_same_has_no_changes() -> None:
    assert field_changes(stage(exit="Signs"), stage(exit="Signs")) == ()


def test_changes_come_with_both_values_in_the_order_of_the_format() -> None:
    before = stage(our_wait_days=3, exit="Sent", owner="sdr", hours={"sdr": 1})
    after = stage(hours={"sdr": 1, "ae": 2}, exit="Signs", owner="sdr")
    assert field_changes(before, after) == (
        FieldChange("exit", "Sent", "Signs"),
        FieldChange("hours", {"sdr": 1}, {"sdr": 1, "ae": 2}),
        FieldChange("our_wait_days", 3, None),
    )


def test_what_was_only_observed_is_no_change() -> None:
    measured = {"typical": 0.2, "low": 0.1, "high": 0.3, "basis": "measured", "n": 40, "source": "CRM"}
    before = stage(
        conversion=measured,
        hours={"ae": {"typical": 2, "n": 9}},
        in_progress=9,
        roadblocks=[{"says": "No budget"}],
        losses=[{"why": "No decision"}],
        skills=[{"name": "Testing", "needed": 4, "actual": 2, "holders": 1}],
    )
    after = stage(conversion=0.2, hours={"ae": 2}, skills=[{"name": "Testing", "needed": 4}])
    assert field_changes(before, after) == ()


def test_of_roadblocks_only_the_plan_against_those_that_both_sides_name_is_compared() -> None:
    before = stage(roadblocks=[{"says": "No budget", "count": 7, "days": 3}, {"says": "Call me later"}])
    after = stage(roadblocks=[{"says": "No budget", "answer": "Ask who decides"}])
    (change,) = field_changes(before, after)
    assert change.key == "roadblocks"
    assert [held.answer for held in (*change.before, *change.after)] == ["", "Ask who decides"]
    assert field_changes(before, stage()) == ()


def test_of_metrics_the_actual_is_no_change() -> None:
    before, after = (
        stage(metrics=[{"id": "won", "actual": 3, "target": 5}]),
        stage(metrics=[{"id": "won", "target": 5}]),
    )
    assert field_changes(before, after) == ()
    assert [change.key for change in all_changes(before, after)] == ["metrics"]


def test_every_field_but_the_counted_ones_is_compared_and_between_maps_every_one() -> None:
    assert set(Stage.model_fields) - set(COMPARED) == {"id", "in_progress", "losses"}
    assert [change.key for change in all_changes(stage(in_progress=3), stage(in_progress=4))] == ["in_progress"]
