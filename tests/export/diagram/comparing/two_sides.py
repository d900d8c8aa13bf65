"""Maps with two sides, made to be compared in a picture."""

from collections.abc import Mapping, Sequence
from typing import Any

from procmap.model.process_map import ProcessMap
from tests.samples import ROLES, sound

Flows = Sequence[tuple[str, str, float]]


def _stage(name: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    return {"id": name, "name": f"Stage {name}", "owner": "ae", "conversion": 0.6, "hours": {"ae": 2}, **fields}


def sides(
    before: Sequence[str], after: Sequence[str], was: Flows = (), now: Flows = (), text: str = "", **fields: Any
) -> ProcessMap:
    """A map of stages by id on both sides; `fields` are those of every stage of the target, `text` a stage's words."""
    words = {"name": text, "customer_value": text, "exit": text} if text else {}
    made = {
        side: {"stages": [_stage(name, {**words, **more}) for name in names], "flows": [_flow(*flow) for flow in flows]}
        for side, names, flows, more in (("current", before, was, {}), ("target", after, now, fields))
    }
    process = {"name": text or "Flow meters", "organisation": text, "goal": 60}
    return sound({"format": 1, "process": process, "roles": ROLES, **made})


def _flow(start: str, end: str, share: float) -> dict[str, Any]:
    return {"from": start, "to": end, "share": share, "why": "Requirements were incomplete"}
