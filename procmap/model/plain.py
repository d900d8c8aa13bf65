"""Looks into the plain data of a map, passing over whatever has a wrong type: faults of form are found elsewhere."""

from collections.abc import Collection, Mapping
from itertools import islice
from typing import Any

from procmap.model.fault import Path
from procmap.model.process_map import SIDES
from procmap.model.text import displayed

Table = Mapping[str, Any]
Items = list[tuple[Path, Table]]
"""Tables, each with its path."""

MOST_NAMED = 8
"""Names in a fault, of those that there are."""


def table_at(data: Any, *path: str) -> Table:
    """The table at a path; an empty one where there is none."""
    for key in path:
        data = data.get(key) if isinstance(data, Mapping) else None
    return data if isinstance(data, Mapping) else {}


def items_at(data: Any, *path: str | int) -> Items:
    """The tables of the list at a path; nothing where there is no such list."""
    for step in path:
        if isinstance(step, str) and not isinstance(data, Mapping):
            return []
        data = data[step] if isinstance(step, int) else data.get(step)
    if not isinstance(data, list):
        return []
    return [((*path, i), item) for i, item in enumerate(data) if isinstance(item, Mapping)]


def items_in(items: Items, key: str) -> Items:
    """The tables of the lists that some tables hold under a key."""
    return [((*path, *inner), item) for path, table in items for inner, item in items_at(table, key)]


def sides_of(data: Table) -> list[str]:
    """The names of the sides that there are."""
    return [name for name in SIDES if isinstance(data.get(name), Mapping)]


def stages_of(data: Table) -> Items:
    """The stages of both sides."""
    return [item for side in sides_of(data) for item in items_at(data, side, "stages")]


def text_at(table: Table, key: str) -> str:
    """The text under a key; empty where there is none, or blanks alone."""
    value = table.get(key)
    return value if isinstance(value, str) and value.strip() else ""


def number_at(table: Table, key: str, most: float = 1e300) -> float | None:
    """The number or estimate under a key; None where it is none, or not from 0 to the most it may be."""
    value = table.get(key)
    if isinstance(value, Mapping):
        value = value.get("typical")
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    return float(value) if 0 <= value <= most else None


def ids_of(items: Items) -> list[str]:
    """The ids of tables, as far as they have one."""
    return [name for _, table in items if (name := text_at(table, "id"))]


def shown_id(name: str) -> str:
    """An id as a fault names it."""
    return f"`{displayed(name)[:64]}`"


def listed_ids(names: Collection[str]) -> str:
    """Ids as a fault lists them, the first of many."""
    return ", ".join(map(shown_id, islice(names, MOST_NAMED))) + (", …" if len(names) > MOST_NAMED else "")
