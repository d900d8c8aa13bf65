"""A side with one role that has so much to do, for the rules of capacity."""

from typing import Any

from procmap.model.process_map import ProcessMap
from tests.samples import stages_map


def loaded(utilisation: float, **parts: Any) -> ProcessMap:
    """Account executives with 1,840 hours available each, and a share of that as work."""
    stage = {"conversion": 1, "hours": {"ae": 1840 * utilisation}}
    roles = [{"id": "ae", "name": "Account executive", "hours_per_week": 40, "selling_share": 1}]
    return stages_map(stage, **{"entering": 1, "headcount": {"ae": 1}, "roles": roles, **parts})
