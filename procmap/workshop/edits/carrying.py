"""What a value becomes where the other side's is copied over it: what was observed stays where it was seen."""

from collections.abc import Mapping
from typing import Any

from procmap.analysis.stage_changes import heard_on_both, numbered
from procmap.model.data import key_of, to_data
from procmap.model.record import Estimate, Record, typical
from procmap.model.stage import Roadblock, Stage
from procmap.store.writing.pairing import paired
from procmap.workshop.edits.edit import rebuilt
from procmap.workshop.edits.observed import OBSERVED, without_observed


def carried_field(key: str, given: Stage, held: Stage) -> Any:
    """What a field of a stage becomes where another stage's is copied over it."""
    return _answered(given, held) if key == "roadblocks" else carried(getattr(given, key), getattr(held, key))


def _answered(given: Stage, held: Stage) -> tuple[Roadblock, ...]:
    """The roadblocks heard here as often as they were, with what the other side makes of those that it names too.

    Those follow one another as they do there; the others stay in their places.
    """
    both, here = heard_on_both(given, held), dict(numbered(held.roadblocks))
    answers = ((heard, roadblock) for heard, roadblock in numbered(given.roadblocks) if heard in both)
    fresh = (it.model_copy(update={"count": here[heard].count, "days": here[heard].days}) for heard, it in answers)
    return tuple(next(fresh) if heard in both else roadblock for heard, roadblock in here.items())


def carried(given: Any, held: Any) -> Any:
    """A value as it is copied, with what was observed of the one that it replaces."""
    if isinstance(given, Estimate):
        if isinstance(held, Estimate) and typical(held) == typical(given):
            return held
        return None if given.typical is None else without_observed(given)
    if isinstance(given, Record):
        return _carried_record(given, held)
    if isinstance(given, Mapping):
        return {key: carried(part, (held or {}).get(key)) or without_observed(part) for key, part in given.items()}
    if isinstance(given, tuple) and given and isinstance(given[0], Record):
        was = paired([to_data(record) for record in held], [to_data(record) for record in given])
        return tuple(carried(it, held[was[i]] if i in was else None) for i, it in enumerate(given))
    return held if given is None and isinstance(held, Estimate) and typical(held) is None else given


def _carried_record(given: Record, held: Any) -> Any:
    observed = OBSERVED.get(type(given), ())
    values = {}
    for name, field in type(given).model_fields.items():
        here = getattr(held, name, field.default)
        values[key_of(name)] = here if name in observed else carried(getattr(given, name), here)
    return rebuilt(given, values)
