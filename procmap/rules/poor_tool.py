"""A tool does not fit the work, or its data are typed twice.

## What it flags
A tool with `fit` of 2 or less, or with `rekeyed = true`, at any stage; one finding a tool, on the stage
where it is worst.

## Why it matters
People work around a tool that does not fit, and what is typed twice is wrong once.

## What to try
Ask those who use it for the one step that costs most, and change that step before changing the tool.

## Example
"Spreadsheet" is `fit = 2` at "Qualify" and `rekeyed = true` at "Propose": one finding, at "Qualify",
which names both stages.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from procmap.model.side import Side
from procmap.model.stage import Stage, Tool
from procmap.rules.comparing import at_least
from procmap.rules.finding import Evidence
from procmap.rules.rule import Gap, Rule, SideContext, Verdict, Weakness
from procmap.rules.wording import listed, quoted

BEST_FIT = 5


@dataclass(frozen=True)
class _Use:
    """A tool at a stage, and whether it does not fit there."""

    stage: Stage
    tool: Tool
    unfit: bool

    @property
    def badness(self) -> tuple[int, bool]:
        """Sorts the worst use first."""
        return (BEST_FIT if self.tool.fit is None else self.tool.fit, not self.tool.rekeyed)


def judge(context: SideContext) -> Iterator[Verdict]:
    """Flag each tool once that is poor anywhere on the side."""
    poor = _poor(context.side, context.thresholds["poor_fit"])
    yield from (_weakness(uses) for uses in poor.values())
    for stage in context.side.stages:
        unsaid = (tool for tool in stage.tools if tool.name.casefold() not in poor)
        needs = tuple(need for tool in unsaid for need in _needs(stage, tool))
        if needs:
            yield Gap(needs, stage=stage.id)


def _needs(stage: Stage, tool: Tool) -> Iterator[str]:
    if not tool.name:
        yield f"name of a tool at {stage.id}"
    elif tool.fit is None and not tool.rekeyed:
        yield f"fit of {quoted(tool.name)} at {stage.id}"


def _poor(side: Side, limit: float) -> dict[str, list[_Use]]:
    """The poor uses of each named tool on a side, by its name whatever the case."""
    uses: dict[str, list[_Use]] = {}
    for stage in side.stages:
        for tool in stage.tools:
            unfit = tool.fit is not None and at_least(limit, tool.fit)
            if tool.name and (tool.rekeyed or unfit):
                uses.setdefault(tool.name.casefold(), []).append(_Use(stage, tool, unfit))
    return uses


def _weakness(uses: Sequence[_Use]) -> Weakness:
    worst = min(uses, key=lambda use: use.badness)
    stages = listed({use.stage.id: quoted(use.stage.name) for use in uses}.values())
    rekeyed = listed({use.stage.id: quoted(use.stage.name) for use in uses if use.tool.rekeyed}.values())
    fit = () if worst.tool.fit is None else (("fit", worst.tool.fit),)
    evidence: Evidence = (*fit, ("stages", stages), *((("rekeyed_at", rekeyed),) if rekeyed else ()))
    return Weakness(
        f"The tool {quoted(worst.tool.name)} {_complaint(uses)} at {stages}",
        stage=worst.stage.id,
        field=worst.tool.name,
        evidence=evidence,
    )


def _complaint(uses: Sequence[_Use]) -> str:
    complaints = (
        ("does not fit the work", any(use.unfit for use in uses)),
        ("has data typed twice", any(use.tool.rekeyed for use in uses)),
    )
    return " and ".join(words for words, holds in complaints if holds)


RULE = Rule("poor-tool", "warning", judge, {"poor_fit": 2}, names="tools", roams=True)
