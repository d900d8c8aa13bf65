"""Judges a map by the rules: what is open, answered or waived, what lacks an input, what is weakest."""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from procmap.analysis.numbers import numbers_of
from procmap.model.process_map import SIDES, ProcessMap, SideName
from procmap.rules.finding import SEVERITIES, Finding, Report, Waived, WeakLink
from procmap.rules.judging import Judgement, Setting, judge_side, judge_whole
from procmap.rules.merging import merged
from procmap.rules.ranking import most_weak_links, ranked_stages
from procmap.rules.registry import KNOWN_RULES, RULES
from procmap.rules.rule import MapContext, Rule, SideContext
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
    """All that the rules say of a map and its sides on a day; a side without stages is passed over."""
    whole = MapContext(
        map=process_map, today=today, rule_ids=KNOWN_RULES, judged=tuple(name for name in SIDES if name in sides)
    )
    contexts = _contexts(whole)
    judgements = [*_judgements(contexts, rules, settings), judge_whole(whole, rules, settings)]
    states = _settled(process_map, judgements, today)
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


def _contexts(whole: MapContext) -> list[SideContext]:
    contexts = []
    for name in whole.judged:
        side, numbers = whole.map.side(name), numbers_of(whole.map, name)
        if side and side.stages and numbers:
            contexts.append(
                SideContext(
                    map=whole.map,
                    today=whole.today,
                    rule_ids=whole.rule_ids,
                    judged=whole.judged,
                    side_name=name,
                    side=side,
                    numbers=numbers,
                )
            )
    return contexts


def _judgements(
    contexts: Sequence[SideContext], rules: Sequence[Rule], settings: Mapping[str, Setting]
) -> Iterator[Judgement]:
    """What the rules say of each side: first those that look at the side, then those that weigh findings."""
    first = [rule for rule in rules if not rule.weighs_findings]
    last = [rule for rule in rules if rule.weighs_findings]
    unasked = [rule for rule in RULES if not rule.weighs_findings and rule not in first] if last else []
    for context in contexts:
        judged = judge_side(context, first, settings)
        yield judged
        if last:
            basis = [judged, judge_side(context, unasked, settings)]
            found = _settled(context.map, basis, context.today)
            weakening = tuple(state for state in found if isinstance(state, Finding) and state.weakens)
            yield judge_side(replace(context, found=weakening), last, settings)


def _settled(process_map: ProcessMap, judgements: Iterable[Judgement], today: datetime.date) -> list[Finding | Waived]:
    return [settled(process_map, finding, today) for judged in judgements for finding in judged.findings]


class _Order:
    """Sorts findings by the rank of their stage, then severity, then rule; then as the map lists them.

    A finding on both sides counts on the first of them that has its stage among the weak: there the room reads it.
    """

    def __init__(self, contexts: Sequence[SideContext], links: Sequence[WeakLink]) -> None:
        self.positions: dict[str, dict[str, int]] = {
            at.side_name: {stage.id: position for position, stage in enumerate(at.side.stages)} for at in contexts
        }
        self.ranks: dict[tuple[str, str], int] = {(link.side, link.stage): link.rank for link in links}
        self.unranked = len(links) + 1

    def __call__(self, finding: Finding) -> tuple[int, int, str, int, str]:
        stage = finding.stage or ""
        sides = [name for name in self.positions if finding.is_on(name)]
        side = next((name for name in sides if (name, stage) in self.ranks), next(iter(sides), ""))
        rank = self.ranks.get((side, stage), self.unranked)
        position = self.positions.get(side, {}).get(stage, 0)
        return (rank, SEVERITIES.index(finding.severity), finding.rule, position, finding.side or "")
