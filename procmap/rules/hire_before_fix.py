"""People are to be added to a process that is not mended yet.

## What it flags
A role with more headcount on the target than today, while a stage where it works has an open error or
warning of the target that is not about capacity; one finding a role, on the worst of these stages.

## Why it matters
People who join a process that leaks learn the leak, and the next hire is needed sooner.

## What to try
Mend what is open at the stage, let the numbers be worked out again, and hire only what is still missing.

Waive what the team accepts, with the reason: then it stands in nobody's way.

## Example
The target has 4 account executives instead of 3, and "Sell", where they work, still has no exit:
the exit comes first.
"""

from collections.abc import Iterator, Mapping

from procmap.model.stage import Stage
from procmap.rules.finding import Finding
from procmap.rules.rule import Gap, Rule, SideContext, Verdict, Weakness
from procmap.rules.shared.hiring import hires
from procmap.rules.wording import amount, listed, quoted

ABOUT_CAPACITY = frozenset({"constraint", "over-capacity", "near-capacity", "hire-without-need"})
"""What more people would mend, and the hire itself: no reason to mend something first."""


def judge(context: SideContext) -> Iterator[Verdict]:
    """Flag each role that grows while a stage where it works is weak."""
    open_at: dict[str, list[Finding]] = {}
    for finding in context.found:
        if finding.rule not in ABOUT_CAPACITY:
            open_at.setdefault(finding.stage or "", []).append(finding)
    for hire in hires(context):
        if isinstance(hire, Gap):
            yield hire
            continue
        weak = [stage for stage in context.side.stages if stage.id in open_at and _works_at(hire.role, stage)]
        if weak:
            worst = min(weak, key=lambda stage: _weight(open_at[stage.id]))
            yield Weakness(
                f"{quoted(context.map.role_name(hire.role))} grows from {amount(hire.today)} to"
                f" {amount(hire.planned)}, while {quoted(worst.name)} is still weak",
                stage=worst.id,
                role=hire.role,
                field="headcount",
                evidence=(
                    ("headcount", hire.today),
                    ("planned_headcount", hire.planned),
                    *_reasons(weak, open_at),
                ),
            )


def _works_at(role: str, stage: Stage) -> bool:
    """Whether a role has hours at a stage, or answers for it."""
    hours = (stage.hours or {}).get(role)
    return stage.owner == role or (hours is not None and hours.typical != 0)


def _weight(found: list[Finding]) -> tuple[int, int]:
    """Sorts the weakest stage first."""
    errors = sum(finding.severity == "error" for finding in found)
    return (-errors, errors - len(found))


def _reasons(weak: list[Stage], open_at: Mapping[str, list[Finding]]) -> Iterator[tuple[str, str]]:
    rules = dict.fromkeys(finding.rule for stage in weak for finding in open_at[stage.id])
    yield ("open", listed(rules))
    yield ("stages", listed(quoted(stage.name) for stage in weak))


RULE = Rule("hire-before-fix", "error", judge, sides=("target",), weighs_findings=True, names="side", roams=True)
