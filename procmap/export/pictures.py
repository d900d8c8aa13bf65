"""DOT source to pictures, by a renderer in a process of its own: the one place that knows how they are made."""

import re
import shutil
import subprocess
import sysconfig
from importlib import metadata
from pathlib import Path
from typing import Literal

PictureFormat = Literal["svg", "png"]
Renderer = Literal["graphviz-pure", "dot"]

RENDERERS: tuple[Renderer, ...] = ("graphviz-pure", "dot")
"""The one that comes with the program, and the system's Graphviz, for who asks for it."""

DPI = 192
"""Dots per inch of a PNG, where its size allows."""

MOST_PIXELS = 40_000_000
MOST_SIDE = 12_000
"""Bounds of a PNG: what viewers and word processors still open."""

TIMEOUT_SECONDS = 60.0
"""How long one picture may take."""

_COMMENTS = re.compile(rb"<!--.*?-->\s*", re.DOTALL)
_SIZE = re.compile(rb'<svg width="([\d.]+)pt" height="([\d.]+)pt"')


class NotDrawn(Exception):
    """A picture that could not be made, and why."""


def render(source: str, picture: PictureFormat, renderer: Renderer = "graphviz-pure") -> bytes:
    """DOT source as a picture, the same bytes every time. Raises NotDrawn."""
    if picture == "png":
        return _run(source, ["-Tpng", f"-Gdpi={png_dpi(source, renderer)}"], renderer)
    return _COMMENTS.sub(b"", _run(source, ["-Tsvg"], renderer))


def png_dpi(source: str, renderer: Renderer = "graphviz-pure") -> int:
    """The dots per inch of the PNG of some source: fewer than DPI where the drawing is too large. Raises NotDrawn."""
    size = _SIZE.search(_run(source, ["-Tsvg"], renderer))
    if not size:
        raise NotDrawn(f"{renderer} gave no picture")
    width, height = (float(points) / 72 for points in size.groups())
    bounds = (DPI, (MOST_PIXELS / (width * height)) ** 0.5, MOST_SIDE / max(width, height))
    return max(1, int(min(bounds)))


def _run(source: str, options: list[str], renderer: Renderer) -> bytes:
    command = [_executable(renderer), *options]
    try:
        done = subprocess.run(  # noqa: S603 - our own executable, and the source goes in as text
            command, input=source.encode(), capture_output=True, timeout=TIMEOUT_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise NotDrawn(f"{renderer} took more than {TIMEOUT_SECONDS:.0f} seconds") from None
    except OSError as error:
        raise NotDrawn(f"{renderer} cannot be run: {error.strerror}") from None
    if done.returncode or not done.stdout:
        words = done.stderr.decode(errors="replace").strip().splitlines()
        raise NotDrawn(f"{renderer} failed: {words[0] if words else f'exit {done.returncode}'}")
    return done.stdout


def _executable(renderer: Renderer) -> str:
    """Where a renderer is: ours beside the program, wherever its package put it, or else on the path."""
    places = [*_packaged(), sysconfig.get_path("scripts")] if renderer == "graphviz-pure" else []
    for place in places:
        found = shutil.which(renderer, path=place)
        if found:
            return found
    found = shutil.which(renderer)
    if not found:
        raise NotDrawn(f"{renderer} is not installed")
    return found


def _packaged() -> list[str]:
    """The folders in which the renderer's package put its files."""
    try:
        files = metadata.files("graphviz-pure") or []
    except metadata.PackageNotFoundError:
        return []
    return sorted({str(Path(str(file.locate())).parent) for file in files if file.stem == "graphviz-pure"})
