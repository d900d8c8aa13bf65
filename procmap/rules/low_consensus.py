"""The room does not stand behind what the map says of a stage.

## What it flags
A fist-of-five vote on a stage of which a quarter or more (0.25) of the scores are 2 or less. It is a
warning where the vote is about numbers that the figures rest on: `conversion`, `hours`, `our_wait_days`,
`buyer_wait_days`, `right_first_time`; information on everything else.

Of several votes on one topic at one stage the last in the list counts: the earlier ones are history. A vote
without `side` counts on every side that has its stage; one without `stage` is about no stage, and is not judged.

## Why it matters
A process that part of the room does not believe in is one that part of the team will not follow.

## What to try
Let those who gave 2 or less speak first, change what they name, and vote again.

A 3 means "I can live with it". Where no change brings it, note the concern and who looks into it.

## Example
On the `exit` of "Propose" the scores are 1 2 4 2 3 3: three of six are 2 or less. With one of six the rule
would be silent.
"""

from collections.abc import Iterator

from procmap.model.process_map import Vote
from procmap.model.stage import Stage
from procmap.rules.comparing import at_least
from procmap.rules.rule import Gap, Rule, SideContext, Verdict, Weakness
from procmap.rules.wording import quoted

NUMBERS = frozenset({"conversion", "hours", "our_wait_days", "buyer_wait_days", "right_first_time"})
"""The topics whose number the figures rest on."""


def judge(context: SideContext) -> Iterator[Verdict]:
    """Flag each topic of a stage on which too many scores are low."""
    latest = {
        (vote.stage, vote.topic): vote
        for vote in context.map.votes
        if vote.scores and vote.side in (None, context.side_name)
    }
    for stage in context.side.stages:
        for vote in (vote for (voted_on, _), vote in latest.items() if voted_on == stage.id):
            yield from _judged(context, stage, vote)


def _judged(context: SideContext, stage: Stage, vote: Vote) -> Iterator[Verdict]:
    low = sum(score <= context.thresholds["low_score"] for score in vote.scores)
    if not low or not at_least(low / len(vote.scores), context.thresholds["least_share_low"]):
        return
    if not vote.topic:
        yield Gap((f"topic of a vote at {stage.id}",), stage=stage.id)
        return
    topic = quoted(vote.topic.replace("_", " "))
    concern = (("concern", quoted(vote.concern)),) if vote.concern else ()
    yield Weakness(
        f"The room does not agree on {topic} at {quoted(stage.name)}: {_low(low, len(vote.scores), context)}",
        stage=stage.id,
        field=vote.topic,
        evidence=(
            ("scores", " ".join(str(score) for score in vote.scores)),
            ("low_scores", low),
            ("share", low / len(vote.scores)),
            *concern,
        ),
        severity="warning" if vote.topic in NUMBERS else None,
    )


def _low(low: int, scores: int, context: SideContext) -> str:
    return f"{low} of {scores} {'gives' if low == 1 else 'give'} {context.thresholds['low_score']:g} or less"


RULE = Rule("low-consensus", "info", judge, {"low_score": 2, "least_share_low": 0.25})
