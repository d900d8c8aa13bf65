"""The blind dot vote: each person puts a few dots on the items of a list, and nobody sees them before the reveal."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from procmap.model.process_map import ProcessMap, SideName
from procmap.model.text import displayed
from procmap.rules.finding import Report
from procmap.workshop.cells import shortened
from procmap.workshop.consensus.pictures import NEAR, counted, ranked
from procmap.workshop.consensus.subject import Subject, subject_at, subject_of
from procmap.workshop.consensus.talk import Asked, Picture, Space, said
from procmap.workshop.consensus.votes import with_vote
from procmap.workshop.edits.entry import Change
from procmap.workshop.reviewing.review import review
from procmap.workshop.typed.figures import Unreadable, read_position

DOTS = 3
"""How many dots each person has, unless the room says otherwise."""

MOST_DOTS = 20

MOST_FINDINGS = 12
"""So many findings are voted on: a room does not weigh more, and the review names the weakest first."""

_SINGLE_DIGITS = 9


@dataclass(frozen=True)
class Item:
    """Something that gets dots: its name in the list, and what a vote says it is about."""

    name: str
    subject: Subject


def stage_items(process_map: ProcessMap, side_name: SideName) -> tuple[Item, ...]:
    """The stages of a side."""
    side = process_map.side(side_name)
    stages = side.stages if side else ()
    paths = ((side_name, "stages", position, "name") for position in range(len(stages)))
    return tuple(
        Item(displayed(stage.name), subject_at(process_map, path)) for stage, path in zip(stages, paths, strict=True)
    )


def finding_items(process_map: ProcessMap, report: Report, side: SideName) -> tuple[Item, ...]:
    """The open findings of a side, in the order of the review."""
    found = (entry.finding for group in review(process_map, report, side) for entry in group.entries)
    still_open = [finding for finding in found if finding and finding.state == "open"]
    items = {(finding.rule, finding.stage): Item(finding.message, subject_of(finding, side)) for finding in still_open}
    return tuple(items.values())[:MOST_FINDINGS]


def read_dots(text: str, count: int, dots: int) -> tuple[int, ...]:
    """The positions, from 0, of the items that one person gives dots. Raises Unreadable, without what was typed."""
    parts = [part for part in re.split(r"[;,\s]+", text) if part]
    if count <= _SINGLE_DIGITS:
        parts = [digit for part in parts for digit in part]
    positions = tuple(read_position(part, count) for part in parts)
    if None in positions:
        raise Unreadable(f"expected the numbers of items from 1 to {count}, with blanks between")
    if len(parts) > dots:
        raise Unreadable(f"expected at most {counted(dots, 'dot')}")
    return tuple(position - 1 for position in positions if position)


@dataclass(frozen=True)
class DotVote:
    """How many dots each has, the dots of one after the other, the order when all are revealed."""

    heading: str
    what: str
    items: tuple[Item, ...]
    dots: int = 0
    ballots: tuple[tuple[int, ...], ...] = ()
    is_revealed: bool = False
    is_kept: bool = False

    @property
    def asked(self) -> Asked | None:
        """How many dots each has, then the dots of the next person."""
        if not self.dots:
            return Asked("Dots for each", "Three are usual; several may go on one.", str(DOTS), enter="begin")
        if not self.is_revealed:
            return Asked(
                f"Person {len(self.ballots) + 1}",
                f"{counted(self.dots, 'dot')}, such as {' '.join('1124'[: self.dots])}. The others look away;"
                " Enter hands on, and on an empty line reveals all at once.",
                enter="next, reveal" if self.ballots else "next",
                is_masked=True,
            )
        return None if self.is_kept else Asked(enter="keep the dots", takes_text=False)

    @property
    def at_stake(self) -> str:
        """The dots that were given."""
        return counted(sum(map(len, self.ballots)), "dot") if self.ballots else ""

    @property
    def counts(self) -> Sequence[int]:
        """The dots of each item."""
        given = Counter(position for ballot in self.ballots for position in ballot)
        return [given[position] for position in range(len(self.items))]

    def picture(self, _typed: str, space: Space) -> Picture:
        """The numbered list; once it is revealed in the order of the dots."""
        numbered = [f"{number:>2}  {item.name}" for number, item in enumerate(self.items, start=1)]
        if self.is_revealed:
            return ranked(list(zip(numbered, self.counts, strict=True)), space.width)
        voted = said(f"{NEAR * len(self.ballots)} {len(self.ballots) or 'nobody'} so far".strip(), "strong")
        return (*(said(shortened(name, space.width)) for name in numbered), voted)

    def answered(self, text: str) -> "DotVote":
        """The number of dots, one more person's, the reveal, or that they are kept. Raises Unreadable."""
        if self.is_revealed:
            return replace(self, is_kept=True)
        if not self.dots:
            return replace(self, dots=_read_count(text))
        if text:
            return replace(self, ballots=(*self.ballots, read_dots(text, len(self.items), self.dots)))
        if not self.ballots:
            raise Unreadable("nobody has voted yet: there is nothing to reveal")
        return replace(self, is_revealed=True)

    def turned(self) -> None:
        """There is no other way."""

    def changes(self, process_map: ProcessMap) -> tuple[Change, ...]:
        """The dots of every item, as one edit. Raises Unacceptable."""
        for item, count in zip(self.items, self.counts, strict=True):
            process_map = with_vote(process_map, item.subject, {"dots": count or None})
        return (Change(f"dot vote of {len(self.ballots)} on the {self.what}", process_map),)


def dots_on(process_map: ProcessMap, report: Report | None, side: SideName) -> DotVote | None:
    """A dot vote on the findings of a report, on the stages where it has none; None where there are no stages."""
    findings = finding_items(process_map, report, side) if report else ()
    if findings:
        return DotVote("Which of these would help most if it were gone?", "findings", findings)
    stages = stage_items(process_map, side)
    return DotVote("Which of these stages needs our work most?", "stages", stages) if stages else None


def _read_count(text: str) -> int:
    count = read_position(text, MOST_DOTS)
    if count is None:
        raise Unreadable(f"expected how many dots each has, from 1 to {MOST_DOTS}")
    return count
