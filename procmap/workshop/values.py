"""Between a value of the map and what a person types or reads in its cell.

Reading back what is shown gives the same value: that is the law of this module.
"""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from procmap.model.process_map import ProcessMap, SideName
from procmap.model.record import Estimate, ShareEstimate
from procmap.model.stage import Stage
from procmap.model.text import cleaned, displayed, identifier_from
from procmap.workshop.field import Field
from procmap.workshop.figures import (
    Unreadable,
    number_text,
    read_number,
    read_range,
    read_share,
    share_text,
)


@dataclass(frozen=True)
class Place:
    """What a cell belongs to: the map, the side it is on, and for `hours` the stage."""

    map: ProcessMap
    side: SideName = "current"
    stage: Stage | None = None


@dataclass(frozen=True)
class NewRole:
    """A role that was typed as an owner and is not in the map yet."""

    name: str


# what is shown


def shown(field: Field, value: Any, place: Place) -> str:
    """A value as its cell shows it; the empty text where there is none."""
    if value is None or value in ("", ()):
        return ""
    return displayed(_SHOWN.get(field.kind, _shown_plain)(value, place))


def _shown_plain(value: Any, _place: Place) -> str:
    return number_text(value) if isinstance(value, (int, float)) else str(value)


def _shown_estimate(value: Estimate, _place: Place) -> str:
    text = share_text if isinstance(value, ShareEstimate) else number_text
    if value.typical is None:
        return ""
    if value.low is None or value.high is None:
        return text(value.typical)
    return f"{text(value.typical)} ({text(value.low).removesuffix(' %')}–{text(value.high).removesuffix(' %')})"


def _shown_hours(value: Mapping[str, Estimate], place: Place) -> str:
    if not value:
        return "none"
    owner = place.stage.owner if place.stage else ""
    if list(value) == [owner]:
        return _shown_estimate(value[owner], place)
    return ", ".join(f"{role} {_shown_estimate(hours, place)}" for role, hours in value.items())


_SHOWN: dict[str, Callable[[Any, Place], str]] = {
    "share": lambda value, _: share_text(value),
    "percent": lambda value, _: number_text(value),
    "estimate": _shown_estimate,
    "share estimate": _shown_estimate,
    "hours": _shown_hours,
    "flag": lambda value, _: "yes" if value else "no",
    "date": lambda value, _: value.isoformat(),
    "role": lambda value, place: place.map.role_name(value),
    "who": lambda value, place: place.map.role_name(value),
    "stage": lambda value, place: stage_names(place).get(value, value),
    "line list": lambda value, _: "; ".join(value),
    "number list": lambda value, _: " ".join(number_text(number) for number in value),
    "rating list": lambda value, _: " ".join(str(score) for score in value),
    "by role": lambda value, _: ", ".join(f"{role} {number_text(number)}" for role, number in value.items()),
    "record": lambda value, _: "…" if value is not None else "",
    "records": lambda value, _: f"{len(value)}",
}


# what was typed


def read(field: Field, text: str, place: Place, old: Any = None) -> Any:
    """The value that was typed into a field, or None for an empty text; `old` is what stood there.

    Raises Unreadable where it cannot be one.
    """
    text = cleaned(text, breaks=field.kind == "lines")
    if not text:
        return None
    reader: Callable[[str, Field, Place, Any], Any] = _READ.get(field.kind, _read_line)
    return reader(text, field, place, old)


def _read_line(text: str, _field: Field, _place: Place, _old: Any) -> str:
    return text


def _read_whole(text: str, bounds: tuple[int, int] | None, expected: str) -> int:
    if not (text.isascii() and text.isdigit()) or len(text) > 12:
        raise Unreadable(f"expected {expected}")
    number = int(text)
    if bounds and not bounds[0] <= number <= bounds[1]:
        raise Unreadable(f"expected {expected}")
    return number


