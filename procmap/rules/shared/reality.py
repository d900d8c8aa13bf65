"""The map held against last period, as one sentence and the question it raises."""

from collections.abc import Iterator

from procmap.analysis.figures import SideNumbers
from procmap.analysis.reality import Comparison, Reality, reality_of
from procmap.model.process import Period
from procmap.model.process_map import ProcessMap
from procmap.rules.needs import told_needs
from procmap.rules.wording import amount, counted, listed

BEARS_OUT = 0.2
"""How far, as a share of what the map expects, last period may be from it and still bear it out."""

MORE = "Is what enters right, or do the people have fewer hours?"
FEWER = "Does more enter than the map says, or do the people have more hours?"
SOONER = "Which wait is longer in a real deal?"
LATER = "Which wait is shorter in a real deal?"


def reality_sentence(process_map: ProcessMap, numbers: SideNumbers | None) -> str:
    """How the current side's numbers compare with what was observed, or what they need; nothing without stages."""
    if numbers is None or not numbers.stages:
        return ""
    period = process_map.process.period_or_default
    reality = reality_of(process_map, numbers)
    if not reality.comparisons:
        return f"To hold the map against last {period} it needs what was delivered, and in how many days."
    if not _expected(reality):
        needs = told_needs(process_map, (need for _, it in reality.comparisons for need in it.needs))
        return f"{_last(period, reality)}; the map cannot say: it needs {listed(needs, 2)}."
    figures = held_against_map(period, reality)
    said = [f"{figures}: {_verdict(reality)}.", *_unanswered(process_map, reality), _question(reality)]
    return " ".join(part for part in said if part)


def held_against_map(period: Period, reality: Reality) -> str:
    """What was observed last period, and what the map says of it; it must say something."""
    return f"{_last(period, reality)}; the map says {_expected(reality)}"


def _last(period: Period, reality: Reality) -> str:
    return f"Last {period} {_happened(reality)}"


def _happened(reality: Reality) -> str:
    if reality.delivered is None:
        return f"a deal took {counted(_figures(reality.lead_time_days)[0], 'day')}"
    delivered = _figures(reality.delivered)[0]
    said = f"{amount(delivered)} {'was' if delivered == 1 else 'were'} delivered"
    return f"{said} in {counted(_figures(reality.lead_time_days)[0], 'day')}" if reality.lead_time_days else said


def _expected(reality: Reality) -> str:
    """What the map says of that which was observed; nothing where it can say nothing."""
    deals = amount(_figures(reality.delivered)[1]) if _is_known(reality.delivered) else ""
    if not _is_known(reality.lead_time_days):
        return deals
    days = _figures(reality.lead_time_days)[1]
    return f"{deals} in {amount(days)}" if deals else counted(days, "day")


def _verdict(reality: Reality) -> str:
    deals, days = _excess(reality.delivered), _excess(reality.lead_time_days)
    gaps = [f"{amount(abs(deals))} {'more' if deals > 0 else 'fewer'}"] if deals else []
    if days:
        gaps.append(f"{counted(abs(days), 'day')} {'later' if days > 0 else 'sooner'}")
    return f"{' and '.join(gaps)} than really happened" if gaps else "it bears the map out"


def _question(reality: Reality) -> str:
    """What to ask the room: about the deliveries first, for the days follow from them more than the reverse."""
    deals, days = _excess(reality.delivered), _excess(reality.lead_time_days)
    if deals:
        return MORE if deals > 0 else FEWER
    return (LATER if days > 0 else SOONER) if days else ""


def _unanswered(process_map: ProcessMap, reality: Reality) -> Iterator[str]:
    for words, comparison in (("deliveries", reality.delivered), ("days", reality.lead_time_days)):
        if comparison and not _is_known(comparison):
            yield f"For the {words} it needs {listed(told_needs(process_map, comparison.needs), 2)}."


def _excess(comparison: Comparison | None) -> float:
    """By how much the map says more than what happened, as both are shown; 0 where it is borne out or unknown."""
    if comparison is None or comparison.expected is None:
        return 0.0
    if abs(comparison.observed - comparison.expected) <= BEARS_OUT * comparison.expected:
        return 0.0
    observed, expected = _figures(comparison)
    return expected - observed


def _is_known(comparison: Comparison | None) -> bool:
    return comparison is not None and comparison.expected is not None


def _figures(comparison: Comparison | None) -> tuple[float, float]:
    """What was observed and what is expected, whole from 10 on, so that the room can take one from the other."""
    if comparison is None:
        return 0.0, 0.0
    expected = comparison.observed if comparison.expected is None else comparison.expected
    decimals = 0 if max(comparison.observed, expected) >= 10 else 1
    return round(comparison.observed, decimals), round(expected, decimals)
