"""Conflicts that git itself made: in words, settled, written; and what is left alone."""

import subprocess
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from procmap.model.process_map import ProcessMap
from procmap.store.conflicts.markers import settled as settled_text
from procmap.store.faults import Refused
from procmap.store.journal.claim import Claim
from procmap.store.merging.hunks import Markers
from procmap.store.merging.texts import merged_content
from procmap.store.reading import BOM, parse_map, read_map
from procmap.store.writing.canonical import canonical_text
from procmap.workshop.conflicts.question import Choice, Questions
from procmap.workshop.conflicts.settlement import Settlement, save_settled, settlement_of
from procmap.workshop.conflicts.unsettled import Unsettled, opened, unsettled_at
from tests.git import AUTHOR, commit, git, repository
from tests.neighbours import neighbours

Side = Literal["ours", "theirs"]
SIDES: tuple[Side, ...] = ("ours", "theirs")

BASE = """\
format = 1

[process]
name = "Sale"
goal = 60
notes = "Known"

[[current.stages]]
id = "a"
name = "Reach"
conversion = 0.2

[[current.stages]]
id = "b"
name = "Prove"
"""


def changed(*edits: tuple[str, str]) -> str:
    text = BASE
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    return text


OURS = changed(("goal = 60", "goal = 62"), ("0.2", "0.35"))
THEIRS = changed(("goal = 60", "goal = 66"), ("0.2", "0.4"))


def merged_by_git(folder: Path, ours: str, theirs: str, *style: str) -> Path:
    """The map as a merge of the branch north leaves it, in a repository of its own."""
    path = repository(folder) / "sale.toml"
    path.write_text(BASE, newline="")
    commit(folder)
    git(folder, "checkout", "-q", "-b", "north")
    path.write_text(theirs, newline="")
    commit(folder)
    git(folder, "checkout", "-q", "main")
    path.write_text(ours, newline="")
    commit(folder)
    done = subprocess.run(["git", *AUTHOR, *style, "merge", "north"], cwd=folder, capture_output=True, check=False)
    assert done.returncode == 1
    return path


def unsettled(path: Path) -> Unsettled:
    file = opened(path)
    assert isinstance(file, Unsettled)
    return file


def settled(path: Path, *choices: Choice) -> Settlement:
    settlement = settlement_of(unsettled(path))
    for position, choice in enumerate(choices):
        assert settlement.may(position, choice)
        settlement = settlement.choose(position, choice)
    return settlement


@pytest.mark.parametrize("style", [(), ("-c", "merge.conflictstyle=diff3"), ("-c", "merge.conflictstyle=zdiff3")])
def test_every_conflict_is_said_in_words_with_whose_it_is(tmp_path: Path, style: tuple[str, ...]) -> None:
    goal, share = Questions(unsettled(merged_by_git(tmp_path, OURS, THEIRS, *style)))
    assert (goal.about, goal.ours, goal.theirs) == ("goal", ("62",), ("66",))
    assert (share.about, share.ours, share.theirs) == ("move on at Reach", ("35 %",), ("40 %",))
    assert (share.our_label, share.their_label) == ("HEAD", "north")
    assert "both" not in goal.lines


def test_what_is_chosen_is_written_and_reads_as_that(tmp_path: Path) -> None:
    path = merged_by_git(tmp_path, OURS, THEIRS)
    file = save_settled(settled(path, "theirs", "ours"))
    assert file == read_map(path)
    assert path.read_text() == changed(("goal = 60", "goal = 66"), ("0.2", "0.35"))


def test_line_ends_and_a_byte_order_mark_stay(tmp_path: Path) -> None:
    path = merged_by_git(tmp_path, OURS, THEIRS)
    path.write_bytes(BOM + path.read_bytes().replace(b"\n", b"\r\n"))
    save_settled(settled(path, "ours", "theirs"))
    expected = changed(("goal = 60", "goal = 62"), ("0.2", "0.4"))
    assert path.read_bytes() == BOM + expected.encode().replace(b"\n", b"\r\n")


