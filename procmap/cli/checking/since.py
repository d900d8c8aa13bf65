"""What `procmap check --since` compares maps with: a file, or what stands at a revision of git."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from procmap.cli.checking.sources import Source
from procmap.model.process_map import ProcessMap
from procmap.store.faults import PlacedFault, Refused, refusal
from procmap.store.reading import parse_map, read_bytes

if TYPE_CHECKING:
    from procmap.store.git.revisions import Revision

Before = Callable[[Path], ProcessMap | None]
"""Gives the map that a file held before; None where there was none to compare with."""


def earlier_maps(since: str, files: Sequence[Path], source: Source) -> Before:
    """What files are compared with: one file, a file at a revision, or each as it was at one. Raises Refused."""
    from procmap.store.git.revisions import content_at

    is_file = Path(since).is_file()
    if not is_file and ":" not in since:
        then = source.at(since, files)
        return lambda path: _as_it_was(path, then)
    if len(files) != 1:
        raise refusal(since, f"a file is compared with one map: expected one, not {len(files)}")
    earlier = parse_map(read_bytes(Path(since)) if is_file else content_at(since), since)
    return lambda _path: earlier


def _as_it_was(path: Path, then: "Revision") -> ProcessMap | None:
    """The map at a revision; None where it was not there, or had faults, which standard error says."""
    content = then.content_of(path)
    try:
        return None if content is None else parse_map(content, str(path))
    except Refused:
        said = f"this map had faults at {then.name}: all of its findings count as new"
        click.echo(str(PlacedFault(str(path), 1, 1, said)), err=True)
        return None
