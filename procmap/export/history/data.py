"""The history of a map as data: what cannot be computed is null."""

from collections.abc import Sequence
from typing import Any

from procmap.export.data import VERSION
from procmap.export.history.moment import FIGURES, Moment


def history_data(path: str, moments: Sequence[Moment]) -> dict[str, Any]:
    """The commits of a map, the oldest first."""
    return {
        "version": VERSION,
        "path": path,
        "side": moments[-1].side,
        "commits": [_moment(moment) for moment in moments],
    }


def _moment(moment: Moment) -> dict[str, Any]:
    """A commit; of the file as it is now, where that is not committed, `commit` and `day` are null."""
    return {
        "commit": moment.commit or None,
        "day": moment.day or None,
        "subject": moment.subject,
        "read": moment.map is not None,
        **{key: figure.read(moment) for key, figure in FIGURES.items()},
        "constraint": list(moment.outcome.constraint) if moment.outcome else [],
        "weak_links": list(moment.weak_links),
        "conversion": dict(moment.conversions),
    }
