"""Every stage and move of both sides of a map, aligned by id, with what the target makes of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from procmap.analysis.outcome import Outcome, outcome_of
from procmap.analysis.side_changes import FlowChange, StageChange, aligned, target_changes_of
from procmap.export.diagram.comparing.signs import Kind, kind_of
from procmap.model.process_map import ProcessMap
from procmap.model.side import Flow, Side


@dataclass(frozen=True)
class Alignment:
    """Both sides, and what differs; `stages` are all, in the target's order, what is gone after whom it followed."""

    process_map: ProcessMap
    before: Side
    after: Side
    was: Outcome
    now: Outcome
    stages: tuple[StageChange, ...]
    flows: Mapping[tuple[str, str], FlowChange]

    @property
    def kinds(self) -> dict[str, Kind]:
        """What the target makes of each stage."""
        return {stage.id: kind_of(stage) for stage in self.stages}

    @property
    def is_drawn(self) -> bool:
        """Whether both sides have stages: before that there is nothing to compare."""
        return bool(self.before.stages and self.after.stages)

    def every_flow(self) -> Iterator[FlowChange]:
        """All moves that lead somewhere: the target's in its order, then those that are gone."""
        for flow in self.after.flows:
            yield self.flows.get((flow.from_, flow.to), FlowChange(flow.from_, flow.to, flow, flow))
        yield from (change for change in self.flows.values() if change.after is None)


def alignment_of(process_map: ProcessMap) -> Alignment | None:
    """The two sides of a map, aligned; None where it has no target."""
    changes, target = target_changes_of(process_map), process_map.target
    was, now = outcome_of(process_map, "current"), outcome_of(process_map, "target")
    if changes is None or target is None or was is None or now is None:
        return None
    differing = {stage.id: stage for stage in changes.stages}
    stages = tuple(
        differing.get(name, StageChange(name, old, new)) for name, old, new in aligned(process_map.current, target)
    )
    found = [flow for stage in changes.stages for flow in stage.flows]
    flows = {(flow.start, flow.end): flow for flow in found if flow.start and flow.end}
    return Alignment(process_map, process_map.current, target, was, now, stages, flows)


def flow_kind(change: FlowChange) -> Kind:
    """What the target makes of a move."""
    if change.before is None:
        return "new"
    if change.after is None:
        return "gone"
    return "changed" if change.before != change.after else "same"


def share_of(flow: Flow | None) -> float | None:
    """The share of a move, where it is known."""
    return flow.share.typical if flow and flow.share else None
