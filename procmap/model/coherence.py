"""Whether the pieces of a map fit each other: references, flows, circles, red lines.

The checks read plain data and pass over whatever has a wrong type, so that they find their faults
beside those of form, in one reading.
"""

from collections.abc import Callable, Iterator

from procmap.model.fault import Fault
from procmap.model.flow_faults import loops_nothing_leaves, needless_flows, shares_above_one
from procmap.model.plain import Table, items_in, number_at, stages_of
from procmap.model.references import objectives_in_a_circle, reference_faults, repeated_ids


def incoherences(data: Table) -> tuple[Fault, ...]:
    """Every fault of meaning in the data of a map."""
    return tuple(fault for check in _CHECKS for fault in check(data))


def _other_one(data: Table) -> Iterator[Fault]:
    """A fault where the format is 1 by value alone, which pydantic lets pass."""
    value = data.get("format")
    if isinstance(value, (bool, float)) and value == 1:
        yield Fault(("format",), f"`format` is {str(value).lower()}: expected 1")


def _red_on_the_good_side(data: Table) -> Iterator[Fault]:
    for path, metric in items_in(stages_of(data), "metrics"):
        red, target, better = number_at(metric, "red"), number_at(metric, "target"), metric.get("better")
        if red is None or target is None or better not in ("higher", "lower"):
            continue
        if red > target if better == "higher" else red < target:
            bound = "at most" if better == "higher" else "at least"
            yield Fault(
                (*path, "red"),
                f"the red line {red:g} is on the good side of the target {target:g},"
                f" {better} being better: expected {bound} {target:g}",
            )


_CHECKS: tuple[Callable[[Table], Iterator[Fault]], ...] = (
    _other_one,
    repeated_ids,
    reference_faults,
    objectives_in_a_circle,
    _red_on_the_good_side,
    needless_flows,
    shares_above_one,
    loops_nothing_leaves,
)
