import pytest

from procmap.store.conflicts import conflicts_in, settled
from procmap.store.faults import Refused
from procmap.store.reading import parse_map

TEXT = """\
format = 1
[process]
<<<<<<< HEAD
name = "Ours"
=======
name = "Theirs"
>>>>>>> topic
[[current.stages]]
id = "a"
name = "A"
<<<<<<< HEAD
||||||| base
conversion = 0.1
=======
conversion = 0.2
>>>>>>> topic
tools = [
<<<<<<<<< HEAD
  { name = "X" },
=========
  { name = "Y" },
>>>>>>>>> topic
]
<<<<<<< HEAD
=======
[[current.stages]]
id = "b"
name = "B"
>>>>>>> topic
"""


@pytest.mark.parametrize("text", [TEXT, TEXT.replace("\n", "\r\n")])
def test_every_conflict_says_what_it_is_about(text: str) -> None:
    about = [conflict.about for conflict in conflicts_in(text)]
    assert about == [("name",), ("conversion", "a"), ("tools", "a"), ("b",)]


def test_a_text_is_settled_for_one_side() -> None:
    assert settled(TEXT, "ours").split("tools")[0] == (
        'format = 1\n[process]\nname = "Ours"\n[[current.stages]]\nid = "a"\nname = "A"\n'
    )
    assert parse_map(settled(TEXT, "theirs").encode(), "").current.stages[1].id == "b"


def test_a_refused_map_names_its_conflicts_and_nothing_else() -> None:
    with pytest.raises(Refused) as refused:
        parse_map(TEXT.encode(), "m.toml")
    assert [str(fault).partition(": expected")[0] for fault in refused.value.faults] == [
        "m.toml:3:1: a conflict of git about `name`, up to line 7",
        "m.toml:11:1: a conflict of git about `conversion` of `a`, up to line 16",
        "m.toml:18:1: a conflict of git about `tools` of `a`, up to line 22",
        "m.toml:24:1: a conflict of git about `b`, up to line 29",
    ]


def test_a_conflict_between_texts_that_are_no_toml_is_still_one() -> None:
    broken = TEXT.replace('id = "a"', "id =")
    assert [conflict.about for conflict in conflicts_in(broken)] == [()] * 4


def test_lines_of_signs_in_a_text_are_no_conflict() -> None:
    assert conflicts_in('notes = """\n=======\n>>>>>>> x"""\n') == ()
