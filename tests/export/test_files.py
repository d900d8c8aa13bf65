import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from procmap.export import files
from procmap.export.files import export_map, exports_of
from procmap.export.formats import FORMATS, formats_named
from procmap.export.pictures import NotDrawn
from procmap.rules.check import check_map
from procmap.rules.finding import Report
from procmap.store.faults import Refused
from procmap.store.reading import read_map

MAPS = Path(__file__).parents[2] / "maps"


@pytest.fixture(scope="module")
def meters():
    return read_map(MAPS / "flow-meters.toml")


@pytest.fixture(scope="module")
def report(meters):
    return check_map(meters.map, today=datetime.date(2026, 11, 21))


def test_a_map_exports_its_text_and_every_picture(meters, report, tmp_path):
    paths = export_map(meters, report, folder=tmp_path)
    assert [path.relative_to(tmp_path / "flow-meters").name for path in paths] == [
        "map.toml",
        *(f"{view}.{form}" for view in ("current", "target", "change", "both") for form in ("dot", "svg", "png")),
    ]
    schema, _, rest = meters.path.read_bytes().partition(b"\n")
    assert (schema, paths[0].read_bytes()) == (b"#:schema ./procmap.schema.json", rest)


@pytest.mark.parametrize(
    "top", ["#:schema https://example.org/map.json\n# ours\n", "# ours\n", 'notes = """\n#:schema ./x\n"""\n']
)
def test_a_copy_loses_no_line_but_the_name_of_a_schema_that_is_not_beside_it(meters, report, top):
    texts = {
        f"{top}format = 1": f"{top}format = 1",
        f"# a\n#:schema ../x.json\n{top}format = 1": f"# a\n{top}format = 1",
    }
    for text, expected in texts.items():
        (made,) = exports_of(replace(meters, text=text), report, formats=["toml"])
        assert made.content.decode() == expected


def test_formats_and_sides_are_chosen(meters, report, tmp_path):
    paths = export_map(meters, report, formats=["dot"], sides=["target"], folder=tmp_path)
    assert [path.name for path in paths] == ["target.dot"]


def test_a_side_that_is_not_there_is_not_drawn(meters, report):
    without = replace(meters, map=meters.map.model_copy(update={"target": None}))
    assert [made.name for made in exports_of(without, report, formats=["dot"])] == ["current.dot"]


def test_what_was_there_is_replaced_and_what_is_not_ours_stays(meters, report, tmp_path):
    folder = tmp_path / "flow-meters"
    folder.mkdir()
    (folder / "current.dot").write_text("old")
    (folder / "notes.md").write_text("mine")
    export_map(meters, report, formats=["dot"], folder=tmp_path)
    assert (folder / "current.dot").read_text().startswith("digraph")
    assert (folder / "notes.md").read_text() == "mine"


def test_nothing_is_written_where_a_picture_cannot_be_made(meters, tmp_path, monkeypatch):
    def fail(*_):
        raise NotDrawn("it failed")

    monkeypatch.setattr(files, "render", fail)
    with pytest.raises(Refused, match=r"flow-meters\.toml:1:1: no picture can be made of it: it failed"):
        export_map(meters, Report(), folder=tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_refused(meters, tmp_path):
    (tmp_path / "flow-meters").write_text("a file")
    with pytest.raises(Refused, match="the folder cannot be made"):
        export_map(meters, Report(), formats=["toml"], folder=tmp_path)


def test_a_png_that_was_scaled_down_says_so(meters, report, monkeypatch):
    monkeypatch.setattr(files, "png_dpi", lambda *_: 90)
    (png,) = (made for made in exports_of(meters, report, formats=["png"], sides=["current"]))
    assert png.remark == "scaled down to 90 dots an inch, for its size: the SVG is sharper"


def test_formats_are_named_in_any_order():
    assert formats_named(["svg", "dot", "dot"]) == ("dot", "svg")
    assert formats_named(FORMATS) == FORMATS
    with pytest.raises(ValueError, match="there is no format `pdf`: expected some of toml, dot, svg, png"):
        formats_named(["pdf"])
