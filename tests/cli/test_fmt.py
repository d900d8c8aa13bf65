import io
from pathlib import Path

import pytest

from procmap.cli.program import run
from procmap.model.data import from_data, to_data
from procmap.store.reading import read_map
from procmap.store.saving import save_map
from procmap.store.starters import SCHEMA_FILE
from tests.cli.conftest import WEAK
from tests.cli.program import procmap, procmap_here

CANONICAL = WEAK.replace("\n[[current.stages]]", "\n[current]\n\n[[current.stages]]")
UNTIDY = WEAK.replace('name = "Weak"', "name   =  'Weak' # so far").replace("\n[[", "\n\n\n[[")
TIDY = CANONICAL.replace('name = "Weak"', 'name = "Weak"  # so far')
WINDOWS = TIDY.replace("\n", "\r\n")


@pytest.fixture
def untidy(folder: Path) -> Path:
    (folder / "maps/weak.toml").write_text(CANONICAL, encoding="utf-8")
    path = folder / "maps/untidy.toml"
    path.write_text(UNTIDY, encoding="utf-8")
    return path


def test_a_check_names_what_is_not_canonical_and_writes_nothing(folder: Path, untidy: Path) -> None:
    done = procmap_here("fmt", "--check", "maps", cwd=folder)
    assert (done.returncode, done.stdout, done.stderr) == (1, "maps/untidy.toml: not canonical\n", "")
    assert untidy.read_text(encoding="utf-8") == UNTIDY


def test_maps_become_canonical_with_their_comments(folder: Path, untidy: Path) -> None:
    done = procmap("fmt", "maps/weak.toml", "untidy", cwd=folder)
    assert (done.returncode, done.stdout, done.stderr) == (0, "maps/untidy.toml: now canonical\n", "")
    assert untidy.read_text(encoding="utf-8") == TIDY
    assert procmap_here("fmt", "maps", "--check", cwd=folder).returncode == 0


def test_a_canonical_map_is_not_touched_and_another_keeps_its_mode_and_the_links_to_it(
    folder: Path, untidy: Path
) -> None:
    weak, link = folder / "maps/weak.toml", folder / "maps/link.toml"
    link.symlink_to(untidy.name)
    untidy.chmod(0o640)
    before = weak.stat()
    assert procmap_here("fmt", "maps", cwd=folder).stdout == "maps/link.toml: now canonical\n"
    assert (weak.stat().st_ino, weak.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert link.is_symlink()
    assert (untidy.read_text(encoding="utf-8"), untidy.stat().st_mode & 0o777) == (TIDY, 0o640)


def test_a_file_that_is_read_only_is_named_as_it_was_given_and_stays(folder: Path, untidy: Path) -> None:
    untidy.chmod(0o444)
    done = procmap_here("fmt", "maps", cwd=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "maps/untidy.toml:1:1: the file is read-only: expected one that can be written\n"
    assert procmap_here("fmt", "--check", "maps", cwd=folder).returncode == 1


def test_a_schema_of_another_version_beside_the_maps_is_told_of_once(tmp_path: Path) -> None:
    for name in ("one", "two"):
        assert procmap_here("new", name, cwd=tmp_path).returncode == 0
    schema = tmp_path / "maps" / SCHEMA_FILE
    assert procmap_here("fmt", "maps", cwd=tmp_path).stderr == ""
    schema.write_text("{}", encoding="utf-8")
    done = procmap_here("fmt", "maps", "--check", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    name = f"maps/{SCHEMA_FILE}"
    assert done.stderr == f"{name}: of another version of procmap; `procmap schema > {name}` renews it\n"


@pytest.mark.parametrize(
    ("options", "given", "expected"),
    [
        ((), UNTIDY, (0, TIDY, "")),
        ((), f"\ufeff{WINDOWS}", (0, f"\ufeff{WINDOWS}", "")),
        (("--check",), UNTIDY, (1, "standard input: not canonical\n", "")),
        (("--check",), TIDY, (0, "", "")),
        ((), "format = 2\n[process]\nname = 'X'\n", (2, "", "standard input:1:1: `format` is 2: expected 1\n")),
    ],
)
def test_a_dash_is_a_map_on_standard_input(
    monkeypatch: pytest.MonkeyPatch,
    capsysbinary: pytest.CaptureFixture[bytes],
    options: tuple[str, ...],
    given: str,
    expected: tuple[int, str, str],
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(given.encode())))
    code = run(["fmt", "-", *options])
    assert (code, *(written.decode() for written in capsysbinary.readouterr())) == expected


@pytest.mark.usefixtures("untidy")
def test_a_refused_file_keeps_no_other_from_being_done(folder: Path, refused: Path) -> None:
    before = refused.read_bytes()
    done = procmap_here("fmt", "maps", cwd=folder)
    assert (done.returncode, done.stdout) == (2, "maps/untidy.toml: now canonical\n")
    assert done.stderr.startswith("maps/bad.toml:7:1: `entering`")
    assert refused.read_bytes() == before


def test_what_a_screen_saves_is_canonical(folder: Path) -> None:
    path = folder / "maps/weak.toml"
    path.write_text(TIDY, encoding="utf-8")
    file = read_map(path)
    data = to_data(file.map)
    data["process"]["goal"] = 12
    data["current"]["stages"].insert(0, {"id": "new", "name": "New", "tools": [{"name": "CRM"}]})
    save_map(file, from_data(data))
    assert procmap_here("fmt", "--check", "maps", cwd=folder).returncode == 0
