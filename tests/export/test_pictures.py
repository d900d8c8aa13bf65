import struct
import sys

import pytest

from procmap.export import pictures
from procmap.export.dot import dot_source
from procmap.export.pictures import DPI, MOST_PIXELS, MOST_SIDE, NotDrawn, png_dpi, render

WIDE = 'digraph { layout=nop2 a [pos="0,0"] b [pos="%d,0"] }'


@pytest.fixture(scope="module")
def source(side):
    return dot_source(side(4)[0], "current", side(4)[1])


def png_size(content):
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    return struct.unpack(">II", content[16:24])


def test_an_svg_names_no_program_version_or_day(source):
    svg = render(source, "svg")
    assert svg.startswith(b"<?xml")
    assert b"<!--" not in svg
    assert b"raphviz" not in svg


def test_pictures_are_the_same_bytes_every_time(source):
    assert render(source, "svg") == render(source, "svg")
    assert render(source, "png") == render(source, "png")


def test_a_png_is_sharp_in_print(source):
    width, _ = png_size(render(source, "png"))
    assert png_dpi(source) == DPI
    assert width > 2400


def test_a_drawing_too_large_for_that_is_scaled_down():
    source = WIDE % 20_000
    assert png_dpi(source) < DPI
    width, height = png_size(render(source, "png"))
    assert width <= MOST_SIDE + 1
    assert width * height <= MOST_PIXELS


def test_source_that_is_none_is_refused_with_a_reason():
    with pytest.raises(NotDrawn, match="graphviz-pure failed"):
        render("digraph { a [label=<<b>] ", "svg")


def test_a_renderer_that_is_not_there_is_said(source, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NotDrawn, match="dot is not installed"):
        render(source, "svg", "dot")


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")
def test_the_system_s_renderer_is_asked_only_by_name(source, monkeypatch, tmp_path):
    stand_in = tmp_path / "dot"
    stand_in.write_text('#!/bin/sh\necho \'<svg width="10pt" height="10pt"></svg>\'\n')
    stand_in.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    assert render(source, "svg", "dot") == b'<svg width="10pt" height="10pt"></svg>\n'
    assert len(render(source, "svg")) > 1000


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")
def test_a_renderer_that_hangs_is_stopped(source, monkeypatch, tmp_path):
    stand_in = tmp_path / "dot"
    stand_in.write_text("#!/bin/sh\nexec tail -f /dev/null\n")
    stand_in.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr(pictures, "TIMEOUT_SECONDS", 0.2)
    with pytest.raises(NotDrawn, match="took more than"):
        render(source, "svg", "dot")
