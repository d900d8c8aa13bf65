"""The program on the screen: themes, the library, the open map."""

import datetime
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual.app import App
from textual.binding import Binding, BindingType

from procmap.rules.judging import Setting
from procmap.store.library import MAPS
from procmap.store.reading import MapFile, read_map
from procmap.store.settings import load_settings, save_settings
from procmap.tui.judgement import Judgement
from procmap.tui.screens.library import LibraryScreen
from procmap.tui.screens.workshop import Exporter, WorkshopScreen
from procmap.tui.themes import DARK, REVERSED_CSS, THEMES, TITLES, has_no_colour, name_of, theme_after
from procmap.workshop.document import Document


class ProcmapApp(App[None]):
    """Opens the library, or one map and then nothing else."""

    TITLE = "procmap"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c", "leave_hint", show=False, priority=True)]
    CSS = "Screen { background: $background; color: $foreground; }" + REVERSED_CSS

    def __init__(
        self,
        *,
        file: MapFile | None = None,
        folder: Path = MAPS,
        today: datetime.date,
        settings_for: Callable[[Path], Mapping[str, Setting]],
        exporter: Exporter,
    ) -> None:
        # Native colours are what Textual can leave out altogether; others it would only turn grey.
        super().__init__(ansi_color=True if has_no_colour() else None)
        self.file = file
        self.folder = folder
        self.today = today
        self.settings_for = settings_for
        self.exporter = exporter
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = name_of("ansi" if self.no_color else load_settings().theme)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own variables, known before a theme is in force."""
        return dict(DARK.variables)

    def on_mount(self) -> None:
        """Show the map that was named, or the library."""
        if self.file:
            self.push_screen(self._workshop(self.file), lambda _: self.exit())
        else:
            judgement = Judgement(self.today, self.settings_for(self.folder / "any.toml"))
            self.push_screen(LibraryScreen(self.folder, judgement, self.open_map))

    def _workshop(self, file: MapFile) -> WorkshopScreen:
        save_settings(load_settings().model_copy(update={"last_map": str(file.path.absolute())}))
        return WorkshopScreen(Document(file), Judgement(self.today, self.settings_for(file.path)), self.exporter)

    def open_map(self, path: Path) -> None:
        """Open a map in the workshop. Raises Refused where it cannot be read."""
        self.push_screen(self._workshop(read_map(path)))

    def action_next_theme(self) -> None:
        """Take the next theme, name it, and remember it; NO_COLOR leaves none to choose."""
        if self.no_color:
            self.notify("NO_COLOR is set: there are no colours to choose", markup=False)
            return
        theme = theme_after(self.theme)
        self.theme = name_of(theme)
        save_settings(load_settings().model_copy(update={"theme": theme}))
        self.clear_notifications()
        self.notify(f"Theme: {TITLES[theme]}", markup=False)

    def action_leave_hint(self) -> None:
        """Ctrl+C is for copying; a map is left by Escape, which asks first."""
        self.notify("Esc leaves", markup=False)

    def _fatal_error(self) -> None:
        """Say in one line that the program failed: a traceback would show the map to the room."""
        error = type(self._exception).__name__ if self._exception else "an error"
        self._exit_renderables.append(
            Text(f"procmap failed with {error}; the file of the map is as it was last saved.")
        )
        self._close_messages_no_wait()
