"""Fist of five, shown by hands and typed as a tally; whoever gives 2 or less speaks first."""

from dataclasses import dataclass, replace

from procmap.model.process_map import ProcessMap
from procmap.workshop.consensus.hot_seat import CONCERN, HotSeat
from procmap.workshop.consensus.pictures import histogram
from procmap.workshop.consensus.subject import Subject
from procmap.workshop.consensus.talk import Asked, Picture, Space
from procmap.workshop.consensus.tally import is_low, read_scores, scores_so_far
from procmap.workshop.consensus.votes import with_vote
from procmap.workshop.edits.entry import Change

_SCORES = Asked(
    "Scores",
    "5 yes, 3 can live with it, 2 or less speaks first. All hands at once, then type them: 3 4 5 2 4",
    turn="hot seat",
)


@dataclass(frozen=True)
class FistOfFive:
    """The tally first, then the concern where there is a low score."""

    subject: Subject
    scores: tuple[int, ...] = ()
    concern: str | None = None

    @property
    def heading(self) -> str:
        """What the room is asked."""
        return self.subject.question

    @property
    def asked(self) -> Asked | None:
        """The scores, then the concern of those who speak first."""
        if not self.scores:
            return _SCORES
        return CONCERN if is_low(self.scores) and self.concern is None else None

    @property
    def at_stake(self) -> str:
        """The scores, once they are typed."""
        return "the scores" if self.scores else ""

    def picture(self, typed: str, space: Space) -> Picture:
        """The spread, as it is typed."""
        return histogram(self.scores or scores_so_far(typed), space)

    def answered(self, text: str) -> "FistOfFive":
        """The scores, or the concern, which may be none. Raises Unreadable."""
        return replace(self, concern=text) if self.scores else replace(self, scores=read_scores(text))

    def turned(self) -> HotSeat | None:
        """The hot seat: for numbers where the field is one."""
        return None if self.scores else HotSeat(self.subject, self, is_numbers=self.subject.field is not None)

    def changes(self, process_map: ProcessMap) -> tuple[Change, ...]:
        """The vote, in place of the one before on the same. Raises Unacceptable."""
        values = {"scores": self.scores, "concern": self.concern or ""}
        return (Change(f"vote on {self.subject.name}", with_vote(process_map, self.subject, values)),)
