"""What a journal is on the disk: where all journals lie, and the lines they are made of, each with its checksum."""

import datetime
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from procmap.store.personal import state_folder
from procmap.store.reading import digest_of

FORMAT = 1

SUFFIX = ".journal"

_DATE = "date "
"""The key that stands for a date; no key of a map has a blank."""


def journal_folder() -> Path:
    """Where all journals lie."""
    return state_folder() / "journals"


def checked(content: dict[str, Any]) -> bytes:
    """A line with its checksum before it."""
    text = json.dumps(content, default=lambda date: {_DATE: date.isoformat()})
    return f"{digest_of(text.encode())[:16]} {text}\n".encode()


def sound_lines(content: bytes) -> Iterator[dict[str, Any]]:
    """What the lines hold, up to the first that is torn or was tampered with."""
    for line in content.splitlines(keepends=True):
        checksum, _, text = line.partition(b" ")
        if not line.endswith(b"\n") or checksum != digest_of(text[:-1])[:16].encode():
            return
        yield json.loads(text, object_hook=_with_dates)


def _with_dates(held: dict[str, Any]) -> Any:
    return datetime.date.fromisoformat(held[_DATE]) if list(held) == [_DATE] else held
