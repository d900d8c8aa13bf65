"""The line from stage to stage, in steps."""

from dataclasses import dataclass

from procmap.export.diagram.geometry import ArrowKind


@dataclass(frozen=True)
class Step:
    """A stretch of the main line, between positions; `turns` says that it runs on to the next row, if it must.

    Otherwise its end in one row and its beginning in the other are shown, as in a score.
    """

    start: int
    end: int
    kind: ArrowKind = "line"
    turns: bool = True


def steps_through(count: int) -> tuple[Step, ...]:
    """The main line of a process of `count` stages."""
    return tuple(Step(i, i + 1) for i in range(count - 1))
