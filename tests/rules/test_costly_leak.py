from hypothesis import strategies as st

from procmap.model.process_map import ProcessMap
from tests.rules.tables import judged, table_test, threshold_test
from tests.samples import stages_map


def leaking(*conversions: float | None, hours: float | None = 1) -> ProcessMap:
    """A hundred enter, and each stage takes an hour of each."""
    work = {} if hours is None else {"hours": {"ae": hours}}
    made = [{**work, **({} if share is None else {"conversion": share})} for share in conversions]
    return stages_map(*made, entering=100)


test_table = table_test(
    "costly-leak",
    sound=[
        leaking(0.5, 1, 1, hours=0),
        leaking(0.1, 1),
        leaking(0.9, 0.8, 0.7, 0.9),
        leaking(1, 1, 0.1),
        leaking(0.99, 1, 1, 1),
    ],
    weak=[
        (leaking(0.5, 1, 1), "Stage 1 loses 50 of the 50 hours that are spent on deals never delivered"),
        (leaking(1, 1, 0.5, 1), "Stage 3 loses 150 of the 150 hours that are spent on deals never delivered"),
    ],
    unknown=[
        (leaking(0.5, None, 1), "conversion at s2"),
        (leaking(0.5, 1, 1, hours=None), "hours at s1, hours at s2, hours at s3"),
        (stages_map(*({"conversion": 1, "hours": {}},) * 3), "entering or goal"),
    ],
)


def test_twice_the_even_share() -> None:
    half = leaking(0.8, 0.875, 1, 1)  # 20 hours lost at each of the two
    assert [finding.stage for finding in judged("costly-leak", half, least_share_of_hours=0).findings] == ["s1", "s2"]
    assert judged("costly-leak", half, times_even_share=2.1, least_share_of_hours=0).findings == ()


def losing(share: float, stages: int = 4) -> ProcessMap:
    """All work is done at the first stage, which loses a share of it; the last loses the rest."""
    between = ({"conversion": 1, "hours": {}},) * (stages - 2)
    first = {"conversion": 1 - share, "hours": {"ae": 1}}
    return stages_map(first, *between, {"conversion": 0, "hours": {}}, entering=100)


test_times_even_share = threshold_test(
    "costly-leak",
    "times_even_share",
    lambda times: losing(times / 4),
    "at or above",
    st.floats(0.5, 3.9),
    others={"least_share_of_hours": 0},
)
test_least_share_of_hours = threshold_test(
    "costly-leak", "least_share_of_hours", losing, "at or above", st.floats(0.05, 0.95), others={"times_even_share": 0}
)
test_least_stages = threshold_test(
    "costly-leak",
    "least_stages",
    lambda count: losing(0.5, int(count)),
    "at or above",
    st.integers(3, 6),
    step=1,
    others={"times_even_share": 0},
)
