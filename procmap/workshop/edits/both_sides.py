"""A text mended on one side, offered to the other while that still says what both said."""

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from procmap.model.data import to_data, value_at
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

_OFFERED = (("stages",), ("flows",))
"""The parts of a side in which both may say the same."""

_ALIKE = 0.7
"""The share of their letters, in order, that a text and the same without its slip have in common at least."""

_TELLING = ("name", "says", "from", "to")
"""The fields that tell a record without an id from others."""

_SAYS = {"current": "the current side", "target": "the target"}


@dataclass(frozen=True)
class Offer:
    """A text that a side still has as it was, where it stands (by ids where records have any), what the other says."""

    side: SideName
    keys: Path
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
    side = edit.path[0]
    if side not in OTHER or edit.path[1:2] not in _OFFERED or edit.is_order or after.target is None:
        return None
    other: SideName = "target" if side == "current" else "current"
    keys: Path = (other, *edit.path[1:])
    slip = _slip_in_list(after, keys, edit) if isinstance(edit.after, list) else _Slip(keys, edit.before, edit.after)
    if slip is None or not slip.is_mended or (side == "target" and not slip.is_alike):
        return None
    path = path_of_keys(after, slip.keys)
    return Offer(other, slip.keys, slip.old, slip.new) if _is_text(path) and value_at(after, path) == slip.old else None


@dataclass(frozen=True)
class _Slip:
    """Where the other side may have a text as it was, and what it was and is."""

    keys: Path
    old: Any
    new: Any

    @property
    def is_mended(self) -> bool:
        """Whether it was a text and still is one."""
        return all(isinstance(text, str) and text for text in (self.old, self.new))

    @property
    def is_alike(self) -> bool:
        """Whether little was changed: a target is there to say something else, and only a slip is meant for both."""
        return SequenceMatcher(None, self.old.lower(), self.new.lower()).ratio() >= _ALIKE


def _slip_in_list(after: ProcessMap, keys: Path, edit: Difference) -> _Slip | None:
    """The one field in which one record of a list without ids differs, at the one record there that is the same."""
    before = edit.before if isinstance(edit.before, list) else []
    changed = [pair for pair in zip(before, edit.after, strict=False) if pair[0] != pair[1]]
    if len(before) != len(edit.after) or len(changed) != 1:
        return None
    old, new = changed[0]
    differing = [key for key in {**old, **new} if old.get(key) != new.get(key)]
    held = to_data(value_at(after, path_of_keys(after, keys)) or ())
    same = {*differing, *(key for key in _TELLING if key in old)}
    there = [place for place, record in enumerate(held) if all(record.get(key) == old.get(key) for key in same)]
    if len(differing) != 1 or len(there) != 1:
        return None
    return _Slip((*keys, there[0], differing[0]), old.get(differing[0]), new.get(differing[0]))


def _is_text(path: Path) -> bool:
    record = record_type_at(path[:-1]) or Record
    return any(field.key == path[-1] and field.kind in ("line", "lines") for field in FIELDS.get(record, ()))


def taken_over(process_map: ProcessMap, offer: Offer) -> Change:
    """The other side with the same text. Raises Unacceptable."""
    changed = checked(placed(process_map, path_of_keys(process_map, offer.keys), offer.new))
    return Change(f"the same in {_SAYS[offer.side]}: {brief(offer.new)}", changed)
