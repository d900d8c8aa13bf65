"""A stage's card in the picture of the change: sign, name, the fields that change, conversion and hours."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from procmap.analysis.side_changes import StageChange
from procmap.export.diagram import html
from procmap.export.diagram.band import INDENT, band, has_room
from procmap.export.diagram.card_label import AROUND_TEXT, Line, card_label, foot
from procmap.export.diagram.colours import INK, QUIET
from procmap.export.diagram.comparing.alignment import Alignment
from procmap.export.diagram.comparing.signs import LOOKS, kind_of
from procmap.export.diagram.comparing.telling import foot_figures, lines_of
from procmap.export.diagram.lettering import Font, balanced
from procmap.export.diagram.subject import NO_OWNER

_NAME = Font(12, bold=True)
_TOLD = Font(10)
_NAME_LINES = 2


@dataclass(frozen=True)
class ChangeCardFormat:
    """How wide the cards are, in points, how many lines may tell what changes, whether a word stands beside a sign."""

    width: int
    told_lines: int
    has_words: bool = True

    def with_words_for(self, alignment: Alignment) -> "ChangeCardFormat":
        """The same with words beside the signs where every owner's name still stands in full."""
        cards = ((_owner(alignment, stage), LOOKS[kind_of(stage)].mark) for stage in alignment.stages)
        return replace(self, has_words=all(has_room(owner, mark, self.width) for owner, mark in cards))

    def height(self, alignment: Alignment) -> int:
        """The height in points that holds the fullest card."""
        return AROUND_TEXT + max(sum(tall for _, tall in self._lines(alignment, stage)) for stage in alignment.stages)

    def label(self, alignment: Alignment, change: StageChange, height: int) -> str:
        """The card as a label of Graphviz."""
        look = LOOKS[kind_of(change)]
        top = band(_owner(alignment, change), look.band, look.mark if self.has_words else look.sign, self.width)
        figures = foot(self.width, *foot_figures(change))
        return card_label(self.width, height, top, self._lines(alignment, change), figures)

    def _lines(self, alignment: Alignment, change: StageChange) -> Sequence[Line]:
        room = self.width - 2 * INDENT
        stage = change.after or change.before
        side = alignment.after if change.after else alignment.before
        number = (side.position(change.id) or 0) + 1
        shown = f"{number} {stage.name}" if change.after and stage else stage.name if stage else change.id
        name = balanced(shown, _NAME, room, _NAME_LINES)
        told = lines_of(alignment, change, _TOLD, room, self.told_lines)
        return [
            *((html.text(line, _NAME, INK), _NAME.leading) for line in name),
            *((html.text(line, _TOLD, QUIET), _TOLD.leading) for line in told),
        ]


def _owner(alignment: Alignment, change: StageChange) -> str:
    stage = change.after or change.before
    return alignment.process_map.role_name(stage.owner if stage else "") or NO_OWNER
