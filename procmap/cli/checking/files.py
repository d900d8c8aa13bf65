"""Which files a check means, which of them were refused, and how far it has come."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

import click

from procmap.store.faults import PlacedFault, Refused
from procmap.store.library import map_files, resolve

MANY = 50
"""From this number of files on, a person at a terminal sees how far the check has come."""


class Refusals:
    """What was refused, each fault once, in the order in which it was met."""

    def __init__(self) -> None:
        self._faults: dict[PlacedFault, None] = {}

    def __iter__(self) -> Iterator[PlacedFault]:
        return iter(self._faults)

    def add(self, faults: Iterable[PlacedFault]) -> None:
        """Note faults."""
        self._faults.update(dict.fromkeys(faults))

    @contextmanager
    def noted(self) -> Iterator[None]:
        """Note what is refused, and let the next file be checked."""
        try:
            yield
        except Refused as refused:
            self.add(refused.faults)


def files_meant(paths: Sequence[str], refusals: Refusals) -> tuple[Path, ...]:
    """Every file that is meant, each once."""
    files: dict[Path, Path] = {}
    for path in paths:
        found, faults = map_files(resolve(path))
        refusals.add(faults)
        for file in found:
            files.setdefault(file.absolute(), file)
    return tuple(files.values())


def progress(files: Sequence[Path]) -> AbstractContextManager[Iterable[Path]]:
    """The files, with a bar on standard error where a person waits for many."""
    if len(files) < MANY or not sys.stderr.isatty():
        return nullcontext(files)
    return click.progressbar(files, label="Checking", file=sys.stderr)
