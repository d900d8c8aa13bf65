"""A drawing: pieces and arrows in their places, and how well it can be read on a page."""

from dataclasses import dataclass
from typing import Literal

from procmap.export.diagram.geometry import Arrow, Box

PAGE = (785.0, 538.0)
"""The printable room of an A4 page in landscape, in points."""

SMALLEST_TYPE = 9
"""The size of the smallest text in a drawing, in points."""

LEGIBLE_TYPE = 7.0
"""What that size must at least be on a page."""

PAD = 14.0
"""The white edge around a drawing, in points."""

Frame = Literal["title", "start", "card", "weak", "new", "changed", "gone", "empty", "end", "lane", "legend"]


@dataclass(frozen=True)
class Block:
    """A label of Graphviz, and its size in points."""

    label: str
    width: float
    height: float


@dataclass(frozen=True)
class Piece:
    """A label in its box, the name of its node, and the kind of its frame."""

    name: str
    frame: Frame
    label: str
    box: Box


@dataclass(frozen=True)
class Drawing:
    """A picture: its pieces and the arrows between them in a room `width` × `height`, in points."""

    width: float
    height: float
    pieces: tuple[Piece, ...]
    arrows: tuple[Arrow, ...] = ()

    @property
    def scale(self) -> float:
        """By what the drawing is scaled when it fills a page."""
        return min(PAGE[0] / (self.width + 2 * PAD), PAGE[1] / (self.height + 2 * PAD))

    @property
    def is_legible(self) -> bool:
        """Whether its smallest text can be read when it fills a page."""
        return self.scale * SMALLEST_TYPE >= LEGIBLE_TYPE
