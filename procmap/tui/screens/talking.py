"""A talk on the screen: the question, the picture, one line, what Enter does. Esc leaves without a trace."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.events import Key, Paste
from textual.screen import ModalScreen
from textual.widgets import Static

from procmap.model.text import cleaned, displayed
from procmap.tui.command import bindings, help_text
from procmap.tui.commands import key_of
from procmap.tui.commands_of_dialogs import TALKING, talking_keys
from procmap.tui.screens.asking import Answer, Ask
from procmap.tui.screens.reading import Reading
from procmap.tui.widgets import bars
from procmap.tui.widgets.bars import Bar
from procmap.tui.widgets.line_view import LineView
from procmap.workshop.consensus.talk import Asked, Picture, Space, Talk
from procmap.workshop.edits.edit import Unacceptable
from procmap.workshop.open_map.document import Document
from procmap.workshop.typed.figures import Unreadable

_TONES = {
    "plain": "$foreground",
    "strong": "bold $foreground",
    "muted": "$muted",
    "warning": "bold $warning",
    "good": "$primary",
}

LOW = 16
"""Below so many lines the dialog does without margins, and its picture with few lines."""

_AROUND, _AROUND_LOW = 12, 6
"""The lines around the picture."""


class TalkScreen(ModalScreen[None]):
    """Leads through a talk, and makes its edits when all is said."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(TALKING, priority=True)

    CSS = """
    TalkScreen { align: center middle; }
    TalkScreen > Vertical {
        width: 90; max-width: 96%; height: auto; max-height: 100%; padding: 1 1 0 1;
        background: $panel; border-left: thick $primary;
    }
    TalkScreen #heading { padding: 0 2; max-height: 3; margin-bottom: 1; }
    TalkScreen VerticalScroll { height: auto; margin: 0 2 1 2; scrollbar-size-vertical: 1; }
    TalkScreen #picture { width: 100%; height: auto; text-wrap: nowrap; }
    TalkScreen LineView { margin: 0 2; background: $panel; }
    TalkScreen #hint { max-height: 3; }
    TalkScreen #keys { margin-top: 1; }
    TalkScreen.-low > Vertical { padding: 0; }
    TalkScreen.-low #heading { max-height: 2; margin: 0; }
    TalkScreen.-low VerticalScroll { margin: 0 2; }
    TalkScreen.-low #hint { max-height: 1; }
    TalkScreen.-low #keys { margin: 0; }
    """

    def __init__(self, document: Document, talk: Talk, tell: Callable[[str], None]) -> None:
        super().__init__()
        self.document = document
        self.talk = talk
        self.tell = tell
        self.before: list[Talk] = []

    def compose(self) -> ComposeResult:
        """The question, the picture, the line, the hint, the keys."""
        with Vertical():
            yield Static(id="heading", markup=False)
            with VerticalScroll(can_focus=False):
                yield Static(id="picture", markup=False)
            yield LineView()
            yield Bar(id="hint")
            yield Bar(id="keys")

    def on_mount(self) -> None:
        """Ask for the first line."""
        self.become(self.talk)

    def become(self, talk: Talk) -> None:
        """Go on with a talk."""
        self.talk = talk
        self.line.ask(self.asked)
        self.query_one("#heading", Static).update(Content.styled(displayed(talk.heading), "bold $foreground"))
        self.query_one(VerticalScroll).scroll_home(animate=False)
        self.show()

    @property
    def line(self) -> LineView:
        """The line that is typed."""
        return self.query_one(LineView)

    @property
    def holds_typed(self) -> bool:
        """Whether something was said or typed that leaving now would lose."""
        return bool(self.talk.at_stake) or any(line.text and not line.is_untouched for line in self.query(LineView))

    @property
    def asked(self) -> Asked:
        """What is asked now."""
        return self.talk.asked or Asked(takes_text=False)

    def show(self, problem: str = "") -> None:
        """Draw the picture for what stands in the line, and say what it lacks."""
        width, height = self.size
        is_low = height < LOW
        around = _AROUND_LOW if is_low else _AROUND
        space = Space(min(90, width * 96 // 100) - 9, max(1, height - around))
        self.set_class(is_low, "-low")
        self.query_one(VerticalScroll).styles.max_height = space.height
        self.query_one("#picture", Static).update(_painted(self.talk.picture(self.line.seen, space)))
        hint = bars.said(problem, True) if problem else bars.hint(self.asked.hint)
        self.query_one("#hint", Bar).update(hint)
        self.query_one("#hint").display = bool(problem or self.asked.hint)
        pairs = talking_keys(self.asked.enter, self.asked.turn, has_before=bool(self.before))
        self.query_one("#keys", Bar).update(bars.keys(pairs, space.width))

    def on_resize(self) -> None:
        """Use the room there is."""
        self.show()

    # keys

    def on_key(self, event: Key) -> None:
        """Type into the line."""
        event.stop()
        event.prevent_default()
        if not self.line.press(event.key) and event.is_printable and event.character:
            self.line.type(event.character)
        self.show()

    def on_paste(self, event: Paste) -> None:
        """Put a pasted line into the line."""
        event.stop()
        self.line.type(event.text)
        self.show()

    def action_scroll(self, lines: int) -> None:
        """Show what of the picture is above or below."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def action_turn(self) -> None:
        """Go on in the other way, where there is one."""
        turned = self.talk.turned()
        if turned and self.asked.turn:
            self.become(turned)

    def action_take_back(self) -> None:
        """Ask once more for the line before."""
        if self.before:
            self.become(self.before.pop())

    def action_help(self) -> None:
        """Say what a good answer looks like, and show all keys."""
        told = f"{self.asked.label}\n{self.asked.hint}\n\n" if self.asked.hint else ""
        self.app.push_screen(Reading(self.talk.heading, f"{told}{help_text(TALKING, self.size.width)}"))

    def action_answer(self) -> None:
        """Give the line to the talk; what cannot be read stays, but where it is masked, for nobody sees it."""
        try:
            talk = self.talk.answered(cleaned(self.line.text + self.line.ghost))
            changes = () if talk.asked else talk.changes(self.document.map)
        except (Unreadable, Unacceptable) as problem:
            if self.asked.is_masked:
                self.line.clear()
            self.show(str(problem))
            return
        if talk.asked:
            self.before.append(self.talk)
            self.become(talk)
            return
        self.dismiss(None)
        made = [change.label for change in changes if self.document.apply(change.label, change.map)]
        which = "it" if len(made) == 1 else "one after the other"
        self.tell(f"kept: {'; '.join(made)}; {key_of('undo')} takes {which} back" if made else "nothing has changed")

    def action_leave(self) -> None:
        """Leave without a trace; asks where something would be lost."""
        if not self.talk.at_stake:
            self.dismiss(None)
            return
        answers = (Answer("ctrl+d", "drop", "leave: it is lost"), Answer("escape", "", "go on"))
        question = f"Leaving drops {self.talk.at_stake}."
        self.app.push_screen(Ask(question, answers), self._drop)

    def _drop(self, answer: str | None) -> None:
        if answer == "drop":
            self.dismiss(None)


def _painted(picture: Picture) -> Content:
    lines = (Content.assemble(*((displayed(text), _TONES[tone]) for text, tone in line)) for line in picture)
    return Content("\n").join(lines)
