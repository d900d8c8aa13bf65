"""The stages of both sides in columns: a stage stands above itself, and above a gap where it has no counterpart."""

from collections.abc import Iterator
from dataclasses import dataclass

from procmap.analysis.order import moved
from procmap.model.side import Side
from procmap.model.stage import Stage


@dataclass(frozen=True)
class Column:
    """A stage of either side or of both, never of none."""

    before: Stage | None = None
    after: Stage | None = None


def columns_of(before: Side, after: Side) -> tuple[Column, ...]:
    """Every stage of each side once and in its order; of what stands between the same stages, the old first.

    A stage that has moved has two columns.
    """
    shifted = moved([stage.id for stage in before.stages], [stage.id for stage in after.stages])
    return tuple(_columns(before, after, {it.id for it in after.stages if before.stage(it.id)} - shifted))


def _columns(before: Side, after: Side, kept: set[str]) -> Iterator[Column]:
    new = list(after.stages)
    for old in before.stages:
        if old.id not in kept:
            yield Column(before=old)
            continue
        while new[0].id != old.id:
            yield Column(after=new.pop(0))
        yield Column(old, new.pop(0))
    yield from (Column(after=stage) for stage in new)