def test_two_records_and_two_notes_can_both_stay(tmp_path: Path) -> None:
    def side(word: str) -> str:
        record = f'name = "Prove"\n\n[[current.stages.roadblocks]]\nsays = "{word}"\n'
        return changed(("Known", word), ('name = "Prove"\n', record))

    path = merged_by_git(tmp_path, side("Too slow"), side("No budget"))
    notes, roadblocks = Questions(unsettled(path))
    assert notes.about == "notes"
    assert "roadblock" in roadblocks.about
    made = save_settled(settled(path, "both", "both")).map
    assert made.process.notes == "Too slow\nNo budget"
    stage = made.current.stage("b")
    assert stage is not None
    assert [roadblock.says for roadblock in stage.roadblocks] == ["Too slow", "No budget"]


def test_both_of_one_passage_leave_the_lines_around_it_alone(tmp_path: Path) -> None:
    base, ours, theirs = (changed(("Known", f"First\\n{passage}\\nLast")) for passage in ("x", "ours", "theirs"))
    path = tmp_path / "sale.toml"
    path.write_bytes(merged_content(base.encode(), ours.encode(), theirs.encode(), "", Markers()).content)
    assert save_settled(settled(path, "both")).map.process.notes == "First\nours\ntheirs\nLast"


def test_one_record_that_both_changed_is_not_offered_twice(tmp_path: Path) -> None:
    def side(days: int) -> str:
        return f'name = "Prove"\nroadblocks = [\n  {{ says = "Too slow", days = {days} }},\n]\n'

    base, ours, theirs = (changed(('name = "Prove"\n', side(days))) for days in (1, 2, 3))
    path = tmp_path / "sale.toml"
    path.write_bytes(merged_content(base.encode(), ours.encode(), theirs.encode(), "", Markers()).content)
    (question,) = Questions(unsettled(path))
    assert "both" not in question.lines
    assert ("2" in question.ours[0], "3" in question.theirs[0]) == (True, True)


def test_of_a_stage_that_one_side_took_away_the_places_of_the_others_are_not_told(tmp_path: Path) -> None:
    stage = '[[current.stages]]\nid = "a"\nname = "Reach"\nconversion = 0.2\n\n'
    path = tmp_path / "sale.toml"
    path.write_text(changed((stage, f"<<<<<<< ours\n=======\n{stage}>>>>>>> theirs\n")))
    (question,) = Questions(unsettled(path))
    assert (question.about, question.ours, question.theirs) == ("stage Reach", ("not there",), ("there",))


def test_a_conflict_about_no_more_than_comments_is_shown_as_it_stands(tmp_path: Path) -> None:
    path = merged_by_git(tmp_path, changed(("60", "60  # ours")), changed(("60", "60  # theirs")))
    (question,) = Questions(unsettled(path))
    assert question.about == "goal"
    assert (question.ours, question.theirs) == (("goal = 60  # ours",), ("goal = 60  # theirs",))


def test_choices_that_say_no_map_are_refused_and_can_be_changed(tmp_path: Path) -> None:
    stage = '\n[[current.stages]]\nid = "c"\nname = "Sign"\n'
    flow = '\n[[current.flows]]\nfrom = "c"\nto = "a"\nshare = 0.1\n'
    text = (
        f"{BASE}<<<<<<< ours\n=======\n{stage}>>>>>>> theirs\n# between\n<<<<<<< ours\n=======\n{flow}>>>>>>> theirs\n"
    )
    path = tmp_path / "sale.toml"
    path.write_text(text)
    settlement = settled(path, "ours", "theirs")
    assert len(settlement.faults) == 1
    assert "`c`" in settlement.faults[0]
    with pytest.raises(Refused):
        save_settled(settlement)
    assert path.read_text() == text
    assert save_settled(settlement.choose(0, "theirs")).map.current.stage("c")


def test_a_choice_is_taken_back_to_where_it_was_made(tmp_path: Path) -> None:
    start = settlement_of(unsettled(merged_by_git(tmp_path, OURS, THEIRS)))
    one = start.choose(1, "ours")
    assert one.choose(1, "ours") is one
    two = one.choose(1, None)
    assert [it.settled for it in (start, one, two)] == [0, 1, 0]
    assert two.undo() == (one, 1)
    assert one.undo() == (start, 1)
    assert start.undo() is None
    assert (one.next_open(1), start.next_open(1), start.next_open(0)) == (0, 0, 1)


