from typing import Any

from procmap.model.process_map import ProcessMap
from tests.rules.tables import judged, table_test
from tests.samples import sound

GATE = {"id": "q", "name": "Qualify", "phase": "qualifying", "entry": "A call", "exit": "A budget"}


def lives(then: str | None = "maturity", now: str | None = "growth", **target: Any) -> ProcessMap:
    """A product that goes from one phase of its life to another, and what its gate becomes."""
    process = {"name": "Sample", **({"life_cycle": now} if now else {})}
    side = {"stages": [{**GATE, **target}], **({"life_cycle": then} if then else {})}
    return sound({"format": 1, "process": process, "current": {"stages": [GATE]}, "target": side})


test_table = table_test(
    "stale-qualifying",
    sound=[
        lives(then="growth"),
        lives(then=None),
        lives(entry="A signed form"),
        lives(exit="A signed form"),
        lives(customer_value="Knows the cost of doing nothing"),
        lives(id="other"),
        lives(phase="selling"),
    ],
    weak=[
        (lives(), "The product goes from growth to maturity, and Qualify qualifies as before"),
        (lives(name="Check"), "The product goes from growth to maturity, and Check qualifies as before"),
    ],
    unknown=[
        (lives(then=None, now=None), "life_cycle"),
        (lives(now=None), "life_cycle"),
        (lives(phase=""), "phase at q"),
    ],
)


def test_it_stands_on_the_target() -> None:
    finding = judged("stale-qualifying", lives()).findings[0]
    assert (finding.side, finding.stage, finding.severity) == ("target", "q", "info")
