from typing import Any

import pytest

from procmap.store.conflicts.markers import markers_in, settled
from procmap.store.faults import Refused
from procmap.store.merging.hunks import Markers, hunk_between, with_markers
from procmap.store.merging.texts import MergedText, merged_content
from procmap.store.reading import parse_map

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


FLOW = '[[current.flows]]\nfrom = "b"\nto = "a"\nshare = 0.5\n\n# the end'


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


def test_a_comment_that_one_side_took_away_does_not_come_back_from_where_the_other_set_it_apart() -> None:
    base = changed(("hours = { }\n", "hours = { }\n# on site\n"))
    ours = f"{split(BASE)[0]}# the end\n"
    assert comments_in(text_of(ours, base.replace("# on site\n", "\n# on site\n"), base)) == comments_in(ours)


@pytest.mark.parametrize(
    "comment", ['# on site\n[[current.stages]]\nid = "b"', '[[current.stages]]\nid = "b"  # on site']
)
def test_what_one_side_deleted_and_the_other_put_a_comment_at_is_in_question(comment: str) -> None:
    before, _ = split(BASE)
    theirs = changed(('[[current.stages]]\nid = "b"', comment))
    for ours in (f"{before}# the end\n", changed(("60", "61"), base=f"{before}# the end\n")):
        text = text_of(ours, theirs)
        assert settled(text, "ours") == ours
        assert split(settled(text, "theirs"))[1] == split(theirs)[1]


def test_a_comment_at_what_the_other_side_only_changed_is_no_question() -> None:
    theirs = changed(("conversion = 0.2", "conversion = 0.2  # since May"))
    assert text_of(changed(("0.2", "0.3")), theirs) == changed(("conversion = 0.2", "conversion = 0.3  # since May"))


NOTES = BASE.replace("goal = 60\n", 'notes = """\nOne.\nTwo.\n\n# three\nFour."""\n')


@pytest.mark.parametrize(
    ("ours", "theirs", "merged"),
    [
        (("One.", "First."), ("Four.", "Last."), (("One.", "First."), ("Four.", "Last."))),
        (("Two.\n", ""), ("# three", "# 3"), (("Two.\n", ""), ("# three", "# 3"))),
        (
            ("One.", "Zero.\nOne."),
            ('Four."""', 'Four.\nFive."""'),
            (("One.", "Zero.\nOne."), ("Four.", "Four.\nFive.")),
        ),
    ],
)
def test_different_lines_of_one_text_are_both_taken(
    ours: tuple[str, str], theirs: tuple[str, str], merged: tuple[tuple[str, str], ...]
) -> None:
    left, right = changed(ours, ("# the end", "# end"), base=NOTES), changed(theirs, base=NOTES)
    assert text_of(left, right, NOTES) == changed(*merged, ("# the end", "# end"), base=NOTES)


def test_of_a_text_of_several_lines_those_stand_between_markers_that_both_changed() -> None:
    ours = changed(("One.", "1."), ("Two.", "2."), ("Four.", "4."), base=NOTES)
    theirs = changed(("One.", "I."), ("Four.", "IV."), base=NOTES)
    result = merge(ours, theirs, NOTES)
    notes = result.content.decode().partition('"""\n')[2].partition("\n# reach")[0]
    assert notes == (
        "<<<<<<< ours\n1.\n2.\n=======\nI.\nTwo.\n>>>>>>> theirs\n\n# three\n"
        '<<<<<<< ours\n4."""\n=======\nIV."""\n>>>>>>> theirs\n'
    )


def test_neighbours_that_one_side_deleted_and_the_other_edited_are_settled_one_by_one() -> None:
    base = changed(("goal = 60\n", "goal = 60\ndeal_value = 4\nmargin = 0.3\n"))
    theirs = changed(("60", "61"), ("= 4", "= 5"), ("0.3", "0.4"), base=base)
    result = merge(changed(("goal = 60\ndeal_value = 4\nmargin = 0.3\n", ""), base=base), theirs, base)
    assert result.conflicts == 3
    lines = ("goal = 61", "deal_value = 5", "margin = 0.4")
    assert "".join(f"<<<<<<< ours\n=======\n{line}\n>>>>>>> theirs\n" for line in lines) in result.content.decode()


def test_a_stage_that_one_side_deleted_and_the_other_leads_to_is_in_question() -> None:
    theirs = changed(("# the end", FLOW))
    result = merge(f"{split(BASE)[0]}# the end\n", theirs)
    assert result.conflicts == 1
    text = result.content.decode()
    assert settled(text, "theirs") == theirs
    assert 'id = "b"' not in settled(text, "ours")


def test_the_base_stands_between_the_sides_where_that_is_asked_for() -> None:
    markers = Markers(show_base=True)
    ours, theirs = changed(("0.2", "0.3")), changed(("conversion = 0.2\n", ""))
    text = merged_content(BASE.encode(), ours.encode(), theirs.encode(), "map.toml", markers).content.decode()
    hunk = "<<<<<<< ours\nconversion = 0.3\n||||||| base\nconversion = 0.2\n=======\n>>>>>>> theirs\n"
    assert text == changed(("conversion = 0.2\n", hunk))


