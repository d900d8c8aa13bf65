"""What a role does, today and in the target: its stages, its hand-offs, its hours and people."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from procmap.analysis.numbers import numbers_of
from procmap.export.wording import UNKNOWN, amount_text, hours_text
from procmap.model.process_map import ProcessMap, SideName
from procmap.model.side import Side
from procmap.model.stage import Stage
from procmap.rules.wording import listed, percent, quoted

ARROW = " → "


def works_at(stage: Stage, role_id: str) -> bool:
    """Whether a role answers for a stage or has hours in it."""
    return stage.owner == role_id or role_id in (stage.hours or {})


def stages_of(side: Side | None, role_id: str) -> tuple[Stage, ...]:
    """The stages of a side at which a role works, in their order."""
    return tuple(stage for stage in (side.stages if side else ()) if works_at(stage, role_id))


def part_lines(process_map: ProcessMap, role_id: str) -> Iterator[str]:
    """The stages that the role answers for and works at, today and in the target."""
    today = _part(process_map.current, role_id)
    yield f"Today I {today}."
    if process_map.target is None:
        yield "There is no target yet, so nothing changes so far."
        return
    target = _part(process_map.target, role_id)
    yield "In the target that stays so." if target == today else f"In the target I {target}."


def _part(side: Side, role_id: str) -> str:
    stages = stages_of(side, role_id)
    owned = [quoted(stage.name) for stage in stages if stage.owner == role_id]
    others = [quoted(stage.name) for stage in stages if stage.owner != role_id]
    said = [f"answer for {listed(owned, most=len(owned))}"] if owned else []
    said += [f"work at {listed(others, most=len(others))}"] if others else []
    return ", and ".join(said) or "have no part in it"


def handoff_lines(process_map: ProcessMap, role_id: str) -> Iterator[str]:
    """What the role hands to the next owner and receives from the one before; in the target where there is one."""
    before = dict(_handoffs(process_map, process_map.current, role_id))
    if process_map.target is None:
        yield from before.values()
        return
    after = dict(_handoffs(process_map, process_map.target, role_id))
    for place, line in after.items():
        yield line + _mark(before.get(place), line)
    yield from (f"No longer: {line}" for place, line in before.items() if place not in after)


def _mark(before: str | None, now: str) -> str:
    """What is added to a hand-off that is not as it was."""
    if before is None:
        return " This is new."
    head = f"{now.partition(': ')[0]}: "
    return "" if before == now else f" Until now: {before.removeprefix(head)}"


def _handoffs(process_map: ProcessMap, side: Side, role_id: str) -> Iterator[tuple[tuple[str, bool], str]]:
    """By the stage that gives, and whether the role is the one that gives: the hand-off in a sentence."""
    for stage, following in pairwise(side.stages):
        if role_id not in (stage.owner, following.owner) or stage.owner == following.owner:
            continue
        gives = stage.owner == role_id
        other = quoted(process_map.role_name(following.owner if gives else stage.owner)) or "nobody yet"
        verb = f"I give {other}" if gives else f"I receive from {other}"
        yield (stage.id, gives), f"After {quoted(stage.name)} {verb}: {_what_travels(stage).removesuffix('.')}."


def _what_travels(stage: Stage) -> str:
    packet = quoted(stage.handoff.packet) if stage.handoff else ""
    accepted = quoted(stage.handoff.accepted_when) if stage.handoff else ""
    if not packet and not accepted:
        return "what travels with the deal is not agreed yet"
    return (packet or "not agreed what") + (f"; taken when: {accepted}" if accepted else "")


def time_lines(process_map: ProcessMap, role_id: str) -> Iterator[str]:
    """People, hours of work and utilisation of the role, before and after; what nobody knows is left out."""
    period = process_map.process.period_or_default
    sides: tuple[SideName, ...] = ("current", "target") if process_map.target else ("current",)
    figures = [numbers.roles[role_id] for side in sides if (numbers := numbers_of(process_map, side))]
    rows = (
        ("People", [amount_text(of.headcount) for of in figures]),
        ("Share of paid hours for this process", [_share(process_map, side, role_id) for side in sides]),
        (f"Hours of work a {period}, all of us together", [hours_text(of.hours) for of in figures]),
        ("Hours available", [hours_text(of.available) for of in figures]),
        ("Utilisation", [UNKNOWN if of.utilisation is None else percent(of.utilisation) for of in figures]),
    )
    for what, values in rows:
        if set(values) != {UNKNOWN}:
            yield f"{what}: {ARROW.join(values) if len(set(values)) > 1 else _same(values)}"


def _share(process_map: ProcessMap, side_name: SideName, role_id: str) -> str:
    side, role = process_map.side(side_name), process_map.role(role_id)
    share = (side.selling_share if side else {}).get(role_id, role.selling_share if role else None)
    return UNKNOWN if share is None else percent(share)


def _same(values: Sequence[str]) -> str:
    return values[0] + (", as today" if len(values) > 1 else "")
