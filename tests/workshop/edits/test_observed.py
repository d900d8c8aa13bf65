from pathlib import Path

import pytest

from procmap.analysis.stage_changes import EVERY, field_changes
from procmap.store.reading import parse_map
from procmap.workshop.edits.observed import is_changed

MAPS = Path(__file__).parents[3] / "maps"


@pytest.mark.parametrize("name", ["flow-meters", "inside-sales"])
def test_a_cell_of_the_target_is_marked_where_the_difference_tells_of_it(name: str) -> None:
    process_map = parse_map((MAPS / f"{name}.toml").read_bytes(), name)
    assert process_map.target
    for position, stage in enumerate(process_map.target.stages):
        before = process_map.current.stage(stage.id)
        told = {change.key for change in field_changes(before, stage)} if before else set(EVERY)
        assert {key for key in EVERY if is_changed(process_map, ("target", "stages", position, key))} == told
        assert not any(is_changed(process_map, ("current", "stages", position, key)) for key in EVERY)
