"""How a picture marks what a target makes of a stage or move: by a sign, a word, a line, and then a colour."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from procmap.analysis.side_changes import StageChange
from procmap.export.diagram.colours import INK, NOBODY, PAPER, Band
from procmap.export.diagram.drawing import Frame

Kind = Literal["new", "gone", "moved", "renamed", "changed", "same"]


@dataclass(frozen=True)
class Look:
    """The sign and word of a kind of change, the band and frame of its cards."""

    sign: str
    word: str
    band: Band
    frame: Frame

    @property
    def mark(self) -> str:
        """Sign and word together."""
        return f"{self.sign} {self.word}".strip().upper()


_CHANGED = Band("#eaa40d", INK)

LOOKS: Mapping[Kind, Look] = {
    "new": Look("+", "new", Band("#005c45", PAPER), "new"),
    "gone": Look("−", "removed", Band(PAPER, "#8a3200"), "gone"),
    "moved": Look("~", "moved", _CHANGED, "changed"),
    "renamed": Look("~", "renamed", _CHANGED, "changed"),
    "changed": Look("~", "changed", _CHANGED, "changed"),
    "same": Look("", "", NOBODY, "card"),
}
"""What stays has neither sign nor word."""


def kind_of(change: StageChange) -> Kind:
    """What a target makes of a stage, the most telling first; moves that leave it speak for themselves."""
    if change.before is None:
        return "new"
    if change.after is None:
        return "gone"
    if change.is_moved:
        return "moved"
    if change.is_renamed:
        return "renamed"
    return "changed" if change.fields else "same"
