"""Maps made up by hypothesis that have little but numbers, each of which may be missing."""

from typing import Any

from hypothesis import strategies as st

from procmap.model.process_map import ProcessMap
from tests.samples import sound

ROLES = ("sdr", "ae")

amounts = st.integers(0, 400).map(lambda n: n / 4)
positive = st.integers(1, 100)
shares = st.integers(0, 20).map(lambda n: n / 20)


def estimates(values: st.SearchStrategy[float]) -> st.SearchStrategy[Any]:
    return st.one_of(values, values, values, st.just({"low": 0.1}))


@st.composite
def countable_maps(draw: st.DrawFn, **process: Any) -> ProcessMap:
    """A map whose current side has stages, loops and skips, roles and volumes."""
    count = draw(st.integers(1, 5))
    hours = st.dictionaries(st.sampled_from(ROLES), estimates(amounts))
    stage = st.fixed_dictionaries(
        {"conversion": estimates(st.integers(0, 10).map(lambda n: n / 20)), "hours": hours},
        optional={
            "owner": st.sampled_from(ROLES),
            "our_wait_days": amounts,
            "buyer_wait_days": amounts,
            "entering": amounts,
        },
    )
    stages = [{"id": f"s{at}", "name": f"S{at}", **draw(stage)} for at in range(count)]
    for held in stages:
        if draw(st.integers(0, 9)) == 0:
            del held[draw(st.sampled_from(("conversion", "hours")))]
    pairs = [(start, end) for start in range(count) for end in range(count) if end != start + 1]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=2))
    flows = [{"from": f"s{a}", "to": f"s{b}", "share": draw(estimates(st.just(0.2)))} for a, b in chosen]
    volumes = draw(st.fixed_dictionaries({}, optional={"entering": amounts, "goal": positive}))
    headcount = draw(st.fixed_dictionaries({"sdr": positive}, optional={"ae": amounts}))
    role = st.fixed_dictionaries({"hours_per_week": positive}, optional={"selling_share": shares})
    return sound(
        {
            "format": 1,
            "process": {"name": "Made up", **process},
            "roles": [{"id": name, **draw(role)} for name in ROLES],
            "current": {"stages": stages, "flows": flows, "headcount": headcount, **volumes},
        }
    )
