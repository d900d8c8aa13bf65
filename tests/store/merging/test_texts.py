import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from procmap.model.data import from_data, to_data
from procmap.model.process_map import ProcessMap
from procmap.store.canonical import canonical_text
from procmap.store.conflicts import settled
from procmap.store.editing import edited_text
from procmap.store.faults import Refused
from procmap.store.merging.hunks import Markers, hunk_between, with_markers
from procmap.store.merging.records import merged
from procmap.store.merging.texts import MergedText, merged_content
from procmap.store.reading import parse_map
from tests.neighbours import neighbours
from tests.store.test_editing import commented

BASE = """\
# The map
format = 1

[process]
name = "Sale"  # for now
goal = 60

# reach
[[current.stages]]
id = "a"
name = "Reach"
conversion = 0.2
roadblocks = [
  { says = "No time" },
]

# prove
[[current.stages]]
id = "b"
name = "Prove"
hours = { }

# the end
"""


FLOW = '[[current.flows]]\nfrom = "{}"\nto = "a"\nshare = 0.5\n\n# the end'


def merge(ours: str, theirs: str, base: str = BASE) -> MergedText:
    return merged_content(base.encode(), ours.encode(), theirs.encode(), "map.toml", Markers())


def text_of(ours: str, theirs: str, base: str = BASE) -> str:
    return merge(ours, theirs, base).content.decode()


def changed(*edits: tuple[str, str], base: str = BASE) -> str:
    for old, new in edits:
        assert old in base
        base = base.replace(old, new)
    return base


def split(text: str) -> tuple[str, str]:
    """The text before the last stage, and the last stage."""
    start = text.index("# prove")
    return text[:start], text[start : text.index("\n# the end")]


@pytest.mark.parametrize("other", [changed(("60", "61")), changed(("# reach", "# reach out")), BASE])
def test_what_one_side_alone_did_is_the_merge_to_the_byte(other: str) -> None:
    assert text_of(other, BASE) == text_of(BASE, other) == text_of(other, other) == other


def test_edits_comments_and_new_rows_of_both_sides_stand_beside_each_other() -> None:
    may = ("= 0.2\n", "= 0.3  # since May\n")
    ours = changed(("# for now", "# ours"), may, ("},\n", '},\n  { says = "Ours" },\n'))
    theirs = changed(
        ("goal = 60", "# the board\ngoal = 60"), ('"Reach"', '"Find"'), ("},\n", '},\n  { says = "Theirs" },\n')
    )
    assert text_of(ours, theirs) == changed(
        ("# for now", "# ours"),
        ("goal = 60", "# the board\ngoal = 60"),
        ('"Reach"', '"Find"'),
        may,
        ("},\n", '},\n  { says = "Ours" },\n  { says = "Theirs" },\n'),
    )


def test_two_comments_on_one_thing_both_stay() -> None:
    text = text_of(changed(("# for now", "# ours")), changed(("# for now", "# theirs"), ("# reach", "# reach\n# more")))
    assert 'name = "Sale"  # ours' in text
    assert "# theirs\nname" in text
    assert "# reach\n# more\n[[" in text


def test_a_stage_that_moved_takes_its_edit_and_its_new_comment_along() -> None:
    before, last = split(BASE)
    start = before.index("# reach")
    ours = f"{before[:start]}{last}\n{before[start:]}# the end\n"
    theirs = changed(('name = "Prove"', '# on site\nname = "Show"'))
    text = text_of(ours, theirs)
    assert text == ours.replace('name = "Prove"', '# on site\nname = "Show"')


