"""Maps made by hand: the worked example of the numbers, and pieces to build small ones from."""

import copy
from collections.abc import Mapping
from typing import Any

from procmap.model.faults import read_data
from procmap.model.process_map import ProcessMap

ROLES = [
    {"id": "sdr", "name": "Sales development rep", "hours_per_week": 40, "selling_share": 0.55},
    {"id": "ae", "name": "Account executive", "hours_per_week": 40, "selling_share": 0.4},
    {"id": "csm", "name": "Customer success manager", "hours_per_week": 40, "selling_share": 0.6},
]

EXAMPLE: Mapping[str, Any] = {
    "format": 1,
    "process": {"name": "Worked example", "goal": 60},
    "roles": ROLES,
    "current": {
        "entering": 2105.26,
        "headcount": {"sdr": 4, "ae": 3, "csm": 2},
        "stages": [
            {"id": "prospect", "name": "Prospect", "owner": "sdr", "conversion": 0.2, "hours": {"sdr": 1}},
            {"id": "qualify", "name": "Qualify", "owner": "sdr", "conversion": 0.5, "hours": {"sdr": 3}},
            {"id": "sell", "name": "Sell", "owner": "ae", "conversion": 0.3, "hours": {"ae": 12}},
            {"id": "deliver", "name": "Deliver", "owner": "csm", "conversion": 0.95, "hours": {"csm": 20}},
        ],
    },
}
"""The worked example of the map format: a year of 46 weeks, goal 60."""


def example() -> dict[str, Any]:
    """A copy of the worked example, to change."""
    return copy.deepcopy(dict(EXAMPLE))


def sound(data: Mapping[str, Any]) -> ProcessMap:
    """The map that data make; they must have no fault."""
    reading = read_data(data)
    assert reading.map is not None, reading.faults
    return reading.map


def stages_map(*stages: Mapping[str, Any], **parts: Any) -> ProcessMap:
    """A map with these stages on its current side, ids and names filled in, and parts of the side or the map."""
    listed = [{"id": f"s{number}", "name": f"Stage {number}", **stage} for number, stage in enumerate(stages, start=1)]
    own = ("flows", "entering", "headcount", "goal", "selling_share")
    side = {"stages": listed, **{key: part for key, part in parts.items() if key in own}}
    rest = {key: part for key, part in parts.items() if key not in own}
    return sound({"format": 1, "process": {"name": "Sample"}, "roles": ROLES, "current": side, **rest})
