"""Putting the pieces of a drawing under each other: title, start, cards, end, legend."""

from collections.abc import Sequence

from procmap.export.diagram.drawing import Block, Drawing, Frame, Piece
from procmap.export.diagram.geometry import Arrow, Box, Point, added
from procmap.export.diagram.heading import title
from procmap.export.diagram.layout import Layout, card_name
from procmap.export.diagram.legend import event, legend
from procmap.export.diagram.subject import Subject

_SPACE = 16.0


class Sheet:
    """A sheet that is filled from top to bottom, between `left` and `left + width`."""

    def __init__(self, left: float, width: int) -> None:
        self.left, self.width = left, width
        self.bottom = 0.0
        self.pieces: list[Piece] = []
        self.arrows: list[Arrow] = []

    def add(self, name: str, frame: Frame, block: Block, indent: float = 0.0) -> Box:
        """Put a block under what is there."""
        box = Box(self.left + indent, self.bottom, block.width, block.height)
        self.pieces.append(Piece(name, frame, block.label, box))
        self.bottom = box.bottom + _SPACE
        return box

    def add_cards(self, layout: Layout, labels: Sequence[str], frames: Sequence[Frame], left: float = 0.0) -> Point:
        """Put cards with their arrows, `left` from the edge of the sheet, and give where the layout's room begins."""
        origin = (left, self.bottom)
        for position, (label, frame) in enumerate(zip(labels, frames, strict=True)):
            self.pieces.append(Piece(card_name(position), frame, label, layout.cards[position].moved(origin)))
        self.arrows += [arrow.moved(origin) for arrow in layout.arrows]
        return origin

    def drawing(self, width: float) -> Drawing:
        """What is on the sheet, at least `width` wide."""
        height = self.bottom - _SPACE
        return Drawing(max(width, self.left + self.width), height, tuple(self.pieces), tuple(self.arrows))


class SideSheet(Sheet):
    """A sheet of one side of a map."""

    def __init__(self, subject: Subject, left: float, width: int) -> None:
        super().__init__(left, width)
        self.subject = subject

    def add_title(self) -> None:
        """Put the title and the side's numbers."""
        subject = self.subject
        self.add("title", "title", title(subject.process_map, subject.side_name, subject.numbers, self.width))

    def add_process(self, layout: Layout, labels: Sequence[str]) -> None:
        """Put the cards with their arrows, between what starts and what ends the process."""
        words = self.subject.process_map.process.starts_when
        start = self.add("start", "start", event(words, self.width)) if words else None
        if start and start.right + _SPACE < layout.free_above:
            self.bottom = max(start.top, self.bottom - layout.cards[0].top)
        frames: list[Frame] = ["card" if card.rank is None else "weak" for card in self.subject.cards]
        origin = self.add_cards(layout, labels, frames)
        if start:
            port = added(layout.first_port, origin)
            self.arrows.append(Arrow("line", "start", card_name(0), ((port[0], start.bottom), port)))
        self.bottom += layout.height + _SPACE
        self._add_end(layout, added(layout.last_port, origin))

    def _add_end(self, layout: Layout, port: Point) -> None:
        """Put what ends the process under the last card, beside the loops where there is room."""
        words = self.subject.process_map.process.ends_when
        if not words:
            return
        floor, block = self.bottom, event(words, self.width)
        left = max(self.left, layout.cards[-1].right - block.width)
        if layout.free_below + _SPACE < left:
            self.bottom = port[1] + _SPACE
        end = self.add("end", "end", block, left - self.left)
        self.bottom = max(self.bottom, floor)
        self.arrows.append(Arrow("line", card_name(len(layout.cards) - 1), "end", (port, (port[0], end.top))))

    def add_legend(self) -> None:
        """Put the owners' colours and how to read a card."""
        subject = self.subject
        self.add("legend", "legend", legend(subject.process_map, subject.bands, subject.has_weak_links, self.width))
