"""A text mended on one side, offered to the other while that still says what both said."""

from dataclasses import dataclass

from procmap.model.data import value_at
from procmap.model.difference import Difference, differences, path_of_keys
from procmap.model.fault import Path
from procmap.model.process_map import ProcessMap, SideName
from procmap.model.record import Record
from procmap.model.shape import record_type_at
from procmap.workshop.edits.copying import OTHER
from procmap.workshop.edits.edit import checked, placed
from procmap.workshop.edits.entry import Change
from procmap.workshop.fields.every import FIELDS
from procmap.workshop.fields.naming import brief

_SAYS = {"current": "the current side", "target": "the target"}


@dataclass(frozen=True)
class Offer:
    """A text that a side still has as it was, where it stands by the ids of records, and what the other now says."""

    side: SideName
    keys: tuple[str, ...]
    old: str
    new: str

    @property
    def sentence(self) -> str:
        """That the side still says the old text."""
        return f"{_SAYS[self.side].capitalize()} still says “{brief(self.old)}”"

    @property
    def where(self) -> str:
        """The side as a footer names it."""
        return f"in {_SAYS[self.side]} too"


def offer_of(before: ProcessMap, after: ProcessMap) -> Offer | None:
    """What the edit from one map to the other offers: only of one text, and only where both sides said the same."""
    found = _edits(before, after)
    return _offer(after, *found) if found and len(found) == 1 else None


def _edits(before: ProcessMap, after: ProcessMap) -> tuple[Difference, ...]:
    """The first differences, at most two: more than one is no offer."""
    told = []
    for difference in differences(before, after):
        told.append(difference)
        if len(told) > 1:
            break
    return tuple(told)


def _offer(after: ProcessMap, edit: Difference) -> Offer | None:
    side, old, new = edit.path[0], edit.before, edit.after
    if side not in OTHER or edit.path[1:2] != ("stages",) or edit.is_order or after.target is None:
        return None
    other: SideName = "target" if side == "current" else "current"
    keys = (other, *edit.path[1:])
    path = path_of_keys(after, keys)
    is_mended = isinstance(old, str) and isinstance(new, str) and bool(old and new) and _is_text(path)
    return Offer(other, keys, old, new) if is_mended and value_at(after, path) == old else None


def _is_text(path: Path) -> bool:
    record = record_type_at(path[:-1]) or Record
    return any(field.key == path[-1] and field.kind in ("line", "lines") for field in FIELDS.get(record, ()))


def taken_over(process_map: ProcessMap, offer: Offer) -> Change:
    """The other side with the same text. Raises Unacceptable."""
    changed = checked(placed(process_map, path_of_keys(process_map, offer.keys), offer.new))
    return Change(f"the same in {_SAYS[offer.side]}: {brief(offer.new)}", changed)
