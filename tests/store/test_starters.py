from pathlib import Path

import pytest

from procmap.store.faults import Refused
from procmap.store.reading import parse_map, read_map
from procmap.store.starters import SAMPLE, SAMPLE_FILE, SCHEMA_FILE, STARTERS, sample_text, start_map, starter_map
from procmap.store.writing.canonical import canonical_text


@pytest.mark.parametrize("starter", STARTERS, ids=lambda starter: starter.name)
def test_every_starter_is_a_map(starter):
    process_map = starter_map(starter.name)
    assert parse_map(canonical_text(process_map).encode(), starter.name) == process_map


def test_a_new_map_is_its_starter_under_another_name_with_the_comments(tmp_path: Path):
    path = start_map(tmp_path, "Pumps to mines", "inside-sales")
    file = read_map(path)
    assert path.name == "pumps-to-mines.toml"
    assert file.text.startswith(f"#:schema ./{SCHEMA_FILE}\n# Numbers are left for you")
    assert file.map.process.name == "Pumps to mines"
    assert file.map.current == starter_map("inside-sales").current


def test_the_schema_that_a_map_names_lies_beside_it_and_one_that_is_there_stays(tmp_path: Path):
    start_map(tmp_path, "One", "blank")
    schema = tmp_path / SCHEMA_FILE
    assert "json-schema.org" in schema.read_text(encoding="utf-8")
    schema.write_text("{}", encoding="utf-8")
    start_map(tmp_path, "Two", "blank")
    assert schema.read_text(encoding="utf-8") == "{}"


def test_the_sample_is_taken_as_it_is_and_never_twice(tmp_path: Path):
    path = start_map(tmp_path, "", SAMPLE.name)
    assert (path.name, path.read_bytes()) == (SAMPLE_FILE, sample_text())
    with pytest.raises(Refused, match="there already"):
        start_map(tmp_path, "", SAMPLE.name)


@pytest.mark.parametrize("name", ["取引", "→"])
def test_a_name_without_a_plain_letter_still_makes_a_file(tmp_path: Path, name: str):
    assert start_map(tmp_path, name, "blank") == tmp_path / "map.toml"
