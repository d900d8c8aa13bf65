from pathlib import Path

import pytest

from procmap.store.canonical import canonical_text
from procmap.store.faults import Refused
from procmap.store.reading import parse_map
from procmap.store.starters import STARTERS, sample_text, starter_map

MAPS = Path(__file__).parents[2] / "maps"


@pytest.mark.parametrize("starter", STARTERS, ids=lambda starter: starter.name)
def test_every_starter_is_a_map(starter):
    process_map = starter_map(starter.name)
    assert parse_map(canonical_text(process_map).encode(), starter.name) == process_map


def test_an_unknown_starter_is_refused_with_the_nearest_name():
    with pytest.raises(Refused, match="nearest is `inside-sales`"):
        starter_map("inside-sale")
    with pytest.raises(Refused, match="expected one of blank"):
        starter_map("zzz")


def test_the_sample_is_the_industrial_map():
    assert sample_text() == (MAPS / "flow-meters.toml").read_bytes()
