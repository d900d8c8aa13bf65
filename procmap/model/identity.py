"""What tells a record without an id from the others of its list."""

from procmap.model.process_map import Answer, Decision, Goal, Parked, Vote, Waiver, Workshop
from procmap.model.record import Record
from procmap.model.side import Flow
from procmap.model.stage import Loss, Roadblock

_KNOWN_BY: dict[type[Record], tuple[str, ...]] = {
    Flow: ("from_", "to"),
    Roadblock: ("says",),
    Loss: ("why",),
    Answer: ("rule", "stage"),
    Goal: ("who", "metric"),
    Vote: ("side", "stage", "topic"),
    Decision: ("text",),
    Parked: ("text",),
    Waiver: ("rule", "side", "stage", "role", "field"),
    Workshop: ("on",),
}


def known_by(record: type[Record]) -> tuple[str, ...]:
    """The attributes that a record of a kind is known by, where it has no id: its name unless said otherwise."""
    return _KNOWN_BY.get(record, ("name",))
