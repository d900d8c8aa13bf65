"""The head of a picture of two sides: deliverable, lead time and people, before and after."""

from collections import Counter

from procmap.analysis.outcome import Outcome
from procmap.export.diagram.comparing.alignment import Alignment
from procmap.export.diagram.comparing.signs import LOOKS, Kind
from procmap.export.diagram.drawing import Block
from procmap.export.diagram.heading import Figure, head
from procmap.export.what_if.comparing import deals
from procmap.export.wording import UNKNOWN, amount_text

ARROW = "→"
NOTHING_TO_COMPARE = "Nothing to compare yet: one side has no stages."

_WIDEST = 150
_TOLD: tuple[tuple[Kind, tuple[Kind, ...]], ...] = (
    ("new", ("new",)),
    ("gone", ("gone",)),
    ("changed", ("changed", "moved", "renamed")),
)
"""What is counted under the title, and what counts as it."""


def changing(before: str, after: str, unit: str = "") -> str:
    """A figure before and after, or once where it stays; the unit that both end in is said once."""
    if before == after:
        return after
    shared = before.endswith(unit) and after.endswith(unit)
    return f"{before.removesuffix(unit) if shared else before} {ARROW} {after}"


def comparing_title(alignment: Alignment, what: str, width: int) -> Block:
    """The process's name over what the picture shows, and at the right what changes in the numbers."""
    was, now = alignment.was, alignment.now
    goal = changing(amount_text(was.goal), amount_text(now.goal))
    period = alignment.process_map.process.period_or_default
    figures = (
        _figure(_deals(was, now), _deals(now, was), f"deliverable a {period}, goal {goal}"),
        _figure(amount_text(was.lead_time_days), amount_text(now.lead_time_days), "lead time, days"),
        _figure(amount_text(was.headcount), amount_text(now.headcount), "people"),
    )
    under = f"{what}: {_counts(alignment)}" if alignment.is_drawn else what
    return head(alignment.process_map.process, under, figures, width)


def _deals(outcome: Outcome, beside: Outcome) -> str:
    return deals(outcome.deliverable, beside.deliverable)


def _figure(before: str, after: str, caption: str) -> Figure:
    told = f"{caption}, as before" if before == after != UNKNOWN else caption
    return Figure(changing(before, after), told, _WIDEST)


def _counts(alignment: Alignment) -> str:
    """How many stages are new, removed, changed."""
    counted = Counter(alignment.kinds.values())
    numbers = ((LOOKS[name], sum(counted[kind] for kind in kinds)) for name, kinds in _TOLD)
    told = [f"{look.sign} {number} {look.word}" for look, number in numbers if number]
    return ", ".join(told) or "no stage changes"
