"""What a drawing shows of a map, before it is known in which format: the side's cards, moves and numbers."""

from dataclasses import dataclass

from procmap.analysis.numbers import SideNumbers, numbers_of
from procmap.export.diagram.card import Card
from procmap.export.diagram.colours import NOBODY, Band, owner_bands
from procmap.export.diagram.tracks import Move
from procmap.export.wording import share_text
from procmap.model.process_map import ProcessMap, SideName
from procmap.model.record import typical
from procmap.model.side import Side
from procmap.rules.finding import Report

NO_OWNER = "No owner yet"


@dataclass(frozen=True)
class Subject:
    """One side of a map; `bands` are those of the roles that own a stage there."""

    process_map: ProcessMap
    side_name: SideName
    numbers: SideNumbers | None
    bands: dict[str, Band]
    cards: tuple[Card, ...]
    moves: tuple[Move, ...]

    @property
    def has_weak_links(self) -> bool:
        """Whether any card bears a mark."""
        return any(card.rank is not None for card in self.cards)


def subject_of(process_map: ProcessMap, side_name: SideName, report: Report) -> Subject:
    """What there is to draw of a side; nothing but its title where the side has no stages."""
    side = process_map.side(side_name) or Side()
    owners = {stage.owner for stage in side.stages}
    bands = {role: band for role, band in owner_bands(process_map).items() if role in owners}
    ranks = {link.stage: link.rank for link in report.weak_links if link.side == side_name}
    cards = tuple(
        Card(
            number=position + 1,
            stage=stage,
            owner=process_map.role_name(stage.owner) or NO_OWNER,
            band=bands.get(stage.owner, NOBODY),
            rank=ranks.get(stage.id),
            is_last=position == len(side.stages) - 1,
        )
        for position, stage in enumerate(side.stages)
    )
    return Subject(process_map, side_name, numbers_of(process_map, side_name), bands, cards, _moves(side))


def _moves(side: Side) -> tuple[Move, ...]:
    moves = []
    for flow in side.flows:
        start, end = side.position(flow.from_), side.position(flow.to)
        if start is not None and end is not None:
            short = share_text(typical(flow.share))
            moves.append(Move(start, end, f"{short} · {flow.why}" if flow.why else short, short))
    return tuple(moves)
