"""A waiver or an action names a rule that there is not.

## What it flags
A rule's name, in a waiver or among what an action answers, that no rule has; the nearest is named.

## Why it matters
A slip of the pen silences nothing: the team thinks a finding dealt with that is still open, or gone for good.

## What to try
Correct the name as the message says; where the rule is gone, delete the waiver or the answer.

## Example
A waiver says `rule = "no-exits"`: the nearest rule is `no-exit`.
"""

import difflib
from collections.abc import Iterator, Sequence

from procmap.rules.rule import Gap, MapContext, MapRule, Verdict, Weakness
from procmap.rules.wording import quoted


def judge(context: MapContext) -> Iterator[Verdict]:
    """Flag each name once, however often it is written."""
    answers = [answer for action in context.map.actions for answer in action.answers]
    named = dict.fromkeys((answer.rule for answer in answers), "An action")
    named |= dict.fromkeys((waiver.rule for waiver in context.map.waivers), "A waiver")
    for rule, what in named.items():
        if not rule:
            yield Gap(("rule of a waiver" if what == "A waiver" else "rule of an answer",))
        elif rule not in context.rule_ids:
            near = nearest(rule, context.rule_ids)
            yield Weakness(
                f"{what} names the rule {quoted(rule)}, which there is not: the nearest is {near}",
                field=rule,
                evidence=(("named", rule), ("nearest", near)),
            )


def nearest(rule: str, rule_ids: Sequence[str]) -> str:
    """The rule that reads most like a name."""
    return difflib.get_close_matches(rule, rule_ids, n=1, cutoff=0)[0]


RULE = MapRule("unknown-rule", "warning", judge, names="rules")
