"""The library: the maps there are, how far each is, its weakest link; and new ones from a starter."""

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from procmap.analysis.progress import finished
from procmap.model.text import displayed
from procmap.store.atomic import create_file
from procmap.store.faults import Refused
from procmap.store.journal.reading import Journalled, has_unsaved
from procmap.store.library import map_paths
from procmap.store.settings import load_settings
from procmap.tui.command import bindings, footer
from procmap.tui.commands_of_dialogs import LIBRARY
from procmap.tui.judgement import Judgement
from procmap.tui.library_rows import HEADS, Entry, column_widths, last_change, line, offer_of, row
from procmap.tui.screens.back_row import BackRowScreen, is_confirmed
from procmap.tui.screens.starting import StartScreen
from procmap.tui.widgets import bars
from procmap.tui.widgets.bars import Bar
from procmap.workshop.conflicts.keeping import taken_up
from procmap.workshop.conflicts.unsettled import Unsettled, opened
from procmap.workshop.open_map.recovery import lost_files

_WIDE = 60
"""From so many cells on the title asks a whole question."""

_PROMISES = ("the sales process, mapped in one workshop", "sales processes, mapped", "")
"""What the title says of itself: the first that fits."""

_LOW = 16
"""Below so many lines the list takes the place of its margins."""


