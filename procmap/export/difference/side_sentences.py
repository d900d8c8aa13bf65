"""What changes of a side as a whole: what enters, the goal, the people."""

from collections.abc import Iterator, Mapping

from procmap.analysis.stage_changes import FieldChange
from procmap.export.difference.changing import Maps
from procmap.export.difference.words import OF_SIDE, PARTS
from procmap.model.side import Observed
from procmap.rules.wording import quoted


def side_sentences(maps: Maps, change: FieldChange) -> Iterator[str]:
    """A changed field of a side in a sentence, with what it was and what it is; by role where it is so."""
    if change.key == "observed":
        yield from maps.parts(PARTS[Observed], change.before, change.after)
    elif change.key in ("headcount", "selling_share"):
        yield from _by_role(maps, change, change.before, change.after)
    else:
        yield f"{OF_SIDE[change.key]}: {maps.change(change.key, change.before, change.after)}"


def _by_role(maps: Maps, change: FieldChange, before: Mapping[str, float], after: Mapping[str, float]) -> Iterator[str]:
    for role in dict.fromkeys([*before, *after]):
        if before.get(role) != after.get(role):
            label = OF_SIDE[change.key].format(role=quoted(maps.role_name(role)))
            yield f"{label}: {maps.change(change.key, before.get(role), after.get(role))}"
