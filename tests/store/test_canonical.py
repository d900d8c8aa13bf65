from hypothesis import given

from procmap.store.canonical import canonical_text
from procmap.store.reading import parse_map
from tests.strategies import process_maps


@given(process_maps())
def test_a_map_reads_back_as_itself_and_always_as_the_same_text(process_map):
    text = canonical_text(process_map)
    again = parse_map(text.encode(), "map.toml")
    assert again == process_map
    assert canonical_text(again) == text
