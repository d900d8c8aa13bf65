"""What the room votes on: a field of a stage, or a finding."""

import re
from dataclasses import dataclass

from procmap.model.fault import Path
from procmap.model.process_map import SIDES, ProcessMap, SideName
from procmap.model.shape import is_in_stage, record_path, side_at
from procmap.model.stage import Stage
from procmap.model.text import displayed, uncapitalised
from procmap.rules.finding import Finding
from procmap.workshop.edits.edit import Unacceptable
from procmap.workshop.fields.every import field_of
from procmap.workshop.fields.field import Field
from procmap.workshop.fields.naming import brief, called
from procmap.workshop.sheets.sheet import cell_at, place_of_path

_NUMBERS = ("number", "estimate", "share estimate", "hours")
"""The kinds of fields that a room can guess."""


@dataclass(frozen=True)
class Subject:
    """What is voted on: side, stage and topic as a vote keeps them, the question as it is read aloud.

    `field` and `path` are those of the number that the room can guess, None where it is none; `now` is what the map
    says there, and `guess` how a number is asked for without that.
    """

    side: SideName | None
    stage: str
    topic: str
    question: str
    name: str
    field: Field | None = None
    path: Path = ()
    now: str = ""
    guess: str = ""


def subject_at(process_map: ProcessMap, path: Path) -> Subject:
    """The field of a stage that a cell shows. Raises Unacceptable where it shows something else."""
    stage = place_of_path(process_map, path).stage
    if stage is None or not is_in_stage(path) or len(path) < 4:
        raise Unacceptable("votes are on a field of a stage, or on a finding: select one")
    topic = str(path[3])
    field = field_of(Stage, topic)
    is_number = field.kind in _NUMBERS and len(path) == 4
    return Subject(
        side_at(path),
        stage.id,
        topic,
        f"Can you live with it? {_told(process_map, path, stage, field)}",
        f"{uncapitalised(field.label)} at {brief(stage.name)}",
        field if is_number else None,
        path[:4] if is_number else (),
        cell_at(process_map, path[:4], field).text if is_number else "",
        f"What is your number? {displayed(stage.name)}, {uncapitalised(field.label)}: {_meaning(field)}",
    )


def _told(process_map: ProcessMap, path: Path, stage: Stage, field: Field) -> str:
    """What stands there, in words: “Qualify, exit criterion: “Budget named””."""
    name = displayed(stage.name)
    if record_path(path) != path[:3]:
        return f"{name}, {called(process_map, record_path(path)).partition(' at ')[0]}"
    value = cell_at(process_map, path[:4], field).text
    if field.key == "name":
        return f"The stage “{name}”"
    return f"{name}, {uncapitalised(field.label)}: {f'“{value}”' if value else 'nothing yet'}"


def _meaning(field: Field) -> str:
    """What the hint of a field says before its examples."""
    return uncapitalised(re.split("[:.]", field.hint)[0])


def subject_of(finding: Finding, shown: SideName) -> Subject:
    """A finding, on its side, or on the side that is shown where it is on both."""
    own = next((name for name in SIDES if name == finding.side), None)
    side = shown if finding.side and finding.is_on(shown) else own
    return Subject(side, finding.stage or "", finding.rule, f"Do you believe it? {finding.message}", finding.rule)
