"""Made-up sides for the drawings: as many stages, owners, loops and weak links as a test asks for."""

from collections.abc import Callable, Sequence

import pytest

from procmap.model.data import from_data
from procmap.model.process_map import ProcessMap
from procmap.rules.finding import Report, WeakLink

NAMES = ("Reach the right plants", "Qualify the application", "Walk the line with the plant engineer", "Propose")
GAINS = ("Hears what a comparable plant gained, before spending time on us", "Gets one price for the whole loop")
OWNERS = ("Sales development rep", "Account executive", "Application engineer", "Customer success manager")
LONG = "and what the whole buying committee said about accuracy, pressure, pipe, payback and the next shutdown " * 3

Moves = Sequence[tuple[int, int]]


def made_side(
    count: int, *, owners: int = 3, long: bool = False, moves: Moves = (), weak: Sequence[int] = ()
) -> tuple[ProcessMap, Report]:
    """A map whose current side has `count` stages, and a report that calls some of them weak links."""
    stages = [
        {
            "id": f"s{i}",
            "name": NAMES[i % 4] + (LONG if long else ""),
            "customer_value": GAINS[i % 2] + (LONG if long else ""),
            "owner": f"r{i % owners}",
            "conversion": 0.625,
            "hours": {f"r{i % owners}": 20.5},
        }
        for i in range(count)
    ]
    roles = [{"id": f"r{i}", "name": OWNERS[i % 4] + (f" {i} of the region" if i > 3 else "")} for i in range(owners)]
    flows = [{"from": f"s{a}", "to": f"s{b}", "share": 0.01, "why": "Requirements were incomplete"} for a, b in moves]
    process = {
        "name": "Flow meters to process plants " + (LONG if long else ""),
        "organisation": "Maker of flow meters",
        "starts_when": "A plant engineer asks about accuracy" + (LONG if long else ""),
        "ends_when": "The meter is commissioned and signed off" + (LONG if long else ""),
        "goal": 60,
    }
    data = {"format": 1, "process": process, "roles": roles, "current": {"stages": stages, "flows": flows}}
    links = tuple(WeakLink("current", f"s{i}", rank, ("no-exit",)) for rank, i in enumerate(weak, start=1))
    return from_data(data), Report(weak_links=links)


@pytest.fixture(scope="session")
def side() -> Callable[..., tuple[ProcessMap, Report]]:
    return made_side
