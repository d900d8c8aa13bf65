"""One line that is asked for: its label, what is typed behind it, masked where nobody is to see it."""

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from procmap.model.text import displayed
from procmap.tui.widgets.sheet_paint import typing_segments
from procmap.workshop.cells import shortened, width_of
from procmap.workshop.consensus.talk import Asked
from procmap.workshop.typed.completing import rest_of
from procmap.workshop.typed.line_editor import LineEditor

MASK = "•"
_PART_OF_LABEL = 2
"""The label takes at most half of the line."""


class LineView(Widget):
    """Edits the line that is asked for; what stands there at first is replaced by what is typed."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"line--{part}" for part in ("label", "typing", "ghost", "cursor")}

    DEFAULT_CSS = """
    LineView { height: 1; }
    LineView > .line--label { color: $primary; text-style: bold; }
    LineView > .line--typing { color: $typing-text; background: $typing; }
    LineView > .line--ghost { color: $typing-text; background: $typing; text-style: italic; }
    LineView > .line--cursor { color: $cursor-text; background: $cursor-cell; }
    LineView:ansi > .line--typing, LineView:ansi > .line--ghost { text-style: underline; }
    LineView:ansi > .line--cursor { text-style: reverse; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.asked = Asked()
        self.editor = LineEditor()
        self.is_untouched = False

    def ask(self, asked: Asked) -> None:
        """Ask for a line."""
        self.asked, self.editor = asked, LineEditor.over(asked.text)
        self.is_untouched = bool(asked.text)
        self.display = asked.takes_text
        self.refresh()

    @property
    def text(self) -> str:
        """What stands in the line."""
        return self.editor.text

    @property
    def seen(self) -> str:
        """What of it may be shown."""
        return "" if self.asked.is_masked else self.text

    @property
    def ghost(self) -> str:
        """The rest of the only suggestion that the typed beginning can mean."""
        return rest_of(self.asked.suggestions, self.text)

    def clear(self) -> None:
        """Empty the line, so that nothing of what was masked is left."""
        self.editor, self.is_untouched = LineEditor(), False
        self.refresh()

    def type(self, text: str) -> None:
        """Type or paste a text."""
        if self.asked.takes_text:
            self.editor = (LineEditor() if self.is_untouched else self.editor).typed(text)
            self.is_untouched = False
            self.refresh()

    def press(self, key: str) -> bool:
        """Edit the line by a key; whether the key edits lines."""
        is_removing = key in ("backspace", "delete")
        changed = LineEditor() if self.is_untouched and is_removing else self.editor.pressed(key)
        if changed is None or not self.asked.takes_text:
            return False
        if key in ("right", "end") and self.editor.cursor == len(self.text) and self.ghost:
            changed = LineEditor.over(self.text + self.ghost)
        self.editor, self.is_untouched = changed, False
        self.refresh()
        return True

    def render_line(self, y: int) -> Strip:
        """The label and the line behind it."""
        width = self.size.width
        if y:
            return Strip.blank(width, self.rich_style)
        label = shortened(f"{displayed(self.asked.label)}  ", width // _PART_OF_LABEL)
        room = width - width_of(label)
        typed = Strip(typing_segments(self._shown(), "" if self.asked.is_masked else self.ghost, room, self._style))
        line = typed.adjust_cell_length(room, self._style("typing"))
        return Strip([Segment(label, self._style("label")), *line]).adjust_cell_length(width, self.rich_style)

    def _shown(self) -> LineEditor:
        if self.asked.is_masked:
            return LineEditor(MASK * len(self.text), self.editor.cursor)
        return LineEditor(displayed(self.text), self.editor.cursor)

    def _style(self, part: str) -> Style:
        return self.rich_style + self.get_component_rich_style(f"line--{part}", partial=True)
