"""`procmap role`: one page that says what changes for a role."""

import datetime

import click

from procmap.cli.judging import judged, today_option
from procmap.export.page_text import page_markdown, page_text
from procmap.export.role_page.composing import role_page
from procmap.model.process_map import ProcessMap
from procmap.rules.wording import listed, quoted
from procmap.store.library import resolve
from procmap.store.reading import read_map
from procmap.workshop.typed.choosing import meant


@click.command()
@click.argument("name", metavar="MAP")
@click.argument("role_name", metavar="ROLE")
@click.option(
    "--format", "form", type=click.Choice(["text", "markdown"]), default="text", help="For a terminal or a mail."
)
@today_option
def role(name: str, role_name: str, form: str, today: datetime.date) -> None:
    """Print what changes for ROLE, by its id, its name or their beginning: stages, hand-offs, hours, KPIs, actions."""
    file = read_map(resolve(name))
    page = role_page(file.map, judged(file, today), _role(file.map, role_name))
    click.echo(page_markdown(page) if form == "markdown" else page_text(page), nl=False)


def _role(process_map: ProcessMap, text: str) -> str:
    """The id of the role that a text means. Raises UsageError where it means none or several."""
    names = {role.id: process_map.role_name(role.id) for role in process_map.roles if role.id}
    found = meant(text.strip(), names)
    if len(found) == 1:
        return found[0]
    expected = f"one of {listed(map(quoted, names.values()), most=8)}" if names else "a map with roles"
    raise click.UsageError(f"`{quoted(text)}` is not one role: expected {expected}")
