"""The rules as plain text, and as Markdown for the documents: the list of them, and the page of one."""

from collections.abc import Iterator, Mapping, Sequence

from procmap.export.plain import paragraph, underlined
from procmap.model.process_map import SIDES
from procmap.rules.page import SECTIONS, page, section, title
from procmap.rules.registry import GROUPS
from procmap.rules.rule import MapRule, Rule

INDEX = "README.md"
"""The file that lists the pages."""


def rules_text(rules: Sequence[Rule]) -> str:
    """Every rule on a line of its own: id, severity, what it finds."""
    width = max(len(rule.id) for rule in rules)
    lines = []
    for rule in rules:
        lines += paragraph(title(rule), f"{rule.id:<{width}}  {rule.severity:<7}  ")
    return "\n".join([*lines, "", "procmap rules RULE prints the page of a rule."]) + "\n"


def rule_text(rule: Rule) -> str:
    """The page of a rule, with its severity, the sides it judges, and what a team may set."""
    lines = [*underlined(rule.id), *paragraph(title(rule)), "", f"Severity {rule.severity}, on {judged_on(rule)}."]
    for heading in SECTIONS:
        lines += ["", heading]
        for number, text in enumerate(section(rule, heading).split("\n\n")):
            lines += [""] * bool(number) + paragraph(" ".join(text.split()), "  ")
    settings = [f"  {line}" for line in _settings(rule)]
    return "\n".join([*lines, "", "In procmap.toml", *settings]) + "\n"


def judged_on(rule: Rule) -> str:
    """What a rule judges, as a sentence says it."""
    if isinstance(rule, MapRule):
        return "the whole map"
    return "both sides" if rule.sides == SIDES else f"the {rule.sides[0]} side only"


def rule_pages() -> Mapping[str, str]:
    """The Markdown files about the rules, by name: an index, and a page for each."""
    pages = {f"{rule.id}.md": _markdown(rule, group) for group, rules in GROUPS for rule in rules}
    return {INDEX: _index(), **pages}


def _markdown(rule: Rule, group: str) -> str:
    about, _, sections = page(rule).partition("\n")
    head = f"# {rule.id}\n\n{about}\n\n*{group}* · **{rule.severity}** · on {judged_on(rule)}\n"
    settings = "\n".join(_settings(rule))
    return f"{head}{sections}\n\n## In procmap.toml\n```toml\n{settings}\n```\n"


def _index() -> str:
    lines = ["# Every rule", "", "Written by `procmap rules --to docs/rules` from the rules themselves.", ""]
    lines += ["| rule | severity | on | finds |", "|---|---|---|---|"]
    for group, rules in GROUPS:
        lines.append(f"| **{group}** | | | |")
        lines += [
            f"| [{rule.id}]({rule.id}.md) | {rule.severity} | {judged_on(rule)} | {title(rule)} |" for rule in rules
        ]
    return "\n".join(lines) + "\n"


def _settings(rule: Rule) -> Iterator[str]:
    yield f"[rules.{rule.id}]"
    yield f'severity = "{rule.severity}"'
    yield from (f"{name} = {value:g}" for name, value in rule.thresholds.items())
