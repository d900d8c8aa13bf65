"""What lies in `exports/` is what the maps in `maps/` export to."""

import datetime
from pathlib import Path

import pytest

from procmap.export.files import exports_of
from procmap.export.formats import FORMATS, VIEWS
from procmap.rules.check import check_map
from procmap.store.reading import read_map

ROOT = Path(__file__).parents[1]
MAPS = sorted((ROOT / "maps").glob("*.toml"))
DAY = datetime.date(2026, 11, 21)
TEXTS = ("toml", "dot", "svg")
RENEW = f"renew exports/ by `procmap export maps/*.toml --today {DAY}`"


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_the_texts_are_current(path: Path) -> None:
    file = read_map(path)
    made = exports_of(file, check_map(file.map, today=DAY), formats=TEXTS)
    stale = [export.name for export in made if content(path, export.name) != export.content]
    assert not stale, f"{path.stem}: {', '.join(stale)} differ: {RENEW}"


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_every_picture_is_there_in_every_format_and_nothing_else(path: Path) -> None:
    views = VIEWS if read_map(path).map.target else VIEWS[:1]
    names = {"map.toml", *(f"{view}.{format_}" for view in views for format_ in FORMATS if format_ != "toml")}
    assert {found.name for found in (ROOT / "exports" / path.stem).iterdir()} == names, RENEW


def test_no_export_is_without_its_map() -> None:
    assert {folder.name for folder in (ROOT / "exports").iterdir()} == {path.stem for path in MAPS}, RENEW


def content(path: Path, name: str) -> bytes:
    place = ROOT / "exports" / path.stem / name
    return place.read_bytes() if place.exists() else b""
