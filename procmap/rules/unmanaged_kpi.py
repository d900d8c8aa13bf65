"""A stage is measured, but nobody has said what good is.

## What it flags
A stage with metrics of which none has a `target`.

## Why it matters
A figure without a target is monitored, not managed: no value of it makes anybody act.

## What to try
Choose the one metric that matters most here, and let those who do the work set its target.

With a target a metric becomes a KPI. Give it a red line too, so that all know when to act.

## Example
"Prospect" counts "Conversations held", now 35 a week. Whether 35 is good nobody knows; `target = 50`
and `red = 30` say it.
"""

from collections.abc import Iterator

from procmap.rules.rule import Rule, SideContext, Verdict, Weakness
from procmap.rules.wording import listed, quoted


def judge(context: SideContext) -> Iterator[Verdict]:
    """Flag each stage that has metrics, but no KPI."""
    for stage in context.side.stages:
        if stage.metrics and not any(metric.is_kpi for metric in stage.metrics):
            labels = listed(quoted(metric.label) for metric in stage.metrics)
            message = f"{quoted(stage.name)} is measured, but no metric has a target"
            yield Weakness(message, stage=stage.id, field="metrics", evidence=(("metrics", labels),))


RULE = Rule("unmanaged-kpi", "warning", judge)
