"""The program on the screen: themes, the library, the open map."""

import datetime
import signal
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType

from procmap.rules.judging import Setting
from procmap.store.faults import Refused
from procmap.store.journal.claim import Claim
from procmap.store.library import MAPS
from procmap.store.reading import MapFile
from procmap.store.settings import are_settings_sound, load_settings
from procmap.tui.command import REMAPPED
from procmap.tui.controllers.clock import Timing, local_now
from procmap.tui.controllers.leaving import Onward
from procmap.tui.farewell import NO_MAP, holds_typed, what_is_kept, what_stays
from procmap.tui.judgement import Judgement
from procmap.tui.keymap import keymap_here, told
from procmap.tui.memory import UNREAD, Memory
from procmap.tui.screens.abilities.editing import EditingScreen
from procmap.tui.screens.abilities.filing import FilingScreen
from procmap.tui.screens.abilities.speaking import SpeakingScreen
from procmap.tui.screens.library import LibraryScreen
from procmap.tui.screens.settling import SettlingScreen
from procmap.tui.screens.workshop import Exporter, WorkshopScreen
from procmap.tui.signals import STOPPED, end_on_signals, end_without_terminal, leave_without_terminal
from procmap.tui.themes import DARK, REVERSED_CSS, THEMES, TITLES, has_no_colour, name_of, theme_after
from procmap.tui.typing_ahead import TypingAhead
from procmap.workshop.conflicts.unsettled import Unsettled, opened, told_number
from procmap.workshop.open_map.document import Document
from procmap.workshop.timing.agenda import PRESETS, Agenda

LOOK_EVERY = 2.0
"""Seconds between two looks at the file of the open map."""


