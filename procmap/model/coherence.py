"""Whether the pieces of a map fit each other: references, flows, circles, red lines.

The checks read plain data and pass over whatever has a wrong type, so that they find their faults
beside those of form, in one reading.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from procmap.model.fault import Fault, Path
from procmap.model.text import displayed

TOLERANCE = 1e-9
"""How far the shares leaving a stage may add up to more than 1."""

Items = list[tuple[Path, Mapping[str, Any]]]


def incoherences(data: Mapping[str, Any]) -> tuple[Fault, ...]:
    """Every fault of meaning in the data of a map, in the order of the file's parts."""
    found: list[Fault] = []
    if isinstance(data.get("format"), bool):
        found.append(Fault(("format",), "`format` is true: expected 1"))
    for check in _CHECKS:
        found.extend(check(data))
    return tuple(found)


def _table(data: Any, *keys: str) -> Mapping[str, Any]:
    for key in keys:
        data = data.get(key) if isinstance(data, Mapping) else None
    return data if isinstance(data, Mapping) else {}


def _items(data: Any, *path: str | int) -> Items:
    """The tables of a list, each with its path; nothing where there is no such list."""
    for step in path:
        if isinstance(step, str) and not isinstance(data, Mapping):
            return []
        data = data[step] if isinstance(step, int) else data.get(step)
    if not isinstance(data, list):
        return []
    return [((*path, i), item) for i, item in enumerate(data) if isinstance(item, Mapping)]


def _text(table: Mapping[str, Any], key: str) -> str:
    value = table.get(key)
    return value.strip() if isinstance(value, str) else ""


def _number(value: Any) -> float | None:
    if isinstance(value, Mapping):
        value = value.get("typical")
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    return float(value) if abs(value) < 1e300 else None


def _sides(data: Mapping[str, Any]) -> list[str]:
    return [name for name in ("current", "target") if isinstance(data.get(name), Mapping)]


def _stages(data: Mapping[str, Any]) -> Items:
    return [item for side in _sides(data) for item in _items(data, side, "stages")]


def _ids(items: Items) -> list[str]:
    return [_text(table, "id") for _, table in items if _text(table, "id")]


def _metrics(data: Mapping[str, Any], path: Path) -> Items:
    return _items(data, *path, "metrics")


def _choices(known: list[str]) -> str:
    names = list(dict.fromkeys(known))
    if not names:
        return "there is none yet"
    listed = ", ".join(f"`{name}`" for name in names[:8])
    return f"expected one of {listed}" + (", …" if len(names) > 8 else "")


def _absent(what: str, name: str, known: list[str], path: Path) -> Fault:
    return Fault(path, f"there is no {what} `{displayed(name)[:64]}`: {_choices(known)}")


# ids


def _ids_twice(data: Mapping[str, Any]) -> Iterator[Fault]:
    lists = [_items(data, key) for key in ("objectives", "roles", "actions", "goals", "scripts")]
    lists += [_items(data, side, "stages") for side in _sides(data)]
    lists += [_metrics(data, path) for path, _ in _stages(data)]
    lists += [_items(data, *path, "sections") for path, _ in _items(data, "scripts")]
    for items in lists:
        seen: set[str] = set()
        for path, table in items:
            name = _text(table, "id")
            if name and name in seen:
                yield Fault((*path, "id"), f"the id `{displayed(name)[:64]}` is there twice: expected one of its own")
            seen.add(name)


# references


def _references(data: Mapping[str, Any]) -> Iterator[Fault]:
    roles, objectives = _ids(_items(data, "roles")), _ids(_items(data, "objectives"))
    stages = _ids(_stages(data))

    def refer(items: Items, key: str, what: str, known: list[str]) -> Iterator[Fault]:
        for path, table in items:
            name = _text(table, key)
            if name and name not in known:
                yield _absent(what, name, known, (*path, key))

    yield from refer(_items(data, "objectives"), "supports", "objective", objectives)
    for side in _sides(data):
        own = _ids(_items(data, side, "stages"))
        for key in ("headcount", "selling_share"):
            yield from _role_keys(_table(data, side, key), (side, key), roles)
        for path, stage in _items(data, side, "stages"):
            yield from refer([(path, stage)], "owner", "role", roles)
            yield from _role_keys(_table(stage, "hours"), (*path, "hours"), roles)
            yield from refer(_items(data, *path, "roadblocks"), "owner", "role", roles)
            yield from refer(_metrics(data, path), "owner", "role", roles)
            yield from refer(_metrics(data, path), "objective", "objective", objectives)
        for key in ("from", "to"):
            yield from refer(_items(data, side, "flows"), key, f"stage of the {side} side", own)
    actions = _items(data, "actions")
    yield from refer(actions, "objective", "objective", objectives)
    for path, _ in actions:
        yield from refer(_items(data, *path, "answers"), "stage", "stage", stages)
    metrics = [f"{_text(stage, 'id')}/{name}" for path, stage in _stages(data) for name in _ids(_metrics(data, path))]
    yield from refer(actions, "metric", "metric", metrics)
    yield from refer(_items(data, "goals"), "metric", "metric", metrics)
    for path, vote in _items(data, "votes"):
        side = _text(vote, "side")
        known = _ids(_items(data, side, "stages")) if side in ("current", "target") else stages
        yield from refer([(path, vote)], "stage", "stage", known)
    waivers = _items(data, "waivers")
    yield from refer(waivers, "stage", "stage", stages)
    yield from refer(waivers, "role", "role", roles)
    yield from refer(_items(data, "scripts"), "stage", "stage", stages)


