"""A stage's card: owner, name, what the customer gains, conversion, hours and mark, in a fixed room."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from procmap.export.diagram import band, html
from procmap.export.diagram.band import INDENT
from procmap.export.diagram.card_label import AROUND_TEXT, Line, card_label, foot
from procmap.export.diagram.colours import INK, QUIET, Band
from procmap.export.diagram.lettering import Font, balanced
from procmap.export.wording import hours_text, share_text
from procmap.model.record import typical
from procmap.model.stage import Stage

_NAME = Font(12, bold=True)
_GAIN = Font(10)
_NAME_LINES = 2
_NARROW = 140
"""How wide a card must be, in points, for its name to need no third line."""


_MARKS = ("WEAK LINK {}", "WEAK {}", "{}")
"""The mark of a weak link with its rank, the longest first."""

_NO_GAIN = "No customer value named"


@dataclass(frozen=True)
class Card:
    """What a card says of a stage; `rank` is that of a weak link, from 1, `sign` that of a change."""

    number: int
    stage: Stage
    owner: str
    band: Band
    rank: int | None
    is_last: bool
    sign: str = ""

    @property
    def name(self) -> str:
        """Its name, after its number and the sign of what is made of it."""
        return f"{self.sign} {self.number} {self.stage.name}".strip()


@dataclass(frozen=True)
class CardFormat:
    """How wide the cards of a drawing are, in points, and how many lines a customer's gain may take, if any."""

    width: int
    gain_lines: int
    mark: str = _MARKS[0]

    def with_mark_for(self, cards: Sequence[Card]) -> "CardFormat":
        """The same with the longest mark beside which every owner's name stands in full."""
        owners = [card.owner for card in cards if card.rank is not None]
        fitting = (
            mark
            for mark in _MARKS
            if all(band.has_room(owner, mark.format(len(owners)), self.width) for owner in owners)
        )
        return replace(self, mark=next(fitting, _MARKS[-1]))

    def height(self, cards: Sequence[Card]) -> int:
        """The height in points that holds the fullest of some cards."""
        return AROUND_TEXT + max(sum(tall for _, tall in self._lines(card)) for card in cards)

    def label(self, card: Card, height: int) -> str:
        """The card as a label of Graphviz."""
        mark = "" if card.rank is None else self.mark.format(card.rank)
        top = band.band(card.owner, card.band, mark, self.width)
        return card_label(self.width, height, top, self._lines(card), self._foot(card))

    def _lines(self, card: Card) -> list[Line]:
        room = self.width - 2 * INDENT
        name = balanced(card.name, _NAME, room, _NAME_LINES + (self.width < _NARROW))
        said = card.stage.customer_value or _NO_GAIN
        gain = balanced(said, _GAIN, room, self.gain_lines) if self.gain_lines else ()
        return [
            *((html.text(line, _NAME, INK), _NAME.leading) for line in name),
            *((html.text(line, _GAIN, QUIET), _GAIN.leading) for line in gain),
        ]

    def _foot(self, card: Card) -> str:
        hours = card.stage.hours_by_role
        worked = hours_text(None if hours is None else sum(hours.values()))
        converted = share_text(typical(card.stage.conversion))
        return foot(self.width, converted, worked, "delivered" if card.is_last else "move on")
