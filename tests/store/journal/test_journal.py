"""Laws: what is read back from a journal is what was edited, and a journal cut anywhere gives what came before."""

import datetime
import errno
import os
import stat
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from procmap.model.process_map import ProcessMap
from procmap.store.journal import journal as journal_module
from procmap.store.journal.format import journal_folder
from procmap.store.journal.journal import Edited, Journal
from procmap.store.journal.reading import journals_of, read_journal
from procmap.store.reading import MapFile, digest_of
from procmap.store.writing.canonical import canonical_text
from tests.neighbours import neighbours
from tests.samples import stages_map

MOMENT = datetime.datetime(2026, 11, 21, 14, 3, tzinfo=datetime.UTC)

BASE = stages_map({"exit": "Signed"}, {}, workshops=[{"on": datetime.date(2026, 11, 20)}])


def file_of(path: Path, process_map: ProcessMap) -> MapFile:
    text = canonical_text(process_map)
    return MapFile(path, text, digest_of(text.encode()), process_map)


def exits(*texts: str) -> list[ProcessMap]:
    """Maps, each an edit away from the one before."""
    return [stages_map({"exit": text}, {}, workshops=[{"on": datetime.date(2026, 11, 20)}]) for text in texts]


def written(path: Path, maps: Sequence[ProcessMap], base: ProcessMap = BASE) -> Journal:
    """A journal of a map with edits from one map to the next."""
    journal, file, before = Journal(path, lambda: MOMENT), file_of(path, base), base
    for number, process_map in enumerate(maps, start=1):
        journal.write(file, before, Edited(f"edit {number}", process_map, number))
        before = process_map
    return journal


def only(path: Path) -> Path:
    [found] = journals_of(path)
    return found


@given(neighbours, st.lists(neighbours, min_size=1, max_size=5))
@settings(max_examples=50)
def test_reading_a_journal_gives_the_map_as_it_was_last_edited(base: ProcessMap, maps: list[ProcessMap]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "map.toml"
        journal = written(path, maps, base)
        found = read_journal(only(path))
        journal.clear()
    assert found is not None
    assert (found.base, found.map, found.count, found.at) == (base, maps[-1], len(maps), MOMENT)


def test_a_journal_cut_at_any_byte_gives_the_edits_before_it_and_never_a_torn_one(tmp_path: Path) -> None:
    path, maps = tmp_path / "map.toml", exits("One", "Two", "Three é")
    written(path, maps)
    journal = only(path)
    content = journal.read_bytes()
    ends = [position for position, byte in enumerate(content, start=1) if byte == ord("\n")]
    assert len(ends) == 4
    for length in (0, 7, *range(ends[0] - 1, len(content) + 1)):
        journal.write_bytes(content[:length])
        found = read_journal(journal)
        whole = sum(end <= length for end in ends) - 1
        assert (found.map if found else None) == (maps[whole - 1] if whole > 0 else None)


@pytest.mark.parametrize("line", [0, 1, 2])
def test_a_line_that_was_tampered_with_ends_what_is_believed(tmp_path: Path, line: int) -> None:
    path, maps = tmp_path / "map.toml", exits("One", "Two")
    written(path, maps)
    lines = only(path).read_bytes().splitlines(keepends=True)
    lines[line] = lines[line].replace(b'"', b"'", 1)
    only(path).write_bytes(b"".join(lines))
    found = read_journal(only(path))
    assert (found.map if found else None) == (None, None, maps[0])[line]


def test_only_changes_are_written_for_its_person_alone(tmp_path: Path) -> None:
    path = tmp_path / "map.toml"
    written(path, exits("One", "Two"))
    head, *lines = only(path).read_text(encoding="utf-8").splitlines()
    assert "Stage 2" in head
    assert not any("Stage 2" in line for line in lines)
    assert stat.S_IMODE(only(path).stat().st_mode) == 0o600
    assert only(path).name.startswith("map-")


def test_nothing_is_left_when_it_is_cleared_and_all_when_it_is_set_aside(tmp_path: Path) -> None:
    path, maps = tmp_path / "map.toml", exits("One", "Two")
    journal = written(path, maps[:1])
    journal.set_aside()
    journal.write(file_of(path, BASE), BASE, Edited("later", maps[1], 1))
    first, second = sorted(journals_of(path), key=lambda found: read_journal(found).map == maps[1])  # type: ignore[union-attr]
    journal.clear()
    assert journals_of(path) == (first,)
    assert first != second


def test_maps_of_one_name_in_two_folders_have_each_their_own(tmp_path: Path) -> None:
    here, there = tmp_path / "a" / "map.toml", tmp_path / "b" / "map.toml"
    written(here, exits("One"))
    assert not journals_of(there)


def test_a_name_full_of_signs_is_found_again(tmp_path: Path) -> None:
    path = tmp_path / "m[a]p*?.toml"
    written(path, exits("One"))
    assert len(journals_of(path)) == 1


def test_a_file_that_is_another_begins_the_journal_anew_in_its_place(tmp_path: Path) -> None:
    path, [one, two] = tmp_path / "map.toml", exits("One", "Two")
    journal = written(path, [one])
    journal.write(file_of(path, one), one, Edited("edit", two, 1))
    found = read_journal(only(path))
    assert found is not None
    assert (found.base, found.map) == (one, two)


def test_a_long_journal_is_begun_anew_with_what_it_comes_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal_module, "_LONG", 2000)
    path, maps = tmp_path / "map.toml", exits(*(f"Exit {number}" for number in range(60)))
    written(path, maps)
    assert only(path).stat().st_size < 5000
    found = read_journal(only(path))
    assert found is not None
    assert (found.map, found.count) == (maps[-1], 60)


