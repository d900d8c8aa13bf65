"""Small maps that share most of what they say, as the maps before and after some edits do."""

import datetime
from typing import Any

from hypothesis import strategies as st

from procmap.model.data import from_data
from procmap.model.process_map import ProcessMap
from tests.samples import ROLES

_words = st.sampled_from(("One", "Two", "Dré → 3"))
_roadblocks = st.lists(
    st.fixed_dictionaries({"says": _words}, optional={"days": st.sampled_from((1, 2.5))}), max_size=2
)
_shares = st.sampled_from((0.2, 0.5, {"typical": 0.2, "low": 0.1}))
_hours = st.sampled_from(({}, {"sdr": 1}, {"sdr": 2, "ae": {"typical": 3, "basis": "measured"}}))
_handoffs = st.fixed_dictionaries({}, optional={"packet": _words, "accepted_when": _words})


def _stage(name: str) -> st.SearchStrategy[dict[str, Any]]:
    parts = {
        "exit": _words,
        "conversion": _shares,
        "hours": _hours,
        "roadblocks": _roadblocks,
        "handoff": _handoffs,
        "crucial": st.booleans(),
        "metrics": st.lists(st.sampled_from("mno"), unique=True, max_size=2).map(lambda ids: [{"id": i} for i in ids]),
    }
    return st.fixed_dictionaries({"id": st.just(name), "name": _words}, optional=parts)


_stages = st.lists(st.sampled_from("abcd"), unique=True, max_size=4).flatmap(
    lambda ids: st.tuples(*map(_stage, ids)).map(list)
)
_heads = st.sampled_from(({}, {"sdr": 4}, {"sdr": 4.5, "ae": 2}))
_sides = st.fixed_dictionaries({"stages": _stages}, optional={"headcount": _heads, "goal": st.sampled_from((0, 60))})
_goals = st.lists(
    st.fixed_dictionaries({}, optional={"id": st.sampled_from(("g", "h")), "by": st.just(datetime.date(2027, 1, 31))}),
    unique_by=lambda goal: goal.get("id"),
    max_size=2,
)

neighbours: st.SearchStrategy[ProcessMap] = st.fixed_dictionaries(
    {"format": st.just(1), "process": st.fixed_dictionaries({"name": _words}), "roles": st.just(ROLES)},
    optional={"current": _sides, "target": _sides, "goals": _goals},
).map(from_data)
"""A small map; two of them are as alike as a map before and after some edits."""
