"""What a map exports to: everything is made in memory first, then written whole."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from procmap.export.dot import dot_source
from procmap.export.formats import FORMATS, VIEWS, ExportFormat, View
from procmap.export.pictures import DPI, NotDrawn, PictureFormat, Renderer, png_dpi, render
from procmap.model.process_map import ProcessMap
from procmap.rules.finding import Report
from procmap.store.atomic import replace_file
from procmap.store.faults import refusal
from procmap.store.reading import MapFile

_SCHEMA_BESIDE = re.compile(r"\A((?:#[^\n]*\n)*?)#:schema (?!\w+:)[^\n]*\n")
"""The line by which a map names the schema that lies beside it, and not beside a copy elsewhere."""

_PICTURES: tuple[PictureFormat, ...] = ("svg", "png")


@dataclass(frozen=True)
class Export:
    """A file to write: its name in the map's folder, its content, and what a person should know of it."""

    name: str
    content: bytes
    remark: str = ""


def exports_of(
    file: MapFile,
    report: Report,
    *,
    formats: Sequence[ExportFormat] = FORMATS,
    sides: Sequence[View] = VIEWS,
    renderer: Renderer = "graphviz-pure",
) -> tuple[Export, ...]:
    """What the map exports to, nothing written; without a target it is the current side alone. Raises Refused."""
    made: list[Export] = []
    if "toml" in formats:
        made.append(Export("map.toml", _SCHEMA_BESIDE.sub(r"\1", file.text).encode()))
    try:
        for view in VIEWS:
            if view in sides and is_there(file.map, view):
                made += _pictures(view, dot_source(file.map, view, report), formats, renderer)
    except NotDrawn as reason:
        raise refusal(file.path, f"no picture can be made of it: {reason}; nothing was written") from reason
    return tuple(made)


def is_there(process_map: ProcessMap, view: View) -> bool:
    """Whether a map has what a picture shows: all but that of the current side need a target."""
    return view == "current" or process_map.target is not None


def _pictures(view: View, source: str, formats: Sequence[ExportFormat], renderer: Renderer) -> list[Export]:
    made = [Export(f"{view}.dot", source.encode())] if "dot" in formats else []
    for picture in _PICTURES:
        if picture in formats:
            remark = _remark(source, renderer) if picture == "png" else ""
            made.append(Export(f"{view}.{picture}", render(source, picture, renderer), remark))
    return made


def _remark(source: str, renderer: Renderer) -> str:
    dpi = png_dpi(source, renderer)
    return "" if dpi >= DPI else f"scaled down to {dpi} dots an inch, for its size: the SVG is sharper"


def export_folder(file: MapFile, folder: Path) -> Path:
    """The folder of a map's exports: that of its own name."""
    return folder / file.path.stem


def write_exports(exports: Sequence[Export], folder: Path) -> tuple[Path, ...]:
    """Write exports into a folder, which is made where it is missing, each file whole. Raises Refused."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise refusal(
            folder, f"the folder cannot be made ({error.strerror}): expected one that can be written"
        ) from error
    paths = tuple(folder / export.name for export in exports)
    for path, export in zip(paths, exports, strict=True):
        replace_file(path, export.content)
    return paths


def export_map(
    file: MapFile,
    report: Report,
    *,
    formats: Sequence[ExportFormat] = FORMATS,
    sides: Sequence[View] = VIEWS,
    folder: Path,
) -> tuple[Path, ...]:
    """Write `folder`/STEM/map.toml, current.dot, current.svg … and give their paths. Raises Refused."""
    exports = exports_of(file, report, formats=formats, sides=sides)
    return write_exports(exports, export_folder(file, folder))
