"""Which findings are new: what an earlier report of the same map, judged by the same rules, did not say."""

from collections.abc import Iterator

from procmap.model.process_map import SIDES
from procmap.rules.finding import BOTH_SIDES, SEVERITIES, Finding, Report
from procmap.rules.registry import rule_named

Key = tuple[str, str | None, str | None, str | None, str | None]
"""What makes a finding the same one over time: rule, side, stage, role, field. Its words and figures may change.

Of a rule that roams the stage may too: who holds the deals back is the constraint wherever the most hours go.
"""


def keys_of(finding: Finding) -> Iterator[Key]:
    """What a finding is known by, once for each side that it is on."""
    stage = place_that_stays(finding)
    for side in SIDES if finding.side == BOTH_SIDES else (finding.side,):
        yield (finding.rule, side, stage, finding.role, finding.field)


def place_that_stays(finding: Finding) -> str | None:
    """The stage that a finding is about; None where it speaks of no one stage, whichever it stands at."""
    rule = rule_named(finding.rule)
    return None if rule and rule.roams else finding.stage


def new_findings(report: Report, before: Report, *, had_target: bool = True) -> frozenset[Finding]:
    """The findings, open, answered or waived, that an earlier report lacks on a side that they are on.

    An open one is new unless the same was open and at least as severe; of the others it is enough
    that they were there in any state. A target that was not there starts as a copy of the current side:
    what it takes over from there is not new.
    """
    told = [*before.findings, *(waived.finding for waived in before.waived)]
    known = {key for finding in told for key in keys_of(finding)}
    worst: dict[Key, int] = {}
    for finding in told:
        if finding.state == "open":
            rank = SEVERITIES.index(finding.severity)
            worst.update({key: min(rank, worst.get(key, rank)) for key in keys_of(finding)})

    def was_there(finding: Finding, key: Key) -> bool:
        if not had_target and key[1] == "target":
            key = (key[0], "current", *key[2:])
        if finding.state != "open":
            return key in known
        return key in worst and worst[key] <= SEVERITIES.index(finding.severity)

    every = [*report.findings, *(waived.finding for waived in report.waived)]
    return frozenset(finding for finding in every if not all(was_there(finding, key) for key in keys_of(finding)))
