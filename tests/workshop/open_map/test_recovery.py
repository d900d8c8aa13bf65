"""What becomes of unsaved edits: on the file as it was, on one that was changed, on one where they make no sense."""

import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procmap.model.difference import differences
from procmap.model.process_map import ProcessMap
from procmap.store.journal.claim import Claim
from procmap.store.journal.reading import has_unsaved, journals_of
from procmap.store.reading import read_map
from procmap.store.writing.canonical import canonical_text
from procmap.workshop.open_map.document import Document
from procmap.workshop.open_map.recovery import Recovery, recovery_of, unreadable_of, with_differences
from tests.samples import example, sound

TODAY = datetime.date(2026, 11, 21)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return put(tmp_path / "map.toml", example())


def put(path: Path, data: dict[str, Any]) -> Path:
    """Write a map as somebody else would."""
    path.write_text(canonical_text(sound(data)), encoding="utf-8")
    return path


def with_stage(number: int, **changes: Any) -> dict[str, Any]:
    """The example with changes of one of its stages."""
    data = example()
    data["current"]["stages"][number].update(changes)
    return data


def left_behind(path: Path, *steps: dict[str, Any]) -> None:
    """Edits that a program made, before it was killed."""
    document = Document(read_map(path), Claim(path))
    for number, data in enumerate(steps):
        assert document.apply(f"edit {number}", sound(data))
    assert document.claim is not None
    document.claim.release()


def found(path: Path) -> Recovery:
    recovery = recovery_of(read_map(path))
    assert recovery is not None
    return recovery


def test_edits_are_offered_as_they_were_made(path: Path) -> None:
    left_behind(path, with_stage(2, exit="Signed"), with_stage(2, exit="Paid"))
    recovery = found(path)
    assert recovery.map == sound(with_stage(2, exit="Paid"))
    assert recovery.brings == ("exit criterion at Sell: nothing → Paid",)
    assert recovery.misfits == ()
    assert recovery.count == 2


def test_the_sentence_tells_the_time_and_another_day_too(path: Path) -> None:
    moment = datetime.datetime(2026, 11, 21, 14, 3).astimezone()
    one = Recovery(path, sound(example()), 1, moment, (), ())
    assert one.told(TODAY) == "1 edit of 14:03 was not saved."
    many = Recovery(path, sound(example()), 12, moment, (), ())
    assert many.told(TODAY + datetime.timedelta(1)) == "12 edits of 2026-11-21, 14:03 were not saved."


def test_what_others_changed_elsewhere_stays_and_where_both_did_theirs_stays_and_it_is_said(path: Path) -> None:
    mine = with_stage(2, exit="Paid", conversion=0.4)
    left_behind(path, mine)
    theirs = with_stage(2, exit="Signed", name="Close")
    theirs["process"]["goal"] = 70
    recovery = found(put(path, theirs))
    theirs["current"]["stages"][2]["conversion"] = 0.4
    assert recovery.map == sound(theirs)
    assert recovery.brings == ("move on at Close: 30 % → 40 %",)
    assert recovery.misfits == ("exit criterion at Sell: nothing → Paid",)


def test_edits_of_a_stage_that_is_gone_are_listed(path: Path) -> None:
    left_behind(path, with_stage(2, exit="Paid"))
    theirs = example()
    del theirs["current"]["stages"][2]
    recovery = found(put(path, theirs))
    assert recovery.brings == ()
    assert recovery.misfits == ("exit criterion at Sell: nothing → Paid",)


def test_edits_that_would_make_a_faulty_map_are_listed_and_the_others_taken(path: Path) -> None:
    mine = with_stage(2, exit="Paid")
    mine["current"]["flows"] = [{"from": "sell", "to": "qualify", "share": 0.6}]
    left_behind(path, mine)
    recovery = found(put(path, with_stage(2, conversion=0.5)))
    assert recovery.map == sound(with_stage(2, conversion=0.5, exit="Paid"))
    assert recovery.misfits == ("move Sell → Qualify: new",)


def test_what_the_file_holds_already_is_not_offered_and_its_journal_goes(path: Path) -> None:
    left_behind(path, with_stage(2, exit="Paid"))
    put(path, with_stage(2, exit="Paid"))
    assert recovery_of(read_map(path)) is None
    assert not journals_of(path)


