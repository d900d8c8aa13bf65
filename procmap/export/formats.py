"""What a map can be exported to; light enough to be known before anything is drawn."""

from collections.abc import Collection
from typing import Literal

ExportFormat = Literal["toml", "dot", "svg", "png"]

View = Literal["current", "target", "change", "both"]

VIEWS: tuple[View, ...] = ("current", "target", "change", "both")
"""Every picture of a map: each side, what the target changes, both sides in one; all but the first need a target."""

FORMATS: tuple[ExportFormat, ...] = ("toml", "dot", "svg", "png")
"""Every format, in the order in which they are written."""

DEFAULT_FOLDER = "exports"
"""Where exports go unless a person or a team says otherwise."""


def formats_named(names: Collection[str]) -> tuple[ExportFormat, ...]:
    """The formats of some names, each once, in their order; raises ValueError where a name is none."""
    unknown = [name for name in names if name not in FORMATS]
    if unknown:
        raise ValueError(f"there is no format `{unknown[0]}`: expected some of {', '.join(FORMATS)}")
    return tuple(name for name in FORMATS if name in names)
