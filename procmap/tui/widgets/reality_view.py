"""What really happened last period against what the map says, large, before the findings show."""

from collections.abc import Callable
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from procmap.model.text import displayed
from procmap.tui.commands import REALITY, bindings


class RealityView(Static, can_focus=True):
    """One sentence, and the three answers that its keys give."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(REALITY)

    DEFAULT_CSS = """
    RealityView { height: 2fr; padding: 1 4; display: none; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__("", id=id, markup=False)
        self.before_key: Callable[[], None] = lambda: None

    def on_key(self) -> None:
        """Tell the screen that a key comes."""
        self.before_key()

    def show(self, sentence: str) -> None:
        """Show the sentence and its answers."""
        answers = [
            Content.assemble((f"{command.key_names:>6}", "bold $primary"), (f"  {command.help}", "$foreground"))
            for command in REALITY
        ]
        heading = Content.styled("Before the findings: does the map tell what really happened?", "bold $primary")
        said = Content.styled(displayed(sentence), "bold $foreground")
        self.update(Content("\n").join([heading, Content(""), said, Content(""), *answers]))
