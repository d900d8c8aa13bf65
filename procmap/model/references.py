"""Whether every reference of a map leads somewhere, and every id stands for one thing."""

from collections.abc import Iterator, Mapping

from procmap.model.fault import Fault, Path
from procmap.model.plain import (
    Items,
    Table,
    ids_of,
    items_at,
    items_in,
    listed_ids,
    shown_id,
    sides_of,
    stages_of,
    table_at,
    text_at,
)
from procmap.model.process_map import SIDES
from procmap.model.text import is_identifier

REFERENCES = (
    ("objectives", "supports", "objective"),
    ("stages", "owner", "role"),
    ("roadblocks", "owner", "role"),
    ("metrics", "owner", "role"),
    ("metrics", "objective", "objective"),
    ("actions", "objective", "objective"),
    ("actions", "metric", "metric"),
    ("answers", "stage", "stage"),
    ("goals", "metric", "metric"),
    ("votes", "stage", "stage"),
    ("waivers", "stage", "stage"),
    ("waivers", "role", "role"),
    ("scripts", "stage", "stage"),
    ("flows", "from", "stage"),
    ("flows", "to", "stage"),
)
"""The lists whose items refer: the key that does, and what it must name."""


def reference_faults(data: Table) -> Iterator[Fault]:
    """A fault for each key that names what is not there."""
    known = _known(data)
    for name, key, what in REFERENCES:
        for path, table in _items(data, name):
            side = {"flows": path[0], "votes": text_at(table, "side")}.get(name)
            of = f"stage of the {side} side" if side in SIDES else what
            yield from _unless_known(text_at(table, key), (*path, key), of, known[of])
    for path, by_role in _tables_by_role(data):
        for role in by_role:
            yield from _unless_known(role, (*path, role), "role", known["role"])


def repeated_ids(data: Table) -> Iterator[Fault]:
    """A fault for each id that its list had already."""
    lists = [items_at(data, key) for key in ("objectives", "roles", "actions", "goals", "scripts")]
    lists += [items_at(data, side, "stages") for side in sides_of(data)]
    lists += [items_at(data, *path, "metrics") for path, _ in stages_of(data)]
    lists += [items_at(data, *path, "sections") for path, _ in items_at(data, "scripts")]
    for items in lists:
        seen: set[str] = set()
        for path, table in items:
            name = text_at(table, "id")
            if name and name in seen:
                yield Fault((*path, "id"), f"the id {shown_id(name)} is there twice: expected one of its own")
            seen.add(name)


def objectives_in_a_circle(data: Table) -> Iterator[Fault]:
    """A fault for each circle of objectives, at the first that supports the next."""
    items = items_at(data, "objectives")
    supports = {name: text_at(table, "supports") for _, table in items if (name := text_at(table, "id"))}
    reported: set[str] = set()
    for path, table in items:
        chain, name = list[str](), text_at(table, "id")
        while name in supports and name not in chain:
            chain.append(name)
            name = supports[name]
        circle = chain[chain.index(name) :] if name in chain else []
        if text_at(table, "id") in circle and not reported & set(circle):
            reported |= set(circle)
            route = " → ".join([*circle, circle[0]])
            yield Fault((*path, "supports"), f"the objectives run in a circle, {route}: expected one at the top")


def _items(data: Table, name: str) -> Items:
    """Every item of the lists of a name, wherever the format has them."""
    if name in ("stages", "flows"):
        return [item for side in sides_of(data) for item in items_at(data, side, name)]
    if name in ("roadblocks", "metrics"):
        return items_in(stages_of(data), name)
    return items_in(items_at(data, "actions"), name) if name == "answers" else items_at(data, name)


def _tables_by_role(data: Table) -> Items:
    tables = [
        ((side, key), table_at(data, side, key)) for side in sides_of(data) for key in ("headcount", "selling_share")
    ]
    return [*tables, *(((*path, "hours"), table_at(stage, "hours")) for path, stage in stages_of(data))]


def _known(data: Table) -> dict[str, dict[str, None]]:
    """The ids that there are, in their order, by what they stand for; a metric is called STAGE/METRIC."""
    stages = {f"stage of the {side} side": ids_of(items_at(data, side, "stages")) for side in SIDES}
    metrics = [(text_at(stage, "id"), ids_of(items_at(stage, "metrics"))) for _, stage in stages_of(data)]
    known = {
        "objective": ids_of(items_at(data, "objectives")),
        "role": ids_of(items_at(data, "roles")),
        "stage": ids_of(stages_of(data)),
        "metric": [f"{stage}/{name}" for stage, names in metrics for name in names],
        **stages,
    }
    return {what: dict.fromkeys(names) for what, names in known.items()}


def _unless_known(name: str, path: Path, what: str, known: Mapping[str, None]) -> Iterator[Fault]:
    """A fault where a name is not known; what is no id at all is a fault of form, and one is enough."""
    if name and name not in known and (what == "metric" or is_identifier(name)):
        expected = f"expected one of {listed_ids(known)}" if known else "there is none yet"
        yield Fault(path, f"there is no {what} {shown_id(name)}: {expected}")
