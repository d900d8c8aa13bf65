"""How a sheet names a value of the map, so that it is found again although stages were renamed and rows moved."""

import re
from dataclasses import dataclass, replace

from procmap.model.data import attribute_of, value_at
from procmap.model.fault import Path
from procmap.model.process_map import SIDES, ProcessMap
from procmap.model.record import Record
from procmap.model.shape import is_by_role, is_in_stage, record_type_at
from procmap.model.text import identifier_from
from procmap.rules.finding import BOTH_SIDES
from procmap.workshop.fields.every import FIELDS, field_of
from procmap.workshop.fields.naming import name_of, noun_of
from procmap.workshop.sheets.sheet import Cell, by_role, cell_at
from procmap.workshop.typed.readers import READERS

NEW = "new"
"""The handle of a record that is not there yet."""


@dataclass(frozen=True)
class Address:
    """A value of the map by its side, the id of its stage and its key there; the first two may be empty.

    Records of lists go by their id, or else by the words that tell them apart: `metrics.win-rate.red`.
    """

    side: str
    stage: str
    key: str


class Gone(LookupError):
    """What an address names is no longer in the map; the text says what."""


class NoSuchKey(LookupError):
    """An address that can never have named a value of a map."""


def address_of(process_map: ProcessMap, path: Path) -> Address:
    """The address of the value at a path; one past the end of a list is its new record."""
    start = 3 if is_in_stage(path) else 1 if path[0] in SIDES else 0
    stage = value_at(process_map, path[:3]).id if start == 3 else ""
    steps = (
        handles(process_map, path[:at])[step] if isinstance(step, int) else step
        for at, step in enumerate(path)
        if at >= start
    )
    return Address(str(path[0]) if start else "", stage, ".".join(steps))


def handles(process_map: ProcessMap, items: Path) -> tuple[str, ...]:
    """What the records of a list go by, each different, and after them the new one."""
    record_type, taken = record_type_at(items) or Record, list[str]()
    for record in value_at(process_map, items) or ():
        own = getattr(record, "id", "")
        taken.append(own or identifier_from(name_of(record), set(taken), noun_of(record_type)))
    return (*taken, identifier_from(NEW, set(taken)))


def addresses_on(address: Address) -> tuple[Address, ...]:
    """An address on each side that it stands for."""
    if address.side != BOTH_SIDES:
        return (address,)
    return tuple(Address(side, address.stage, address.key) for side in SIDES)


def path_of(process_map: ProcessMap, address: Address, name: str = "") -> Path:
    """The path of the value at an address; a new record may be there by now, under the name that it was given.

    Raises Gone, or NoSuchKey.
    """
    path = _start(process_map, address)
    for step in address.key.split("."):
        path = (*path, _step(process_map, path, step, name))
    if not _is_typed(path):
        raise NoSuchKey(address.key)
    return path


def _is_typed(path: Path) -> bool:
    """Whether a path is that of one value, which people can type."""
    if len(path) < 2 or isinstance(path[-1], int):
        return False
    holder = record_type_at(path[:-1])
    return is_by_role(path[:-1]) or (holder is not None and field_of(holder, str(path[-1])).kind in READERS)


def naming(address: Address) -> Address | None:
    """The address of the name of the new record that an address is in; None where it is in none."""
    found = _IN_NEW.fullmatch(address.key)
    start = (address.side,) if address.side else ()
    record = record_type_at((*start, *(("stages",) if address.stage else ()), found["items"])) if found else None
    if found is None or record is None:
        return None
    return replace(address, key=f"{found['items']}.{found['handle']}.{FIELDS[record][0].key}")


_IN_NEW = re.compile(rf"(?P<items>\w+)\.(?P<handle>{NEW}(-\d+)?)\.\w+")


def cell_of(process_map: ProcessMap, path: Path) -> Cell:
    """The cell in which the room would type the value at a path."""
    holder = record_type_at(path[:-2]) if is_by_role(path[:-1]) else record_type_at(path[:-1])
    if holder is None:
        raise NoSuchKey(str(path[-1]))
    if not is_by_role(path[:-1]):
        return cell_at(process_map, path, field_of(holder, str(path[-1])))
    rows = by_role(process_map, path[:-1], field_of(holder, str(path[-2]))).rows
    return next(row.cells[0] for row in rows if row.cells[0].path == path)


def _start(process_map: ProcessMap, address: Address) -> Path:
    if not address.side and not address.stage:
        return ()
    side = next((process_map.side(name) for name in SIDES if name == address.side), None)
    if address.side not in SIDES:
        raise NoSuchKey(address.side)
    if side is None:
        raise Gone(f"the {address.side}")
    position = side.position(address.stage)
    if address.stage and position is None:
        raise Gone(f"the stage {address.stage}")
    return (address.side,) if position is None else (address.side, "stages", position)


def _step(process_map: ProcessMap, path: Path, step: str, name: str) -> str | int:
    """The next step of a path: a field, a role in a table by role, or a position in a list."""
    if path and is_by_role(path):
        if process_map.role(step) is None:
            raise Gone(f"the role {step}")
        return step
    if path and _is_list(process_map, path):
        return _position(process_map, path, step, name)
    record = record_type_at(path)
    if record is None or attribute_of(step) not in record.model_fields:
        raise NoSuchKey(step)
    return step


def _is_list(process_map: ProcessMap, path: Path) -> bool:
    return isinstance(value_at(process_map, path), tuple) and record_type_at(path) is not None


def _position(process_map: ProcessMap, items: Path, handle: str, name: str) -> int:
    known, records = handles(process_map, items), value_at(process_map, items)
    if handle in known[:-1]:
        return known.index(handle)
    record_type = record_type_at(items) or Record
    names = [str(getattr(record, attribute_of(FIELDS[record_type][0].key))).casefold() for record in records]
    if name and name.casefold() in names:
        return names.index(name.casefold())
    if handle != known[-1]:
        raise Gone(f"the {noun_of(record_type)} {handle}")
    return len(records)
