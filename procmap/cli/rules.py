"""`procmap rules`: lists the rules, or prints one rule's page."""

from pathlib import Path

import click

from procmap.cli.judging import rule_argument
from procmap.export.rules_text import rule_pages, rule_text, rules_text
from procmap.rules.registry import RULES
from procmap.rules.rule import Rule
from procmap.store.atomic import replace_file


@click.command()
@click.argument("rule", metavar="[RULE]", callback=rule_argument, required=False)
@click.option("--to", "folder", metavar="DIR", help="Write every page as Markdown into a folder instead.")
def rules(rule: Rule | None, folder: str | None) -> None:
    """List the rules, or print the page of one."""
    if folder is None:
        click.echo(rule_text(rule) if rule else rules_text(RULES), nl=False)
        return
    if rule:
        raise click.UsageError("--to writes every page: expected no RULE beside it")
    pages = rule_pages()
    Path(folder).mkdir(parents=True, exist_ok=True)
    for name, text in pages.items():
        replace_file(Path(folder) / name, text.encode())
    click.echo(f"Wrote {len(pages)} files to {folder}")