def test_what_git_left_in_conflict_in_the_base_is_older_on_neither_side() -> None:
    base = changed(("conversion = 0.2\n", "<<<<<<<<< a\nconversion = 0.3\n=========\nconversion = 0.4\n>>>>>>>>> b\n"))
    agreed, other = changed(("0.2", "0.4"), ("60", "61")), changed(("0.2", "0.4"), ('"Prove"', '"Show"'))
    assert text_of(agreed, other, base) == changed(("60", "61"), base=other)
    hunk = "<<<<<<< ours\nconversion = 0.3\n=======\nconversion = 0.4\n>>>>>>> theirs\n"
    assert text_of(changed(("0.2", "0.3")), other, base) == other.replace("conversion = 0.4\n", hunk)


def test_comments_of_both_sides_stay_where_their_layouts_do_not_fit_each_other() -> None:
    parked = 'parked = [{ text = "a" }, { text = "b" }]\n'
    base = changed(("format = 1\n", f"format = 1\n{parked}"))
    ours = changed(
        (parked, ""),
        ("# the end", '[[parked]]\ntext = "a"\n\n# of ours\n[[parked]]\ntext = "b"\n\n# the end'),
        base=base,
    )
    theirs = changed((parked, 'parked = [\n  # of theirs\n  { text = "a" }, { text = "b" },\n]\n'), base=base)
    for text in (text_of(ours, theirs, base), text_of(theirs, ours, base)):
        assert {"# of ours", "# of theirs"} <= {line.strip() for line in text.splitlines()}
        assert parse_map(text.encode(), "") == parse_map(base.encode(), "")


def test_a_comment_is_added_although_another_says_the_same() -> None:
    line = 'name = "Sale"  # for now'
    ours, theirs = changed((line, "name='Sale'  # for now")), changed((line, "# for now\nname =   'Sale'  # for now"))
    assert text_of(ours, theirs).count("# for now") == text_of(theirs, ours).count("# for now") == 2


def test_a_last_line_without_an_end_stays_so_unless_a_side_ended_it() -> None:
    cut = BASE.removesuffix("\n")
    ours, theirs = changed(("60", "61"), base=cut), changed(("0.2", "0.3"), base=cut)
    assert text_of(ours, theirs, cut) == changed(("0.2", "0.3"), base=ours)
    assert text_of(ours, f"{theirs}\n", cut) == changed(("0.2", "0.3"), base=f"{ours}\n")


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


def test_what_cannot_be_told_apart_is_in_question_as_a_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("procmap.store.merging.texts.hunks_of", lambda *_: [])
    ours, theirs = (changed(("60", number), ("0.2", f"0.{number}")) for number in ("61", "62"))
    text = text_of(ours, theirs)
    assert (settled(text, "ours"), settled(text, "theirs"), text.count("<<<<<<<")) == (ours, theirs, 1)


@pytest.mark.parametrize(
    ("part", "fails", "reason"),
    [
        ("texts.merged_layouts", lambda *_: iter(()), "what surrounds the changes of both sides"),
        ("counting.Wanted.lost", lambda *_: {"# x"}, "the comment `# x` stands at what the other side took away"),
    ],
)
def test_what_would_lose_a_comment_or_say_another_map_is_no_merge(
    part: str, fails: Any, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"procmap.store.merging.{part}", fails)
    with pytest.raises(Refused, match=reason):
        merge(changed(("60", "61")), changed(("0.2", "0.3")))


def comments_in(text: str) -> set[str]:
    return {line for line in text.splitlines() if line.startswith("#")}


def test_a_hunk_of_a_table_that_came_begins_with_the_table() -> None:
    hunk = hunk_between("a\n\n[[s]]\nid = 2\n", "a\n\n[[s]]\nid = 1\n\n[[s]]\nid = 2\n")
    assert (hunk.start, hunk.end, hunk.instead) == (1, 1, ("\n", "[[s]]\n", "id = 1\n"))


def test_markers_are_as_long_and_named_as_git_wants_them() -> None:
    text = with_markers("a\nb\n", [hunk_between("a\nb\n", "a\nc\n")], Markers("HEAD", "base", "topic", 9))
    assert text == "a\n<<<<<<<<< HEAD\nb\n=========\nc\n>>>>>>>>> topic\n"


def test_markers_are_longer_where_a_title_is_underlined_as_they_are() -> None:
    ours, theirs = (changed(("One.", f"{name}\n=======\n{name}"), base=NOTES) for name in ("A", "B"))
    result = merge(ours, theirs, NOTES)
    text = result.content.decode()
    assert result.conflicts == len(markers_in(text).hunks) == 1
    assert (settled(text, "ours"), settled(text, "theirs")) == (ours, theirs)
