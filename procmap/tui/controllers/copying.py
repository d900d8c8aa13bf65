"""The map saved in another file where its own cannot be written, or shall stay as it is."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from procmap.model.text import displayed
from procmap.store.copies import places_for_copy
from procmap.store.faults import Refused
from procmap.store.saving import is_gone
from procmap.tui.screens.asking import Answer
from procmap.workshop.open_map.document import Document


class Host(Protocol):
    """A screen that edits the map."""

    document: Document

    def say(self, text: str, is_problem: bool = False) -> None:
        """Tell the person something."""

    def say_where(self, done: str, path: Path) -> None:
        """Tell where something was written."""

    def ask(self, question: str, answers: tuple[Answer, ...], then: Callable[[str | None], None]) -> None:
        """Ask over it, and go on with the answer."""


class CopyController:
    """Offers to write the map to a new file and goes on with that; until then its edits stay in the journal."""

    def __init__(self, host: Host) -> None:
        self.host = host

    def places(self) -> tuple[Path, ...]:
        """Where a copy can be written, the best place first."""
        return places_for_copy(self.host.document.file.path)

    def answer(self, places: Sequence[Path]) -> tuple[Answer, ...]:
        """The answer that saves a copy: its name beside the file, its whole path elsewhere; none without a place."""
        beside = self.host.document.file.path.parent
        names = [place.name if place.parent == beside else str(place) for place in places[:1]]
        return tuple(Answer("c", "copy", f"save a copy as {displayed(name)}, go on with it") for name in names)

    def offer(self, reason: str) -> None:
        """Say why the file was not written, and offer another one: no edit may be trapped in memory."""
        self._offer(reason, self.places())

    def _offer(self, reason: str, places: Sequence[Path]) -> None:
        path = self.host.document.file.path
        again = (Answer("w", "again", f"write {displayed(path.name)} again"),) if is_gone(path) else ()
        answers = (*again, *self.answer(places), Answer("escape", "", "go on; nothing is saved"))

        def go_on(answer: str | None) -> None:
            if answer:
                self.save([path] if answer == "again" else places)

        self.host.ask(f"Not saved: {reason}.", answers, go_on)

    def save(self, places: Sequence[Path]) -> None:
        """Write the map to the first place, and say so; where it cannot be written after all, offer the next."""
        beside = self.host.document.file.path.parent
        try:
            self.host.document.save_to(places[0])
        except Refused as refused:
            self._refuse(refused.faults[0].message, places[1:])
            return
        if places[0].parent == beside:
            self.host.say_where("Saved to", places[0])
        else:
            self.host.say(f"Saved to {displayed(str(places[0]))}")

    def _refuse(self, reason: str, others: Sequence[Path]) -> None:
        if others:
            self._offer(reason, others)
        else:
            self.host.say(reason, True)
