"""The rules as plain text: the list of them, and the page of one."""

from collections.abc import Iterator, Sequence

from procmap.export.plain import paragraph, underlined
from procmap.model.process_map import SIDES
from procmap.rules.page import SECTIONS, section, title
from procmap.rules.rule import Rule


def rules_text(rules: Sequence[Rule]) -> str:
    """Every rule on a line of its own: id, severity, what it finds."""
    width = max(len(rule.id) for rule in rules)
    lines = []
    for rule in rules:
        lines += paragraph(title(rule), f"{rule.id:<{width}}  {rule.severity:<7}  ")
    return "\n".join([*lines, "", "procmap rules RULE prints the page of a rule."]) + "\n"


def rule_text(rule: Rule) -> str:
    """The page of a rule, with its severity, the sides it judges, and what a team may set."""
    sides = "both sides" if rule.sides == SIDES else f"the {rule.sides[0]} side only"
    lines = [*underlined(rule.id), *paragraph(title(rule)), "", f"Severity {rule.severity}, on {sides}."]
    for heading in SECTIONS:
        lines += ["", heading]
        for number, text in enumerate(section(rule, heading).split("\n\n")):
            lines += [""] * bool(number) + paragraph(" ".join(text.split()), "  ")
    return "\n".join([*lines, "", *_settings(rule)]) + "\n"


def _settings(rule: Rule) -> Iterator[str]:
    yield "In procmap.toml"
    yield f"  [rules.{rule.id}]"
    yield f'  severity = "{rule.severity}"'
    yield from (f"  {name} = {value:g}" for name, value in rule.thresholds.items())
