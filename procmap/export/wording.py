"""Figures as exports say them."""

from collections.abc import Iterable, Iterator

from procmap.model.process_map import ProcessMap, SideName
from procmap.rules.wording import amount, quoted

UNKNOWN = "–"


def amount_text(value: float | None) -> str:
    """A number of deals or people; a dash where it is not known."""
    return UNKNOWN if value is None else amount(value)


def share_text(share: float | None) -> str:
    """A share as a percentage; a dash where it is not known."""
    return UNKNOWN if share is None else f"{amount(100 * share)} %"


def hours_text(hours: float | None) -> str:
    """Hours with their unit; a dash where they are not known."""
    return UNKNOWN if hours is None else f"{amount(hours)} h"


def capitalised(text: str) -> str:
    """A text as a sentence begins."""
    return text[:1].upper() + text[1:]


def stage_name(process_map: ProcessMap, side_name: SideName, stage_id: str) -> str:
    """What to call a stage of a side: its name, or the id where there is none such."""
    side = process_map.side(side_name)
    stage = side.stage(stage_id) if side else None
    return quoted(stage.name if stage else stage_id)


def grouped(needs: Iterable[str]) -> Iterator[str]:
    """Needs of one field as one text: `conversion at prove, sell`."""
    places: dict[str, list[str]] = {}
    for need in needs:
        field, at, place = need.partition(" at ")
        places.setdefault(field + at, []).append(place)
    return (field + ", ".join(place) for field, place in places.items())
