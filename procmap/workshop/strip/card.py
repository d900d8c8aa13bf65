"""A stage as the strip shows it, in whatever room there is."""

from collections.abc import Mapping
from dataclasses import dataclass

from procmap.workshop.reviewing.review import StageState
from procmap.workshop.strip.canvas import Style

GLYPHS: Mapping[str, str] = {"weak": "⚠", "tidy": "•", "settled": "◐", "sound": "✓"}
"""The state of a stage as its card shows it, never by colour alone; a weak link has its rank beside it."""

Badge = tuple[str, Style]
"""A short text with its style."""


@dataclass(frozen=True)
class Card:
    """A stage as its card shows it: name, owner, marks of completeness, its state, and how it changed.

    `short_owner` is shown where the owner's name does not fit; `change` is `+`, `~` or nothing; `votes` is a short
    text of what the room voted, or nothing.
    """

    id: str
    name: str
    owner: str = ""
    short_owner: str = ""
    marks: str = ""
    state: StageState | None = None
    change: str = ""
    votes: str = ""

    @property
    def badges(self) -> tuple[Badge, ...]:
        """What stands beside its name, each in its style, the most important last: votes, state, change."""
        state: Badge = (
            (f"{GLYPHS[self.state.kind]}{self.state.rank or ''}", self.state.kind) if self.state else ("", "card")
        )
        said: tuple[Badge, ...] = ((self.votes, "votes"), state, (self.change, "changed"))
        return tuple(badge for badge in said if badge[0])

    @property
    def frame(self) -> Style:
        """The style of its frame where it is not selected."""
        if self.state and self.state.kind == "weak":
            return "weak"
        return "changed" if self.change else "card"
