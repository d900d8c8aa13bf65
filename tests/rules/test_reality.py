"""The sentence that holds the map against last period, in each of its cases."""

from typing import Any

import pytest
from hypothesis import given, settings

from procmap.analysis.numbers import numbers_of
from procmap.model.process_map import ProcessMap
from procmap.rules.shared.reality import FEWER, LATER, MORE, SOONER, reality_sentence
from tests.samples import example, sound, stages_map
from tests.strategies import process_maps

WAITS = (3.0, 10.0, 20.0, 60.0)
"""Our wait at each stage of the worked example: a deal takes 97.5 days with its 36 hours of work."""


def sentence(observed: dict[str, float], *, waits: bool = True, process: Any = None, **changes: Any) -> str:
    data = example()
    data["process"] |= process or {}
    data["current"] |= {"observed": observed, **changes}
    if waits:
        for stage, days in zip(data["current"]["stages"], WAITS, strict=True):
            stage |= {"our_wait_days": days, "buyer_wait_days": 0}
    return said_of(sound({**data, "current": {key: value for key, value in data["current"].items() if value}}))


def said_of(process_map: ProcessMap) -> str:
    return reality_sentence(process_map, numbers_of(process_map, "current"))


@pytest.mark.parametrize(
    ("observed", "said"),
    [
        ({"delivered": 52, "lead_time_days": 97}, "52 were delivered in 97 days; the map says 52 in 98: bears out."),
        ({"delivered": 49}, "49 were delivered; the map says 52: bears out."),
        ({"lead_time_days": 104}, "a deal took 104 days; the map says 98 days: bears out."),
        ({"delivered": 40}, f"40 were delivered; the map says 52: 12 more TOO {MORE}"),
        ({"delivered": 64}, f"64 were delivered; the map says 52: 12 fewer TOO {FEWER}"),
        ({"delivered": 1}, f"1 was delivered; the map says 52: 51 more TOO {MORE}"),
        ({"lead_time_days": 150}, f"a deal took 150 days; the map says 98 days: 52 days sooner TOO {SOONER}"),
        ({"lead_time_days": 50}, f"a deal took 50 days; the map says 98 days: 48 days later TOO {LATER}"),
        (
            {"delivered": 40, "lead_time_days": 150},
            f"40 were delivered in 150 days; the map says 52 in 98: 12 more and 52 days sooner TOO {MORE}",
        ),
        (
            {"delivered": 52, "lead_time_days": 150},
            f"52 were delivered in 150 days; the map says 52 in 98: 52 days sooner TOO {SOONER}",
        ),
    ],
)
def test_what_happened_what_the_map_says_and_the_gap(observed: dict[str, float], said: str) -> None:
    spelled = said.replace("bears out", "it bears the map out").replace("TOO", "than really happened.")
    assert sentence(observed) == f"Last year {spelled}"


@pytest.mark.parametrize("period", ["week", "month", "quarter"])
def test_the_period_is_that_of_the_process(period: str) -> None:
    assert sentence({"lead_time_days": 98}, process={"period": period}).startswith(
        f"Last {period} a deal took 98 days;"
    )


def test_few_deals_keep_a_decimal() -> None:
    said = sentence({"delivered": 0.8}, process={"period": "week"}, entering=45.77)
    assert said == f"Last week 0.8 were delivered; the map says 1.1: 0.3 more than really happened. {MORE}"


def test_nothing_observed_says_what_to_count() -> None:
    needs = "To hold the map against last year it needs what was delivered, and in how many days."
    assert sentence({}) == needs
    assert sentence({}, process={"period": "quarter"}) == needs.replace("year", "quarter")


def test_a_map_that_lacks_figures_says_which() -> None:
    assert (
        sentence({"delivered": 52}, entering=0)
        == "Last year 52 were delivered; the map cannot say: it needs how many enter."
    )
    assert sentence({"lead_time_days": 98}, waits=False) == (
        "Last year a deal took 98 days; the map cannot say: it needs our wait at Prospect and 7 more."
    )


def test_one_figure_that_is_known_is_compared_without_the_other() -> None:
    assert sentence({"delivered": 52, "lead_time_days": 98}, waits=False) == (
        "Last year 52 were delivered in 98 days; the map says 52: it bears the map out. "
        "For the days it needs our wait at Prospect and 7 more."
    )
    assert sentence({"delivered": 52, "lead_time_days": 98}, entering=0) == (
        "Last year 52 were delivered in 98 days; the map says 98 days: it bears the map out. "
        "For the deliveries it needs how many enter."
    )


def test_none_delivered_as_the_map_says_bears_it_out() -> None:
    data = example()
    data["current"] |= {"entering": 0, "observed": {"delivered": 0}}
    assert said_of(sound(data)) == "Last year 0 were delivered; the map says 0: it bears the map out."


def test_without_stages_there_is_nothing_to_hold() -> None:
    assert said_of(stages_map()) == ""


@settings(max_examples=30)
@given(process_maps())
def test_every_map_has_a_sentence_or_none(process_map: ProcessMap) -> None:
    said = said_of(process_map)
    assert bool(said) == bool(process_map.current.stages)
    assert "\n" not in said
