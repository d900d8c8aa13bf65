"""Judges a map by the rules: what is open, answered or waived, what lacks an input, what is weakest."""

import datetime
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from procmap.analysis.numbers import numbers_of
from procmap.model.process_map import SIDES, ProcessMap, SideName
from procmap.rules.finding import SEVERITIES, Finding, Report, Waived, WeakLink
from procmap.rules.judging import Setting, judge_side
from procmap.rules.merging import merged
from procmap.rules.ranking import most_weak_links, ranked_stages
from procmap.rules.registry import RULES
from procmap.rules.rule import Rule, SideContext
from procmap.rules.state import settled

NO_SETTINGS: Mapping[str, Setting] = MappingProxyType({})


def check_map(
    process_map: ProcessMap,
    *,
    today: datetime.date,
    rules: Sequence[Rule] = RULES,
    settings: Mapping[str, Setting] = NO_SETTINGS,
    sides: Sequence[SideName] = SIDES,
) -> Report:
    """All that the rules say of the sides of a map on a day; a side without stages is passed over."""
    contexts = _contexts(process_map, today, sides)
    judgements = [judge_side(context, rules, settings) for context in contexts]
    states = [settled(process_map, finding, today) for judged in judgements for finding in judged.findings]
    findings = merged(state for state in states if isinstance(state, Finding))
    waived = merged(state for state in states if isinstance(state, Waived))
    rankings = [ranked_stages(at.side_name, at.side, at.numbers, findings) for at in contexts]
    order = _Order(contexts, [link for ranking in rankings for link in ranking])
    return Report(
        findings=tuple(sorted(findings, key=order)),
        waived=tuple(sorted(waived, key=lambda item: order(item.finding))),
        not_assessed=merged(gap for judged in judgements for gap in judged.not_assessed),
        weak_links=tuple(
            link for at, ranking in zip(contexts, rankings, strict=True) for link in ranking[: most_weak_links(at.side)]
        ),
    )


def _contexts(process_map: ProcessMap, today: datetime.date, sides: Sequence[SideName]) -> list[SideContext]:
    judged = tuple(name for name in SIDES if name in sides)
    contexts = []
    for name in judged:
        side, numbers = process_map.side(name), numbers_of(process_map, name)
        if side and side.stages and numbers:
            contexts.append(SideContext(process_map, name, side, numbers, {}, today, judged))
    return contexts


class _Order:
    """Sorts findings by the rank of their stage, then severity, then rule; then as the map lists them.

    A finding on both sides counts on the first of them: there the room reads it.
    """

    def __init__(self, contexts: Sequence[SideContext], links: Sequence[WeakLink]) -> None:
        self.positions: dict[str, dict[str, int]] = {
            at.side_name: {stage.id: position for position, stage in enumerate(at.side.stages)} for at in contexts
        }
        self.ranks: dict[tuple[str, str], int] = {(link.side, link.stage): link.rank for link in links}
        self.unranked = len(links) + 1

    def __call__(self, finding: Finding) -> tuple[int, int, str, int, str]:
        stage = finding.stage or ""
        side = next((name for name in self.positions if finding.is_on(name)), "")
        rank = self.ranks.get((side, stage), self.unranked)
        position = self.positions.get(side, {}).get(stage, 0)
        return (rank, SEVERITIES.index(finding.severity), finding.rule, position, finding.side or "")
