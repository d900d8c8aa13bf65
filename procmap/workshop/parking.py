"""What is noted from any screen: an item for the parking lot with who takes it, a decision with its step."""

from dataclasses import dataclass, replace

from procmap.model.process_map import Decision, Parked, ProcessMap, StepName
from procmap.workshop.consensus.talk import Asked, Picture, Space, said
from procmap.workshop.edits.edit import checked, placed
from procmap.workshop.edits.entry import Change
from procmap.workshop.fields.every import field_of
from procmap.workshop.fields.naming import brief
from procmap.workshop.typed.choosing import Place, role_names
from procmap.workshop.typed.figures import Unreadable
from procmap.workshop.typed.values import read


def with_parked(process_map: ProcessMap, text: str, owner: str) -> ProcessMap:
    """The map with one more item in the parking lot; an owner is a role, or any name. Raises Unacceptable."""
    who = read(field_of(Parked, "owner"), owner, Place(process_map))
    return checked(placed(process_map, ("parked",), (*process_map.parked, Parked(text=text, owner=who))))


@dataclass(frozen=True)
class Parking:
    """An item, then who takes it: a role of the map or any name."""

    roles: tuple[str, ...]
    text: str = ""
    owner: str = ""

    @property
    def heading(self) -> str:
        """What becomes of it."""
        return "Into the parking lot, to be looked at again in step 8"

    @property
    def asked(self) -> Asked | None:
        """The item, then its owner."""
        if not self.text:
            return Asked(
                "Parked", "In a few words. For example: Do service contracts need a map of their own?", enter="next"
            )
        hint = "A role or any name: each item has one person who takes it away."
        return None if self.owner else Asked("Who takes it?", hint, enter="park it", suggestions=self.roles)

    @property
    def at_stake(self) -> str:
        """The item, once it is typed."""
        return f"“{brief(self.text)}”" if self.text else ""

    def picture(self, _typed: str, _space: Space) -> Picture:
        """The item, while its owner is asked for."""
        return (said(f"“{self.text}”", "strong"),) if self.text else ()

    def answered(self, text: str) -> "Parking":
        """The item, or its owner. Raises Unreadable where either is empty."""
        if not text:
            raise Unreadable("each parked item needs an owner: who takes it?" if self.text else "what is to be parked?")
        return replace(self, owner=text) if self.text else replace(self, text=text)

    def turned(self) -> None:
        """There is no other way."""

    def changes(self, process_map: ProcessMap) -> tuple[Change, ...]:
        """One more parked item. Raises Unacceptable."""
        made = with_parked(process_map, self.text, self.owner)
        return (Change(f"park {brief(self.text)}, for {made.role_name(made.parked[-1].owner)}", made),)


def parking(process_map: ProcessMap) -> Parking:
    """The talk that parks an item in a map."""
    return Parking(tuple(role_names(Place(process_map)).values()))


@dataclass(frozen=True)
class Noting:
    """What was decided; the step in which it was is noted with it."""

    step: StepName
    text: str = ""

    @property
    def heading(self) -> str:
        """What becomes of it."""
        return "A decision of the room: kept with this step, read again in step 8"

    @property
    def asked(self) -> Asked | None:
        """The decision."""
        hint = "One sentence that says what holds from now on. For example: No quote without the application sheet"
        return None if self.text else Asked("Decided", hint)

    at_stake = ""

    def picture(self, _typed: str, _space: Space) -> Picture:
        """Nothing beside what is typed."""
        return ()

    def answered(self, text: str) -> "Noting":
        """The decision. Raises Unreadable where it is empty."""
        if not text:
            raise Unreadable("what was decided?")
        return replace(self, text=text)

    def turned(self) -> None:
        """There is no other way."""

    def changes(self, process_map: ProcessMap) -> tuple[Change, ...]:
        """One more decision. Raises Unacceptable."""
        decision = Decision(step=self.step, text=self.text)
        made = checked(placed(process_map, ("decisions",), (*process_map.decisions, decision)))
        return (Change(f"decide {brief(self.text)}", made),)
