"""Small maps made up by hypothesis that hold only what levers are made of, so that many can be tried."""

from typing import Any

from hypothesis import strategies as st

from procmap.model.process_map import ProcessMap
from tests.samples import ROLES, stages_map

ROLE_IDS = [str(role["id"]) for role in ROLES]

shares = st.integers(0, 16).map(lambda n: n / 20)
amounts = st.one_of(st.integers(0, 50), st.floats(0, 500).map(lambda n: round(n, 3)))
estimates = st.one_of(shares, st.fixed_dictionaries({"typical": shares, "source": st.just("CRM")}))
stages = st.fixed_dictionaries(
    {},
    optional={
        "conversion": estimates,
        "entering": amounts,
        "hours": st.dictionaries(st.sampled_from(ROLE_IDS), amounts),
        "phase": st.sampled_from(["qualifying", "selling"]),
    },
)


@st.composite
def funnels(draw: st.DrawFn) -> ProcessMap:
    """A map with stages, moves back and people, as far as anybody has said."""
    listed: list[dict[str, Any]] = draw(st.lists(stages, min_size=1, max_size=5))
    parts = draw(
        st.fixed_dictionaries(
            {},
            optional={
                "entering": amounts,
                "goal": amounts,
                "headcount": st.dictionaries(st.sampled_from(ROLE_IDS), amounts),
                "selling_share": st.dictionaries(st.sampled_from(ROLE_IDS), shares),
            },
        )
    )
    back = [{"from": f"s{len(listed)}", "to": "s1", "share": draw(st.sampled_from([0.0, 0.1, 0.15]))}]
    return stages_map(*listed, flows=back if draw(st.booleans()) else [], **parts)
