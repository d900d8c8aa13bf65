import re
import tomllib
from collections.abc import Iterable
from pathlib import Path as File

import pytest
from hypothesis import given, settings

from procmap.model.fault import Path
from procmap.model.process_map import ProcessMap
from procmap.store.writing.canonical import canonical_text
from procmap.store.writing.editing import edited_text
from procmap.store.writing.formatting import formatted_content
from procmap.store.writing.remarks import Remark, comments_in, remarks_in
from tests.neighbours import neighbours
from tests.store.layouts import Written, texts, written
from tests.store.writing.test_editing import MESSY
from tests.strategies import process_maps

NUMBER = re.compile(r"#(\d+)#")


def formatted(text: str) -> str:
    return formatted_content(text.encode(), "map.toml").decode()


@given(written())
@settings(max_examples=40)
def test_a_map_stays_what_it_says_with_every_comment_at_what_it_stood_at(ugly: Written) -> None:
    result = formatted(ugly.text)
    assert tomllib.loads(result) == tomllib.loads(ugly.text)
    assert formatted(result) == result
    assert result.startswith("#:schema ") == ("#:schema " in ugly.text)
    remarks = list(remarks_in(result))
    found = {number: remark for remark in remarks for number in numbers_in(remark.lines)}
    assert sorted(found) == sorted(ugly.stands) == sorted(numbers_in(comments_in(result)))
    places = {remark.path for remark in remarks}
    for number, (position, path) in ugly.stands.items():
        if position in ("above", "behind"):
            assert_stands(found[number], position, path, places)


def numbers_in(comments: Iterable[str]) -> list[int]:
    return [int(found[1]) for found in map(NUMBER.match, comments) if found]


def assert_stands(remark: Remark, position: str, path: Path, places: set[Path]) -> None:
    """A comment is at what it stood at, or, where that has no line of its own, at what holds it."""
    if path in places:
        assert (remark.path, remark.position) == (path, position)
    elif (*path, 0) in places:
        assert remark.path[:-1] == path
    else:
        assert remark.path == path[: len(remark.path)]
        assert remark.path + path[len(remark.path) : len(remark.path) + 1] not in places


@given(texts, neighbours)
def test_an_edit_of_a_canonical_text_is_canonical(text: str, new: ProcessMap) -> None:
    edited = edited_text(formatted(text), new)
    assert formatted(edited) == edited


@given(process_maps())
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


@pytest.mark.parametrize(
    ("top", "expected"),
    [
        (
            "#:schema s\n# the name\nprocess.name = 'X'\nformat = 1",
            "#:schema s\nformat = 1\n\n[process]\n# the name\n{}",
        ),
        ("# ours\n\n# the name\nprocess.name = 'X'\nformat = 1", "# ours\nformat = 1\n\n[process]\n# the name\n{}"),
        ("# the name\nprocess.name = 'X'\nformat = 1", "format = 1\n\n[process]\n# the name\n{}"),
        ("# ours\n\n# first\nformat = 1\nprocess.name = 'X'", "# ours\n\n# first\nformat = 1\n\n[process]\n{}"),
    ],
)
def test_what_opens_the_file_opens_it_afterwards(top: str, expected: str) -> None:
    assert formatted(top) == expected.format('name = "X"\n')


def test_a_comment_at_what_goes_stays_in_its_table_and_one_behind_a_list_in_the_list() -> None:
    text = """\
format = 1
process.name = "X"
goals = [ # three
  { id = "g" },

  # no more
] # by hand
[[current.stages]]
id = "a"
name = "A"
tools = [

  # none
]
exit = ""

  # asked twice
workaround = "" # never
[[current.stages]]
id = "b"
name = "B"
"""
    assert (
        formatted(text)
        == """\
format = 1

[process]
name = "X"

[current]

[[current.stages]]
id = "a"
name = "A"
# none
# asked twice
# never

[[current.stages]]
id = "b"
name = "B"

# three
[[goals]]
id = "g"
# no more
# by hand
"""
    )


def test_byte_order_mark_and_line_breaks_stay() -> None:
    content = b"\xef\xbb\xbf" + MESSY.replace("\n", "\r\n").encode()
    assert formatted_content(content, "m") == b"\xef\xbb\xbf" + formatted(MESSY).replace("\n", "\r\n").encode()


@pytest.mark.parametrize("path", sorted(File(__file__).parents[3].glob("maps/*.toml")), ids=lambda path: path.stem)
def test_the_maps_that_ship_are_canonical(path: File) -> None:
    assert formatted_content(path.read_bytes(), path.name) == path.read_bytes()
