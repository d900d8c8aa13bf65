"""The map held against what was observed."""

import pytest

from procmap.analysis.numbers import numbers_of
from procmap.analysis.reality import Comparison, Reality, reality_of
from tests.samples import example, sound


def reality(observed: dict[str, float] | None, **changes: object) -> Reality:
    data = example()
    data["current"] |= changes
    if observed is not None:
        data["current"]["observed"] = observed
    process_map = sound({**data, "current": {key: value for key, value in data["current"].items() if value}})
    numbers = numbers_of(process_map, "current")
    assert numbers is not None
    return reality_of(process_map, numbers)


def test_what_nobody_counted_is_not_compared() -> None:
    assert reality(None) == Reality(None, None)
    assert reality({"delivered": 50}).lead_time_days is None


def test_deliveries_are_held_against_what_the_roles_let_through() -> None:
    compared = reality({"delivered": 44}).delivered
    assert compared is not None
    assert compared.expected == pytest.approx(52.44, abs=0.01)
    assert compared.observed == 44


def test_volumes_from_the_goal_say_nothing_of_last_period() -> None:
    assert reality({"delivered": 44}, entering=0).delivered == Comparison(44, None, ("entering",))


def test_what_the_map_lacks_is_named() -> None:
    assert reality({"lead_time_days": 44}).lead_time_days == Comparison(
        44,
        None,
        tuple(
            f"{wait}_wait_days at {stage}"
            for stage in ("prospect", "qualify", "sell", "deliver")
            for wait in ("our", "buyer")
        ),
    )
