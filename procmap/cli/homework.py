"""`procmap homework`: asks each owner for what a map still lacks, and takes the answers in."""

from collections.abc import Sequence
from pathlib import Path

import click

from procmap.cli.homework_taking import take_in
from procmap.export.findings_text import many
from procmap.export.homework_text import homework_text
from procmap.model.process_map import ProcessMap
from procmap.model.text import displayed
from procmap.rules.wording import listed, quoted
from procmap.store.atomic import create_file, replace_file
from procmap.store.homework_sheet import Question, sheet_text
from procmap.store.library import resolve
from procmap.store.reading import BOM, read_map
from procmap.workshop.homework.asking import for_the_room, questions
from procmap.workshop.homework.wording import NOBODY
from procmap.workshop.typed.choosing import meant

STANDARD_OUTPUT = Path("-")


@click.command()
@click.argument("name", metavar="MAP")
@click.option("--owner", metavar="ROLE", help="Only what this role is asked for: its id, its name or their beginning.")
@click.option("--out", type=click.Path(path_type=Path), metavar="FILE", help="Write a sheet to fill in; - prints it.")
@click.option("--semicolons", is_flag=True, help="Part its cells by semicolons, where commas part decimals.")
@click.option("--force", is_flag=True, help="Write over a sheet that is there.")
@click.option("--take", "answers", type=click.Path(path_type=Path), metavar="FILE", help="Take in a filled-in sheet.")
@click.option("--theirs", is_flag=True, help="Take answers also over what the map has got since.")
@click.option("--dry-run", is_flag=True, help="Only say what would change.")
@click.option("--yes", is_flag=True, help="Take everything without asking stage by stage.")
def homework(
    name: str,
    owner: str | None,
    out: Path | None,
    semicolons: bool,
    force: bool,
    answers: Path | None,
    theirs: bool,
    dry_run: bool,
    yes: bool,
) -> None:
    """List what MAP still lacks, by owner; write it as a sheet for a spreadsheet; take the answers in.

    MAP is a path or a bare name in maps/. A sheet may come back with commas, semicolons or tabs, and with its rows
    and columns in any order. Nothing but the answers is changed.
    """
    if answers and (owner or out or semicolons or force):
        raise click.UsageError("--take reads a sheet: expected no --owner, --out, --semicolons or --force with it")
    if not answers and (theirs or dry_run or yes):
        raise click.UsageError("--theirs, --dry-run and --yes say how to take a sheet in: expected --take FILE")
    file = read_map(resolve(name))
    if answers:
        take_in(file, answers, theirs=theirs, is_dry=dry_run, is_sure=yes)
        return
    asked = _of_owner(file.map, questions(file.map), owner)
    if out is None:
        click.echo(homework_text(file.map, asked, () if owner else for_the_room(file.map)), nl=False)
    else:
        _write(out, sheet_text(asked, ";" if semicolons else ","), len(asked), force=force)


def _of_owner(process_map: ProcessMap, asked: Sequence[Question], owner: str | None) -> Sequence[Question]:
    """The questions to one owner; all where none is named. Raises UsageError where the name means none or several."""
    if owner is None:
        return asked
    others = {question.owner: question.owner for question in asked}
    names = {role.id: process_map.role_name(role.id) for role in process_map.roles if role.id}
    names |= {name: name for name in (*others, NOBODY) if name not in names.values()}
    found = meant(owner.strip(), names)
    if len(found) != 1:
        known = listed(map(quoted, names.values()), most=8)
        raise click.UsageError(f"`{quoted(owner)}` is not one owner: expected one of {known}")
    return [question for question in asked if question.owner == displayed(names[found[0]])]


def _write(out: Path, text: str, count: int, *, force: bool) -> None:
    """Write a sheet, with the mark by which spreadsheets know UTF-8. Raises Refused over a file, unless forced."""
    if out == STANDARD_OUTPUT:
        click.echo(text.encode(), nl=False)
        return
    (replace_file if force else create_file)(out, BOM + text.encode())
    click.echo(f"{displayed(str(out))}: {many(count, 'question')}")