def test_taking_edits_is_one_edit_and_their_journal_goes_when_they_are_saved(path: Path) -> None:
    left_behind(path, with_stage(2, exit="Signed"), with_stage(2, exit="Paid"))
    document = Document(read_map(path), Claim(path))
    document.recover(found(path))
    assert len(journals_of(path)) == 2, "until then both are there"
    assert document.undo() == "recover 2 edits"
    assert len(journals_of(path)) == 1
    document.redo()
    assert document.unsaved_edits == 2
    document.save()
    assert not journals_of(path)
    document.close()


def test_edits_recovered_once_and_left_unsaved_again_are_offered_once(path: Path) -> None:
    left_behind(path, with_stage(2, exit="Signed"))
    document = Document(read_map(path), Claim(path))
    document.recover(found(path))
    document.apply("exit", sound(with_stage(2, exit="Paid")))
    assert document.claim is not None
    document.claim.release()
    assert len(journals_of(path)) == 2
    third = Document(read_map(path), Claim(path))
    third.recover(found(path))
    assert third.map == sound(with_stage(2, exit="Paid"))
    third.save()
    third.close()
    assert recovery_of(read_map(path)) is None
    assert not journals_of(path)


def test_what_does_not_fit_is_offered_again_after_the_rest_was_saved(path: Path) -> None:
    left_behind(path, with_stage(2, exit="Paid", conversion=0.4))
    put(path, with_stage(2, exit="Signed"))
    document = Document(read_map(path), Claim(path))
    document.recover(found(path))
    document.save()
    document.close()
    recovery = found(path)
    assert (recovery.brings, recovery.misfits) == ((), ("exit criterion at Sell: nothing → Paid",))
    recovery.drop()
    assert recovery_of(read_map(path)) is None


_titles = st.sampled_from(("One", "Two"))
_named = st.permutations("abc").flatmap(
    lambda ids: st.lists(_titles, max_size=3).map(
        lambda titles: [{"id": name, "title": title} for name, title in zip(ids, titles, strict=False)]
    )
)
_without_ids = st.lists(_titles.map(lambda title: {"title": title}), max_size=2)


def _with_actions(actions: list[dict[str, str]]) -> ProcessMap:
    return sound({**example(), "actions": actions})


_all_named = _named.map(_with_actions)
_any = (
    st.builds(lambda named, others: [*named, *others], _named, _without_ids).flatmap(st.permutations).map(_with_actions)
)


@given(_any, _all_named | _any, _all_named | _any)
def test_edits_meet_any_file_whatever_has_no_id(theirs: ProcessMap, old: ProcessMap, new: ProcessMap) -> None:
    wanted = tuple(differences(old, new))
    assert with_differences(old, wanted) == (new, ())
    _, misfits = with_differences(theirs, wanted)
    assert all(misfit in wanted for misfit in misfits)


def test_an_order_meets_a_file_with_a_record_that_has_no_id_yet(path: Path) -> None:
    listed = [{"id": "a", "title": "One"}, {"id": "b", "title": "Two"}]
    put(path, {**example(), "actions": listed})
    left_behind(path, {**example(), "actions": listed[::-1]})
    put(path, {**example(), "actions": [*listed, {"title": "New"}]})
    assert [action.title for action in found(path).map.actions] == ["Two", "New", "One"]


def test_what_was_recovered_and_taken_back_is_offered_again_after_another_edit_was_saved(path: Path) -> None:
    left_behind(path, with_stage(2, exit="Paid"))
    document = Document(read_map(path), Claim(path))
    document.recover(found(path))
    document.undo()
    document.apply("another edit", sound(with_stage(2, conversion=0.4)))
    document.save()
    document.close()
    assert found(path).brings == ("exit criterion at Sell: nothing → Paid",)


def test_a_journal_that_cannot_be_removed_stops_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left_behind(path, with_stage(2, exit="Paid"))
    document = Document(read_map(path), Claim(path))
    document.recover(found(path))
    unlink = Path.unlink

    def refused(self: Path, missing_ok: bool = False) -> None:
        if self.suffix == ".journal":
            raise PermissionError
        unlink(self, missing_ok)

    monkeypatch.setattr(Path, "unlink", refused)
    assert document.save()
    assert recovery_of(document.file) is None
    document.close()


def test_a_journal_that_cannot_be_read_is_set_aside_and_not_called_unsaved(path: Path) -> None:
    left_behind(path, with_stage(2, exit="Paid"))
    [journal] = journals_of(path)
    journal.write_bytes(b"")
    assert not has_unsaved(path)
    assert recovery_of(read_map(path)) is None
    assert unreadable_of(path) == (journal.with_suffix(".unreadable"),)
    assert not journals_of(path)
    assert unreadable_of(path) == ()
    assert journal.with_suffix(".unreadable").exists()