def test_a_full_disk_is_told_never_raised_and_made_up_for_by_the_next_edit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, [one, two, three] = tmp_path / "map.toml", exits("One", "Two", "Three")
    journal, file, write = written(path, [one]), file_of(path, BASE), os.write

    def torn(descriptor: int, content: bytes) -> int:
        if len(content) < 60:
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(descriptor, content[:50])

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", torn)
        journal.write(file, one, Edited("two", two, 2))
    assert journal.failure == "No space left on device"
    found = read_journal(only(path))
    assert found is not None
    assert found.map == one, "what was written before is not touched"
    journal.write(file, two, Edited("three", three, 3))
    assert journal.failure == ""
    found = read_journal(only(path))
    assert found is not None
    assert (found.map, found.count) == (three, 3)


@pytest.mark.skipif(os.name != "posix", reason="an open file cannot be removed")
def test_a_journal_removed_under_us_is_begun_anew_by_the_next_edit(tmp_path: Path) -> None:
    path, [one, two] = tmp_path / "map.toml", exits("One", "Two")
    journal = written(path, [one])
    only(path).unlink()
    journal.write(file_of(path, BASE), one, Edited("two", two, 2))
    found = read_journal(only(path))
    assert found is not None
    assert (found.map, found.count) == (two, 2)


def test_a_folder_that_may_not_be_made_is_told(tmp_path: Path) -> None:
    journal_folder().parent.mkdir(parents=True)
    journal_folder().write_text("a file", encoding="utf-8")
    journal = written(tmp_path / "map.toml", exits("One"))
    assert journal.failure
    assert not journals_of(tmp_path / "map.toml")
    journal.clear()
    assert not journal.failure


def test_a_journal_of_another_program_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "map.toml"
    written(path, exits("One"))
    content_of_it = only(path).read_bytes()
    for content in (b"", b"no journal\n", content_of_it.replace(b'{"format": 1', b'{"format": 2', 1), b"\xff\n"):
        only(path).write_bytes(content)
        assert read_journal(only(path)) is None
    assert read_journal(tmp_path / "none") is None
