"""What the card of a changed stage tells: the few fields that say most, before and after."""

from collections.abc import Iterator, Mapping

from procmap.analysis.side_changes import StageChange
from procmap.analysis.stage_changes import FieldChange
from procmap.export.diagram.comparing.alignment import Alignment
from procmap.export.diagram.comparing.heading import ARROW, changing
from procmap.export.diagram.lettering import Font, fitted, wrapped
from procmap.export.values import said
from procmap.export.wording import UNKNOWN, hours_text, share_text
from procmap.model.record import typical
from procmap.model.stage import Stage
from procmap.rules.wording import counted

Item = tuple[str, ...]
"""One thing told, in the lines that it takes."""

NOTHING = "not said"
"""What stands for a value that is not there, beside one that is."""

_NONE = {"workaround": "none"}
"""Fields of which saying nothing says that there is none."""

_LABELS: Mapping[str, str] = {
    "owner": "Owner",
    "exit": "Exit",
    "exit_by": "Proof",
    "right_first_time": "Right first time",
    "our_wait_days": "Our wait",
    "buyer_wait_days": "Buyer's wait",
    "customer_value": "Gain",
    "entry": "Entry",
    "buyer": "Buyer",
    "max_days": "Ageing limit",
    "entering": "Joins here",
    "workaround": "Workaround",
    "crucial": "Crucial",
    "binding": "Binding",
    "phase": "Phase",
    "purpose": "Purpose",
    "value_proof": "Shown by",
}
"""The fields that are told, the most telling first; all others are counted."""

_IN_THE_FOOT = ("conversion", "hours", "name")
"""Fields that a card shows elsewhere."""

_AT_FIRST = ("exit", "customer_value")
"""What is told of a stage that is new or gone."""


def lines_of(alignment: Alignment, change: StageChange, font: Font, width: float, most: int) -> tuple[str, ...]:
    """At most so many lines of what changes at a stage, no wider than `width`; the last counts what is left out."""
    stage = change.after or change.before
    if stage and not (change.before and change.after):
        return _facts(stage, font, width, most)
    items = list(_items(alignment, change, font, width))
    uncounted = sum(field.key not in _LABELS and field.key not in _IN_THE_FOOT for field in change.fields)
    lines: list[str] = []
    told = 0
    for item in items:
        is_all = told + 1 == len(items) and not uncounted
        if len(lines) + len(item) > (most if is_all else most - 1):
            continue
        lines += item
        told += 1
    rest = len(items) - told + uncounted
    if rest:
        lines.append(f"{'and ' if lines else ''}{counted(rest, 'more change' if lines else 'smaller change')}")
    return tuple(lines) or (("As before",) if not change.fields else ())


def _facts(stage: Stage, font: Font, width: float, most: int) -> tuple[str, ...]:
    lines: list[str] = []
    for key in _AT_FIRST:
        text, room = getattr(stage, key), min(2, most - len(lines))
        if text and room:
            lines += wrapped(f"{_LABELS[key]}: {text}", font, width, room)
    return tuple(lines)


def _items(alignment: Alignment, change: StageChange, font: Font, width: float) -> Iterator[Item]:
    before = alignment.before.position(change.id)
    if change.is_moved and before is not None:
        stages = alignment.before.stages
        was = f"Came after {stages[before - 1].name}" if before else "Came first"
        yield (fitted(was, font, width),)
    if change.is_renamed and change.before:
        yield wrapped(f"Was “{change.before.name}”", font, width, 2)
    if _same_hours(change):
        yield ("Other people's hours, as many",)
    fields = {field.key: field for field in change.fields}
    yield from (_item(alignment, fields[key], font, width) for key in _LABELS if key in fields)


def _item(alignment: Alignment, field: FieldChange, font: Font, width: float) -> Item:
    """A field before and after, on one line where there is room."""
    old, new = (
        said(alignment.process_map, field.key, value, str) or _NONE.get(field.key, NOTHING)
        for value in (field.before, field.after)
    )
    label = _LABELS[field.key]
    whole = f"{label} {old} {ARROW} {new}"
    if font.width(whole) <= width:
        return (whole,)
    return fitted(f"{label}: {old}", font, width), fitted(f"{ARROW} {new}", font, width)


def _same_hours(change: StageChange) -> bool:
    """Whether the hours change, and their sum does not."""
    changed = any(field.key == "hours" for field in change.fields)
    return changed and _worked(change.before) == _worked(change.after)


def foot_figures(change: StageChange) -> tuple[str, str]:
    """Conversion and hours of a stage, before and after where they change."""
    stages = [stage for stage in (change.before, change.after) if stage]
    old, new = stages[0], stages[-1]
    converted = changing(share_text(typical(old.conversion)), share_text(typical(new.conversion)), " %")
    return converted, changing(_worked(old), _worked(new), " h")


def _worked(stage: Stage | None) -> str:
    hours = stage.hours_by_role if stage else None
    return UNKNOWN if hours is None else hours_text(sum(hours.values()))
