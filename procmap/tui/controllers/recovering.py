"""What a program that had the map open left unsaved: offered over the workshop, taken, dropped or left."""

import datetime
from typing import Protocol, runtime_checkable

from textual.app import App

from procmap.model.text import displayed
from procmap.tui.commands import key_of
from procmap.tui.controllers.map_file import FileController
from procmap.tui.judgement import Judgement
from procmap.tui.screens.recovering import RecoveringScreen
from procmap.workshop.open_map.document import Document
from procmap.workshop.open_map.recovery import Recovery, counted, recovery_of, unreadable_of


class Host(Protocol):
    """A screen that edits the map."""

    document: Document
    map_file: FileController

    @property
    def app(self) -> App[object]:
        """The program."""

    def say(self, text: str, is_problem: bool = False) -> None:
        """Tell the person something."""


@runtime_checkable
class Judging(Protocol):
    """A screen that judges the map, as that of the workshop does below every form."""

    judgement: Judgement


def claim(host: Host) -> None:
    """Edit a map that another program had open, once it has left it, from where that stopped."""
    if host.map_file.claim():
        judging = next(screen for screen in host.app.screen_stack if isinstance(screen, Judging))
        offer_recovery(host, judging.judgement.today)


def offer_recovery(host: Host, today: datetime.date) -> None:
    """Offer what was left unsaved, where there is something and the map may be edited here."""
    if host.document.claim is None:
        return
    if unreadable := unreadable_of(host.document.file.path):
        host.say(f"edits left unsaved before cannot be read, and lie in {displayed(str(unreadable[0]))}", True)
    recovery = recovery_of(host.document.file)
    if recovery:
        screen = RecoveringScreen(recovery, today)
        host.app.push_screen(screen, lambda answer: _settle(host, recovery, answer))


def _settle(host: Host, recovery: Recovery, answer: str | None) -> None:
    edits = counted(recovery.count)
    if answer == "take":
        host.document.recover(recovery)
        host.say(f"Recovered {edits}, not saved yet: {key_of('save')} saves, {key_of('undo')} takes all back")
    elif answer == "drop":
        recovery.drop()
        host.say(f"Dropped {edits}")
    else:
        host.say(f"This is the file as it is; the next start offers {edits} again")
