"""Every rule, in the order in which they are listed."""

from procmap.rules import no_owner
from procmap.rules.rule import Rule

RULES: tuple[Rule, ...] = (no_owner.RULE,)


def rule_named(rule_id: str) -> Rule | None:
    """The rule with this id, or None."""
    return next((rule for rule in RULES if rule.id == rule_id), None)