def _read_estimate(text: str, field: Field, _place: Place, old: Any) -> Estimate:
    is_share = field.kind == "share estimate"
    number: Callable[[str], float] = read_share if is_share else read_number
    parts = read_range(text)
    if parts is None:
        # A range that the cell did not show is not lost by typing over its number.
        hidden = isinstance(old, Estimate) and (old.low is None or old.high is None)
        values = {"typical": number(text)} | ({"low": old.low, "high": old.high} if hidden else {})
    else:
        unit = " %" if "%" in parts[0] else ""
        low, high = (number(part if "%" in part else part + unit) for part in parts[1:])
        values = {"typical": number(parts[0]), "low": low, "high": high}
        if not low <= values["typical"] <= high:
            raise Unreadable("expected a range around the number, as in 20 (10-30)")
    kept = {"basis": old.basis, "n": old.n, "source": old.source} if isinstance(old, Estimate) else {}
    return (ShareEstimate if is_share else Estimate).model_validate(values | kept)


def _read_hours(text: str, field: Field, place: Place, old: Any) -> Mapping[str, Estimate]:
    held: Mapping[str, Estimate] = old or {}
    if text.lower() == "none":
        return {}
    owner = place.stage.owner if place.stage else ""
    if text[0].isdigit():
        if not owner:
            raise Unreadable("expected an owner first, or a role before the number: ae 3")
        hours = _read_estimate(text, field, place, held.get(owner))
        return {**held, owner: hours} if owner in held or not held else {owner: hours, **held}
    found: dict[str, Estimate] = {}
    for part in text.replace(";", ",").split(", "):
        role_text, _, number = part.strip().partition(" ")
        role = match_role(role_text, place.map)
        if role is None or not number:
            raise Unreadable("expected a role's id and its hours: sdr 1, ae 3.5; or none")
        found[role] = _read_estimate(number, field, place, held.get(role))
    return found


def _read_flag(text: str, _field: Field, _place: Place, _old: Any) -> bool:
    for word, value in (("yes", True), ("true", True), ("no", False), ("false", False)):
        if word.startswith(text.lower()):
            return value
    raise Unreadable("expected yes or no")


def _read_choice(text: str, field: Field, _place: Place, _old: Any) -> str:
    found = matches(text, field.choices)
    if len(found) != 1:
        raise Unreadable("expected " + ", ".join(found or field.choices))
    return found[0]


def _read_date(text: str, _field: Field, _place: Place, _old: Any) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise Unreadable("expected a date such as 2027-01-31") from None


def _read_identifier(text: str, _field: Field, _place: Place, _old: Any) -> str:
    if identifier_from(text) != text and not text.replace("_", "-").replace("-", "").isalnum():
        raise Unreadable("expected an id of lower-case letters, digits, - and _")
    return text


def _read_role(text: str, _field: Field, place: Place, _old: Any) -> str | NewRole:
    return match_role(text, place.map) or NewRole(text)


def _read_who(text: str, _field: Field, place: Place, _old: Any) -> str:
    wanted = text.casefold()
    roles = (role for role in place.map.roles if role.id and wanted in (role.id, role.name.casefold()))
    return next((role.id for role in roles), text)


def _read_stage(text: str, _field: Field, place: Place, _old: Any) -> str:
    names = stage_names(place)
    found = _match(text, names)
    if found is None:
        raise Unreadable("expected a stage: " + ", ".join(list(names.values())[:6]))
    return found


def _read_objective(text: str, _field: Field, place: Place, _old: Any) -> str:
    names = {item.id: item.name or item.id for item in place.map.objectives if item.id}
    found = _match(text, names)
    if found is None:
        raise Unreadable("expected an objective: " + (", ".join(names) or "there is none yet"))
    return found


def _read_metric(text: str, _field: Field, place: Place, _old: Any) -> str:
    names = {name: name for name in metric_names(place.map)}
    found = _match(text, names)
    if found is None:
        raise Unreadable("expected STAGE/METRIC: " + (", ".join(list(names)[:4]) or "there is no metric yet"))
    return found


