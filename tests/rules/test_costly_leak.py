from procmap.model.process_map import ProcessMap
from tests.rules.tables import judged, table_test
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


def test_a_tenth_of_all_hours() -> None:
    leak = leaking(0.9, 1, 1, 1)  # 10 of 370 hours
    assert judged("costly-leak", leak).findings == ()
    assert judged("costly-leak", leak, least_share_of_hours=10 / 370).findings


def test_three_stages_at_least() -> None:
    assert judged("costly-leak", leaking(0.5, 1), least_stages=2).findings
