"""What refers to a role, stage, objective or metric, so that removing or renaming one leaves no loose end."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from procmap.model.data import attribute_of, value_at
from procmap.model.fault import Path
from procmap.model.process_map import SIDES, ProcessMap
from procmap.model.record import Record
from procmap.workshop.edits.edit import placed, removed
from procmap.workshop.fields.every import FIELDS

Kind = Literal["role", "stage", "objective", "metric"]

_KIND_OF_LIST: Mapping[str | int, Kind] = {
    "roles": "role",
    "objectives": "objective",
    "stages": "stage",
    "metrics": "metric",
}


def reference_to(process_map: ProcessMap, path: Path) -> tuple[Kind, str] | None:
    """How others refer to the record at a path; None where none can, or it has no id yet."""
    kind, name = _KIND_OF_LIST.get(path[-2]), getattr(value_at(process_map, path), "id", "")
    if kind is None or not name:
        return None
    return kind, f"{value_at(process_map, path[:3]).id}/{name}" if kind == "metric" else name


def is_known(process_map: ProcessMap, kind: Kind, name: str) -> bool:
    """Whether the map has a role, objective, stage or metric of this name, on either side."""
    if kind == "role":
        return process_map.role(name) is not None
    if kind == "objective":
        return any(objective.id == name for objective in process_map.objectives)
    sides = [side for side_name in SIDES if (side := process_map.side(side_name))]
    stages = [stage for side in sides if (stage := side.stage(name.partition("/")[0]))]
    return (
        bool(stages)
        if kind == "stage"
        else any(f"{stage.id}/{metric.id}" == name for stage in stages for metric in stage.metrics)
    )


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


def without_loose_references(process_map: ProcessMap, kind: Kind, name: str) -> ProcessMap:
    """The map in which nothing names this id, unless it is still there: a stage may be on the other side too.

    A flow or vote that loses its stage goes with it. So does an answer or waiver that loses its stage or
    role, because without it it would stand for more than was meant. Everything else just loses the name.
    """
    if is_known(process_map, kind, name):
        return process_map
    gone: set[Path] = set()
    for path in references_to(process_map, kind, name):
        if (path[-3:-2], path[-1]) in _GONE_WITH_IT:
            gone.add(path[:-1])
        else:
            process_map = placed(process_map, path, None)
    for path in sorted(gone, key=_position, reverse=True):
        process_map = removed(process_map, path)
    return process_map


_GONE_WITH_IT = (
    (("flows",), "from"),
    (("flows",), "to"),
    (("votes",), "stage"),
    (("answers",), "stage"),
    (("waivers",), "stage"),
    (("waivers",), "role"),
)
"""The lists whose records go with what their key names."""


def _position(path: Path) -> tuple[int, ...]:
    return tuple(step for step in path if isinstance(step, int))


def renamed(process_map: ProcessMap, kind: Kind, old: str, new: str) -> ProcessMap:
    """The map in which everything that named the one id names the other; the record itself is not touched."""
    for path in references_to(process_map, kind, old):
        table = value_at(process_map, path[:-1])
        if isinstance(table, Mapping):
            rekeyed = {new if key == old else key: value for key, value in table.items()}
            process_map = placed(process_map, path[:-1], rekeyed)
        else:
            process_map = placed(process_map, path, new)
    return process_map
