"""Sheets: tables of cells over a map, each cell knowing which value of the map it shows.

A step of the workshop, the form of a record and the editor of a list are all sheets. They are made from
the table of fields, so nothing about a field is said a second time here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from procmap.model.data import value_at
from procmap.model.fault import Path
from procmap.model.process_map import ProcessMap, SideName, Vote
from procmap.model.record import Record
from procmap.model.shape import is_in_stage, is_stage, record_type_at, side_at
from procmap.model.stage import Stage
from procmap.model.text import displayed, plural
from procmap.workshop.edits.observed import is_changed
from procmap.workshop.fields.every import FIELDS, field_of
from procmap.workshop.fields.field import Field, Kind
from procmap.workshop.fields.naming import name_at, noun_of, topic_name
from procmap.workshop.typed.choosing import Place
from procmap.workshop.typed.values import shown


@dataclass(frozen=True)
class Cell:
    """One cell: the path of its value, its field, its text.

    `changed` says that the target differs here from the current side.
    """

    path: Path
    field: Field
    text: str
    changed: bool = False


@dataclass(frozen=True)
class Row:
    """A row: its label where it is the row of a form, its cells, and the path of the record that it edits.

    `is_new` marks the empty row at the end of a list in which typing makes a record.
    """

    record: Path
    cells: tuple[Cell, ...]
    label: str = ""
    is_new: bool = False


@dataclass(frozen=True)
class Block:
    """A table of a sheet: a title, the headings of its columns, its rows.

    `items` is the path of the list whose records are the rows; None for a form.
    """

    title: str
    columns: tuple[Field, ...]
    rows: tuple[Row, ...]
    items: Path | None = None


Sheet = tuple[Block, ...]

Column = tuple[str | int, ...]
"""Where a column's value stands in the record of its row: `("roadblocks", 0, "says")`."""


def place_of_path(process_map: ProcessMap, path: Path) -> Place:
    """What a cell at a path belongs to."""
    stage = value_at(process_map, path[:3]) if is_in_stage(path) else None
    return Place(process_map, side_at(path), stage if isinstance(stage, Stage) else None)


def cell_at(process_map: ProcessMap, path: Path, field: Field) -> Cell:
    """The cell that shows the value at a path."""
    value, place = value_at(process_map, path), place_of_path(process_map, path)
    text = summary(process_map, path) if field.kind in ("record", "records") else shown(field, value, place)
    return Cell(path, field, text, is_changed(process_map, path))


def summary(process_map: ProcessMap, path: Path) -> str:
    """What the nested record or list at a path holds, in a few words."""
    value = value_at(process_map, path)
    if isinstance(value, tuple):
        names = (name_at(process_map, (*path, position)) for position in range(len(value)))
        return displayed(f"{len(value)}: " + ", ".join(filter(None, names))) if value else ""
    return displayed(name_at(process_map, path) or _contents_of(value)) if isinstance(value, Record) else ""


def _contents_of(record: Record) -> str:
    """How many records its lists hold, and how many of its other fields are filled in."""
    held = {name: getattr(record, name) for name in type(record).model_fields}
    said = {name: value for name, value in held.items() if value not in (None, "", (), {})}
    lists = [plural(len(value), _noun(name, value[0])) for name, value in said.items() if isinstance(value, tuple)]
    others = len(said) - len(lists)
    return ", ".join([*lists, *([plural(others, "other field")] if others else [])])


def _noun(name: str, item: Any) -> str:
    """What the room calls an item of a list: a record by its kind, anything else by the name of the list."""
    return noun_of(type(item)) if isinstance(item, Record) else name.removesuffix("s")


def table(process_map: ProcessMap, items: Path, columns: Sequence[Column], title: str = "") -> Block:
    """The records of a list as a table of some columns, with an empty row at the end to add one."""
    records = value_at(process_map, items) or ()
    record = record_type_at(items)
    if record is None:
        raise TypeError(f"no list of records: {items}")
    fields = tuple(_field_at(record, column) for column in columns)
    rows = tuple(
        Row(
            (*items, index),
            tuple(
                cell_at(process_map, (*items, index, *column), field)
                for column, field in zip(columns, fields, strict=True)
            ),
            is_new=index == len(records),
        )
        for index in range(len(records) + 1)
    )
    return Block(title, fields, rows, items)


def _field_at(record: type[Record], column: Column) -> Field:
    holder = record_type_at(column[:-1], record)
    if holder is None:
        raise KeyError(column)
    return field_of(holder, str(column[-1]))


