"""The choices that settle a map's conflicts: made, taken back, and written once they read as a map."""

from dataclasses import dataclass, replace

from procmap.store.atomic import replace_file
from procmap.store.conflicts.markers import replaced
from procmap.store.faults import Refused, refusal
from procmap.store.journal.claim import Claim
from procmap.store.reading import BOM, MapFile, digest_of, parse_text
from procmap.store.saving import unchanged_bytes
from procmap.workshop.conflicts.question import Choice, Questions
from procmap.workshop.conflicts.unsettled import Unsettled

Choices = tuple[Choice | None, ...]
"""What was chosen for each conflict, in their order; None is left for later."""


@dataclass(frozen=True)
class Settlement:
    """What is chosen of a map's conflicts by now, and what was chosen before each choice."""

    file: Unsettled
    questions: Questions
    chosen: Choices
    before: tuple[tuple[int, Choices], ...] = ()

    @property
    def settled(self) -> int:
        """How many conflicts are settled."""
        return sum(choice is not None for choice in self.chosen)

    @property
    def is_complete(self) -> bool:
        """Whether nothing is left for later."""
        return None not in self.chosen

    def may(self, position: int, choice: Choice | None) -> bool:
        """Whether a choice can be made of a conflict: both only where both can stand there."""
        return choice != "both" or choice in self.questions[position].lines

    def choose(self, position: int, choice: Choice | None) -> "Settlement":
        """Settle a conflict, or leave it for later again."""
        chosen = (*self.chosen[:position], choice, *self.chosen[position + 1 :])
        if chosen == self.chosen:
            return self
        return replace(self, chosen=chosen, before=(*self.before, (position, self.chosen)))

    def undo(self) -> tuple["Settlement", int] | None:
        """The choices without the last one, and which conflict it was about; None where there is none."""
        if not self.before:
            return None
        *before, (position, chosen) = self.before
        return replace(self, chosen=chosen, before=tuple(before)), position

    def next_open(self, position: int) -> int:
        """The next conflict that is left, from a place on and round again; the place itself where none is."""
        count = len(self.chosen)
        around = [(position + step) % count for step in range(1, count + 1)]
        return next((place for place in around if self.chosen[place] is None), position)

    @property
    def content(self) -> bytes:
        """The file as it is chosen; only where the choices are complete."""
        lines = [self._lines(position, choice) for position, choice in enumerate(self.chosen) if choice]
        text = replaced(self.file.text, lines)
        return (BOM if self.file.has_mark else b"") + text.encode()

    def _lines(self, position: int, choice: Choice) -> str:
        conflict = self.file.conflicts[position]
        if choice == "both":
            return self.questions[position].lines[choice]
        return conflict.theirs if choice == "theirs" else conflict.ours

    @property
    def faults(self) -> tuple[str, ...]:
        """Why complete choices say no map, a line each; none where they do."""
        try:
            parse_text(self.content, str(self.file.path))
        except Refused as refused:
            return tuple(fault.message for fault in refused.faults)
        return ()


def settlement_of(file: Unsettled) -> Settlement:
    """A map's conflicts, none of them settled."""
    return Settlement(file, Questions(file), (None,) * len(file.conflicts))


def save_settled(settlement: Settlement) -> MapFile:
    """Write complete choices over the file that was read.

    Raises Refused, with the file untouched, where they say no map, where another program has the map open, and where
    the file is another by now or cannot be written.
    """
    path, content = settlement.file.path, settlement.content
    text, process_map = parse_text(content, str(path))
    if not Claim(path).is_free():
        raise refusal(path, "the map is open in another procmap: expected it to be left there first")
    unchanged_bytes(path, settlement.file.digest)
    replace_file(path, content)
    return MapFile(path, text, digest_of(content), process_map)
