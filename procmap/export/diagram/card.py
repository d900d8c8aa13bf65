"""A stage's card: owner, name, what the customer gains, conversion, hours and mark, in a fixed room."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from procmap.export.diagram import band, html
from procmap.export.diagram.band import INDENT
from procmap.export.diagram.colours import INK, QUIET, RULE, Band
from procmap.export.diagram.lettering import Font, balanced, fitted
from procmap.export.wording import hours_text, share_text
from procmap.model.record import typical
from procmap.model.stage import Stage

_NAME = Font(12, bold=True)
_GAIN = Font(10)
_FIGURE = Font(12, bold=True)
_CAPTION = Font(9)

_NAME_LINES = 2
_SPACE = 5
_FOOT = 22
_AROUND_TEXT = band.HEIGHT + 2 * _SPACE + 1 + _FOOT
_CAPTIONED = 200
"""How wide a card must be, in points, for words beside its figures."""

_MARKS = ("WEAK LINK {}", "WEAK {}", "{}")
"""The mark of a weak link with its rank, the longest first."""

_NO_GAIN = "No customer value named"


@dataclass(frozen=True)
class Card:
    """What a card says of a stage; `rank` is that of a weak link, from 1."""

    number: int
    stage: Stage
    owner: str
    band: Band
    rank: int | None
    is_last: bool


@dataclass(frozen=True)
class CardFormat:
    """How wide the cards of a drawing are, in points, and how many lines a customer's gain may take."""

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
        return _AROUND_TEXT + max(sum(tall for _, tall in self._lines(card)) for card in cards)

    def label(self, card: Card, height: int) -> str:
        """The card as a label of Graphviz."""
        lines = self._lines(card)
        rest = height - _AROUND_TEXT - sum(tall for _, tall in lines)
        mark = "" if card.rank is None else self.mark.format(card.rank)
        rows = (
            html.cell(band.band(card.owner, card.band, mark, self.width), self.width, band.HEIGHT),
            html.gap(self.width, _SPACE),
            *(self._indented(line, tall) for line, tall in lines),
            html.gap(self.width, rest + _SPACE),
            self._rule(),
            self._indented(self._foot(card), _FOOT),
        )
        return html.label(html.table(*map(html.row, rows)))

    def _lines(self, card: Card) -> list[tuple[str, int]]:
        """The lines of text, each as markup with its height."""
        room = self.width - 2 * INDENT
        name = balanced(f"{card.number} {card.stage.name}", _NAME, room, _NAME_LINES)
        gain = balanced(card.stage.customer_value or _NO_GAIN, _GAIN, room, self.gain_lines)
        return [
            *((html.text(line, _NAME, INK), _NAME.leading) for line in name),
            *((html.text(line, _GAIN, QUIET), _GAIN.leading) for line in gain),
        ]

    def _indented(self, content: str, height: int) -> str:
        cells = html.row(html.gap(INDENT, height), html.cell(content, self.width - INDENT, height))
        return html.cell(html.table(cells), self.width, height)

    def _rule(self) -> str:
        cells = html.gap(INDENT, 1), html.gap(self.width - 2 * INDENT, 1, fill=RULE), html.gap(INDENT, 1)
        return html.cell(html.table(html.row(*cells)), self.width, 1)

    def _foot(self, card: Card) -> str:
        """Conversion and hours, side by side."""
        left = (self.width - INDENT) // 2 + 4
        right = self.width - INDENT - left
        hours = card.stage.hours_by_role
        converted = share_text(typical(card.stage.conversion)), "delivered" if card.is_last else "move on"
        worked = hours_text(None if hours is None else sum(hours.values())), "hands-on"
        cells = (
            html.cell(self._figure(*converted, left), left, _FOOT),
            html.cell(self._figure(*worked, right), right, _FOOT),
        )
        return html.table(html.row(*cells))

    def _figure(self, figure: str, caption: str, room: int) -> str:
        """A figure with its caption, where cards are wide and the figure is no monster."""
        said = html.text(fitted(figure, _FIGURE, room - _SPACE), _FIGURE, INK)
        beside = f"  {caption}"
        has_room = self.width >= _CAPTIONED and _FIGURE.width(figure) + _CAPTION.width(beside) <= room
        return said + html.text(beside, _CAPTION, QUIET) if has_room else said
