"""The lines of a decision: prefilled, kept one after the other by Enter, and replaced by what is typed over them."""

from textual import events
from textual.geometry import Size
from textual.message import Message

from procmap.tui import sheet_cursor
from procmap.tui.sheet_layout import lay_out
from procmap.tui.widgets.sheet_view import SheetView
from procmap.workshop.typed.line_editor import LineEditor


class DecisionSheet(SheetView):
    """A sheet of a few lines that is done when its last line is kept."""

    DEFAULT_CSS = """
    DecisionSheet { height: auto; overflow-y: hidden; scrollbar-gutter: auto; }
    """

    class Done(Message):
        """The last line was kept."""

    def get_content_height(self, _container: Size, _viewport: Size, width: int) -> int:
        """As many lines as its texts take."""
        return len(lay_out(self.sheet, width))

    async def on_key(self, event: events.Key) -> None:
        """Keep a line on Enter, open one at its end on →; any other key does what it does in every sheet."""
        is_opened = event.key in ("right", "end") and not self.typing and self.cell is not None
        if event.key != "enter" and not is_opened:
            return
        event.stop()
        event.prevent_default()
        self.before_key()
        if is_opened and self.cell:
            self.typing = LineEditor.over(self.cell.text)
        else:
            self._keep()
        self.refresh()
        self.after_key()

    def _keep(self) -> None:
        """Keep what stands in the line, even where nobody typed it, and go on."""
        if not self.commit() or self.cell is None or not self._apply_typed(self.cell.text):
            return
        below = sheet_cursor.down(self.sheet, self.at, 1)
        if below == self.at:
            self.post_message(self.Done())
        else:
            self.go(below)
