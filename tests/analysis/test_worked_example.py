"""The example of docs/numbers.md, held against its own arithmetic and against the program."""

import re
from pathlib import Path

import pytest

from procmap.analysis.chance import chance_of_goal
from procmap.analysis.numbers import numbers_of
from procmap.store.reading import parse_map

PAGE = (Path(__file__).parents[2] / "docs/numbers.md").read_text(encoding="utf-8")
MAP = parse_map(PAGE.partition("```toml\n")[2].partition("```")[0].encode(), "numbers.md")

ROWS = re.findall(r"^\| `(\w+)` \| (`\w+`|the side) \| ([^|]+) \| ([\d.]+) \|$", PAGE, re.MULTILINE)
ARITHMETIC = re.compile(r"[\d.() +*/-]+")


def test_every_row_is_read() -> None:
    assert len(ROWS) == sum(line.startswith("| `") for line in PAGE.splitlines()) > 25


@pytest.mark.parametrize(("figure", "of", "arithmetic", "result"), ROWS, ids=lambda part: part.strip("`"))
def test_a_figure_is_what_its_arithmetic_says(figure: str, of: str, arithmetic: str, result: str) -> None:
    sum_of = arithmetic.replace("×", "*").replace("−", "-")
    assert ARITHMETIC.fullmatch(sum_of)
    expected: float = eval(sum_of)  # noqa: S307 - digits and signs, as the line above says
    decimals = len(result.partition(".")[2])
    numbers = numbers_of(MAP, "current")
    assert numbers is not None
    place = {
        "the side": numbers,
        **{f"`{key}`": each for key, each in (*numbers.stages.items(), *numbers.roles.items())},
    }
    computed = getattr(place[of], figure)
    assert computed == pytest.approx(expected, rel=1e-6)
    assert float(result) == pytest.approx(computed, abs=0.5 * 10**-decimals)


def test_the_constraint_is_the_account_executive() -> None:
    numbers = numbers_of(MAP, "current")
    assert numbers is not None
    assert numbers.constraint == ("ae",)


def test_the_chance_is_the_one_worked_out() -> None:
    found = chance_of_goal(MAP, "current")
    assert found is not None
    assert found.chance is not None
    assert abs(found.chance - (0.5 - 140 / 331.2) ** 2 / (0.2 * 0.1)) <= 4 * (found.standard_error or 0.0)
    assert found.p90 is not None
    assert found.p90 <= 155.25
