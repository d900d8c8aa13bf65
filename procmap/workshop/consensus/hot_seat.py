"""The hot seat: one after the other types behind dots, then all is revealed at once, for scores and for numbers."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from procmap.model.data import value_at
from procmap.model.fault import Path
from procmap.model.process_map import ProcessMap
from procmap.model.record import Estimate, ShareEstimate
from procmap.model.stage import Stage
from procmap.workshop.consensus.pictures import NEAR, counted, dot_line, histogram
from procmap.workshop.consensus.subject import Subject
from procmap.workshop.consensus.talk import Asked, Picture, Space, Talk, said
from procmap.workshop.consensus.tally import far_off, is_low, median, read_score
from procmap.workshop.consensus.votes import number_text_of, with_vote
from procmap.workshop.edits.edit import checked, placed
from procmap.workshop.edits.entry import Change, typed
from procmap.workshop.sheets.sheet import cell_at
from procmap.workshop.typed.estimates import estimate_text
from procmap.workshop.typed.figures import Unreadable, read_number, read_share

CONCERN = Asked(
    "Concern", "Who gave 2 or less speaks first: what would have to change? Empty, where nothing is to be kept."
)
REVEALED = Asked(hint="All at once: what do the furthest apart see?", takes_text=False)

_EXAMPLES = ("One number, such as 3 or 2.5", "One share, such as 20 % or 2 of 10")


@dataclass(frozen=True)
class HotSeat:
    """Entries nobody sees until they are revealed; then a concern, or the median as the value.

    `tally` is the talk in which one person types all scores instead.
    """

    subject: Subject
    tally: Talk
    is_numbers: bool = False
    entries: tuple[float, ...] = ()
    is_revealed: bool = False
    last: str | None = None

    @property
    def heading(self) -> str:
        """What each is asked."""
        return self.subject.guess if self.is_numbers else self.subject.question

    @property
    def asked(self) -> Asked | None:
        """An entry of the next person, then what comes of the reveal."""
        if not self.is_revealed:
            return self._entry
        if self.last is not None:
            return None
        if self.is_numbers:
            return self._value
        return CONCERN if is_low(self.scores) else REVEALED

    @property
    def _entry(self) -> Asked:
        what = _EXAMPLES[self.is_share] if self.is_numbers else "5 yes, 3 can live with it, 0 no"
        return Asked(
            f"Person {len(self.entries) + 1}",
            f"{what}. The others look away; Enter hands on, and on an empty line reveals all at once.",
            enter="next, reveal" if self.entries else "next",
            turn="" if self.entries else "scores" if self.is_numbers else "typed scores",
            is_masked=True,
        )

    @property
    def _value(self) -> Asked:
        return Asked(
            "The value",
            "The median, with the range of those not far off. Type over it; empty keeps what the map says.",
            self.proposal,
            enter="keep",
        )

    @property
    def scores(self) -> tuple[int, ...]:
        """The entries as scores, the lowest first: nobody is known by the order."""
        return tuple(sorted(map(int, self.entries)))

    @property
    def proposal(self) -> str:
        """The median, with the range where the field takes one, as the field's cell would show it."""
        field, middle, far = self.subject.field, median(self.entries), far_off(self.entries)
        near = [entry for entry in self.entries if entry not in far]
        if field is None or field.kind == "number" or min(near) == max(near):
            return number_text_of(self.subject.topic)(middle)
        record = ShareEstimate if self.is_share else Estimate
        return estimate_text(record(typical=middle, low=min(near), high=max(near)))

    @property
    def at_stake(self) -> str:
        """What was typed by so many."""
        return counted(len(self.entries), "masked entry", "masked entries") if self.entries else ""

    def picture(self, _typed: str, space: Space) -> Picture:
        """How many have typed; what they typed only once it is revealed."""
        if not self.is_revealed:
            return (said(f"{NEAR * len(self.entries)} {len(self.entries) or 'nobody'} so far".strip(), "strong"),)
        if not self.is_numbers:
            return histogram(self.scores, space)
        line = dot_line(self.entries, number_text_of(self.subject.topic), space)
        has_room = self.subject.now and space.height > len(line)
        return (*line, said(f"the map says {self.subject.now}", "muted")) if has_room else line

    def answered(self, text: str) -> "HotSeat":
        """One more entry, the reveal, or what comes after it. Raises Unreadable, without a word of what was typed."""
        if self.is_revealed:
            return replace(self, last=text)
        if text:
            return replace(self, entries=(*self.entries, self._reader(text)))
        if not self.entries:
            raise Unreadable("nobody has typed yet: there is nothing to reveal")
        return replace(self, is_revealed=True)

    @property
    def _reader(self) -> Callable[[str], float]:
        if not self.is_numbers:
            return read_score
        return read_share if self.is_share else read_number

    @property
    def is_share(self) -> bool:
        """Whether the numbers are shares."""
        return self.subject.field is not None and self.subject.field.kind == "share estimate"

    def turned(self) -> Talk | None:
        """Scores instead of numbers, then the tally that is typed by one."""
        if self.entries:
            return None
        return replace(self, is_numbers=False) if self.is_numbers else self.tally

    def changes(self, process_map: ProcessMap) -> tuple[Change, ...]:
        """The votes, and the value where one was taken, as one edit. Raises Unreadable or Unacceptable."""
        if not self.is_numbers:
            voted = with_vote(process_map, self.subject, {"scores": self.scores, "concern": self.last or ""})
            return (Change(f"vote on {self.subject.name}", voted),)
        voted = with_vote(process_map, self.subject, {"guesses": tuple(sorted(self.entries))})
        if not self.last:
            return (Change(f"numbers of the room for the {self.subject.name}", voted),)
        return (Change(f"take {self.last} as the {self.subject.name}", _with_value(voted, self.subject, self.last)),)


def _with_value(process_map: ProcessMap, subject: Subject, text: str) -> ProcessMap:
    """The map with what the room took as a number: an estimate, whatever stood there was counted from."""
    if subject.field is None:
        return process_map
    cell = cell_at(process_map, subject.path, subject.field)
    if text == cell.text:
        return process_map
    made = typed(process_map, cell, text).map
    path: Path = subject.path
    if subject.field.kind == "hours":
        stage = value_at(made, path[:3])
        path = (*path, stage.owner) if isinstance(stage, Stage) else path
    value = value_at(made, path)
    if not isinstance(value, Estimate):
        return made
    return checked(placed(made, path, value.model_copy(update={"basis": "estimate", "n": None, "source": ""})))
