"""Every rule, by what it is about."""

from procmap.rules import (
    bare_handoff,
    constraint,
    costly_leak,
    demand_gap,
    hire_before_fix,
    hire_without_need,
    kpi_without_plan,
    lagging_only,
    long_buyer_wait,
    long_own_wait,
    loose_objective,
    low_consensus,
    missing_phase,
    near_capacity,
    no_customer_value,
    no_exit,
    no_individual_level,
    no_metric,
    no_owner,
    no_tool,
    numbers_disagree,
    open_roadblock,
    output_heavy,
    over_ageing,
    over_capacity,
    overdue_action,
    pile_up,
    poor_handover,
    poor_tool,
    reality_gap,
    red_zone,
    rework_loop,
    rolled_quality,
    script_weights,
    seller_side_exit,
    single_holder,
    skill_gap,
    soft_gate,
    stale_qualifying,
    unknown_rule,
    unmanaged_activity,
    unmanaged_kpi,
    workaround,
)
from procmap.rules.rule import Rule

GROUPS: tuple[tuple[str, tuple[Rule, ...]], ...] = (
    (
        "capacity and flow",
        (
            constraint.RULE,
            over_capacity.RULE,
            near_capacity.RULE,
            demand_gap.RULE,
            costly_leak.RULE,
            soft_gate.RULE,
            rework_loop.RULE,
            poor_handover.RULE,
            rolled_quality.RULE,
            long_own_wait.RULE,
            long_buyer_wait.RULE,
            over_ageing.RULE,
            pile_up.RULE,
            numbers_disagree.RULE,
            reality_gap.RULE,
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
            workaround.RULE,
            low_consensus.RULE,
            missing_phase.RULE,
        ),
    ),
    (
        "people and tools",
        (
            skill_gap.RULE,
            single_holder.RULE,
            poor_tool.RULE,
            no_tool.RULE,
        ),
    ),
    (
        "metrics",
        (
            no_metric.RULE,
            unmanaged_kpi.RULE,
            lagging_only.RULE,
            red_zone.RULE,
            kpi_without_plan.RULE,
            output_heavy.RULE,
            no_individual_level.RULE,
            loose_objective.RULE,
            unmanaged_activity.RULE,
            script_weights.RULE,
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

KNOWN_RULES = (*RULE_IDS, "script-gap")
"""What a waiver or an action may name: graded calls, and the rule about them, are still to come."""

THRESHOLDS = {rule.id: frozenset(rule.thresholds) for rule in RULES}
"""The names of each rule's thresholds, which a team may set."""


def rule_named(rule_id: str) -> Rule | None:
    """The rule with this id, or None."""
    return next((rule for rule in RULES if rule.id == rule_id), None)


def nearest_rule(rule_id: str) -> str:
    """The id of the rule that reads most like this one."""
    return unknown_rule.nearest(rule_id, RULE_IDS)
