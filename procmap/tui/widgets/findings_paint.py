"""Paints the lines of the review: a finding with what is behind it, or what is folded away."""

from dataclasses import dataclass

from textual.content import Content

from procmap.export.findings_text import SYMBOLS
from procmap.model.text import uncapitalised
from procmap.rules.finding import BOTH_SIDES, Finding
from procmap.rules.wording import arithmetic
from procmap.workshop.cells import wrapped
from procmap.workshop.reviewing.folding import Row
from procmap.workshop.reviewing.review import Entry

_MARGINS = 5
"""What the mark of the line, the edges and the scrollbar take of a width."""

_MOST_LINES = 6

_STYLES = {"error": "$error", "warning": "$warning", "info": "$muted"}

_LEADS = {"open": "", "answered": "agreed: ", "waived": "waived "}
_NOTES = {"open": "$warning", "answered": "$success", "waived": "$success"}
"""How what settles a finding begins and looks; what is still open was to be settled by now."""

DECIDED = "◐"
"""What a finding bears that is answered or waived, as its stage does on the strip."""

_HEADLINE = 2
"""The lines that a finding may take while another one is told in full."""


@dataclass(frozen=True)
class Look:
    """How a line is shown: whether it is highlighted, whether its finding is told in full, and for which room.

    Where it is roomy, stages stand alone and every finding of a weak link shows its arithmetic.
    """

    is_chosen: bool
    is_full: bool
    width: int
    is_roomy: bool

    @property
    def room(self) -> int:
        """The cells for text."""
        return max(20, self.width - _MARGINS)


def painted(row: Row, look: Look) -> Content:
    """A line of the review."""
    lines = _entry(row, row.entry, look) if row.entry else _folded(row, look)
    mark = Content.styled("▸" if look.is_chosen else " ", "bold $primary")
    return Content("\n").join([mark + lines[0], *(Content(" ") + line for line in lines[1:])])


def _entry(row: Row, entry: Entry, look: Look) -> list[Content]:
    finding = entry.finding
    if finding is None:
        return _unfound(row, entry, look)
    return [*_message(row, finding, look), *_behind(row, entry, finding, look)]


def _unfound(row: Row, entry: Entry, look: Look) -> list[Content]:
    """What could not be assessed, and what it needs; or a weak link in which nothing is left."""
    if row.group.link is None:
        return _hanging(Content("   · "), f"{entry.text}: {entry.note}", look.room, "$muted")
    start = Content.assemble((f" {row.group.link.rank} ", "bold reverse $success"), (" ✓ ", "bold $success"))
    return _hanging(start, f"{row.group.title}: {entry.text}", look.room, "$success", indent=3)


def _behind(row: Row, entry: Entry, finding: Finding, look: Look) -> list[Content]:
    """What is behind a finding: what settles it, its arithmetic, why it matters, what to try first."""
    told = [(_LEADS[finding.state] + entry.note if entry.note else "", _NOTES[finding.state])]
    if look.is_full or (look.is_roomy and row.group.link):
        inputs = f"{finding.rule}: {arithmetic(finding.evidence)}" if finding.evidence else finding.rule
        why = finding.why if look.is_full else ""
        told += [(inputs, "$muted"), (why, "$foreground"), (f"Try first: {uncapitalised(finding.fix)}", "$success")]
    return [line for text, style in told if text for line in _hanging(Content("   "), text, look.room, style)]


def _message(row: Row, finding: Finding, look: Look) -> list[Content]:
    """What was found; of a weak link's first finding also the stage and its rank, above it or before it."""
    is_open = finding.state == "open"
    mark, ink = (SYMBOLS[finding.severity], _STYLES[finding.severity]) if is_open else (DECIDED, "$success")
    symbol = Content.styled(f" {mark} ", f"bold {ink}")
    said = finding.message + (f" ({BOTH_SIDES})" if finding.side == BOTH_SIDES else "")
    most = _MOST_LINES if look.is_full or look.is_roomy else _HEADLINE
    if row.group.link is None or not row.is_first:
        return _hanging(symbol, said, look.room, "$foreground", most=most)
    accent = "$warning" if is_open else "$success"
    rank, stage = Content.styled(f" {row.group.link.rank} ", f"bold reverse {accent}"), row.group.title
    if look.is_roomy:
        title = Content.assemble(" ", rank, (f"  {stage}", f"bold {accent}"))
        return [title, *_hanging(symbol, said, look.room, "bold $foreground")]
    lines = _hanging(rank + symbol, f"{stage}: {said}", look.room, "bold $foreground", indent=3, most=most)
    at = rank.cell_length + symbol.cell_length
    return [lines[0].stylize(accent, at, at + len(stage) + 1), *lines[1:]]


def _folded(row: Row, look: Look) -> list[Content]:
    if row.group.link:
        return _hanging(Content("   "), row.text, look.room, "$muted")
    return _hanging(Content(" "), row.text, look.room, "bold $primary", indent=3)


def _hanging(
    start: Content, text: str, room: int, style: str, *, indent: int | None = None, most: int = _MOST_LINES
) -> list[Content]:
    """A text broken into lines of a style: `start` before the first one, as many blanks before the others."""
    lines = [Content.styled(line, style) for line in wrapped(text, room - start.cell_length, most)]
    blanks = Content(" " * (start.cell_length if indent is None else indent))
    return [start + lines[0], *(blanks + line for line in lines[1:])]
