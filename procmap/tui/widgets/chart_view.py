"""Bar charts on the screen, drawn for the room there is."""

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import Static

from procmap.export.charts.chart import Chart
from procmap.export.charts.drawing import Piece, Pieces, Style, drawn

_STYLES: dict[Style, str] = {
    "title": "bold $primary",
    "heading": "$muted",
    "label": "$foreground",
    "figure": "$foreground",
    "note": "$muted",
    "blank": "",
    "line": "bold $foreground",
    "mark": "bold $foreground",
    "bar": "$primary",
    "most": "bold $warning",
    "near": "bold $warning",
    "over": "bold $error",
    "constraint": "bold $error",
    "work": "$success",
    "ours": "$warning",
    "buyer": "$muted",
}


class ChartView(Static):
    """Draws charts one below the other."""

    DEFAULT_CSS = """
    ChartView { height: auto; width: 1fr; padding: 0 2; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__("", id=id, markup=False)

    def show(self, charts: Sequence[Chart], width: int) -> None:
        """Draw charts for a width in cells."""
        drawings = [Content("\n").join(map(_line, drawn(chart, width))) for chart in charts]
        self.update(Content("\n\n").join(drawings))


def _line(pieces: Pieces) -> Content:
    return Content.assemble(*((piece.text, _style(piece)) for piece in pieces))


def _style(piece: Piece) -> str:
    """What crosses a bar is cut out of it."""
    return _STYLES[piece.style] if piece.on == "blank" else f"reverse {_STYLES[piece.on]}"
