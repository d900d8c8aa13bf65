"""What the target does to each stage, as a mark."""

from collections.abc import Mapping

from procmap.analysis.side_changes import SideChanges, StageChange

ADDED, REMOVED, CHANGED = "+", "−", "~"


def mark_of(change: StageChange) -> str:
    """The mark of a stage that is new, gone or changed."""
    return ADDED if change.before is None else REMOVED if change.after is None else CHANGED


def change_marks(changes: SideChanges | None) -> Mapping[str, str]:
    """The marks of the stages that a target changes, by their ids; none where there is no target."""
    return {change.id: mark_of(change) for change in changes.stages} if changes else {}
