"""A talk: the program asks one line after the other, shows a picture of what was said, and gives edits at the end.

A talk is a value. An answer makes another one, so that leaving it leaves no trace in the map.
"""

from dataclasses import dataclass
from typing import Literal, Protocol, Self

from procmap.model.process_map import ProcessMap
from procmap.workshop.edits.entry import Change

Tone = Literal["plain", "strong", "muted", "warning", "good"]
"""How a piece of a picture is to be seen; a sign or a word beside it always says the same."""

Line = tuple[tuple[str, Tone], ...]
"""A line of a picture: texts and their tones."""

Picture = tuple[Line, ...]


@dataclass(frozen=True)
class Space:
    """The room that a picture has, in cells and lines."""

    width: int
    height: int


@dataclass(frozen=True)
class Asked:
    """A line that is asked for: its label, what a good answer looks like, what stands in it already.

    `enter` and `turn` say in a word what Enter and Tab do; without `takes_text` there is nothing to type.
    """

    label: str = ""
    hint: str = ""
    text: str = ""
    enter: str = "keep"
    turn: str = ""
    suggestions: tuple[str, ...] = ()
    is_masked: bool = False
    takes_text: bool = True


class Talk(Protocol):
    """What is asked now, what is shown, and what comes of an answer."""

    @property
    def heading(self) -> str:
        """What the talk is about."""

    @property
    def asked(self) -> Asked | None:
        """The line that is asked for; None when all is said."""

    @property
    def at_stake(self) -> str:
        """What leaving now would lose, in words; empty where nothing."""

    def picture(self, typed: str, space: Space) -> Picture:
        """What the room sees, with what is being typed as far as it may be seen."""

    def answered(self, text: str) -> Self:
        """The talk after Enter. Raises Unreadable or Unacceptable with the reason."""

    def turned(self) -> "Talk | None":
        """The talk in another way, after Tab; None where there is none now."""

    def changes(self, process_map: ProcessMap) -> tuple[Change, ...]:
        """The edits that a map gets from it, each on top of the one before. Raises Unreadable or Unacceptable."""


def said(text: str, tone: Tone = "plain") -> Line:
    """A line of one tone."""
    return ((text, tone),)