def test_a_new_stage_of_theirs_comes_with_its_comments() -> None:
    new = '# new\n[[current.stages]]\nid = "c"\nname = "Close"  # soon\n\n# the end'
    assert text_of(changed(("60", "61")), changed(("# the end", new))) == changed(("60", "61"), ("# the end", new))


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        (
            ("= 0.2", "= 0.3  # ours"),
            ("= 0.2", "= 0.4"),
            "<<<<<<< ours\nconversion = 0.3  # ours\n=======\nconversion = 0.4  # ours\n>>>>>>> theirs\nroadblocks",
        ),
        (("goal = 60\n", ""), ("60", "62"), "<<<<<<< ours\n=======\ngoal = 62\n>>>>>>> theirs\n\n# reach"),
        (
            ('time"', 'time", days = 3'),
            ('time"', 'time", days = 4'),
            '<<<<<<< ours\n  { says = "No time", days = 3 },\n=======\n  { says = "No time", days = 4 },\n>>>>>>>',
        ),
    ],
)
def test_what_both_changed_stands_between_markers_and_nothing_else(
    ours: tuple[str, str], theirs: tuple[str, str], expected: str
) -> None:
    result = merge(changed(ours, ("Sale", "Our sale")), changed(theirs, ('"Prove"', '"Show"')))
    text = result.content.decode()
    assert result.conflicts == text.count("<<<<<<<") == 1
    assert expected in text
    assert '"Our sale"' in text
    assert '"Show"' in text


def test_two_fields_in_question_side_by_side_are_two_conflicts() -> None:
    both = (('"Reach"', '"{}"'), ("= 0.2", "= 0.{}"))
    ours, theirs = (changed(*((old, new.format(n)) for old, new in both)) for n in (3, 4))
    assert merge(ours, theirs).conflicts == 2


def test_two_values_in_question_on_one_line_are_one_conflict() -> None:
    base = BASE.replace("hours = { }", "hours = { x = 1, y = 1 }").replace(
        "# reach", '[[roles]]\nid = "x"\n\n[[roles]]\nid = "y"\n\n# reach'
    )
    ours, theirs = (changed(("x = 1, y = 1", f"x = {n}, y = {n}"), base=base) for n in (2, 3))
    result = merge(ours, theirs, base)
    assert result.conflicts == 1
    assert (
        "<<<<<<< ours\nhours = { x = 2, y = 2 }\n=======\nhours = { x = 3, y = 3 }\n>>>>>>>" in result.content.decode()
    )


def test_a_stage_that_one_side_deleted_and_the_other_edited_is_in_question_as_a_whole() -> None:
    before, last = split(BASE)
    result = merge(f"{before}# the end\n", changed(('"Prove"', '"Show"  # on site')))
    stage = last.replace('"Prove"', '"Show"  # on site')
    assert f"<<<<<<< ours\n=======\n\n{stage}>>>>>>> theirs\n" in result.content.decode()


def test_what_one_side_took_out_of_one_place_and_the_other_edited_is_one_conflict_that_can_be_settled() -> None:
    base = changed(("hours = { }", 'exit = "Test"')).replace(
        "\n# the end", '\n[[current.stages.metrics]]\nid = "m"\nactual = 1\n\n# the end'
    )
    start, end = base.index('exit = "Test"'), base.index("\n# the end")
    theirs = changed(('"Test"', '"Report"'), ("actual = 1", "actual = 2"), base=base)
    result = merge(base[:start] + base[end:], theirs, base)
    assert parse_map(settled(result.content.decode(), "theirs").encode(), "") == parse_map(theirs.encode(), "")


def test_a_comment_that_one_side_took_away_stays_away_where_the_other_changed_its_neighbour() -> None:
    base = BASE.replace("# reach\n", "# reach\n# by phone\n")
    text = text_of(base.replace("# by phone\n", ""), base.replace("# reach\n", "# reach out\n"), base)
    assert comments_in(text) == comments_in(BASE) - {"# reach"} | {"# reach out"}


@pytest.mark.parametrize(
    "comment", ['# on site\n[[current.stages]]\nid = "b"', '[[current.stages]]\nid = "b"  # on site']
)
def test_a_new_comment_at_what_the_other_side_deleted_is_no_merge(comment: str) -> None:
    before, _ = split(BASE)
    with pytest.raises(Refused, match="the comment `# on site` stands at what the other side took away"):
        merge(f"{before}# the end\n", changed(('[[current.stages]]\nid = "b"', comment)))