class LibraryScreen(Screen[None]):
    """Lists the maps of a folder and opens one."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(LIBRARY)

    CSS = """
    LibraryScreen #title { background: $bar; }
    LibraryScreen #head { color: $muted; margin-top: 1; padding: 0 2; }
    LibraryScreen OptionList { height: 1fr; border: none; padding: 0 2; background: $background; }
    LibraryScreen OptionList:focus { border: none; background-tint: transparent; }
    LibraryScreen OptionList > .option-list--option-highlighted {
        background: $cursor-row; color: $foreground; text-style: none;
    }
    LibraryScreen OptionList:focus > .option-list--option-highlighted {
        background: $cursor-cell; color: $cursor-text; text-style: bold;
    }
    LibraryScreen OptionList > .option-list--option { text-wrap: nowrap; }
    LibraryScreen #empty { height: 1fr; padding: 2 4; }
    LibraryScreen.-low #head { margin: 0; }
    LibraryScreen.-low #empty { padding: 0 2; }
    """

    def __init__(self, folder: Path, judgement: Judgement, open_map: Callable[[Path], None]) -> None:
        super().__init__()
        self.folder = folder
        self.open_map = open_map
        self.judgement = judgement
        self.entries: list[Entry] = []

    def compose(self) -> ComposeResult:
        """The list, or the invitation where there is no map yet."""
        yield Bar(id="title")
        yield Bar(id="head")
        yield OptionList(id="maps", markup=False)
        yield Static(id="empty", markup=False)
        yield Bar(id="hint")
        yield Bar(id="keys")

    def on_screen_resume(self) -> None:
        """Read the maps, at the start and after one was worked on."""
        self.action_refresh_list()

    def on_resize(self) -> None:
        """Fit the list to the room there is."""
        self.set_class(self.size.height < _LOW, "-low")
        self._show()

    def action_refresh_list(self) -> None:
        """Read the maps of the folder."""
        try:
            there = [self._entry(path) for path in map_paths(self.folder)]
            gone = [Entry(path, lost.map.process.name, lost=lost) for path, lost in lost_files(self.folder)]
            self.entries = [*there, *gone]
        except Refused as refused:
            self.entries = []
            self.query_one("#hint", Bar).update(Content.styled(str(refused.faults[0]), "$error"))
        self._show()

    def _entry(self, path: Path) -> Entry:
        when = last_change(path)
        try:
            file = opened(path)
        except Refused as refused:
            return Entry(path, path.stem, changed=when, problem=str(refused.faults[0]))
        if isinstance(file, Unsettled):
            settled = taken_up(file).settled
            return Entry(path, path.stem, changed=when, conflicts=len(file.conflicts), settled=settled)
        process_map = file.map
        report = self.judgement.report(process_map)
        link = next((link for link in report.weak_links if link.side == "current"), None)
        stage = process_map.current.stage(link.stage) if link else None
        weakest = f"⚠ {stage.name}" if stage else ""
        is_unsaved = has_unsaved(path)
        return Entry(path, process_map.process.name, len(finished(process_map)), weakest, when, is_unsaved=is_unsaved)

    def _show_title(self) -> None:
        """Say what this is, and ask about the back row until somebody has said that it can read this."""
        asked = "b  can the back row read this?" if self.size.width >= _WIDE else "b  back row?"
        said = "" if is_confirmed(*self.size) else asked
        room = self.size.width - 4 - len("procmap") - len(said)
        promise = next(text for text in _PROMISES if len(text) + 5 <= room or not text)
        gap = " " * max(1, room - 3 - len(promise))
        parts = (("procmap   ", "bold $primary"), (promise, "$muted"), gap, (said, "bold $accent"))
        title = Content.assemble(*parts)
        self.query_one("#title", Bar).update(title)

    def action_back_row(self) -> None:
        """Ask whether the back row can read this."""
        self.app.push_screen(BackRowScreen())

    def _show(self) -> None:
        self._show_title()
        maps, widths = self.query_one("#maps", OptionList), column_widths(self.entries, self.size.width - 4)
        at = maps.highlighted
        maps.clear_options()
        maps.add_options([Option(line(entry, widths), id=str(i)) for i, entry in enumerate(self.entries)])
        maps.display = bool(self.entries)
        empty = self.query_one("#empty", Static)
        empty.display = not self.entries
        empty.update(_invitation(self.folder))
        self.query_one("#head", Bar).update(Content(row(HEADS, widths) if self.entries else ""))
        self.query_one("#keys", Bar).update(_keys(bool(self.entries)))
        if self.entries:
            maps.highlighted = self._last() if at is None else min(at, len(self.entries) - 1)
            maps.focus()

    def _last(self) -> int:
        """The position of the map last worked on, or else of the first."""
        last = load_settings().last_map
        return next((i for i, entry in enumerate(self.entries) if str(entry.path.absolute()) == last), 0)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Say where the map lies, or why it cannot be read."""
        entry = self.entries[int(event.option.id or 0)]
        style = "$error" if entry.problem else "$warning" if offer_of(entry) else "$muted"
        text = entry.problem or f"{entry.path}{offer_of(entry)}"
        self.query_one("#hint", Bar).update(Content.styled(displayed(text), style))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open the map."""
        entry = self.entries[int(event.option.id or 0)]
        if not entry.problem:
            self.open(entry.path, entry.lost)

    def open(self, path: Path, lost: Journalled | None = None) -> None:
        """Open a map in the workshop, one whose file was lost once it is written again; or say why it cannot be."""
        try:
            if lost:
                create_file(path, lost.text.encode())
            self.open_map(path)
        except Refused as refused:
            self.query_one("#hint", Bar).update(Content.styled(displayed(str(refused.faults[0])), "$error"))

    def action_new(self) -> None:
        """Start a map."""
        self.app.push_screen(StartScreen(self.folder), self._started)

    def _started(self, path: Path | None) -> None:
        if path is not None:
            self.open(path)

    def action_leave(self) -> None:
        """Leave the program."""
        self.app.exit()


_PROMISE = """Eight steps, one question each. You type what the room says;
procmap draws it, finds the weak links and writes the map.

"""


def _invitation(folder: Path) -> Content:
    return Content.assemble(
        ("Map your sales process in one workshop.\n\n", "bold $foreground"),
        (_PROMISE, "$foreground"),
        (" n ", "bold reverse $primary"),
        ("  start your first map, from a blank sheet, a starter or the sample\n\n", "$foreground"),
        (f"Maps are text files in {displayed(str(folder))}, made for git.", "$muted"),
    )


def _keys(has_maps: bool) -> Content:
    return bars.keys(footer(LIBRARY if has_maps else LIBRARY[1:]))
