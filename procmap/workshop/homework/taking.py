"""Answers taken into a map: each as if the room had typed it, and what that changes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from procmap.model.process_map import ProcessMap
from procmap.rules.finding import BOTH_SIDES
from procmap.store.faults import PlacedFault
from procmap.store.homework_sheet import Answer, AnsweredSheet
from procmap.workshop.edits.edit import Unacceptable
from procmap.workshop.edits.entry import typed
from procmap.workshop.fields.naming import brief
from procmap.workshop.homework.addresses import Address, Gone, NoSuchKey, addresses_on, cell_of, naming, path_of
from procmap.workshop.homework.spreadsheets import as_meant
from procmap.workshop.homework.wording import label_in_sheet
from procmap.workshop.sheets.sheet import Cell
from procmap.workshop.typed.figures import Unreadable


@dataclass(frozen=True)
class Taken:
    """What an answer does at one address: the value before and after, as their cells show them.

    `is_kept` says that the map has got another value since it was asked, and keeps it. `new_role` is a role that the
    answer names for the first time.
    """

    answer: Answer
    address: Address
    label: str
    before: str
    after: str
    is_kept: bool = False
    new_role: str = ""


@dataclass(frozen=True)
class Taking:
    """A map with answers taken in, what each did, and those whose place is no longer in the map, with what is gone."""

    map: ProcessMap
    taken: tuple[Taken, ...] = ()
    gone: tuple[tuple[Answer, str], ...] = ()
    faults: tuple[PlacedFault, ...] = ()


@dataclass(frozen=True)
class _Item:
    """An answer on its way to one address, with the name of the new record that it is in."""

    answer: Answer
    address: Address
    name: str = ""


def take(process_map: ProcessMap, sheet: AnsweredSheet, *, theirs: bool = False) -> Taking:
    """Take every answer of a sheet into a map; with `theirs` also over what the map has got since.

    Where any cannot be read the faults name each, and the map is as it was.
    """
    taking, waiting = Taking(process_map), _items(sheet)
    while waiting:
        taking, refused = _taken_once(taking, waiting, sheet, theirs=theirs)
        # What does not fit yet may do so after another answer: hours need the owner, a red line its target.
        if len(refused) == len(waiting):
            return Taking(process_map, faults=tuple(dict.fromkeys(refused.values())))
        waiting = list(refused)
    return taking


def _items(sheet: AnsweredSheet) -> list[_Item]:
    """The answers for each address, what names a new record before what else is said of it."""
    named: dict[Address, str] = {}
    items: list[_Item] = []
    for answer in sheet.answers:
        for address in addresses_on(Address(answer.side, answer.stage_id, answer.key)):
            if naming(address) == address:
                named[address] = answer.text
            items.append(_Item(answer, address))
    of_new = [(item, naming(item.address)) for item in items]
    of_new.sort(key=lambda pair: pair[0].address != pair[1])
    return [item if name is None else replace(item, name=named.get(name, "")) for item, name in of_new]


def _taken_once(
    taking: Taking, items: Sequence[_Item], sheet: AnsweredSheet, *, theirs: bool
) -> tuple[Taking, dict[_Item, PlacedFault]]:
    """The answers that can be taken now, and the others with what is wrong with them."""
    refused: dict[_Item, PlacedFault] = {}
    for item in items:
        try:
            taking = _with(taking, item, decimal_comma=sheet.decimal_comma, theirs=theirs)
        except Gone as gone:
            taking = _without(taking, item, str(gone))
        except NoSuchKey:
            refused[item] = _fault(
                sheet, item.answer, f"there is no value `{item.answer.key}`: expected it as it was sent"
            )
        except (Unreadable, Unacceptable) as problem:
            refused[item] = _fault(sheet, item.answer, f"“{brief(item.answer.text)}” cannot be taken: {problem}")
    return taking, refused


def _with(taking: Taking, item: _Item, *, decimal_comma: bool, theirs: bool) -> Taking:
    """The taking with one answer more. Raises Gone, NoSuchKey, Unreadable or Unacceptable."""
    process_map, name = taking.map, naming(item.address)
    if name is not None and not item.name:
        asked = label_in_sheet(process_map, path_of(process_map, name))
        raise Unreadable(f"expected an answer to “{asked}” with it, which says what it is called")
    path = path_of(process_map, item.address, item.name)
    cell, label = cell_of(process_map, path), label_in_sheet(process_map, path)
    changed = typed(process_map, cell, as_meant(cell.field, item.answer.text, decimal_comma=decimal_comma)).map
    if changed == process_map:
        return taking
    roles = changed.roles[len(process_map.roles) :]
    after = cell_of(changed, path).text
    done = Taken(item.answer, item.address, label, cell.text, after, new_role=roles[0].name if roles else "")
    if cell.text and not theirs and not _still_says(process_map, cell, item.answer.now, decimal_comma=decimal_comma):
        return replace(taking, taken=(*taking.taken, replace(done, is_kept=True, new_role="")))
    return replace(taking, map=changed, taken=(*taking.taken, done))


def _still_says(process_map: ProcessMap, cell: Cell, text: str, *, decimal_comma: bool) -> bool:
    """Whether a cell means what a text says, however a spreadsheet has written that."""
    try:
        meant = as_meant(cell.field, text, decimal_comma=decimal_comma)
        return text == cell.text or typed(process_map, cell, meant).map == process_map
    except (Unreadable, Unacceptable):
        return False


def _without(taking: Taking, item: _Item, gone: str) -> Taking:
    # What was asked for both sides, and the target has lost since, is still good for the current one.
    is_told = item.answer.side != BOTH_SIDES or item.address.side == "current"
    return replace(taking, gone=(*taking.gone, (item.answer, gone))) if is_told else taking


def _fault(sheet: AnsweredSheet, answer: Answer, message: str) -> PlacedFault:
    where = ", ".join(filter(None, (answer.stage or answer.stage_id, answer.field or answer.key)))
    return PlacedFault(str(sheet.path), answer.line, answer.column, f"{where}: {message}")