class ProcmapApp(TypingAhead):
    """Opens the library, or one map; from a map one goes to the library of its folder."""

    TITLE = "procmap"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c", "leave_hint", show=False, priority=True)]
    CSS = "Screen { background: $background; color: $foreground; }" + REVERSED_CSS

    def __init__(
        self,
        *,
        file: MapFile | Unsettled | None = None,
        folder: Path = MAPS,
        today: datetime.date,
        settings_for: Callable[[Path], Mapping[str, Setting]],
        exporter: Exporter,
        agendas_for: Callable[[Path], tuple[Agenda, ...]] = lambda _: PRESETS,
        now: Callable[[], datetime.datetime] = local_now,
    ) -> None:
        # Native colours are what Textual can leave out altogether; others it would only turn grey.
        super().__init__(ansi_color=True if has_no_colour() else None)
        self.file = file
        self.folder = folder
        self.today = today
        self.settings_for = settings_for
        self.exporter = exporter
        self.agendas_for = agendas_for
        self.now = now
        self.document: Document | None = None
        self.memory = Memory(self._tell_in_time)
        self._last_word = ""
        self._is_typed_lost = False
        self._without_document = NO_MAP
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = name_of("ansi" if self.no_color else load_settings().theme)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own variables, known before a theme is in force."""
        return dict(DARK.variables)

    def on_mount(self) -> None:
        """Show the map that was named, or the library; from now on look at what others do to the file."""
        if not self.is_headless:
            end_on_signals(self._end)
            end_without_terminal()
        self.set_interval(LOOK_EVERY, self.look)
        self._take_keys()
        if self.file:
            self._open(self.file)
        else:
            self._show_library(self.folder, Judgement(self.today, self.settings_for(self.folder / "any.toml")))

    def _take_keys(self) -> None:
        """Take the keys that the person chose, and say in one line what cannot be taken."""
        keymap = keymap_here()
        REMAPPED.set(keymap.keys)
        self.set_keymap(dict(keymap.keys))
        problem = told(keymap.problems) if are_settings_sound() else UNREAD
        # The workshop tells by itself, in its line of hints, that nothing can be remembered.
        if problem and not (problem == UNREAD and self.file):
            self.notify(problem, markup=False, severity="warning")

    def _show_library(self, folder: Path, judgement: Judgement) -> None:
        """Show the library of a folder, where none is there to go back to."""
        if not any(isinstance(screen, LibraryScreen) for screen in self.screen_stack):
            self.push_screen(LibraryScreen(folder, judgement, self.open_map))

    def open_map(self, path: Path) -> None:
        """Open a map in the workshop, or settle its conflicts first. Raises Refused where it cannot be read."""
        self._open(opened(path))

    def _open(self, file: MapFile | Unsettled) -> None:
        judgement = Judgement(self.today, self.settings_for(file.path))
        if isinstance(file, Unsettled):
            settling = SettlingScreen(file)
            self.push_screen(settling, lambda _: self._settled(settling, judgement))
            return
        timing = Timing(self.agendas_for(file.path), self.now)
        # Last, because it claims the map: what refuses before leaves the map to others.
        self.document = Document(file, Claim(file.path))
        workshop = WorkshopScreen(self.document, judgement, self.exporter, timing, self.memory)
        self.push_screen(workshop, lambda _: self._left(workshop, workshop.leaving.to))

    def _settled(self, settling: SettlingScreen, judgement: Judgement) -> None:
        """Open the map whose conflicts were settled, and say what git waits for; else go to its library."""
        if settling.saved is None:
            self._show_library(settling.settlement.file.path.parent, judgement)
            return
        self._open(settling.saved)
        done = told_number(len(settling.settlement.chosen))
        self._tell_in_time(f"Settled {done} and saved; `git add` tells git so", is_problem=False)

    def _left(self, workshop: WorkshopScreen, to: Onward) -> None:
        """Close a map that was left, and go where the person wants to; to the library where that cannot be read."""
        workshop.document.close()
        self.document = None
        if to == "end":
            self.exit()
            return
        if to != "library":
            try:
                self._open(opened(to))
            except Refused as refused:
                self.notify(str(refused.faults[0]), markup=False, severity="error")
            else:
                return
        self._show_library(workshop.document.file.path.parent, workshop.judgement)

    def say(self, text: str, is_problem: bool = False) -> None:
        """Tell something where the screen that is seen tells it, over its corner where it has no line for that."""
        screen = self.screen_stack[-1]
        if isinstance(screen, SpeakingScreen):
            screen.say(text, is_problem)
            return
        self.clear_notifications()
        self.notify(text, markup=False, severity="warning" if is_problem else "information")

    def _tell_in_time(self, text: str, is_problem: bool = True) -> None:
        """Tell something once the screen that is seen has said what it is about to say of itself."""
        for screen in self.screen_stack[-1:]:
            screen.call_later(self.say, text, is_problem)

    def look(self) -> None:
        """See what others have done to the file."""
        if isinstance(self.screen, EditingScreen | FilingScreen):
            self.screen.map_file.look()

    def on_app_focus(self) -> None:
        """Look as soon as somebody comes back from another window."""
        self.look()

    def action_next_theme(self) -> None:
        """Take the next theme, name it, and remember it; NO_COLOR leaves none to choose."""
        if self.no_color:
            self.say("NO_COLOR is set: there are no colours to choose")
            return
        theme = theme_after(self.theme)
        self.theme = name_of(theme)
        self.say(f"Theme: {TITLES[theme]}")
        self.memory.keep(lambda settings: settings.model_copy(update={"theme": theme}))

    async def action_quit(self) -> None:
        """Leave for the end from a map, or else go back: Textual's own key would end at once."""
        if isinstance(self.screen, WorkshopScreen):
            self.screen.action_quit()
        else:
            await self.run_action("leave", self.screen)

    def action_leave_hint(self) -> None:
        """The key that copies elsewhere; a map is left by Escape, which asks first."""
        self.say("Esc leaves")

    def _end(self, by: signal.Signals) -> None:
        """End in order when the system asks for it, with the terminal as it was."""
        self._last_word = f"procmap was ended by {by.name}"
        self.call_later(self._exit_by, by)

    def _exit_by(self, by: signal.Signals) -> None:
        self._look_around()
        self.exit(return_code=STOPPED + by)

    def _look_around(self) -> None:
        """See, while the screens are there, whether something is typed that no edit has become of, and what stays."""
        self._is_typed_lost = bool(self._ahead) or holds_typed(self.screen_stack)
        self._without_document = what_stays(self.screen_stack)

    def panic(self, *_renderables: object) -> None:
        """Fail in one line, whatever Textual would print."""
        if not self.is_headless:
            leave_without_terminal()
        self._return_code = 1
        self._fatal_error()

    def _fatal_error(self) -> None:
        """Say in one line that the program failed: a traceback would show the map to the room."""
        error = type(self._exception).__name__ if self._exception else "an error"
        self._last_word = f"procmap failed with {error}"
        self._look_around()
        self._close_messages_no_wait()

    def _print_error_renderables(self) -> None:
        """Say why the program ended, if it was not asked to at its keys; edits may have been made until now."""
        lost = self._is_typed_lost
        kept = what_is_kept(self.document, is_typed_lost=lost, instead=self._without_document)
        self._exit_renderables = [Text(f"{self._last_word}; {kept}")] if self._last_word else []
        super()._print_error_renderables()
