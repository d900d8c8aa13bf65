"""What a cell may name: the roles, stages, objectives and metrics of its map, and which one a text means."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from procmap.model.process_map import ProcessMap, SideName
from procmap.model.stage import Stage


@dataclass(frozen=True)
class Place:
    """What a cell belongs to: the map, the side it is on, and the stage, where it is in one."""

    map: ProcessMap
    side: SideName = "current"
    stage: Stage | None = None


def role_names(place: Place) -> dict[str, str]:
    """The roles of the map, id to name."""
    return {role.id: role.name or role.id for role in place.map.roles if role.id}


def stage_names(place: Place) -> dict[str, str]:
    """The stages of both sides, id to name: those of the cell's own side first."""
    other: SideName = "target" if place.side == "current" else "current"
    sides = (place.map.side(place.side), place.map.side(other))
    names: dict[str, str] = {}
    for stage in (stage for side in sides if side for stage in side.stages):
        names.setdefault(stage.id, stage.name)
    return names


def objective_names(place: Place) -> dict[str, str]:
    """The objectives of the map, id to name."""
    return {item.id: item.name or item.id for item in place.map.objectives if item.id}


def metric_names(place: Place) -> dict[str, str]:
    """Every metric of either side, `STAGE/METRIC` to its name, with its stage where others are called so too."""
    stages = [stage for side in (place.map.current, place.map.target) if side for stage in side.stages]
    found: dict[str, tuple[str, str]] = {}
    for stage in stages:
        for metric in stage.metrics:
            found.setdefault(f"{stage.id}/{metric.id}", (metric.name or metric.id, stage.name))
    found = {key: names for key, names in found.items() if not key.endswith("/")}
    count = Counter(name.casefold() for name, _ in found.values())
    return {key: f"{name} at {at}" if count[name.casefold()] > 1 else name for key, (name, at) in found.items()}


def meant(text: str, names: Mapping[str, str]) -> list[str]:
    """The ids that a text may mean: the one that it is, those of which it is the name, or those that it begins."""
    wanted = text.casefold()
    exact = [
        [key for key in names if key.casefold() == wanted],
        [k for k, v in names.items() if v.casefold() == wanted],
    ]
    begun = [k for k, v in names.items() if k.casefold().startswith(wanted) or v.casefold().startswith(wanted)]
    return next((found for found in exact if found), begun)
