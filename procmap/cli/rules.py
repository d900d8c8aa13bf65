"""`procmap rules`: lists the rules, or prints one rule's page."""

import click

from procmap.cli.judging import rule_argument
from procmap.export.rules_text import rule_text, rules_text
from procmap.rules.registry import RULES
from procmap.rules.rule import Rule


@click.command()
@click.argument("rule", metavar="[RULE]", callback=rule_argument, required=False)
def rules(rule: Rule | None) -> None:
    """List the rules, or print the page of one."""
    click.echo(rule_text(rule) if rule else rules_text(RULES), nl=False)