def test_lists_that_the_sides_wrote_in_different_ways_are_merged_in_one_of_them() -> None:
    base = 'format = 1\nvotes = [\n  {}\n]\nparked = [\n  {}\n]\n\n[process]\nname = "Sale"\n'
    ours = base.replace("parked = [\n  {}\n]\n", "")
    theirs = base.replace("votes = [\n  {}\n]\n", "").replace("  {}\n", "  {},\n  {}\n")
    assert parse_map(text_of(ours, theirs, base).encode(), "").votes == ()


def test_byte_order_mark_and_line_breaks_are_as_the_side_has_them_that_changed_them() -> None:
    ours = b"\xef\xbb\xbf" + changed(("60", "61")).encode()
    theirs = changed(("0.2", "0.3")).replace("\n", "\r\n").encode()
    expected = b"\xef\xbb\xbf" + changed(("60", "61"), ("0.2", "0.3")).replace("\n", "\r\n").encode()
    assert merged_content(BASE.encode(), ours, theirs, "map.toml", Markers()).content == expected


@pytest.mark.parametrize(
    ("ours", "theirs", "reason"),
    [
        (split(BASE)[0], changed(("# the end", '[[current.flows]]\nfrom = "b"\nto = "a"\nshare = 0.1')), "no stage"),
        (
            changed(("0.2", "0.6")),
            changed(("# the end", '[[current.flows]]\nfrom = "a"\nto = "a"\nshare = 0.5')),
            "add up",
        ),
        (changed(("format = 1", "format = 2")), changed(("60", "61")), "`format` is 2"),
    ],
)
def test_what_would_not_read_is_no_merge(ours: str, theirs: str, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        merge(ours, theirs)


def comments_in(text: str) -> set[str]:
    return {line for line in text.splitlines() if line.startswith("#")}


@given(neighbours, neighbours, neighbours, st.booleans())
@settings(max_examples=7)
def test_every_merge_says_what_both_sides_say_and_keeps_every_comment(
    base: ProcessMap, ours: ProcessMap, theirs: ProcessMap, swapped: bool
) -> None:
    text = commented(canonical_text(base))
    left, right = edited_text(text, ours), edited_text(text, theirs)
    left = left.replace("[process]", "# of one side\n[process]")
    right = right.replace("\nname = ", "\n# of the other\nname = ")
    if swapped:
        ours, theirs, left, right = theirs, ours, right, left
    expected = merged(base, ours, theirs)
    result = merge(left, right, text)
    whole = result.content.decode()
    assert (comments_in(left) & comments_in(right)) | {"# of one side", "# of the other"} <= comments_in(whole)
    assert (result.conflicts > 0) == bool(expected.clashes)
    if not expected.clashes:
        assert to_data(parse_map(result.content, "")) == to_data(parse_map(canonical_of(expected.data), ""))


def canonical_of(data: dict[str, object]) -> bytes:
    return canonical_text(from_data(data)).encode()


def test_a_hunk_of_a_table_that_came_begins_with_the_table() -> None:
    hunk = hunk_between("a\n\n[[s]]\nid = 2\n", "a\n\n[[s]]\nid = 1\n\n[[s]]\nid = 2\n")
    assert (hunk.start, hunk.end, hunk.instead) == (1, 1, ("\n", "[[s]]\n", "id = 1\n"))


def test_markers_are_as_long_and_named_as_git_wants_them() -> None:
    text = with_markers("a\nb\n", [hunk_between("a\nb\n", "a\nc\n")], Markers("HEAD", "base", "topic", 9))
    assert text == "a\n<<<<<<<<< HEAD\nb\n=========\nc\n>>>>>>>>> topic\n"
