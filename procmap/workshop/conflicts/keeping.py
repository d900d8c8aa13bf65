"""Choices that are not written yet, kept for the next start beside the journals, for the very same text in conflict."""

import json
from contextlib import suppress
from pathlib import Path
from typing import get_args

from procmap.store.atomic import replace_file
from procmap.store.faults import Refused
from procmap.store.personal import state_folder, state_name
from procmap.workshop.conflicts.question import Choice
from procmap.workshop.conflicts.settlement import Settlement, settlement_of
from procmap.workshop.conflicts.unsettled import Unsettled


def taken_up(file: Unsettled) -> Settlement:
    """A map's conflicts with what was chosen of them before and not written."""
    settlement = settlement_of(file)
    for position, choice in enumerate(_kept(file)):
        if settlement.may(position, choice):
            settlement = settlement.choose(position, choice)
    return settlement


def keep(settlement: Settlement) -> bool:
    """Keep the choices, so that the program may end at any moment; says whether that could be done."""
    path = _place(settlement.file.path)
    told = {"digest": settlement.file.digest, "chosen": settlement.chosen}
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        replace_file(path, json.dumps(told).encode())
    except (OSError, Refused):
        return False
    return True


def forget(map_path: Path) -> None:
    """Keep nothing any more: the choices are in the map, or it is another by now."""
    with suppress(OSError):
        _place(map_path).unlink(missing_ok=True)


def _kept(file: Unsettled) -> tuple[Choice | None, ...]:
    try:
        told = json.loads(_place(file.path).read_bytes())
        digest, chosen = told["digest"], told["chosen"]
    except (OSError, ValueError, KeyError, TypeError):
        return ()
    is_same = digest == file.digest and isinstance(chosen, list) and len(chosen) == len(file.conflicts)
    return tuple(choice if choice in get_args(Choice) else None for choice in chosen) if is_same else ()


def _place(map_path: Path) -> Path:
    return state_folder() / "choices" / f"{state_name(map_path)}.json"
