"""One text as large as the widget lets it be."""

from textual.content import Content
from textual.widgets import Static

from procmap.model.text import displayed
from procmap.workshop.presenting.enlarging import enlarged

MARGINS = 4
"""Cells beside the text."""


class LargeText(Static):
    """Shows a text in the largest letters that fit, in the middle of the room it has."""

    DEFAULT_CSS = """
    LargeText {
        height: 1fr; width: 100%; padding: 0 2; color: $foreground; text-style: bold; text-wrap: nowrap;
        content-align: left middle;
    }
    """

    def __init__(self, text: str = "", *, id: str | None = None) -> None:  # noqa: A002
        super().__init__("", id=id, markup=False)
        self.text = text

    def show(self, text: str) -> None:
        """Show another text."""
        self.text = text
        self._draw()

    def on_resize(self) -> None:
        """Use the room there is."""
        self._draw()

    def _draw(self) -> None:
        width, height = self.size.width, self.size.height
        self.update(Content("\n".join(enlarged(displayed(self.text), width, height))), layout=False)
