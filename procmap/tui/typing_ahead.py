"""Keys one after the other: none goes anywhere before what the key before it did is done.

Textual hands every key to the widget that has the focus when the key is read. Of keys that come in one read, those
behind one that opens a dialog would reach the screen below it.
"""

import asyncio
from collections import deque

from textual.app import App
from textual.events import Event, Key, Paste

_CALM = 2
"""Turns in a row in which nothing waits: a message that Textual looked at ahead of its turn is counted nowhere."""

_PATIENCE = 5_000
"""Turns after which a key no longer waits: a widget that never rests must not lock the keyboard."""


class TypingAhead(App[None]):
    """Keeps keys and pasted text in their order while the screens are still busy with those before."""

    def __init__(self, *, ansi_color: bool | None = None) -> None:
        super().__init__(ansi_color=ansi_color)
        self._ahead: deque[Event] = deque()

    async def on_event(self, event: Event) -> None:
        """Put what is typed behind what was typed before."""
        if not isinstance(event, Key | Paste) or event.is_forwarded:
            await super().on_event(event)
            return
        self._ahead.append(event)
        if len(self._ahead) == 1:
            self.call_later(self._go_on)

    async def _go_on(self, calm: int = 0, turn: int = 0) -> None:
        """Let the first key pass once nothing is under way any more, then the next."""
        await asyncio.sleep(0)
        calm = 0 if self._is_busy() else calm + 1
        if calm < _CALM and turn < _PATIENCE:
            self.call_later(self._go_on, calm, turn + 1)
            return
        await super().on_event(self._ahead.popleft())
        if self._ahead:
            self.call_later(self._go_on)

    def _is_busy(self) -> bool:
        """Whether any message still waits for the app, a screen or a widget."""
        nodes = (node for screen in self.screen_stack for node in screen.walk_children(with_self=True))
        return any(node.message_queue_size for node in (self, *nodes))
