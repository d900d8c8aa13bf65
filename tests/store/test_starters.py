from pathlib import Path

import pytest

from procmap.store.canonical import canonical_text
from procmap.store.reading import parse_map
from procmap.store.starters import STARTERS, sample_text, starter_map

MAPS = Path(__file__).parents[2] / "maps"


@pytest.mark.parametrize("starter", STARTERS, ids=lambda starter: starter.name)
def test_every_starter_is_a_map(starter):
    process_map = starter_map(starter.name)
    assert parse_map(canonical_text(process_map).encode(), starter.name) == process_map


def test_the_sample_is_the_industrial_map():
    assert sample_text() == (MAPS / "flow-meters.toml").read_bytes()
