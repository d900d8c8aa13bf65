from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings

from procmap.model.data import from_data, to_data
from procmap.model.process_map import ProcessMap
from procmap.store.canonical import canonical_text
from procmap.store.editing import edited_text
from procmap.store.formatting import formatted_content
from procmap.store.reading import parse_map
from procmap.store.remarks import comments_in
from tests.neighbours import neighbours
from tests.store.layouts import texts_of
from tests.store.test_editing import MESSY
from tests.strategies import map_data, process_maps

texts = map_data().flatmap(lambda data: texts_of(to_data(from_data(data))))


def formatted(text: str) -> str:
    return formatted_content(text.encode(), "map.toml").decode()


@given(texts)
@settings(max_examples=10)
def test_the_map_and_its_comments_stay_and_canonical_stays_canonical(text: str) -> None:
    result = formatted(text)
    assert parse_map(result.encode(), "") == parse_map(text.encode(), "")
    assert Counter(comments_in(result)) == Counter(comments_in(text))
    assert formatted(result) == result


@given(texts, neighbours)
@settings(max_examples=10)
def test_an_edit_of_a_canonical_text_is_canonical(text: str, new: ProcessMap) -> None:
    edited = edited_text(formatted(text), new)
    assert formatted(edited) == edited


@given(process_maps())
@settings(max_examples=10)
def test_without_comments_it_is_the_text_of_the_map(process_map: ProcessMap) -> None:
    text = canonical_text(process_map)
    assert formatted(text) == text


def test_comments_stay_at_what_they_stood_at() -> None:
    assert (
        formatted(MESSY)
        == """\
# A map by hand
format = 1

[process]
name = "X"  # the name
goal = 60

[[roles]]
id = "sdr"

[[roles]]
id = "ae"

# ours today
[current]
entering = 10

# [current.selling_share]

# reach
[[current.stages]]
id = "a"
name = "A"
# none so far
exit = "yes"  # why
# share
conversion = 0.5
hours = { sdr = 1 }
tools = [
  # first
  { name = "CRM", fit = 3 },  # c1
  # second
  { name = "B" },  # no comma
]
skills = [
  { name = "talk" },
  { name = "listen" },
]

[[current.stages.metrics]]
id = "m"
target = 5

# qualify
[[current.stages]]
id = "b"
name = "B"
# owner = "ae"

# prove
[[current.stages]]
id = "c"
name = "C"

# the end
"""
    )


def test_byte_order_mark_and_line_breaks_stay() -> None:
    content = b"\xef\xbb\xbf" + MESSY.replace("\n", "\r\n").encode()
    assert formatted_content(content, "m") == b"\xef\xbb\xbf" + formatted(MESSY).replace("\n", "\r\n").encode()


@pytest.mark.parametrize("path", sorted(Path(__file__).parents[2].glob("maps/*.toml")), ids=lambda path: path.stem)
def test_the_maps_that_ship_are_canonical(path: Path) -> None:
    assert formatted_content(path.read_bytes(), path.name) == path.read_bytes()