def test_a_file_that_is_another_by_now_is_left_as_it_is(tmp_path: Path) -> None:
    path = merged_by_git(tmp_path, OURS, THEIRS)
    settlement = settled(path, "ours", "ours")
    path.write_text(BASE)
    with pytest.raises(Refused, match="has changed since"):
        save_settled(settlement)
    assert path.read_text() == BASE
    path.unlink()
    with pytest.raises(Refused, match="vanished"):
        save_settled(settlement)
    assert [it.name for it in tmp_path.iterdir()] == [".git"]


def test_a_map_that_is_open_elsewhere_is_not_written(tmp_path: Path) -> None:
    path = merged_by_git(tmp_path, OURS, THEIRS)
    before = path.read_bytes()
    claim = Claim(path)
    assert claim.take()
    with pytest.raises(Refused, match="open in another procmap"):
        save_settled(settled(path, "ours", "ours"))
    claim.release()
    assert path.read_bytes() == before


NESTED = """\
<<<<<<< ours
goal = 1
||||||| base
<<<<<<<<< one
goal = 2
=========
goal = 3
>>>>>>>>> other
=======
goal = 4
>>>>>>> theirs
"""


@pytest.mark.parametrize(
    "lines", [NESTED.split("|||||||")[0], "<<<<<<< ours\ngoal = 1\n<<<<<<< b\n=======\n>>>>>>> theirs\n"]
)
def test_markers_that_leave_open_what_the_sides_are_are_refused_as_ever(tmp_path: Path, lines: str) -> None:
    path = tmp_path / "sale.toml"
    path.write_text(changed(("goal = 60\n", lines)))
    assert unsettled_at(path) is None
    with pytest.raises(Refused):
        opened(path)


def test_a_conflict_of_the_base_is_no_matter_of_the_sides(tmp_path: Path) -> None:
    path = tmp_path / "sale.toml"
    path.write_text(changed(("goal = 60\n", NESTED)))
    assert save_settled(settled(path, "theirs")).map.process.goal == 4


def test_signs_in_a_note_are_no_conflict(tmp_path: Path) -> None:
    path = tmp_path / "sale.toml"
    path.write_text(changed(('"Known"', '"""\n=======\nKnown"""')))
    assert opened(path) == read_map(path)


@given(neighbours, neighbours, neighbours, st.data())
@settings(max_examples=20)
def test_any_conflict_can_be_asked_about_and_settled_in_any_way(
    tmp_path_factory: pytest.TempPathFactory,
    base: ProcessMap,
    ours: ProcessMap,
    theirs: ProcessMap,
    data: st.DataObject,
) -> None:
    texts = [canonical_text(version).encode() for version in (base, ours, theirs)]
    try:
        merged = merged_content(texts[0], texts[1], texts[2], "map.toml", Markers())
    except Refused:
        return
    if not merged.conflicts:
        return
    path = tmp_path_factory.getbasetemp() / "law.toml"
    path.write_bytes(merged.content)
    settlement = settlement_of(unsettled(path))
    assert all(question.ours != question.theirs for question in settlement.questions)
    for side in SIDES:
        whole = all_of(settlement, side)
        assert whole.content.decode() == settled_text(merged.content.decode(), side)
        assert not whole.faults
    for position, question in enumerate(settlement.questions):
        if "both" in question.lines:
            assert not all(all_of(settlement, side).choose(position, "both").faults for side in SIDES)
    mixed = settlement
    for position, question in enumerate(settlement.questions):
        mixed = mixed.choose(position, data.draw(st.sampled_from(sorted(question.lines))))
    assert mixed.is_complete
    if not mixed.faults:
        assert save_settled(mixed).map == parse_map(path.read_bytes(), "")


def all_of(settlement: Settlement, side: Side) -> Settlement:
    for position in range(len(settlement.questions)):
        settlement = settlement.choose(position, side)
    return settlement
