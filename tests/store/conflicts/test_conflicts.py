import pytest

from procmap.store.conflicts.conflict import conflicts_in
from procmap.store.conflicts.markers import markers_in, settled
from procmap.store.faults import Refused
from procmap.store.reading import parse_map
from procmap.store.writing.canonical import canonical_text
from procmap.workshop.edits.edit import with_value

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


TOLD = """\
3:1: a conflict of git about `name`, up to line 7, in which `HEAD` has `name = "Ours"` and `topic` has `name = "Theirs"`
11:1: a conflict of git about `conversion` of `a`, up to line 16, in which `HEAD` has nothing and `topic` has \
`conversion = 0.2`
18:1: a conflict of git about `tools` of `a`, up to line 22, in which `HEAD` has `{ name = "X" },` and `topic` has \
`{ name = "Y" },`
24:1: a conflict of git about `b`, up to line 29, in which `HEAD` has nothing and `topic` has `[[current.stages]]` and \
2 more lines
""".splitlines()


@pytest.mark.parametrize("text", [TEXT, TEXT.replace("\n", "\r\n")])
def test_every_conflict_says_what_it_is_about(text: str) -> None:
    about = [conflict.about for conflict in conflicts_in(text)]
    assert about == [("name",), ("conversion", "a"), ("tools", "a"), ("b",)]


def test_a_record_without_an_id_is_named_by_its_list() -> None:
    text = 'a = 1\n<<<<<<< HEAD\n[[parked]]\ntext = "x"\n=======\n>>>>>>> topic\n'
    assert [conflict.about for conflict in conflicts_in(text)] == [("parked",)]


def test_a_text_is_settled_for_one_side() -> None:
    assert settled(TEXT, "ours").split("tools")[0] == (
        'format = 1\n[process]\nname = "Ours"\n[[current.stages]]\nid = "a"\nname = "A"\n'
    )
    assert parse_map(settled(TEXT, "theirs").encode(), "").current.stages[1].id == "b"


def test_a_refused_map_names_its_conflicts_and_nothing_else() -> None:
    with pytest.raises(Refused) as refused:
        parse_map(TEXT.encode(), "m.toml")
    said = [str(fault).removeprefix("m.toml:").removesuffix(", without the markers") for fault in refused.value.faults]
    assert [line.removesuffix(": expected one version of these lines") for line in said] == TOLD


def test_a_conflict_between_texts_that_are_no_toml_is_still_one() -> None:
    broken = TEXT.replace('id = "a"', "id =")
    assert [conflict.about for conflict in conflicts_in(broken)] == [()] * 4


def test_lines_of_signs_in_a_text_are_no_conflict() -> None:
    assert conflicts_in('notes = """\n=======\n>>>>>>> x"""\n') == ()


def test_long_lines_are_told_from_where_they_part() -> None:
    line = 'exit = "They sign the report of the test that {} ran on their own site"\n'
    ours, theirs = (f"[process]\n{line.format(who)}" for who in ("we", "they"))
    with pytest.raises(Refused) as refused:
        parse_map(f"<<<<<<< HEAD\n{ours}=======\n{theirs}>>>>>>> topic\n".encode(), "m")
    assert (
        'in which `HEAD` has `…e test that we ran on their own site"` and 1 more line and '
        '`topic` has `…e test that they ran on their own site"` and 1 more line: expected'
    ) in str(refused.value)


@pytest.mark.parametrize(
    ("lines", "places"),
    [
        ("<<<<<<< HEAD\ngoal = 60\n", ["3:1"]),
        ("goal = 60\n=======\ngoal = 61\n>>>>>>> topic\n", ["6:1"]),
        ("||||||| base\n", ["3:1"]),
        ('notes = """\nkept\n>>>>>>> topic\n"""\n', ["5:1"]),
        ("<<<<<<< HEAD\n<<<<<<< A\na\n=======\nb\n>>>>>>> B\n=======\nc\n>>>>>>> topic\n", ["3:1", "11:1"]),
    ],
)
def test_a_marker_without_the_others_is_told(lines: str, places: list[str]) -> None:
    with pytest.raises(Refused) as refused:
        parse_map(f'format = 1\n[process]\n{lines}name = "Sale"\n'.encode(), "m")
    told = [str(fault) for fault in refused.value.faults if "a marker of git's conflicts without" in str(fault)]
    assert [line.removeprefix("m:").partition(": ")[0] for line in told] == places


def test_a_line_between_sides_that_is_left_is_told_for_what_it_is() -> None:
    with pytest.raises(Refused, match=r"m:3:1: not TOML 1\.0: this parts the two sides of a conflict of git"):
        parse_map(b"format = 1\n[process]\n=======\n", "m")


def test_conflicts_of_the_base_are_part_of_the_base() -> None:
    text = "<<<<<<< A\na\n||||||| base\n<<<<<<<<< B\nb\n=========\nc\n>>>>>>>>> C\n=======\nd\n>>>>>>> D\n"
    assert markers_in(text).stray == ()
    assert (settled(text, "ours"), settled(text, "theirs")) == ("a\n", "d\n")


NOTES = "<<<<<<< HEAD\nmine\n=======\nyours\n>>>>>>> topic"


@pytest.mark.parametrize("notes", [NOTES, NOTES[:17], ">>>>>>> quoted\nbelow", "Title\n=======\nbelow"])
def test_what_is_written_is_never_taken_for_a_conflict(notes: str) -> None:
    before = parse_map(b'format = 1\n[process]\nname = "Sale"\n', "m")
    process_map = with_value(before, ("process", "notes"), notes)
    assert parse_map(canonical_text(process_map).encode(), "m") == process_map