def _role_keys(table: Mapping[str, Any], path: Path, roles: list[str]) -> Iterator[Fault]:
    for name in table:
        if name not in roles:
            yield _absent("role", name, roles, (*path, name))


def _objectives_in_a_circle(data: Mapping[str, Any]) -> Iterator[Fault]:
    items = _items(data, "objectives")
    supports = {_text(table, "id"): _text(table, "supports") for _, table in items if _text(table, "id")}
    reported: set[str] = set()
    for path, table in items:
        chain, name = [], _text(table, "id")
        while name in supports and name not in chain:
            chain.append(name)
            name = supports[name]
        circle = chain[chain.index(name) :] if name in chain else []
        if _text(table, "id") in circle and not reported & set(circle):
            reported |= set(circle)
            route = " → ".join([*circle, circle[0]])
            yield Fault((*path, "supports"), f"the objectives run in a circle, {route}: expected one at the top")


# metrics


def _red_on_the_good_side(data: Mapping[str, Any]) -> Iterator[Fault]:
    for stage_path, _ in _stages(data):
        for path, metric in _metrics(data, stage_path):
            red, target, better = _number(metric.get("red")), _number(metric.get("target")), metric.get("better")
            if red is None or target is None or better not in ("higher", "lower"):
                continue
            if red > target if better == "higher" else red < target:
                bound = "at most" if better == "higher" else "at least"
                yield Fault(
                    (*path, "red"),
                    f"the red line {red:g} is on the good side of the target {target:g},"
                    f" {better} being better: expected {bound} {target:g}",
                )


# flows


def _flows(data: Mapping[str, Any]) -> Iterator[Fault]:
    for side in _sides(data):
        order = [_text(stage, "id") for _, stage in _items(data, side, "stages")]
        seen: set[tuple[str, str]] = set()
        for path, flow in _items(data, side, "flows"):
            start, end = _text(flow, "from"), _text(flow, "to")
            if start not in order or end not in order:
                continue
            if order.index(end) == order.index(start) + 1:
                yield Fault(
                    (*path, "to"),
                    f"`{end}` is the next stage after `{start}`: expected its share as the `conversion` of `{start}`",
                )
            if (start, end) in seen:
                yield Fault((*path, "from"), f"the flow from `{start}` to `{end}` is there twice: expected it once")
            seen.add((start, end))


class _Moves:
    """The moves out of each stage of a side, as far as the data say them."""

    def __init__(self, data: Mapping[str, Any], side: str) -> None:
        self.stages = _items(data, side, "stages")
        self.order = [_text(stage, "id") for _, stage in self.stages]
        self.flows = [
            (path, _text(flow, "from"), _text(flow, "to"), _number(flow.get("share")))
            for path, flow in _items(data, side, "flows")
        ]

    def out_of(self, position: int) -> list[tuple[Path, str, float | None]]:
        """The flows that leave the stage at a position: path, where to, share."""
        return [(path, end, share) for path, start, end, share in self.flows if start == self.order[position]]


def _shares_above_one(data: Mapping[str, Any]) -> Iterator[Fault]:
    for side in _sides(data):
        moves = _Moves(data, side)
        for position, (path, stage) in enumerate(moves.stages):
            conversion = _number(stage.get("conversion"))
            flows = [(flow, share) for flow, _, share in moves.out_of(position) if share is not None]
            total = (conversion or 0.0) + sum(share for _, share in flows)
            if flows and total > 1 + TOLERANCE:
                place = (*flows[-1][0], "share") if conversion is None else (*path, "conversion")
                yield Fault(
                    place,
                    f"the shares leaving `{moves.order[position]}` add up to {total:.6g}: expected at most 1,"
                    " conversion and flows together",
                )


def _loops_nothing_leaves(data: Mapping[str, Any]) -> Iterator[Fault]:
    for side in _sides(data):
        moves = _Moves(data, side)
        leaving = _leaving(moves)
        trapped = [i for i in range(len(moves.stages)) if i not in leaving]
        if not trapped:
            continue
        names = ", ".join(f"`{moves.order[i]}`" for i in trapped)
        flows = [path for i in trapped for path, _, share in moves.out_of(i) if share]
        place = (*flows[0], "share") if flows else (*moves.stages[trapped[0]][0], "conversion")
        yield Fault(place, f"nothing ever leaves the loop of {names}: expected shares that add up to less than 1")


def _leaving(moves: _Moves) -> set[int]:
    """The positions of the stages from which an opportunity can be lost or delivered in the end."""
    count = len(moves.stages)
    onward: list[set[int]] = []
    leaving: set[int] = set()
    for position, (_, stage) in enumerate(moves.stages):
        conversion = _number(stage.get("conversion"))
        flows = moves.out_of(position)
        known = conversion is not None and all(share is not None for _, _, share in flows)
        inside = sum(share or 0.0 for _, _, share in flows) + (conversion or 0.0)
        last = position == count - 1
        if not known or inside < 1 - TOLERANCE or (last and conversion):
            leaving.add(position)
        ends = {moves.order.index(end) for _, end, share in flows if share and end in moves.order}
        onward.append(ends | ({position + 1} if conversion and not last else set()))
    grown = True
    while grown:
        more = {i for i in range(count) if i not in leaving and onward[i] & leaving}
        leaving |= more
        grown = bool(more)
    return leaving


_CHECKS: tuple[Callable[[Mapping[str, Any]], Iterator[Fault]], ...] = (
    _ids_twice,
    _references,
    _objectives_in_a_circle,
    _red_on_the_good_side,
    _flows,
    _shares_above_one,
    _loops_nothing_leaves,
)
