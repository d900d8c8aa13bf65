"""What refers to a role, stage, objective or metric, so that removing or renaming one leaves no loose end."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from procmap.model.data import attribute_of, value_at
from procmap.model.fault import Path
from procmap.model.process_map import SIDES, ProcessMap
from procmap.model.record import Record
from procmap.workshop.edits import placed, removed
from procmap.workshop.fields import FIELDS

Kind = Literal["role", "stage", "objective", "metric"]


def references_to(process_map: ProcessMap, kind: Kind, name: str) -> tuple[Path, ...]:
    """The paths of every field and of every key of a table by role that names this id."""
    return tuple(path for path, found, value in _all(process_map, ()) if found == kind and value == name)


def _all(value: Any, path: Path) -> Iterator[tuple[Path, str, str]]:
    if isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _all(item, (*path, index))
    if not isinstance(value, Record):
        return
    for field in FIELDS[type(value)]:
        held = getattr(value, attribute_of(field.key))
        if field.kind in ("role", "stage", "objective", "metric") and held:
            yield (*path, field.key), field.kind, held
        elif field.kind == "who" and held:
            yield (*path, field.key), "role", held
        elif isinstance(held, Mapping):
            yield from (((*path, field.key, key), "role", key) for key in held)
        else:
            yield from _all(held, (*path, field.key))


def without_references(process_map: ProcessMap, kind: Kind, name: str) -> ProcessMap:
    """The map in which nothing names this id any more.

    A flow or vote that loses its stage goes with it; an answer or waiver goes too, because without a
    stage it would stand for the whole map. Everything else just loses the name.
    """
    gone: set[Path] = set()
    for path in references_to(process_map, kind, name):
        if kind == "stage" and path[-2:-1] and isinstance(path[-2], int) and path[-3] in _WITH_THEIR_STAGE:
            gone.add(path[:-1])
        else:
            process_map = placed(process_map, path, None)
    for path in sorted(gone, key=_position, reverse=True):
        process_map = removed(process_map, path)
    return process_map


_WITH_THEIR_STAGE = ("flows", "votes", "answers", "waivers")


def _position(path: Path) -> tuple[int, ...]:
    return tuple(step for step in path if isinstance(step, int))


def renamed(process_map: ProcessMap, kind: Kind, old: str, new: str) -> ProcessMap:
    """The map in which everything that named the one id names the other; the record itself is not touched."""
    for path in references_to(process_map, kind, old):
        if isinstance(value_at(process_map, path[:-1]), Mapping):
            table = value_at(process_map, path[:-1])
            process_map = placed(
                process_map, path[:-1], {new if key == old else key: value for key, value in table.items()}
            )
        else:
            process_map = placed(process_map, path, new)
    return process_map


def is_on_a_side(process_map: ProcessMap, stage_id: str) -> bool:
    """Whether either side still has the stage."""
    return any(side.stage(stage_id) for name in SIDES if (side := process_map.side(name)))
