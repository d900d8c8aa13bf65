import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from procmap.store.faults import Refused
from procmap.store.reading import MAX_BYTES, parse_map, read_map
from procmap.store.writing.canonical import canonical_text
from tests.strategies import process_maps

MINIMAL = b'format = 1\n[process]\nname = "Sale"\n'


def refused(content):
    with pytest.raises(Refused) as caught:
        parse_map(content, "m.toml")
    return str(caught.value).splitlines()


def test_an_unfinished_map_is_a_map(tmp_path):
    path = tmp_path / "m.toml"
    path.write_bytes(b"\xef\xbb\xbf" + MINIMAL.replace(b"\n", b"\r\n"))
    file = read_map(path)
    assert file.map.process.name == "Sale"
    assert file.text == MINIMAL.decode().replace("\n", "\r\n")


def test_all_faults_come_at_once_in_the_order_of_the_file():
    content = b"""format = 2
[process]
margn = 0.2
[[current.stages]]
id = "A stage"
hours = { ghost = 1 }
tools = [
  { name = "CRM", fit = 9 },
]
"""
    assert refused(content) == [
        "m.toml:1:1: `format` is 2: expected 1",
        "m.toml:2:1: `name` is missing: expected a name",
        "m.toml:3:1: unknown key `margn`: the nearest known one is `margin`",
        "m.toml:4:1: `name` is missing: expected a name",
        'm.toml:5:1: `id` is "A stage": expected an id of lower-case letters, digits, `-` and `_`, at most 64 long',
        "m.toml:6:11: there is no role `ghost`: there is none yet",
        "m.toml:8:19: `fit` is 9: expected 0 to 5",
    ]


@pytest.mark.parametrize(
    ("content", "place", "words"),
    [
        (b"a = [1,\n2", "2:2", "expected `,` or `]`"),
        (b"a = 1\r\n  a = 2\r\n", "2:3", "expected it once"),
        (b"[a]\nb = 1\n  [a]\n", "3:3", "expected it once"),
        (b"a.b = 1\na = 2\n", "2:1", "expected it once"),
        (b"x = [\n { a = 1, b = 2, a = [3] },\n]", "2:18", "expected it once"),
        (b"x = { a = 1, a = 2 }\ny = ", "1:19", "expected it once"),
        (b"x = 'a\n", "1:", "expected a closing quote"),
        (b'x = "a\\q"', "1:7", "escapes nothing"),
        (b'x = "\\ud800"', "1:6", "no character"),
        (b"x = { a = 1,\n b = 2 }", "1:", "expected"),
        (b"x = 2027-02-30", "1:", "expected one such as 2027-01-31"),
        (b"= 1", "1:1", "expected `key = value`"),
        (b"x = \xff", "1:5", "expected text saved as UTF-8"),
        (MINIMAL + b"\n<<<<<<< HEAD\na = 1\n=======\na = 2\n>>>>>>> other\n", "5:1", "up to line 9"),
        (MINIMAL + b'notes = """\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> other\n"""\n', "5:1", "a conflict of git"),
        (b"a." * 80 + b"a = 1", "1:1", "expected at most 64"),
        (b"x = " + b"a." * 20_000 + b"a = 1", "1:5", "expected at most 64"),
        (b"x = " + b"[" * 5000, "1:1", "nested too deep"),
        (b"x = " + b"1" * 5000, "1:5", "expected fewer digits"),
        (b"", "1:1", "expected `format = 1`"),
        (b"\x00", "1:1", "expected"),
    ],
)
def test_what_is_no_toml_is_one_line_with_its_place(content, place, words):
    lines = refused(content)
    assert lines[0].startswith(f"m.toml:{place}")
    assert words in lines[0]


def test_an_underlined_heading_in_a_note_is_no_conflict():
    assert parse_map(MINIMAL + b'notes = """\nHeading\n=======\n"""\n', "m").process.notes == "Heading\n=======\n"


@given(process_maps(), st.data())
@settings(max_examples=40)
def test_damaged_text_is_read_or_refused_and_nothing_else(process_map, data):
    content = bytearray(canonical_text(process_map).encode())
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(content) - 1))
        content[start : start + data.draw(st.integers(0, 30))] = data.draw(st.binary(max_size=4))
    faults = ()
    try:
        parse_map(bytes(content), "m.toml")
    except Refused as caught:
        faults = caught.faults
    assert all(str(fault).startswith("m.toml:") and "\n" not in str(fault) for fault in faults)


def test_only_a_regular_file_of_bearable_size_is_read(tmp_path):
    large = tmp_path / "large.toml"
    large.write_bytes(b"#" * (MAX_BYTES + 1))
    pipe = tmp_path / "pipe.toml"
    os.mkfifo(pipe)
    knot = tmp_path / "knot.toml"
    knot.symlink_to(knot)
    for path, words in (
        (tmp_path / "absent.toml", "there is no such file"),
        (tmp_path, "this is a folder"),
        (pipe, "no regular file"),
        (large, "expected at most 8 MiB"),
        (knot, "cannot be read"),
    ):
        with pytest.raises(Refused, match=words) as caught:
            read_map(path)
        assert str(caught.value).startswith(f"{path}:1:1: ")


def test_a_fault_never_carries_a_control_character_to_the_terminal():
    (line,) = refused(MINIMAL + b'"\\u001b[31m\\u202e" = 1\n')
    assert line.isprintable()
