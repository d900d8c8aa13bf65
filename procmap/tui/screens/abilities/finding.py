"""A screen from which anything can be found by a few letters: commands, fields, and what else it knows."""

from procmap.model.fault import Path
from procmap.tui.command import Command
from procmap.tui.palette import Hit, command_hits, field_hits
from procmap.tui.screens.abilities.sheeted import SheetedScreen
from procmap.tui.screens.palette import PaletteScreen


class FindingScreen(SheetedScreen):
    """Opens the palette over a sheet."""

    def action_palette(self) -> None:
        """Find anything by a few letters, and go there."""
        if self.sheet.commit() and self.is_current:
            self.app.push_screen(PaletteScreen(self.hits()), lambda hit: hit.go() if hit else None)

    def hits(self) -> tuple[Hit, ...]:
        """What can be found from here: the commands, and the fields of the selected record."""
        fields = field_hits(self.map, self.field_record(), self.open_field)
        return (*command_hits(self.commands_here, self.run), *fields)

    @property
    def commands_here(self) -> tuple[Command, ...]:
        """The commands that work now."""
        return self.commands

    def run(self, command: Command) -> None:
        """Do what a command does, as its key would."""
        node = self if command in self.commands else self.focused or self
        self.call_later(self.app.run_action, command.action, node)

    def field_record(self) -> Path:
        """The path of the record whose fields can be found."""
        return self.sheet.record

    def open_field(self, path: Path) -> None:
        """Open the form of a record at one of its fields."""
        self.open_form(path[:-1], path)
