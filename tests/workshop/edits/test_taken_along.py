from pathlib import Path

from procmap.store.reading import read_map
from procmap.workshop.edits.entry import deleted
from procmap.workshop.edits.taken_along import taken_along

MAP = read_map(Path(__file__).parents[3] / "maps/flow-meters.toml").map


def test_what_went_with_a_stage_is_counted_without_what_it_held() -> None:
    left = MAP.current.flows[0].from_
    path = ("current", "stages", next(i for i, stage in enumerate(MAP.current.stages) if stage.id == left))
    after = deleted(MAP, path).map
    flows = len(MAP.current.flows) - len(after.current.flows)
    votes = len(MAP.votes) - len(after.votes)
    assert (flows, votes) != (0, 0)
    told = taken_along(MAP, after, path)
    assert ("move" in told, "vote" in told) == (bool(flows), bool(votes))
    assert not any(word in told for word in ("tool", "skill", "metric", "stage"))


def test_a_record_that_nothing_refers_to_takes_nothing_along() -> None:
    path = ("current", "stages", 0, "tools", 0)
    assert taken_along(MAP, deleted(MAP, path).map, path) == ""
