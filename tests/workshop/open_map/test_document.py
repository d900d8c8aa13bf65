from pathlib import Path

import pytest

from procmap.model.process_map import ProcessMap
from procmap.store.faults import Refused
from procmap.store.journal.claim import Claim
from procmap.store.reading import BOM, read_map
from procmap.workshop.edits.entry import Change, typed
from procmap.workshop.open_map.document import Document
from tests.workshop.walking import cell

TEXT = 'format = 1\n\n[process]\nname = "Small"  # ours\n'


@pytest.fixture
def document(tmp_path: Path) -> Document:
    path = tmp_path / "small.toml"
    path.write_text(TEXT, encoding="utf-8")
    return Document(read_map(path))


def rename(process_map: ProcessMap, name: str) -> Change:
    return typed(process_map, cell(process_map, "process", "name"), name)


def apply(document: Document, name: str) -> bool:
    change = rename(document.map, name)
    return document.apply(change.label, change.map)


def test_an_edit_is_undone_and_done_again_by_its_name(document: Document) -> None:
    assert (document.undo(), document.redo()) == (None, None)
    assert apply(document, "Larger")
    assert document.redo() is None
    assert (document.undo(), document.map.process.name) == ("rename the process", "Small")
    assert document.undo() is None
    assert (document.redo(), document.map.process.name) == ("rename the process", "Larger")


def test_an_edit_that_changes_nothing_leaves_no_trace(document: Document) -> None:
    apply(document, "Larger")
    document.undo()
    assert not apply(document, "Small")
    assert (document.undo(), document.redo()) == (None, "rename the process")


def test_a_new_edit_forgets_what_was_undone(document: Document) -> None:
    apply(document, "Larger")
    document.undo()
    apply(document, "Other")
    assert document.redo() is None


def test_saving_writes_the_map_and_undo_reaches_past_it(document: Document) -> None:
    assert document.is_saved
    assert not document.save()
    apply(document, "Larger")
    assert not document.is_saved
    assert document.save()
    assert document.is_saved
    assert document.file.path.read_text(encoding="utf-8") == TEXT.replace("Small", "Larger")
    document.undo()
    assert not document.is_saved
    document.save()
    assert document.file.path.read_text(encoding="utf-8") == TEXT


def test_a_file_that_somebody_else_changed_is_not_overwritten(document: Document) -> None:
    apply(document, "Larger")
    document.file.path.write_text(TEXT.replace("ours", "theirs"), encoding="utf-8")
    with pytest.raises(Refused):
        document.save()
    assert not document.is_saved
    assert "theirs" in document.file.path.read_text(encoding="utf-8")


def test_listeners_hear_of_every_change_until_they_are_forgotten(document: Document) -> None:
    heard: list[str] = []

    def listener() -> None:
        heard.append(document.map.process.name)

    document.listen(listener)
    apply(document, "Larger")
    document.undo()
    document.redo()
    document.save()
    assert heard == ["Larger", "Small", "Larger", "Larger"]
    document.forget(listener)
    document.forget(listener)
    document.undo()
    assert len(heard) == 4


def test_a_copy_keeps_the_byte_order_mark_and_can_be_edited(tmp_path: Path) -> None:
    path = tmp_path / "small.toml"
    path.write_bytes(BOM + TEXT.encode())
    first = Document(read_map(path), Claim(path))
    second = Document(read_map(path), Claim(path))
    assert second.is_read_only
    second.save_to(tmp_path / "small-2.toml")
    assert apply(second, "Larger")
    second.save()
    assert second.file.path.read_bytes() == BOM + TEXT.replace("Small", "Larger").encode()
    for document in (first, second):
        document.close()


def test_a_link_whose_file_went_leads_to_it_again(tmp_path: Path) -> None:
    path, link = tmp_path / "small.toml", tmp_path / "link.toml"
    path.write_text(TEXT, encoding="utf-8")
    link.symlink_to(path.name)
    document = Document(read_map(link))
    path.unlink()
    document.look()
    document.look()
    assert not document.is_saved
    with pytest.raises(Refused, match="vanished"):
        document.save()
    document.save_to(link)
    assert document.is_saved
    assert link.is_symlink()
    assert path.read_text(encoding="utf-8") == TEXT