def _read_by_role(text: str, _field: Field, place: Place, _old: Any) -> Mapping[str, float]:
    found = {}
    for part in text.split(", "):
        role_text, _, number = part.strip().rpartition(" ")
        role = match_role(role_text, place.map)
        if role is None:
            raise Unreadable("expected a role's id and a number: sdr 4, ae 3")
        found[role] = read_number(number)
    return found


_READ: dict[str, Callable[[str, Field, Place, Any], Any]] = {
    "number": lambda text, *_: read_number(text),
    "percent": lambda text, *_: read_number(text.removesuffix("%")),
    "share": lambda text, *_: read_share(text),
    "count": lambda text, *_: _read_whole(text, None, "a whole number"),
    "rating": lambda text, *_: _read_whole(text, (0, 5), "a whole number from 0 to 5"),
    "weight": lambda text, *_: _read_whole(text, (1, 5), "a whole number from 1 to 5"),
    "estimate": _read_estimate,
    "share estimate": _read_estimate,
    "hours": _read_hours,
    "flag": _read_flag,
    "choice": _read_choice,
    "date": _read_date,
    "identifier": _read_identifier,
    "role": _read_role,
    "who": _read_who,
    "stage": _read_stage,
    "objective": _read_objective,
    "metric": _read_metric,
    "by role": _read_by_role,
    "line list": lambda text, *_: tuple(part.strip() for part in text.split(";") if part.strip()),
    "number list": lambda text, *_: tuple(read_number(part) for part in text.split()),
    "rating list": lambda text, *_: tuple(
        _read_whole(part, (0, 5), "scores from 0 to 5: 3 4 5 2 4") for part in text.replace(",", " ").split()
    ),
}


# what there is to choose from


def stage_names(place: Place) -> dict[str, str]:
    """The stages a cell may name, id to name: those of its own side first."""
    other: SideName = "target" if place.side == "current" else "current"
    names: dict[str, str] = {}
    for side in (place.map.side(place.side), place.map.side(other)):
        for stage in side.stages if side else ():
            names.setdefault(stage.id, stage.name)
    return names


def metric_names(process_map: ProcessMap) -> list[str]:
    """Every `STAGE/METRIC` of the map, of either side."""
    sides = [side for side in (process_map.current, process_map.target) if side]
    stages = [stage for side in sides for stage in side.stages]
    return list(dict.fromkeys(f"{stage.id}/{metric.id}" for stage in stages for metric in stage.metrics if metric.id))


def suggestions(field: Field, place: Place) -> list[str]:
    """What may be typed into a cell, for completing as one types; empty where anything may."""
    if field.kind in ("role", "who"):
        return [role.name or role.id for role in place.map.roles]
    if field.kind == "stage":
        return list(stage_names(place).values())
    if field.kind == "objective":
        return [item.name or item.id for item in place.map.objectives]
    if field.kind == "metric":
        return metric_names(place.map)
    return ["yes", "no"] if field.kind == "flag" else list(field.choices)


def match_role(text: str, process_map: ProcessMap) -> str | None:
    """The role that a text names by its id, its name, or the beginning of either; None where it is unclear."""
    return _match(text, {role.id: role.name or role.id for role in process_map.roles if role.id})


def matches(text: str, words: tuple[str, ...]) -> list[str]:
    """The words that a text is, or else those that it begins."""
    wanted = text.casefold()
    return [word for word in words if word.casefold() == wanted] or [
        word for word in words if word.casefold().startswith(wanted)
    ]


def _match(text: str, names: Mapping[str, str]) -> str | None:
    """The id that a text means: the id or name itself, or the only one of either that it begins."""
    wanted = text.casefold()
    for test in (str.__eq__, str.startswith):
        found = [key for key, name in names.items() if test(key.casefold(), wanted) or test(name.casefold(), wanted)]
        if found:
            return found[0] if len(found) == 1 or test is str.__eq__ else None
    return None
