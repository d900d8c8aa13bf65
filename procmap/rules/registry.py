"""Every rule, by what it is about."""

from procmap.rules import (
    bare_handoff,
    constraint,
    costly_leak,
    hire_before_fix,
    hire_without_need,
    lagging_only,
    no_customer_value,
    no_exit,
    no_owner,
    open_roadblock,
    over_capacity,
    overdue_action,
    poor_handover,
    poor_tool,
    red_zone,
    rework_loop,
    seller_side_exit,
    skill_gap,
    stale_qualifying,
    unknown_rule,
    unmanaged_kpi,
)
from procmap.rules.rule import Rule

GROUPS: tuple[tuple[str, tuple[Rule, ...]], ...] = (
    (
        "capacity and flow",
        (
            constraint.RULE,
            over_capacity.RULE,
            costly_leak.RULE,
            rework_loop.RULE,
            poor_handover.RULE,
        ),
    ),
    (
        "value and ownership",
        (
            no_customer_value.RULE,
            no_exit.RULE,
            seller_side_exit.RULE,
            no_owner.RULE,
            bare_handoff.RULE,
            open_roadblock.RULE,
        ),
    ),
    (
        "people and tools",
        (
            skill_gap.RULE,
            poor_tool.RULE,
        ),
    ),
    (
        "metrics",
        (
            unmanaged_kpi.RULE,
            lagging_only.RULE,
            red_zone.RULE,
        ),
    ),
    (
        "plan",
        (
            hire_before_fix.RULE,
            hire_without_need.RULE,
            stale_qualifying.RULE,
            overdue_action.RULE,
            unknown_rule.RULE,
        ),
    ),
)
"""What the rules are about, and the rules about it, in the order in which they are listed."""

RULES: tuple[Rule, ...] = tuple(rule for _, rules in GROUPS for rule in rules)
"""Every rule."""

RULE_IDS = tuple(rule.id for rule in RULES)
"""The ids of all rules."""

THRESHOLDS = {rule.id: frozenset(rule.thresholds) for rule in RULES}
"""The names of each rule's thresholds, which a team may set."""


def rule_named(rule_id: str) -> Rule | None:
    """The rule with this id, or None."""
    return next((rule for rule in RULES if rule.id == rule_id), None)


def nearest_rule(rule_id: str) -> str:
    """The id of the rule that reads most like this one."""
    return unknown_rule.nearest(rule_id, RULE_IDS)
