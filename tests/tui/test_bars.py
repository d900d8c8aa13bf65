"""The lines around the sheet."""

import pytest

from procmap.tui.widgets.bars import steps
from procmap.workshop.timing.agenda import STEPS


@pytest.mark.parametrize("width", [36, 76, 200])
@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.id)
def test_the_step_where_one_is_is_always_named(step: object, width: int) -> None:
    active = next(each for each in STEPS if each is step)
    line = steps(active.id, {"goals", "current", "value"}, width)
    assert active.short in line.plain
    assert len(line.plain.rstrip()) <= width
