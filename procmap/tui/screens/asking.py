"""Questions over a screen: a choice by one key, and the text of several lines."""

from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea

from procmap.model.text import cleaned, displayed
from procmap.tui.command import bindings, footer, written
from procmap.tui.commands import THEME
from procmap.tui.commands_of_dialogs import LONG_TEXT
from procmap.tui.editor import NotEdited, edited
from procmap.tui.widgets.bars import keys, said


@dataclass(frozen=True)
class Answer:
    """An answer that one key gives."""

    key: str
    result: str
    text: str


class Ask(ModalScreen[str]):
    """A question with answers by one key each; Escape gives the last one."""

    BINDINGS: ClassVar[list[BindingType]] = bindings((THEME,))

    CSS = """
    Ask { align: center middle; }
    Ask > VerticalScroll {
        width: 64; max-width: 95%; height: auto; max-height: 100%; padding: 1 3; background: $panel;
        border-left: thick $primary; scrollbar-size-vertical: 1;
    }
    Ask.-low > VerticalScroll { padding: 0 1; }
    """

    def __init__(self, question: str, answers: tuple[Answer, ...]) -> None:
        super().__init__()
        self.question = question
        self.answers = answers

    def compose(self) -> ComposeResult:
        """The question and its answers, which scroll where they have no room."""
        with VerticalScroll():
            yield Static(self._told(self._is_low), id="answers", markup=False)

    def on_resize(self) -> None:
        """Use the room there is: a low terminal keeps its lines for the answers."""
        self.set_class(self._is_low, "-low")
        self.query_one("#answers", Static).update(self._told(self._is_low), layout=True)

    @property
    def _is_low(self) -> bool:
        return self.app.size.height < len(self.answers) + 4

    def _told(self, is_low: bool) -> Content:
        lines = [Content.styled(displayed(self.question), "bold $foreground"), *([] if is_low else [Content("")])]
        for answer in self.answers:
            key = written(answer.key)
            lines.append(Content.assemble((f"{key:>4}", "bold $primary"), (f"  {answer.text}", "$foreground")))
        return Content("\n").join(lines)

    def on_key(self, event: Key) -> None:
        """Give the answer of a key."""
        answer = next((answer for answer in self.answers if answer.key == event.key), None)
        if answer:
            event.stop()
            self.dismiss(answer.result)


class LongText(ModalScreen[str]):
    """A text of several lines, given back however it is left: an undo is safer than a lost paragraph."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(LONG_TEXT, priority=True)

    CSS = """
    LongText { align: center middle; }
    LongText > Vertical {
        width: 76; max-width: 95%; height: 16; max-height: 90%; padding: 0 1;
        background: $panel; border-left: thick $primary;
    }
    LongText TextArea { height: 1fr; border: none; }
    """

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self.heading = title
        self.text = text

    def compose(self) -> ComposeResult:
        """The text between its title and its keys."""
        with Vertical():
            yield Static(Content.styled(self.heading, "bold $foreground"), markup=False)
            yield TextArea(self.text)
            yield Static(keys(footer(LONG_TEXT)), id="under", markup=False)

    @property
    def holds_typed(self) -> bool:
        """Whether the text is another by now."""
        return any(area.text != self.text for area in self.query(TextArea))

    def on_mount(self) -> None:
        """Type on at the end of the text."""
        area = self.query_one(TextArea)
        area.move_cursor(area.document.end)

    def action_edit_outside(self) -> None:
        """Go on in the person's own editor; what cannot be edited there stays here."""
        area = self.query_one(TextArea)
        try:
            area.text = cleaned(edited(self.app, area.text), breaks=True)
            area.move_cursor(area.document.end)
        except NotEdited as reason:
            self.query_one("#under", Static).update(said(str(reason), True))

    def action_keep(self) -> None:
        """Give the text back."""
        self.dismiss(cleaned(self.query_one(TextArea).text, breaks=True))
