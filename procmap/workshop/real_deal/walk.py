"""The walk of a real deal as a talk: what became of it, stage after stage, then what the map keeps of its detours."""

import datetime
from dataclasses import dataclass, replace

from procmap.model.process_map import ProcessMap, SideName, Workshop
from procmap.model.side import Side
from procmap.model.text import displayed
from procmap.workshop.consensus.talk import Asked, Picture, Space
from procmap.workshop.edits.edit import checked, placed, rebuilt
from procmap.workshop.edits.entry import Change
from procmap.workshop.fields.naming import brief
from procmap.workshop.real_deal.deal import Deal
from procmap.workshop.real_deal.detours import Detour, detours, with_item, with_move, with_roadblock
from procmap.workshop.real_deal.moves import read_move
from procmap.workshop.real_deal.picture import walked
from procmap.workshop.typed.choosing import Place, role_names
from procmap.workshop.typed.figures import Unreadable, read_share

OUTCOMES = ("Won", "Dead", "Stalled")
_MOVE, _ROADBLOCK, _PARKED = "move", "roadblock", "parked"


@dataclass(frozen=True)
class Settled:
    """What becomes of a detour: nothing, or a move with its share, a roadblock, a parked item with its owner."""

    kind: str = ""
    detail: str = ""


@dataclass(frozen=True)
class Walk:
    """The deal so far, and what became of its first detours; `chosen` waits for a share or an owner."""

    map: ProcessMap
    side_name: SideName
    today: datetime.date
    outcome: str = ""
    deal: Deal | None = None
    settled: tuple[Settled, ...] = ()
    chosen: str = ""
    is_seen: bool = False

    @property
    def side(self) -> Side:
        """The side whose stages it is walked through."""
        return self.map.side(self.side_name) or Side()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the stages."""
        return tuple(stage.name for stage in self.side.stages)

    @property
    def detours(self) -> tuple[Detour, ...]:
        """What the map does not tell, once the deal has ended."""
        return detours(self.deal, self.side) if self.deal and self.deal.is_ended else ()

    @property
    def detour(self) -> Detour | None:
        """The detour that is talked about now."""
        return self.detours[len(self.settled)] if len(self.settled) < len(self.detours) else None

    # what is asked

    @property
    def heading(self) -> str:
        """Which deal is walked, or what is said of the detour that comes next."""
        if self.detour:
            return f"What does the map keep of this? {self.detour.told(self.side)}"
        return (
            self.deal.title
            if self.deal
            else "Walk the last real deal: one that was won, one that died, one that stalled"
        )

    @property
    def asked(self) -> Asked | None:
        """What became of it, its name, then its moves, then its detours."""
        if self.deal is None:
            return self._name
        if not self.deal.is_ended:
            return self._next(self.deal)
        if self.detour:
            return self._settling(self.detour)
        is_done = self.is_seen or self.settled
        return None if is_done else Asked(hint="The map tells all of it.", enter="keep", takes_text=False)

    @property
    def _name(self) -> Asked:
        if not self.outcome:
            return Asked("It was", "won, dead or stalled; a beginning is enough.", enter="next", suggestions=OUTCOMES)
        return Asked("Which, and when", "A name that the room knows. For example: Plant A, March", enter="next")

    def _next(self, deal: Deal) -> Asked:
        again = "+2w, " if deal.last_day else ""
        if deal.expected >= len(self.names):
            return Asked("Done on", f"The day: 2027-01-31, {again}or nothing. Or: back 2", enter="next")
        return Asked(
            "Entered on",
            f"The day: 2027-01-31, {again}or nothing; behind it a note. Or: skip, back 2, end, with day and note.",
            enter="next",
        )

    def _settling(self, detour: Detour) -> Asked:
        if self.chosen == _MOVE:
            return Asked(
                "How many?", "Of those that leave this stage, how many go this way: 2 of 10, or 20 %", enter="next"
            )
        if self.chosen == _PARKED:
            roles = tuple(role_names(Place(self.map)).values())
            return Asked("Who takes it?", "A role or any name.", enter="next", suggestions=roles)
        kinds = self._kinds(detour)
        hint = f"{', '.join(kinds)}, or nothing: then it stands in the line of the deal alone."
        return Asked("Keep it as", hint, enter="next", suggestions=kinds)

    def _kinds(self, detour: Detour) -> tuple[str, ...]:
        return (_ROADBLOCK, _PARKED) if detour.goal is None else (_MOVE, _ROADBLOCK, _PARKED)

    @property
    def at_stake(self) -> str:
        """The walk, once it has begun."""
        return f"the walk of “{brief(self.deal.name)}”" if self.deal else ""

    def picture(self, _typed: str, space: Space) -> Picture:
        """The stages with their days, beside those that the map says."""
        return walked(self.deal, self.map, self.side_name, space) if self.deal else ()

    # what comes of an answer

    def answered(self, text: str) -> "Walk":
        """The walk after one more line. Raises Unreadable or Unacceptable."""
        if self.deal is None:
            return self._named(text)
        if not self.deal.is_ended:
            move = read_move(text, self.names, self.deal.expected, self.deal.last_day)
            return replace(self, deal=self.deal.after(move))
        return self._settle(text, self.detour) if self.detour else replace(self, is_seen=True)

    def _named(self, text: str) -> "Walk":
        if not text:
            raise Unreadable("which deal was it, and when?" if self.outcome else "expected won, dead or stalled")
        if self.outcome:
            return replace(self, deal=Deal(self.outcome, text))
        found = [outcome for outcome in OUTCOMES if outcome.casefold().startswith(text.casefold())]
        if not found:
            raise Unreadable("expected won, dead or stalled")
        return replace(self, outcome=found[0])

    def _settle(self, text: str, detour: Detour) -> "Walk":
        if not self.chosen and text:
            found = [kind for kind in self._kinds(detour) if kind.startswith(text.casefold())]
            if not found:
                raise Unreadable(f"expected {', '.join(self._kinds(detour))}, or nothing")
            if found[0] != _ROADBLOCK:
                return replace(self, chosen=found[0])
            text = _ROADBLOCK
        if self.chosen and not text:
            return replace(self, chosen="")
        kind, detail = (self.chosen, text) if self.chosen else (text, "")
        walk = replace(self, settled=(*self.settled, Settled(kind, detail)), chosen="")
        # What the map cannot take is refused while it can still be typed anew.
        walk.changes(self.map)
        return walk

    def turned(self) -> None:
        """There is no other way."""

    def changes(self, process_map: ProcessMap) -> tuple[Change, ...]:
        """The line of the deal, then what becomes of each detour, each an edit of its own.

        Raises Unreadable or Unacceptable.
        """
        if self.deal is None:
            return ()
        line = displayed(self.deal.line(self.names))
        changes = [Change(f"walk {brief(self.deal.title)}", with_deal(process_map, line, self.today))]
        for detour, settled in zip(self.detours, self.settled, strict=False):
            if settled.kind:
                changes.append(self._kept(changes[-1].map, detour, settled))
        return tuple(changes)

    def _kept(self, process_map: ProcessMap, detour: Detour, settled: Settled) -> Change:
        if settled.kind == _MOVE:
            return with_move(process_map, self.side_name, detour, read_share(settled.detail))
        if settled.kind == _PARKED:
            return with_item(process_map, self.side_name, detour, settled.detail)
        return with_roadblock(process_map, self.side_name, detour)


def with_deal(process_map: ProcessMap, line: str, today: datetime.date) -> ProcessMap:
    """The map with a deal walked in its latest workshop; in one of today where there is none. Raises Unacceptable."""
    held = process_map.workshops or (Workshop(on=today),)
    latest = max(range(len(held)), key=lambda index: (held[index].on or datetime.date.min, index))
    workshop = rebuilt(held[latest], {"deals": (*held[latest].deals, line)})
    return checked(placed(process_map, ("workshops",), (*held[:latest], workshop, *held[latest + 1 :])))
