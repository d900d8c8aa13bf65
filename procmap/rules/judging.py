"""Runs rules on one side of a map, and makes findings of what they say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from procmap.rules.finding import Finding, NotAssessed, Severity
from procmap.rules.page import TRY, WHY, gist
from procmap.rules.rule import Gap, Rule, SideContext, Verdict, Weakness


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
    """What the rules say of one side: findings that are all open, and what they could not assess."""

    findings: tuple[Finding, ...]
    not_assessed: tuple[NotAssessed, ...]


def judge_side(context: SideContext, rules: Sequence[Rule], settings: Mapping[str, Setting]) -> Judgement:
    """What the rules say of a side; those that a rule yields to are asked too, but not quoted."""
    asked = dict.fromkeys([*rules, *(other for rule in rules for other in rule.yields_to)])
    verdicts = {rule: _verdicts(context, rule, settings.get(rule.id)) for rule in asked}
    flagged = {rule: {said.role for said in verdicts[rule] if isinstance(said, Weakness)} for rule in asked}
    findings: list[Finding] = []
    gaps: list[NotAssessed] = []
    for rule in rules:
        silenced = set[str | None]().union(*(flagged[other] for other in rule.yields_to))
        said = [verdict for verdict in verdicts[rule] if verdict.role is None or verdict.role not in silenced]
        findings += (_finding(context, rule, settings.get(rule.id), v) for v in said if isinstance(v, Weakness))
        gaps += _not_assessed(context, rule, [v for v in said if isinstance(v, Gap)])
    return Judgement(tuple(findings), tuple(gaps))


def _verdicts(context: SideContext, rule: Rule, setting: Setting | None) -> tuple[Verdict, ...]:
    if context.side_name not in rule.sides or (setting and setting.severity == "off"):
        return ()
    thresholds = {**rule.thresholds, **(setting.thresholds if setting else {})}
    try:
        return tuple(rule.judge(replace(context, thresholds=thresholds)))
    except Exception as error:  # one broken rule must not keep the others from a team
        return (_broken(rule, error),)


def _broken(rule: Rule, error: Exception) -> Weakness:
    """A finding about the rule itself; the exception's text may quote the map, so its type must do."""
    kind = type(error).__name__
    message = f"The rule {rule.id} broke on this map ({kind}); the other rules ran"
    return Weakness(message, evidence=(("exception", kind),), severity="error")


def _finding(context: SideContext, rule: Rule, setting: Setting | None, said: Weakness) -> Finding:
    return Finding(
        rule=rule.id,
        severity=_severity(setting) or said.severity or rule.severity,
        state="open",
        side=context.side_name,
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


def _not_assessed(context: SideContext, rule: Rule, gaps: Sequence[Gap]) -> list[NotAssessed]:
    """One record for each place, however many inputs are missing there."""
    needs: dict[tuple[str | None, str | None], dict[str, None]] = {}
    for gap in gaps:
        needs.setdefault((gap.stage, gap.role), {}).update(dict.fromkeys(gap.needs))
    return [
        NotAssessed(rule.id, context.side_name, stage, role, tuple(missing)) for (stage, role), missing in needs.items()
    ]
