"""The library: the maps there are, how far each is, its weakest link; and new ones from a starter."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
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
from procmap.store.journal_reading import Journalled, has_unsaved
from procmap.store.library import map_paths
from procmap.store.reading import read_map
from procmap.store.settings import load_settings
from procmap.tui.commands import bindings, footer
from procmap.tui.commands_of_dialogs import LIBRARY
from procmap.tui.judgement import Judgement
from procmap.tui.screens.back_row import BackRowScreen, is_confirmed
from procmap.tui.screens.starting import StartScreen
from procmap.tui.widgets import bars
from procmap.tui.widgets.bars import Bar
from procmap.workshop.cells import shortened, width_of
from procmap.workshop.open_map.recovery import counted, lost_files
from procmap.workshop.timing.agenda import STEPS

_WIDE = 60
"""From so many cells on the title asks a whole question."""

_PROMISES = ("the sales process, mapped in one workshop", "sales processes, mapped", "")
"""What the title says of itself: the first that fits."""

_LOW = 16
"""Below so many lines the list takes the place of its margins."""

_GAP, _STEPS, _CHANGED, _LEAST_NAME, _MOST_NAME = 2, len(STEPS), 11, 24, 60
"""Cells: between columns, of the steps, of the last change, of a name at least and at most."""


@dataclass(frozen=True)
class Entry:
    """A map of the library: its file, name, steps finished, weakest link, last change; or why it cannot be read.

    Edits of it that were never saved stand in the place of its last change; a file that is gone leaves only those.
    """

    path: Path
    name: str
    done: int = 0
    weakest: str = ""
    changed: str = ""
    problem: str = ""
    is_unsaved: bool = False
    lost: Journalled | None = None


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
        when = _last_change(path)
        try:
            process_map = read_map(path).map
        except Refused as refused:
            return Entry(path, path.stem, changed=when, problem=str(refused.faults[0]))
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
        maps.add_options([Option(_line(entry, widths), id=str(i)) for i, entry in enumerate(self.entries)])
        maps.display = bool(self.entries)
        empty = self.query_one("#empty", Static)
        empty.display = not self.entries
        empty.update(_invitation(self.folder))
        self.query_one("#head", Bar).update(Content(_row(_HEADS, widths) if self.entries else ""))
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
        style = "$error" if entry.problem else "$warning" if entry.is_unsaved or entry.lost else "$muted"
        text = entry.problem or f"{entry.path}{_offer(entry)}"
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


def _offer(entry: Entry) -> str:
    """What opening a map offers of edits that were never saved."""
    if entry.lost:
        return f" is gone, {counted(entry.lost.count)} never saved: Enter writes it again as it was and offers them"
    return ": there are edits that were not saved, and opening it offers them" if entry.is_unsaved else ""


def _last_change(path: Path) -> str:
    """The day on which a file was last changed; nothing where it is gone by now."""
    try:
        moment = datetime.datetime.fromtimestamp(path.stat().st_mtime, datetime.UTC)
    except OSError:
        return ""
    return moment.astimezone().strftime("%Y-%m-%d")


_HEADS = ("map", "steps", "weakest link", "changed")


def column_widths(entries: Sequence[Entry], room: int) -> tuple[int, ...]:
    """The cells of name, steps, weakest link and last change; the last ones go where names had no room beside them."""
    longest = max((width_of(displayed(entry.name)) for entry in entries), default=0)
    weakest = max([len(_HEADS[2]), *(width_of(displayed(entry.weakest)) for entry in entries)])
    for others in ((_STEPS, weakest, _CHANGED), (_STEPS, min(weakest, 20), _CHANGED), (_STEPS, min(weakest, 20))):
        left = room - sum(others) - _GAP * len(others)
        if left >= min(longest, _LEAST_NAME):
            return (min(left, max(longest, _LEAST_NAME), _MOST_NAME), *others)
    return (max(1, room - _STEPS - _GAP), _STEPS)


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    texts = [shortened(text, width) for text, width in zip(cells, widths, strict=False)]
    padded = (text + " " * (width - width_of(text)) for text, width in zip(texts, widths, strict=False))
    return (" " * _GAP).join(padded)


def _line(entry: Entry, widths: Sequence[int]) -> Content:
    name = _row([displayed(entry.name)], widths)
    if entry.problem or entry.lost:
        why = "✗ gone, not saved" if entry.lost else "✗ cannot be read"
        return Content.assemble((name, "bold"), " " * _GAP, (why, "bold"))
    steps = "▪" * entry.done + "▫" * (len(STEPS) - entry.done)
    changed = "● not saved" if entry.is_unsaved else entry.changed
    rest = _row([steps, displayed(entry.weakest), changed], widths[1:])
    return Content.assemble((name, "bold"), " " * _GAP, rest)


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
