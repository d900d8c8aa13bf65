"""Paints the lines of the review: a finding with what is behind it, or what is folded away."""

from textual.content import Content

from procmap.export.findings_text import SYMBOLS
from procmap.rules.finding import BOTH_SIDES, Finding
from procmap.rules.wording import arithmetic
from procmap.workshop.cells import wrapped
from procmap.workshop.folding import Row
from procmap.workshop.review import Entry

_MARGINS = 5
"""What the mark of the line, the edges and the scrollbar take of a width."""

_MOST_LINES = 6

_STYLES = {"error": "$error", "warning": "$warning", "info": "$muted"}


def painted(row: Row, width: int, *, is_chosen: bool, is_roomy: bool) -> Content:
    """A line of the review for a width; where it is roomy, stages stand alone and more is told of each finding."""
    room = max(20, width - _MARGINS)
    lines = _entry(row, row.entry, room, is_roomy) if row.entry else _folded(row, room, is_roomy)
    mark = Content.styled("▸" if is_chosen else " ", "bold $primary")
    return Content("\n").join([mark + lines[0], *(Content(" ") + line for line in lines[1:])])


def _entry(row: Row, entry: Entry, room: int, is_roomy: bool) -> list[Content]:
    finding = entry.finding
    if finding is None:
        return _hanging(Content("   · "), f"{entry.text}: {entry.note}", room, "$muted")
    lines = _message(row, finding, room, is_roomy)
    if entry.note:
        lines += _hanging(Content("   "), entry.note, room, "$success")
    if row.group.link and (row.is_first or is_roomy):
        inputs = f"{finding.rule}: {arithmetic(finding.evidence)}" if finding.evidence else finding.rule
        lines += _hanging(Content("   "), inputs, room, "$muted")
        lines += _hanging(Content("   "), f"Try first: {finding.fix[:1].lower()}{finding.fix[1:]}", room, "$success")
    return lines


def _message(row: Row, finding: Finding, room: int, is_roomy: bool) -> list[Content]:
    """What was found; of a weak link's first finding also the stage and its rank, above it or before it."""
    symbol = Content.styled(f" {SYMBOLS[finding.severity]} ", f"bold {_STYLES[finding.severity]}")
    said = finding.message + (f" ({BOTH_SIDES})" if finding.side == BOTH_SIDES else "")
    if row.group.link is None or not row.is_first:
        return _hanging(symbol, said, room, "$foreground")
    rank, stage = Content.styled(f" {row.group.link.rank} ", "bold reverse $warning"), row.group.title
    if is_roomy:
        title = Content.assemble(" ", rank, (f"  {stage}", "bold $warning"))
        return [title, *_hanging(symbol, said, room, "bold $foreground")]
    lines = _hanging(rank + symbol, f"{stage}: {said}", room, "bold $foreground", indent=3)
    at = rank.cell_length + symbol.cell_length
    return [lines[0].stylize("$warning", at, at + len(stage) + 1), *lines[1:]]


def _folded(row: Row, room: int, is_roomy: bool) -> list[Content]:
    if row.group.link:
        return _hanging(Content("   "), row.text, room, "$muted", most=_MOST_LINES if is_roomy else 1)
    return _hanging(Content(" "), row.text, room, "bold $primary", indent=3)


def _hanging(
    start: Content, text: str, room: int, style: str, *, indent: int | None = None, most: int = _MOST_LINES
) -> list[Content]:
    """A text broken into lines of a style: `start` before the first one, as many blanks before the others."""
    lines = [Content.styled(line, style) for line in wrapped(text, room - start.cell_length, most)]
    blanks = Content(" " * (start.cell_length if indent is None else indent))
    return [start + lines[0], *(blanks + line for line in lines[1:])]
