"""The levers of a side: every number in which a room may ask “what if”, with the steps of a nudge and its bounds."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from procmap.model.process_map import ProcessMap, SideName
from procmap.model.record import typical
from procmap.model.side import Side

LeverKind = Literal["entering", "conversion", "share", "hours", "headcount", "selling_share"]

SHARES: tuple[LeverKind, ...] = ("conversion", "share", "selling_share")
"""Kinds whose values are shares from 0 to 1."""

DIGITS = 10
"""Decimals that a nudged value keeps, so that 0.1 + 0.2 is 0.3."""


@dataclass(frozen=True)
class Lever:
    """A number of a side: its kind, and the ids of where it is.

    `at` holds a stage of `conversion`; a stage and a role of `hours`; where a flow starts and ends of `share`;
    a role of `headcount` and `selling_share`; of `entering` a stage, or nothing for the whole side.
    """

    kind: LeverKind
    at: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The lever as it is typed: `hours.propose.ae`."""
        return ".".join((self.kind, *self.at))

    @property
    def stage(self) -> str:
        """The stage at which it stands, or nothing where it is the side's."""
        return "" if self.kind in ("headcount", "selling_share") or not self.at else self.at[0]

    @property
    def role(self) -> str:
        """The role whose number it is, or nothing."""
        return self.at[-1] if self.kind in ("hours", "headcount", "selling_share") else ""

    @property
    def is_share(self) -> bool:
        """Whether its value is a share from 0 to 1."""
        return self.kind in SHARES


@dataclass(frozen=True)
class Setting:
    """Where a lever stands: its value, a small and a big nudge, and the most that it may be; the least is 0."""

    value: float
    step: float
    big_step: float
    most: float = math.inf

    def bounded(self, value: float) -> float:
        """The value itself, or the nearest that the lever may take."""
        return round(min(max(value, 0.0), self.most), DIGITS)


Levers = Mapping[Lever, Setting]


def levers_of(process_map: ProcessMap, side_name: SideName) -> Levers:
    """The levers of a side whose values the map states: the side's first, then by stage, then by role."""
    side = process_map.side(side_name)
    return {} if side is None else dict([*_entering(side), *_of_stages(side), *_of_roles(process_map, side)])


def entering_for_goal(side: Side, entering: float | None) -> Levers:
    """The lever of what enters, where the map leaves it to be reckoned back from the goal, as so many; else none.

    What joins at a later stage counts only beside what is stated to enter: it would come on top of the goal's.
    """
    if side.entering is not None or not entering or any(stage.entering for stage in side.stages):
        return {}
    return {Lever("entering"): _volume(entering)}


def _entering(side: Side) -> Iterator[tuple[Lever, Setting]]:
    if side.entering is not None:
        yield Lever("entering"), _volume(side.entering)


def _of_stages(side: Side) -> Iterator[tuple[Lever, Setting]]:
    for stage in side.stages:
        # What joins at a stage counts only where it is said how many enter at all: see `volumes`.
        if stage.entering is not None and side.entering is not None:
            yield Lever("entering", (stage.id,)), _volume(stage.entering)
        conversion = typical(stage.conversion)
        flows = {flow.to: typical(flow.share) for flow in side.flows if flow.from_ == stage.id and flow.to}
        shares = {end: share for end, share in flows.items() if share is not None}
        left = max(0.0, 1.0 - (conversion or 0.0) - sum(shares.values()))
        if conversion is not None:
            yield Lever("conversion", (stage.id,)), _share(conversion, left)
        for end, share in shares.items():
            yield Lever("share", (stage.id, end)), _share(share, left)
        for role, hours in (stage.hours or {}).items():
            if hours.typical is not None:
                yield Lever("hours", (stage.id, role)), _hours(hours.typical)


def _of_roles(process_map: ProcessMap, side: Side) -> Iterator[tuple[Lever, Setting]]:
    for role in process_map.roles:
        headcount = side.headcount.get(role.id)
        selling_share = side.selling_share.get(role.id, role.selling_share)
        if headcount is not None:
            yield Lever("headcount", (role.id,)), Setting(headcount, 0.5, 1.0)
        if selling_share is not None and headcount is not None:
            yield Lever("selling_share", (role.id,)), _share(selling_share, 1.0 - selling_share)


def _volume(value: float) -> Setting:
    """How many enter, in steps of a hundredth and a tenth of them."""
    return Setting(value, 0.01 * value or 1.0, 0.1 * value or 10.0)


def _share(value: float, left: float) -> Setting:
    """A share that may grow by what else still leaves its stage for nowhere."""
    return Setting(value, 0.01, 0.05, round(value + left, DIGITS))


def _hours(value: float) -> Setting:
    """Hours, in steps of about a twentieth and a fifth of them that people can say."""
    return Setting(value, readable(value / 20 or 0.5), readable(value / 5 or 1.0))


def readable(value: float) -> float:
    """The nearest of … 0.5, 1, 2, 5, 10 … to a number above 0, by ratio."""
    power = 10.0 ** math.floor(math.log10(value))
    nearest = min((1.0, 2.0, 5.0, 10.0), key=lambda head: abs(math.log(value / (head * power))))
    return round(nearest * power, DIGITS) or value
