"""What the beginning of a word may become while it is typed, in cells that take one of some words."""

import re
from collections.abc import Iterable, Sequence

from procmap.workshop.fields.field import Field
from procmap.workshop.typed.choosing import Place, meant, role_names
from procmap.workshop.typed.values import suggestions

_MOST = 8
"""So many words are listed."""

_OPEN = {"role": "Enter makes a new role of it", "who": "Enter takes it as a name; no role is called so"}
"""Kinds that take a word that is not there yet, and what becomes of it."""


def rest_of(words: Iterable[str], text: str) -> str:
    """The rest of the only one of some words that begins as typed; nothing where nothing is typed."""
    found = [word for word in words if text and word.casefold().startswith(text.casefold())]
    return found[0][len(text) :] if len(found) == 1 else ""


def ending(field: Field, place: Place, text: str) -> str:
    """The rest of the only word that the typed beginning can mean in a cell."""
    return rest_of(suggestions(field, place).values(), text)


def told_choice(field: Field, place: Place, text: str) -> str:
    """What the typed beginning may become: the words there are, or what another one makes; nothing where any may."""
    if field.kind == "hours":
        return _told_hours(place, text)
    names = suggestions(field, place)
    words = list(names.values())
    if not words or not text:
        return f"One of {_listed(words)}" if words else ""
    found = [names[key] for key in meant(text, names)]
    if len(found) == 1:
        return f"Enter or Tab takes {found[0]}"
    if found:
        return f"Type on: {_listed(found)}"
    return _OPEN.get(field.kind) or f"None begins so. One of {_listed(words)}"


def _told_hours(place: Place, text: str) -> str:
    """Whose hours the last part of a list such as `sdr 1, ae 3` is; nothing where it is the owner's number alone."""
    names = role_names(place)
    before, _, last = text.rpartition(",")
    role, *number = re.split(r"\s+(?=[\d.])", last.strip(), maxsplit=1)
    if not names or (not before and (role[:1].isdigit() or "none".startswith(role.casefold()))):
        return ""
    found = meant(role, names) if role else list(names)
    if len(found) != 1:
        said = "Type on" if found else "No role begins so. One of"
        return f"{said}: {_listed([names[key] for key in found or names])}"
    [key] = found
    return f"Hours of {names[key]}" if number else f"{names[key]}: type on with the hours, such as {key} 3"


def _listed(words: Sequence[str]) -> str:
    more = f", and {len(words) - _MOST} more" if len(words) > _MOST else ""
    return ", ".join(words[:_MOST]) + more
