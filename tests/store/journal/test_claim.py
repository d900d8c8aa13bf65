"""The right to edit a map, between real programs."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from procmap.store.journal.claim import Claim
from procmap.store.personal import state_folder

_HOLDER = """
import pathlib, sys
from procmap.store.journal.claim import Claim
claim = Claim(pathlib.Path(sys.argv[1]))
print(claim.take(), flush=True)
sys.stdin.read()
"""


@contextmanager
def another_program(path: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", _HOLDER, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "True\n"
        yield process
        process.kill()


def test_one_program_at_a_time_and_the_lock_vanishes_with_it(tmp_path: Path) -> None:
    path = tmp_path / "map.toml"
    claim = Claim(path)
    with another_program(path) as process:
        assert not claim.is_free()
        assert not claim.take()
        holder = claim.holder()
        assert holder is not None
        assert holder.process == process.pid
        assert len(holder.since) == len("14:03")
        process.kill()
        process.wait()
        assert claim.is_free()
        assert claim.take()
        assert Claim(path).holder() != holder
    claim.release()


def test_two_names_of_a_file_are_one_map_and_two_maps_are_not(tmp_path: Path) -> None:
    path = tmp_path / "map.toml"
    path.touch()
    (tmp_path / "link.toml").symlink_to(path)
    first, through_link, other = Claim(path), Claim(tmp_path / "link.toml"), Claim(tmp_path / "other.toml")
    assert first.take()
    assert not through_link.take()
    assert other.take()
    first.release()
    other.release()


def test_where_no_lock_can_be_had_nobody_is_kept_from_a_map(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROCMAP_HOME", str(tmp_path / "file"))
    (tmp_path / "file").write_text("", encoding="utf-8")
    claim = Claim(tmp_path / "map.toml")
    assert claim.take()
    assert claim.holder() is None
    claim.release()


def test_a_claim_that_cannot_be_signed_is_taken_all_the_same(tmp_path: Path) -> None:
    claim = Claim(tmp_path / "map.toml")
    assert claim.take()
    [signature] = state_folder().glob("*.holder")
    signature.unlink()
    signature.mkdir()
    assert claim.take()
    assert claim.holder() is None
    claim.release()


def test_a_signature_that_cannot_be_read_names_nobody(tmp_path: Path) -> None:
    claim = Claim(tmp_path / "map.toml")
    assert claim.take()
    [signature] = state_folder().glob("*.holder")
    assert str(os.getpid()) in signature.read_text(encoding="utf-8")
    signature.write_text("[1]", encoding="utf-8")
    assert claim.holder() is None
    claim.release()
