import errno
import os
import stat
import subprocess
import sys

import pytest

from procmap.store.atomic import create_file, replace_file
from procmap.store.faults import Refused
from procmap.store.reading import read_map
from procmap.store.saving import save_map

TEXT = '# ours\nformat = 1\n\n[process]\nname = "Sale" # so far\n'


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "sale.toml"
    path.write_text(TEXT)
    return path


def named(process_map, name):
    return process_map.model_copy(update={"process": process_map.process.model_copy(update={"name": name})})


def save_as(path, name):
    file = read_map(path)
    return save_map(file, named(file.map, name))


def names(folder):
    return sorted(entry.name for entry in folder.iterdir())


def test_saving_keeps_comments_and_gives_what_reading_would(path):
    saved = save_as(path, "Deal")
    assert path.read_text() == TEXT.replace("Sale", "Deal")
    assert saved == read_map(path)
    assert names(path.parent) == ["sale.toml"]


def test_a_byte_order_mark_and_line_breaks_stay(path):
    path.write_bytes(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())
    saved = save_as(path, "Deal")
    assert path.read_bytes() == b"\xef\xbb\xbf" + TEXT.replace("Sale", "Deal").replace("\n", "\r\n").encode()
    assert save_map(saved, named(saved.map, "Sale")).map.process.name == "Sale"


def test_the_same_map_is_not_written(path):
    before = path.stat().st_ino
    save_as(path, "Sale")
    assert path.stat().st_ino == before


def test_a_file_that_changed_or_vanished_is_left_alone(path):
    file = read_map(path)
    path.write_text(TEXT + "# theirs\n")
    with pytest.raises(Refused, match="has changed since it was read"):
        save_map(file, named(file.map, "Deal"))
    assert path.read_text() == TEXT + "# theirs\n"
    path.unlink()
    with pytest.raises(Refused, match="has vanished"):
        save_map(file, named(file.map, "Deal"))
    assert not path.exists()


def test_a_map_that_would_not_read_is_not_written(path, tmp_path):
    with pytest.raises(Refused, match="control character"):
        save_as(path, "a\x1bb")
    with pytest.raises(Refused, match="`name` is empty"):
        save_as(path, "")
    assert path.read_text() == TEXT
    assert names(tmp_path) == ["sale.toml"]


def test_the_mode_stays_and_a_link_stays_a_link(path, tmp_path):
    path.chmod(0o640)
    link = tmp_path / "link.toml"
    link.symlink_to(path)
    save_as(link, "Deal")
    assert link.is_symlink()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert read_map(path).map.process.name == "Deal"


def test_a_read_only_file_and_what_is_no_file_are_refused(path, tmp_path):
    path.chmod(0o444)
    with pytest.raises(Refused, match="read-only"):
        save_as(path, "Deal")
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for place in (pipe, tmp_path):
        with pytest.raises(Refused, match="no regular file"):
            replace_file(place, b"x")
    with pytest.raises(Refused, match="its folder is a file"):
        create_file(path / "below.toml", b"x")
    assert path.read_text() == TEXT
    assert names(tmp_path) == ["pipe", "sale.toml"]


def test_a_full_disk_leaves_the_old_file_and_nothing_else(path, monkeypatch):
    def full(_descriptor):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Refused, match="the disk is full"):
        save_as(path, "Deal")
    with pytest.raises(Refused, match="the disk is full"):
        create_file(path.parent / "new.toml", b"x")
    assert path.read_text() == TEXT
    assert names(path.parent) == ["sale.toml"]


def test_what_a_killed_program_left_is_swept_and_what_a_running_one_writes_is_not(path):
    finished = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True)
    left = path.with_name(f".sale.toml.{int(finished.stdout)}.abc.procmap-tmp")
    written = path.with_name(f".sale.toml.{os.getpid()}.abc.procmap-tmp")
    other = path.with_name(f".other.toml.{int(finished.stdout)}.abc.procmap-tmp")
    for place in (left, written, other):
        place.write_text("half")
    save_as(path, "Deal")
    assert names(path.parent) == sorted([written.name, other.name, "sale.toml"])


def test_a_new_file_makes_its_folder_and_never_covers_another(tmp_path):
    place = tmp_path / "maps" / "north" / "sale.toml"
    create_file(place, b"one")
    dangling = tmp_path / "dangling.toml"
    dangling.symlink_to(tmp_path / "nowhere")
    for path in (place, dangling):
        with pytest.raises(Refused, match="there already"):
            create_file(path, b"two")
    assert place.read_bytes() == b"one"
    assert names(place.parent) == ["sale.toml"]


def test_killed_at_any_moment_a_file_is_the_old_or_the_new_one(tmp_path):
    place = tmp_path / "sale.toml"
    place.write_bytes(b"a" * 100_000)
    program = (
        "import sys, itertools; from pathlib import Path; from procmap.store.atomic import replace_file\n"
        "print('ready', flush=True)\n"
        "for n in itertools.cycle((b'a', b'b')): replace_file(Path(sys.argv[1]), n * 100_000)"
    )
    for _ in range(5):
        child = subprocess.Popen([sys.executable, "-c", program, str(place)], stdout=subprocess.PIPE)
        assert child.stdout.readline() == b"ready\n"
        child.stdout.close()
        child.kill()
        child.wait()
        assert place.read_bytes() in (b"a" * 100_000, b"b" * 100_000)
    replace_file(place, b"done")
    assert names(tmp_path) == ["sale.toml"]
