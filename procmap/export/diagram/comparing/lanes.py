"""Both sides in columns: a stage of the target under the same stage of the current side, as far as order allows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from procmap.export.diagram.comparing.alignment import Alignment
from procmap.export.diagram.tracks import Grid

Column = tuple[int | None, int | None]
"""The positions of a stage on the current side and on the target; None where it is not there, or elsewhere."""


def columns_of(alignment: Alignment) -> tuple[Column, ...]:
    """The columns from left to right; a stage that has moved has one on each side, so that both read in order."""
    return tuple(_columns(alignment))


def _columns(alignment: Alignment) -> Iterator[Column]:
    before, after, kinds = alignment.before, alignment.after, alignment.kinds
    done, waiting = 0, list[int]()
    for at, stage in enumerate(after.stages):
        position = before.position(stage.id)
        if position is None or kinds[stage.id] == "moved":
            waiting.append(at)
        else:
            yield from _alone(range(done, position), waiting)
            yield position, at
            done, waiting = position + 1, []
    yield from _alone(range(done, len(before.stages)), waiting)


def _alone(left: Iterable[int], come: Iterable[int]) -> Iterator[Column]:
    """The stages that only one side has between two that both have: first what was, then what is."""
    yield from ((position, None) for position in left)
    yield from ((None, position) for position in come)


@dataclass(frozen=True)
class Lanes(Grid):
    """Two rows to read side by side, the current side's above; positions count on from it to the target's."""

    cells: tuple[tuple[int, int], ...] = ()
    """The column and lane of each position."""

    def left(self, position: int) -> int:
        """The left side of the card at a position."""
        return super().left(self.cells[position][0])

    def row(self, position: int) -> int:
        """The row of the card at a position, from 0."""
        column, lane = self.cells[position]
        return 2 * (column // self.columns) + lane


def lanes_of(columns: tuple[Column, ...], across: int, card_width: int, gap: int) -> Lanes:
    """The columns in so many across, wrapped like the lines of a score."""
    cells = [(column, lane) for lane in (0, 1) for column, both in enumerate(columns) if both[lane] is not None]
    return Lanes(across, card_width, gap, 2, tuple(cells))
