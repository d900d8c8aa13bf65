"""Estimates as people type and read them: a number, a range around it, hours by role."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from procmap.model.record import Estimate, ShareEstimate
from procmap.workshop.fields.field import Field
from procmap.workshop.typed.choosing import Place, meant, role_names
from procmap.workshop.typed.figures import Unreadable, number_text, read_number, read_range, read_share, share_text

UNSAID = "…"
"""What stands for an estimate that has no number, only what is known of it."""

_BETWEEN_ROLES = re.compile(r";\s*|,\s+|,(?=[^\s\d])")
_OF_A_ROLE = re.compile(rf"(?P<role>.+?)\s+(?P<number>[\d.{UNSAID}].*)")
_EXPECTED_HOURS = "expected a role's id and its hours: sdr 1, ae 3.5; or none"


def estimate_text(value: Estimate) -> str:
    """An estimate as its cell shows it: 3, 20 % (10–30)."""
    text = share_text if isinstance(value, ShareEstimate) else number_text
    if value.typical is None:
        return UNSAID
    if value.low is None or value.high is None:
        return text(value.typical)
    return f"{text(value.typical)} ({text(value.low).removesuffix(' %')}–{text(value.high).removesuffix(' %')})"


def hours_text(value: Mapping[str, Estimate], place: Place) -> str:
    """Hours by role as their cell shows them: the owner's alone as a number."""
    if not value:
        return "none"
    owner = place.stage.owner if place.stage else ""
    if list(value) == [owner]:
        return estimate_text(value[owner])
    return ", ".join(f"{role} {estimate_text(hours)}" for role, hours in value.items())


def read_estimate(text: str, field: Field, _place: Place, old: Any) -> Estimate:
    """A typed estimate. What is known of the old one and was not shown stays. Raises Unreadable."""
    if text == UNSAID and isinstance(old, Estimate):
        return old
    is_share = field.kind == "share estimate"
    held = old if isinstance(old, Estimate) else Estimate()
    kept: dict[str, Any] = {"basis": held.basis, "n": held.n, "source": held.source}
    # A range that the cell did not show is not lost by typing over its number.
    if held.low is None or held.high is None:
        kept |= {"low": held.low, "high": held.high}
    values = _read_values(text, read_share if is_share else read_number)
    return (ShareEstimate if is_share else Estimate).model_validate(kept | values)


def _read_values(text: str, number: Callable[[str], float]) -> dict[str, float]:
    parts = read_range(text)
    if parts is None:
        return {"typical": number(text)}
    unit = " %" if "%" in parts[0] else ""
    typical = number(parts[0])
    low, high = (number(part if "%" in part else part + unit) for part in parts[1:])
    if not low <= typical <= high:
        raise Unreadable("expected a range around the number, as in 20 (10-30)")
    return {"typical": typical, "low": low, "high": high}


def read_hours(text: str, field: Field, place: Place, old: Any) -> Mapping[str, Estimate]:
    """Typed hours: `none`, a number for the owner, or roles with theirs. Raises Unreadable."""
    if text.casefold() == "none":
        return {}
    held: Mapping[str, Estimate] = old or {}
    parts = [_of_a_role(part.strip(), role_names(place)) for part in _BETWEEN_ROLES.split(text) if part.strip()]
    found = {role: read_estimate(number, field, place, held.get(role)) for role, number in filter(None, parts)}
    if None not in parts and parts:
        return found
    if found or not (text[0].isdigit() or text[0] == "."):
        raise Unreadable(_EXPECTED_HOURS)
    return _with_owners_hours(text, field, place, held)


def _with_owners_hours(text: str, field: Field, place: Place, held: Mapping[str, Estimate]) -> Mapping[str, Estimate]:
    owner = place.stage.owner if place.stage else ""
    if not owner:
        raise Unreadable("expected an owner first, or a role before the number: ae 3")
    hours = read_estimate(text, field, place, held.get(owner))
    return {**held, owner: hours} if owner in held else {owner: hours, **held}


def _of_a_role(text: str, names: Mapping[str, str]) -> tuple[str, str] | None:
    """The role and the number of `ae 3`, or None where it is no such thing. Raises Unreadable on several roles."""
    entry = _OF_A_ROLE.fullmatch(text)
    if entry is None:
        return None
    role = entry["role"]
    found = ([role] if role in names else []) if role[0].isdigit() else meant(role, names)
    if len(found) > 1:
        raise Unreadable("expected one role of " + ", ".join(found))
    return (found[0], entry["number"]) if found else None
