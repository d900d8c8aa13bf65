"""What the homework sheet says of a value: its label, the question, an example of a good answer."""

from collections.abc import Mapping

from procmap.model.data import value_at
from procmap.model.fault import Path
from procmap.model.process_map import ProcessMap
from procmap.model.record import Record
from procmap.model.shape import is_by_role, is_in_stage, is_stage, record_path, record_type_at
from procmap.model.stage import Metric, Stage
from procmap.model.text import uncapitalised
from procmap.workshop.fields.field import Kind
from procmap.workshop.fields.naming import brief, name_of, noun_of
from procmap.workshop.homework.addresses import cell_of
from procmap.workshop.sheets.sheet import Cell, place_of_path
from procmap.workshop.typed.choosing import metric_names, objective_names, role_names
from procmap.workshop.typed.figures import number_text

NOBODY = "nobody yet"
"""Who is asked where the map names no owner."""

_EXAMPLES: Mapping[Kind, str] = {
    "number": "60",
    "share": "40 %",
    "estimate": "3",
    "share estimate": "20 %",
    "count": "5",
    "rating": "3",
    "date": "2027-01-31",
}
"""A good answer by kind, where the hint does not give one in words."""

_IN_WORDS = "Book the next call before hanging up"
_NEW_ROLE = "Account executive"
_ANY_TARGET = 50.0
_PEOPLE = "2.5"


def label_in_sheet(process_map: ProcessMap, path: Path) -> str:
    """What the sheet calls a value: “Our wait”, “KPI Win rate: red line”, “Headcount of Account executive”."""
    label, at = cell_of(process_map, path).field.label, record_path(path)
    if is_by_role(path[:-1]):
        return f"{label} of {brief(process_map.role_name(str(path[-1])))}"
    record, record_type = value_at(process_map, at), record_type_at(at)
    if not at or is_stage(at) or record_type is None:
        return label
    noun = "KPI" if record_type is Metric else noun_of(record_type).capitalize()
    name = f" {brief(name_of(record))}" if isinstance(record, Record) and name_of(record) else ""
    return f"{noun}{name}" if noun == label else f"{noun}{name}: {uncapitalised(label)}"


def question_of(cell: Cell) -> str:
    """What is asked for: the hint of the field without its example, with the words of a choice."""
    if cell.field.kind != "choice":
        return _parts(cell)[0]
    asked = cell.field.hint.partition(": ")[0] if ": " in cell.field.hint else "One of"
    return f"{asked}: {', '.join(cell.field.choices)}"


def is_answerable(process_map: ProcessMap, cell: Cell) -> bool:
    """Whether there is anything to answer with; what names a metric or objective needs one in the map."""
    return cell.field.kind not in ("metric", "objective") or bool(example_of(process_map, cell))


def example_of(process_map: ProcessMap, cell: Cell) -> str:
    """An answer that would be taken."""
    field, record = cell.field, value_at(process_map, cell.path[:-1])
    if is_by_role(cell.path[:-1]) and cell.path[-2] == "headcount":
        return _PEOPLE
    place = place_of_path(process_map, cell.path)
    match field.kind:
        case "choice":
            return _direction(record) if field.key == "better" else field.choices[0]
        case "hours":
            return _hours(process_map, cell.path)
        case "role" | "who":
            return next(iter(role_names(place).values()), _NEW_ROLE)
        case "objective":
            return next(iter(objective_names(place)), "")
        case "metric":
            return next(iter(metric_names(place)), "")
        case "number" if field.key in ("target", "red"):
            return _target(record) if field.key == "target" else _red_line(record)
        case "line":
            return _parts(cell)[1] or _IN_WORDS
        case kind:
            figure = _parts(cell)[1].partition(",")[0]
            return figure if figure[:1].isdigit() else _EXAMPLES.get(kind, "")


def _parts(cell: Cell) -> tuple[str, str]:
    """The hint of a field parted into what is asked and the example, which may be empty."""
    question, colon, example = cell.field.hint.rpartition(": ")
    if not colon:
        return cell.field.hint.removesuffix("."), ""
    return question.removesuffix(" For example").removesuffix("."), example.removesuffix(".")


def _hours(process_map: ProcessMap, path: Path) -> str:
    stage = value_at(process_map, path[:3]) if is_in_stage(path) else None
    if isinstance(stage, Stage) and stage.owner:
        return _EXAMPLES["estimate"]
    return f"{process_map.roles[0].id} 3" if process_map.roles and process_map.roles[0].id else "none"


def _target(record: object) -> str:
    """A target on the good side of the red line."""
    if not isinstance(record, Metric) or record.red is None:
        return number_text(_ANY_TARGET)
    return number_text(round(record.red * (0.8 if record.better == "lower" else 1.25), 6))


def _red_line(record: object) -> str:
    """A red line on the bad side of the target."""
    target = record.target if isinstance(record, Metric) and record.target is not None else _ANY_TARGET
    is_lower = isinstance(record, Metric) and record.better == "lower"
    return number_text(round(target * (1.25 if is_lower else 0.8), 6))


def _direction(record: object) -> str:
    if not isinstance(record, Metric) or record.red is None or record.target is None:
        return "higher"
    return "lower" if record.red > record.target else "higher"
