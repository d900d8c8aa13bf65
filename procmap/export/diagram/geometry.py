"""Places in a drawing: x and y in points from its top left corner, y downwards."""

from dataclasses import dataclass, replace
from typing import Literal

Point = tuple[float, float]

ArrowKind = Literal["line", "detour", "new", "changed", "gone"]
"""The line from stage to stage, a move beside it, and such a move or line that a target adds, changes, takes away."""


def added(one: Point, other: Point) -> Point:
    """A point moved by another."""
    return one[0] + other[0], one[1] + other[1]


@dataclass(frozen=True)
class Box:
    """A rectangle: its left and top, its width and height."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of its right side."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The y of its lower side."""
        return self.top + self.height

    def moved(self, by: Point) -> "Box":
        """The same elsewhere."""
        return replace(self, left=self.left + by[0], top=self.top + by[1])

    def grown(self, by: float) -> "Box":
        """The same, larger on every side."""
        return Box(self.left - by, self.top - by, self.width + 2 * by, self.height + 2 * by)

    @property
    def middle(self) -> Point:
        """Its centre."""
        return self.left + self.width / 2, self.top + self.height / 2


@dataclass(frozen=True)
class Tag:
    """A label on a way: its text and the centre of it."""

    text: str
    at: Point


@dataclass(frozen=True)
class Arrow:
    """An arrow between two nodes by its corners from start to tip, with a label where it has one."""

    kind: ArrowKind
    start: str
    end: str
    points: tuple[Point, ...]
    tag: Tag | None = None

    def moved(self, by: Point) -> "Arrow":
        """The same elsewhere."""
        tag = self.tag and replace(self.tag, at=added(self.tag.at, by))
        return replace(self, points=tuple(added(point, by) for point in self.points), tag=tag)
