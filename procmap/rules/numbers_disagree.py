"""More or less is in progress at a stage than its numbers lead to.

## What it flags
A stage whose `in_progress` differs from the expected by over 0.3 of the expected.

Expected = what enters the stage in a working day × its lead time (Little's law).

## Why it matters
One of the numbers is wrong, and every finding that stands on it is as wrong as it is.

## What to try
Count again what is really in progress; if it stands, ask which wait or conversion the room guessed.

The wait is the usual suspect: people remember the quick deals. Dead deals that nobody closed are the second.

## Example
1.8 a day come to "Qualify", whose lead time is 9.4 days: 17 are expected. At 23, over 0.3 of 17 more, the rule
speaks.
"""

from collections.abc import Iterator

from procmap.analysis.known import explained
from procmap.analysis.numbers import StageNumbers
from procmap.model.stage import Stage
from procmap.rules.comparing import above
from procmap.rules.rule import Rule, SideContext, Verdict, Weakness
from procmap.rules.shared.stage_inputs import daily_needs, judged_stages
from procmap.rules.wording import amount, quoted


def judge(context: SideContext) -> Iterator[Verdict]:
    """Flag each stage where what is in progress does not fit its visits and its lead time."""

    def lacking(numbers: StageNumbers) -> tuple[str, ...]:
        needs = (*daily_needs(context, numbers), *numbers.lead_time_needs)
        return explained(needs, numbers.expected_in_progress)

    def flagged(stage: Stage, numbers: StageNumbers) -> Weakness | None:
        held, expected = stage.in_progress or 0.0, numbers.expected_in_progress or 0.0
        if not above(abs(held - expected), context.thresholds["most_share_of_expected"] * expected):
            return None
        present = f"{amount(held)} {'is' if held == 1 else 'are'} in progress"
        return Weakness(
            f"{present} at {quoted(stage.name)}, and its numbers lead to {amount(expected)}",
            stage=stage.id,
            field="in_progress",
            evidence=(
                ("in_progress", held),
                ("visits_a_day", numbers.visits_a_day or 0.0),
                ("lead_time", numbers.lead_time_days or 0.0),
                ("expected_in_progress", expected),
            ),
        )

    return judged_stages(context, ("in_progress",), lacking, flagged)


RULE = Rule("numbers-disagree", "info", judge, {"most_share_of_expected": 0.3}, sides=("current",), reckons=True)