def form(process_map: ProcessMap, paths: Sequence[Path], title: str = "") -> Block:
    """A form of one row a field: label and value."""
    rows = []
    for path in paths:
        record = record_type_at(path[:-1])
        if record is None:
            raise KeyError(path)
        field = field_of(record, str(path[-1]))
        rows.append(Row(path[:-1], (cell_at(process_map, path, field),), field.label))
    return Block(title, (), tuple(rows))


def people(process_map: ProcessMap, side: SideName, keys: Sequence[str], title: str) -> Block:
    """The roles as a table, with the side's headcount beside what each role is."""
    block = table(process_map, ("roles",), [(key,) for key in keys], title)
    heads = Field("headcount", "Headcount", "number", "People in this role on this side; fractions are fine.")
    cells = [cell_at(process_map, (side, "headcount", role.id), heads) for role in process_map.roles]
    rows = [replace(row, cells=(*row.cells, cell)) for row, cell in zip(block.rows, cells, strict=False)]
    return replace(block, columns=(*block.columns, heads), rows=(*rows, *block.rows[len(rows) :]))


def by_role(process_map: ProcessMap, path: Path, field: Field) -> Block:
    """A table by role, such as hours or headcount, as a form with a row for every role of the map."""
    value = replace(field, kind=KIND_BY_ROLE[field.key])
    rows = tuple(
        Row(path[:-1], (cell_at(process_map, (*path, role.id), value),), displayed(role.name or role.id))
        for role in process_map.roles
        if role.id
    )
    return Block(field.label, (), rows)


KIND_BY_ROLE: Mapping[str, Kind] = {"hours": "estimate", "headcount": "number", "selling_share": "share"}
"""What the values of each table by role are."""


def sheet_of(process_map: ProcessMap, path: Path) -> Sheet:
    """The sheet that edits what stands at a path: a record's form with its lists beneath, or a list."""
    record = record_type_at(path)
    if record is None:
        raise KeyError(path)
    if path == ():
        parts = [(field.key,) for field in FIELDS[ProcessMap] if field.key != "format"]
        return (form(process_map, parts, "The whole map"),)
    field = _list_field(path)
    if field:
        return (table(process_map, path, [(key,) for key in field.columns], field.label),)
    votes = (_votes_on(process_map, path),) if is_stage(path) else ()
    return (*_record_sheet(process_map, path, record), *(block for block in votes if block.rows))


def _votes_on(process_map: ProcessMap, path: Path) -> Block:
    """What the room voted on a stage, a row a vote: its scores, or else its numbers, or else its dots."""
    stage = value_at(process_map, path)
    rows = []
    for position, vote in enumerate(process_map.votes):
        if stage is None or vote.stage != stage.id or vote.side not in (None, side_at(path)):
            continue
        key = next((key for key in ("scores", "guesses", "dots") if getattr(vote, key)), "scores")
        cell = cell_at(process_map, ("votes", position, key), field_of(Vote, key))
        rows.append(Row(("votes", position), (cell,), displayed(topic_name(vote.topic))))
    return Block("What the room said", (), tuple(rows))


def _list_field(path: Path) -> Field | None:
    """The field of a list of records at a path; None where no list stands there."""
    holder = record_type_at(path[:-1])
    fields = FIELDS[holder] if holder else ()
    return next((field for field in fields if field.key == path[-1] and field.kind == "records"), None)


def _record_sheet(process_map: ProcessMap, path: Path, record: type[Record]) -> Sheet:
    plain: list[Path] = []
    blocks: list[Block] = []
    # The id comes last: nobody types it in a workshop, and the name's Enter must not lead to it.
    for field in sorted(FIELDS[record], key=lambda field: field.kind == "identifier"):
        at = (*path, field.key)
        if field.kind in ("record", "records", "by role"):
            blocks.append(_block_of(process_map, at, field))
        else:
            plain.append(at)
        if field.kind == "hours":
            blocks.append(by_role(process_map, at, field))
    title = displayed(name_at(process_map, path))
    return (form(process_map, plain, title), *blocks)


def _block_of(process_map: ProcessMap, path: Path, field: Field) -> Block:
    """The block of a part of a record that has several values of its own."""
    if field.kind == "by role":
        return by_role(process_map, path, field)
    if field.kind == "records":
        return table(process_map, path, [(key,) for key in field.columns], field.label)
    holder = record_type_at(path)
    return form(process_map, [(*path, part.key) for part in FIELDS[holder or ProcessMap]], field.label)
