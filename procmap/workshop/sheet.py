"""Sheets: tables of cells over a map, each cell knowing which value of the map it shows.

A step of the workshop, the form of a record and the editor of a list are all sheets. They are made from
the table of fields, so nothing about a field is said a second time here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from procmap.model.data import value_at
from procmap.model.fault import Path
from procmap.model.process_map import ProcessMap, SideName
from procmap.model.record import Estimate, Record
from procmap.model.stage import Stage
from procmap.workshop.field import Field
from procmap.workshop.fields import field_of, fields_of
from procmap.workshop.shape import record_type_at
from procmap.workshop.values import Place, shown


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
    side: SideName = "target" if path[:1] == ("target",) else "current"
    stage = value_at(process_map, path[:3]) if path[1:2] == ("stages",) else None
    return Place(process_map, side, stage if isinstance(stage, Stage) else None)


def cell_at(process_map: ProcessMap, path: Path, field: Field) -> Cell:
    """The cell that shows the value at a path."""
    value = value_at(process_map, path)
    text = (
        summary(value) if field.kind in ("record", "records") else shown(field, value, place_of_path(process_map, path))
    )
    return Cell(path, field, text, _is_changed(process_map, path, value))


def _is_changed(process_map: ProcessMap, path: Path, value: Any) -> bool:
    if path[:2] != ("target", "stages") or len(path) < 4:
        return False
    stage = value_at(process_map, path[:3])
    before = process_map.current.stage(stage.id) if isinstance(stage, Stage) else None
    if before is None:
        return isinstance(stage, Stage)
    was = value_at(before, path[3:])
    return bool(_number_of(was) != _number_of(value))


def _number_of(value: Any) -> Any:
    """An estimate as its number, so that a target's bare number equals the measured one it was copied from."""
    if isinstance(value, Estimate):
        return value.typical
    if isinstance(value, dict):
        return {key: _number_of(held) for key, held in value.items()}
    return value


def summary(value: Any) -> str:
    """What a nested record or list holds, in a few words."""
    if isinstance(value, tuple):
        return f"{len(value)}: " + ", ".join(name for item in value if (name := _name_of(item))) if value else ""
    if isinstance(value, Record):
        return _name_of(value) or _contents_of(value)
    return ""


def _contents_of(record: Record) -> str:
    """How many records its lists hold, and how many of its other fields are filled in."""
    held = {name: getattr(record, name) for name in type(record).model_fields}
    said = {name: value for name, value in held.items() if value not in (None, "", (), {})}
    lists = [f"{len(value)} {name}" for name, value in said.items() if isinstance(value, tuple)]
    others = len(said) - len(lists)
    return ", ".join([*lists, *([f"{others} other fields"] if others else [])])


def _name_of(record: Record) -> str:
    keys = ("name", "title", "says", "text", "why", "who", "rule", "topic", "packet", "on", "from_")
    return next((str(held) for key in keys if (held := getattr(record, key, None))), "")


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
    rows = tuple(
        row
        if row.is_new
        else Row(
            row.record,
            (*row.cells, cell_at(process_map, (side, "headcount", _role_id(process_map, row)), heads)),
        )
        for row in block.rows
    )
    return Block(title, (*block.columns, heads), rows, block.items)


def _role_id(process_map: ProcessMap, row: Row) -> str:
    role = value_at(process_map, row.record)
    return str(role.id)


def by_role(process_map: ProcessMap, path: Path, field: Field) -> Block:
    """A table by role, such as hours or headcount, as a form with a row for every role of the map."""
    record = record_type_at((*path, "any"))
    kind = "estimate" if record is Estimate else "share" if field.key == "selling_share" else "number"
    value = Field(field.key, field.label, kind, field.hint)  # type: ignore[arg-type]
    rows = tuple(
        Row(path, (cell_at(process_map, (*path, role.id), value),), role.name or role.id)
        for role in process_map.roles
        if role.id
    )
    return Block(field.label, (), rows)


def sheet_of(process_map: ProcessMap, path: Path) -> Sheet:
    """The sheet that edits what stands at a path: a record's form with its lists beneath, or a list."""
    record = record_type_at(path)
    if record is None:
        raise KeyError(path)
    if path and isinstance(value_at(process_map, path), tuple):
        field = field_of(record_type_at(path[:-1]) or ProcessMap, str(path[-1]))
        return (table(process_map, path, [(key,) for key in field.columns], field.label),)
    if path == ():
        parts = [(field.key,) for field in fields_of(ProcessMap) if field.key != "format"]
        return (form(process_map, parts, "The whole map"),)
    return _record_sheet(process_map, path, record)


def _record_sheet(process_map: ProcessMap, path: Path, record: type[Record]) -> Sheet:
    value = value_at(process_map, path)
    fields = fields_of(type(value) if isinstance(value, Record) else record)
    plain: list[Path] = []
    blocks: list[Block] = []
    for field in fields:
        at = (*path, field.key)
        if field.kind == "record":
            holder = record_type_at(at)
            nested = [(*at, part.key) for part in fields_of(holder)] if holder else []
            blocks.append(form(process_map, nested, field.label))
        elif field.kind == "records":
            blocks.append(table(process_map, at, [(key,) for key in field.columns], field.label))
        elif field.kind == "by role" or (field.kind == "hours" and process_map.roles):
            blocks.append(by_role(process_map, at, field))
            if field.kind == "hours":
                plain.append(at)
        else:
            plain.append(at)
    return (form(process_map, plain, _title(value)), *blocks)


def _title(value: Any) -> str:
    return _name_of(value) if isinstance(value, Record) else ""
