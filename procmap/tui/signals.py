"""How the program ends when it is told to from outside: a signal, a terminal that was closed."""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable

_ENDING = ("SIGINT", "SIGTERM", "SIGHUP")

STOPPED = 128
"""What a shell adds to the number of a signal, for the exit code of who was ended by it."""

_HANGUP = 1

_LOOK_EVERY = 2.0
"""Seconds between two looks whether the terminal is still there."""


def end_on_signals(end: Callable[[signal.Signals], None]) -> None:
    """Have a function called, within the event loop's thread, when a signal asks the program to end."""

    def told(number: int, _frame: object) -> None:
        leave_without_terminal()
        end(signal.Signals(number))

    for name in _ENDING:
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), told)


def end_without_terminal() -> None:
    """End where the terminal goes without a signal; seen from a thread, because who writes to it may wait for ever."""

    def watch() -> None:
        while True:
            time.sleep(_LOOK_EVERY)
            leave_without_terminal()

    threading.Thread(target=watch, name="terminal", daemon=True).start()


def leave_without_terminal() -> None:
    """End at once where the terminal is gone: there is nothing to restore, and writing to it could block for ever.

    Edits are in the journal by then, and locks vanish with the process.
    """
    if sys.__stdin__ is None or not sys.__stdin__.isatty():
        os._exit(STOPPED + _HANGUP)
