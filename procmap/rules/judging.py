"""Runs rules on a side of a map, or on the whole, and makes findings of what they say."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from procmap.model.process_map import SideName
from procmap.rules.finding import Finding, NotAssessed, Severity
from procmap.rules.page import TRY, WHY, gist
from procmap.rules.rule import Gap, MapContext, MapRule, Rule, SideContext, Verdict, Weakness


class Setting(Protocol):
    """How a team configures a rule: another severity, or off, and thresholds by name."""

    @property
    def severity(self) -> str | None:
        """A severity, or `off`; None leaves the rule's own."""

    @property
    def thresholds(self) -> Mapping[str, float]:
        """The thresholds that differ from the rule's own."""


@dataclass(frozen=True)
class Judgement:
    """What the rules say: findings that are all open, and what they could not assess."""

    findings: tuple[Finding, ...]
    not_assessed: tuple[NotAssessed, ...]


def judge_side(context: SideContext, rules: Sequence[Rule], settings: Mapping[str, Setting]) -> Judgement:
    """What the rules about sides say of one; those that a rule yields to are asked too, but not quoted."""
    mine = [rule for rule in rules if not isinstance(rule, MapRule) and context.side_name in rule.sides]
    return _judged(context, context.side_name, mine, settings)


def judge_whole(context: MapContext, rules: Sequence[Rule], settings: Mapping[str, Setting]) -> Judgement:
    """What the rules about the whole map say of it."""
    return _judged(context, None, [rule for rule in rules if isinstance(rule, MapRule)], settings)


def _judged(
    context: MapContext, side: SideName | None, rules: Sequence[Rule], settings: Mapping[str, Setting]
) -> Judgement:
    asked = dict.fromkeys([*rules, *(other for rule in rules for other in rule.yields_to)])
    verdicts = {rule: _verdicts(context, rule, settings.get(rule.id)) for rule in asked}
    flagged = {rule: {said.role for said in verdicts[rule] if isinstance(said, Weakness)} for rule in asked}
    findings: list[Finding] = []
    gaps: list[NotAssessed] = []
    for rule in rules:
        silenced = set[str | None]().union(*(flagged[other] for other in rule.yields_to))
        said = [verdict for verdict in verdicts[rule] if verdict.role is None or verdict.role not in silenced]
        findings += (_finding(side, rule, settings.get(rule.id), v) for v in said if isinstance(v, Weakness))
        gaps += _not_assessed(side, rule, [v for v in said if isinstance(v, Gap)])
    return Judgement(tuple(findings), tuple(gaps))


def _verdicts(context: MapContext, rule: Rule, setting: Setting | None) -> tuple[Verdict, ...]:
    if setting and setting.severity == "off":
        return ()
    judge: Callable[[Any], Iterator[Verdict]] = rule.judge
    thresholds = {**rule.thresholds, **(setting.thresholds if setting else {})}
    try:
        return tuple(judge(replace(context, thresholds=thresholds)))
    except Exception as error:  # one broken rule must not keep the others from a team
        return (_broken(rule, error),)


def _broken(rule: Rule, error: Exception) -> Weakness:
    """A finding about the rule itself; the exception's text may quote the map, so its type must do."""
    kind = type(error).__name__
    message = f"The rule {rule.id} broke on this map ({kind}); the other rules ran"
    return Weakness(message, evidence=(("exception", kind),), severity="error")


def _finding(side: SideName | None, rule: Rule, setting: Setting | None, said: Weakness) -> Finding:
    return Finding(
        rule=rule.id,
        severity=_severity(setting) or said.severity or rule.severity,
        state="open",
        side=side,
        stage=said.stage,
        role=said.role,
        field=said.field,
        message=said.message,
        evidence=said.evidence,
        why=gist(rule, WHY),
        fix=gist(rule, TRY),
    )


def _severity(setting: Setting | None) -> Severity | None:
    match setting.severity if setting else None:
        case "error" | "warning" | "info" as severity:
            return severity
        case _:
            return None


def _not_assessed(side: SideName | None, rule: Rule, gaps: Sequence[Gap]) -> list[NotAssessed]:
    """One record for each place, however many inputs are missing there."""
    needs: dict[tuple[str | None, str | None], dict[str, None]] = {}
    for gap in gaps:
        needs.setdefault((gap.stage, gap.role), {}).update(dict.fromkeys(gap.needs))
    return [NotAssessed(rule.id, side, stage, role, tuple(missing)) for (stage, role), missing in needs.items()]
