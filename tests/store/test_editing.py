from hypothesis import given, settings, strategies as st

from procmap.store.canonical import canonical_text
from procmap.store.editing import edited_text
from procmap.store.reading import parse_map
from tests.strategies import process_maps
import procmap.store.editing as E

@given(process_maps(), process_maps())
def test_any(a, b):
    def boom(m): raise AssertionError("fallback")
    E.canonical_text = boom
    text = canonical_text(a)
    out = edited_text(text, b)
    assert parse_map(out.encode(), "m") == b
