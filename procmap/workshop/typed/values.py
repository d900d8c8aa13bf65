"""Between a value of the map and what a person types or reads in its cell.

Reading back what is shown gives the same value: that is the law of this module.
"""

from collections.abc import Callable, Mapping
from typing import Any

from procmap.model.text import cleaned, displayed
from procmap.rules.registry import RULES
from procmap.workshop.fields.field import Field, Kind
from procmap.workshop.typed.choosing import Place, metric_names, objective_names, role_names, stage_names
from procmap.workshop.typed.estimates import estimate_text, hours_text
from procmap.workshop.typed.figures import number_text, share_text
from procmap.workshop.typed.readers import READERS


def shown(field: Field, value: Any, place: Place) -> str:
    """A value as its cell shows it; the empty text where there is none."""
    if value is None or value in ("", ()):
        return ""
    show = _SHOWN.get(field.kind)
    return displayed(show(value, place) if show else _plain(value))


def _plain(value: Any) -> str:
    return number_text(value) if isinstance(value, (int, float)) else str(value)


_SHOWN: Mapping[Kind, Callable[[Any, Place], str]] = {
    "share": lambda value, _: share_text(value),
    "estimate": lambda value, _: estimate_text(value),
    "share estimate": lambda value, _: estimate_text(value),
    "hours": hours_text,
    "flag": lambda value, _: "yes" if value else "no",
    "date": lambda value, _: value.isoformat(),
    "role": lambda value, place: role_names(place).get(value, value),
    "who": lambda value, place: role_names(place).get(value, value),
    "stage": lambda value, place: stage_names(place).get(value, value),
    "objective": lambda value, place: objective_names(place).get(value, value),
    "metric": lambda value, place: metric_names(place).get(value, value),
    "line list": lambda value, _: "; ".join(value),
    "number list": lambda value, _: " ".join(number_text(number) for number in value),
    "rating list": lambda value, _: " ".join(str(score) for score in value),
}


def read(field: Field, text: str, place: Place, old: Any = None) -> Any:
    """The value that was typed into a field, or None for an empty text; `old` is what stood there.

    Raises Unreadable where it cannot be one.
    """
    if text == shown(field, old, place):
        # What a cell shows may be less than what it holds; left as it was, nothing is lost.
        return old
    text = cleaned(text, breaks=field.kind == "lines")
    return READERS[field.kind](text, field, place, old) if text else None


def suggestions(field: Field, place: Place) -> Mapping[str, str]:
    """What may be typed into a cell, id to name, for completing as one types; empty where anything may."""
    if field.kind == "flag":
        return {"yes": "yes", "no": "no"}
    if field.key == "rule":
        return {rule.id: rule.id for rule in RULES}
    names = _NAMES.get(field.kind)
    return names(place) if names else {word: word for word in field.choices}


_NAMES: Mapping[Kind, Callable[[Place], Mapping[str, str]]] = {
    "role": role_names,
    "who": role_names,
    "stage": stage_names,
    "objective": objective_names,
    "metric": metric_names,
}
