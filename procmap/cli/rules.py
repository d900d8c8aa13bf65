"""`procmap rules`: lists the rules, or prints one rule's page."""

import click

from procmap.cli.judging import rule_or_refusal
from procmap.export.rules_text import rule_text, rules_text
from procmap.rules.registry import RULES


@click.command()
@click.argument("name", metavar="[RULE]", required=False)
def rules(name: str | None) -> None:
    """List the rules, or print the page of one."""
    click.echo(rules_text(RULES) if name is None else rule_text(rule_or_refusal(name)), nl=False)
