"""What really happened last period against what the map says, large, before the findings show."""

from collections.abc import Callable
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from procmap.model.text import displayed
from procmap.tui.command import bindings, footer
from procmap.tui.commands import REALITY
from procmap.tui.widgets.bars import keys

FIRST_QUESTION = "Before the findings: does the map tell what really happened?"

_UNBOUNDED = 1000
"""A width in which all answers fit: what is too long for the terminal is broken into lines."""


class RealityView(Static, can_focus=True):
    """One sentence, and the three answers that its keys give."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(REALITY)

    DEFAULT_CSS = """
    RealityView { height: 2fr; padding: 0 2; display: none; }
    RealityView.-roomy { padding: 2 6; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__("", id=id, markup=False)
        self.before_key: Callable[[], None] = lambda: None

    def on_key(self) -> None:
        """Tell the screen that a key comes."""
        self.before_key()

    def show(self, sentence: str, *, is_roomy: bool) -> None:
        """Show the sentence and its answers, in one line where there is no room to explain them."""
        self.set_class(is_roomy, "-roomy")
        said = Content.styled(displayed(sentence), "bold $foreground")
        answers = [Content(""), *_answers()] if is_roomy else [keys(footer(REALITY), _UNBOUNDED)]
        self.update(Content("\n").join([said, *answers]))


def _answers() -> list[Content]:
    """A line for each key: what it does."""
    return [
        Content.assemble(
            (f"{command.key_names:>5}", "bold $primary"), (f"  {command.title}: {command.help}", "$foreground")
        )
        for command in REALITY
    ]
