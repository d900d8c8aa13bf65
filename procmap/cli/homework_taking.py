"""Taking a filled-in sheet into a map: what it changes is shown stage by stage, and only what is wanted is saved."""

from collections.abc import Sequence
from pathlib import Path

import click

from procmap.cli.opening import has_terminal
from procmap.export.findings_text import many
from procmap.export.plain import WIDTH, cells, paragraph
from procmap.model.text import displayed
from procmap.store.faults import Refused
from procmap.store.homework_sheet import AnsweredSheet, read_sheet
from procmap.store.reading import MapFile
from procmap.store.saving import save_map
from procmap.workshop.homework.taking import take
from procmap.workshop.homework.telling import Part, gone_lines, only, parts_of


def take_in(file: MapFile, path: Path, *, theirs: bool, is_dry: bool, is_sure: bool) -> None:
    """Take a sheet into a map and save it, asking stage by stage unless it is sure.

    Raises Refused, with nothing changed, where an answer cannot be read, and UsageError where nobody can be asked.
    """
    if not (is_dry or is_sure or has_terminal()):
        raise click.UsageError("there is no terminal to ask at, stage by stage: expected --yes or --dry-run")
    sheet = read_sheet(path)
    taking = take(file.map, sheet, theirs=theirs)
    if taking.faults:
        raise Refused(taking.faults)
    parts = parts_of(file.map, taking)
    for line in gone_lines(taking):
        _say(line)
    wanted = _wanted(parts, asking=not (is_dry or is_sure))
    if is_dry or not wanted:
        click.echo(_nothing_saved(file, parts, is_dry=is_dry))
        return
    _save(file, only(sheet, wanted), wanted, theirs=theirs)


def _wanted(parts: Sequence[Part], *, asking: bool) -> list[Part]:
    """The parts to take: all that change anything, or those that the facilitator says yes to."""
    wanted: list[Part] = []
    for part in parts:
        _show(part)
        if not part.changes:
            continue
        answer = _asked() if asking else "y"
        if answer == "stop":
            break
        asking = asking and answer != "all"
        wanted += [part] if answer != "n" else []
    return wanted


def _asked() -> str:
    answer: str = click.prompt("  Take it", type=click.Choice(["y", "n", "all", "stop"]), default="y")
    return answer


def _save(file: MapFile, sheet: AnsweredSheet, parts: Sequence[Part], *, theirs: bool) -> None:
    taking = take(file.map, sheet, theirs=theirs)
    if taking.faults:
        raise Refused(taking.faults)
    save_map(file, taking.map)
    changes = sum(len(part.changes) for part in parts)
    click.echo(f"{displayed(str(file.path))}: {many(changes, 'change')} saved")


def _nothing_saved(file: MapFile, parts: Sequence[Part], *, is_dry: bool) -> str:
    changes = sum(len(part.changes) for part in parts)
    if not changes:
        return f"{displayed(str(file.path))}: nothing to change"
    said = f"{many(changes, 'change')} to take" if is_dry else "nothing taken"
    return f"{displayed(str(file.path))}: {said}; nothing was saved"


def _show(part: Part) -> None:
    """A part on one line where there is room for it, and otherwise a line for each change and for what is kept."""
    for kept in part.kept:
        _say(f"{part.title}: {kept}")
    if part.changes and cells(part.sentence) <= WIDTH:
        _say(part.sentence)
    elif part.changes:
        _say(f"{part.title}:")
        for change in part.changes:
            _say(change, "  ")


def _say(text: str, first: str = "") -> None:
    for line in paragraph(text, first):
        click.echo(line)
