"""The keys of the workshop as data: bindings, footer, palette and help all come from here."""

from dataclasses import dataclass

from textual.binding import Binding, BindingType


@dataclass(frozen=True)
class Command:
    """Something a key does: the action's name, its title, one sentence of help, a word for the footer or none."""

    keys: str
    action: str
    title: str
    help: str
    footer: str = ""

    @property
    def key_name(self) -> str:
        """The first key as a person reads it."""
        first = self.keys.split(",")[0]
        return first.replace("ctrl+", "^").replace("alt+", "alt ").replace("f", "F", 1 if first[1:].isdigit() else 0)


WORKSHOP: tuple[Command, ...] = (
    Command("f2", "detail", "Detail", "Every field of the selected stage or record.", "detail"),
    Command("f5", "step(-1)", "Step back", "The step before."),
    Command("f6", "step(1)", "Next step", "The next step. Nothing ever advances by itself.", "step"),
    Command("ctrl+n", "insert", "Add", "A new row below the selected one.", "add"),
    Command("ctrl+d", "delete", "Delete", "Removes the selected row; undo brings it back.", "delete"),
    Command("alt+up,shift+up", "shift(-1)", "Move up", "Moves the selected row up."),
    Command("alt+down,shift+down", "shift(1)", "Move down", "Moves the selected row down."),
    Command("ctrl+z", "undo", "Undo", "Takes the last edit back and names it.", "undo"),
    Command("ctrl+y", "redo", "Redo", "Makes the edit last taken back again."),
    Command("ctrl+s", "save", "Save", "Writes the map to its file.", "save"),
    Command("f7", "export", "Export", "Saves, then writes TOML, DOT, SVG and PNG of each side.", "export"),
    Command("f1", "help", "Keys", "All keys, and how to type.", "keys"),
    Command("f3", "findings", "Findings", "Between the weak links and the roadblocks of step 6."),
    Command("f4", "numbers", "Numbers", "The numbers of both sides, with what they need."),
    Command("f8", "whole_map", "Whole map", "Every part of the map: roles, actions, votes, waivers, scripts …"),
    Command("f9", "other_side", "Other side", "Steps 2 to 6 on the target instead of the current side, and back."),
    Command("f10", "app.light", "Light or dark", "The light theme is for projectors."),
    Command("escape", "leave", "Leave", "Back; asks where edits are not saved."),
)

FORM: tuple[Command, ...] = (
    *(
        command
        for command in WORKSHOP
        if command.action.split("(")[0]
        in ("detail", "insert", "delete", "shift", "undo", "redo", "save", "help", "app.light")
    ),
    Command("escape", "leave", "Back", "Back to where you came from.", "back"),
)


def bindings(commands: tuple[Command, ...]) -> list[BindingType]:
    """The bindings of some commands."""
    return [
        Binding(command.keys, command.action, command.title, id=command.action, tooltip=command.help)
        for command in commands
    ]


REVIEW_KEYS: tuple[tuple[str, str], ...] = (
    ("↑↓", "finding"),
    ("Enter", "mend it"),
    ("F3", "roadblocks"),
    ("F4", "numbers"),
    ("F6", "step"),
    ("F7", "export"),
    ("F1", "keys"),
)
"""The footer while the findings have the keys."""


def footer(commands: tuple[Command, ...]) -> tuple[tuple[str, str], ...]:
    """The keys and words of the footer."""
    return tuple((command.key_name, command.footer) for command in commands if command.footer)


def help_text(commands: tuple[Command, ...]) -> str:
    """All keys, one a line."""
    rows = [(command.keys.replace(",", " or "), command.title, command.help) for command in commands]
    left = max(len(keys) for keys, _, _ in rows)
    return "\n".join(f"{keys:<{left}}  {title}: {text}" for keys, title, text in rows)
