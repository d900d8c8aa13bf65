from pathlib import Path as FilePath

import pytest

from procmap.model.data import value_at
from procmap.model.process_map import ProcessMap
from procmap.rules.check import check_map
from procmap.store.reading import read_map
from procmap.workshop.reviewing.mending import form_of, mended_at
from procmap.workshop.sheets.sheet import sheet_of
from tests.rules.tables import TODAY

MAPS = [read_map(path).map for path in sorted(FilePath("maps").glob("*.toml"))]
DECIDES = {
    "red-zone": {"actual"},
    "skill-gap": {"actual"},
    "single-holder": {"holders"},
    "poor-tool": {"fit"},
    "kpi-without-plan": {"owner", "objective", "red", "cadence"},
}


@pytest.mark.parametrize("process_map", MAPS, ids=lambda process_map: process_map.process.name)
def test_a_finding_is_mended_in_the_field_that_decides_it(process_map: ProcessMap) -> None:
    for finding in check_map(process_map, today=TODAY).findings:
        path = mended_at(process_map, finding, "current")
        shown = [
            cell.path
            for block in sheet_of(process_map, form_of(process_map, path))
            for row in block.rows
            for cell in row.cells
        ]
        if finding.rule in DECIDES:
            assert path[-1] in DECIDES[finding.rule]
            assert path in shown
        if finding.rule in ("constraint", "over-capacity", "near-capacity"):
            assert path[-2:] == ("hours", finding.role)
            assert value_at(process_map, path) is not None
            assert path in shown
