"""The keys of the library, of dialogs and of texts to read, as data."""

from dataclasses import replace

from procmap.tui.commands import BACK_ROW, HELP, OWN_EDITOR, PALETTE, THEME, Command, Keys, words

LIBRARY: tuple[Command, ...] = (
    Command("enter", "", "Open", "Opens the map.", "open"),
    Command("n", "new", "New map", "Starts a map from a blank sheet, a starter or the sample.", "new map"),
    Command("r", "refresh_list", "Read again", "Reads the maps of the folder again.", "read again"),
    BACK_ROW,
    replace(THEME, footer="theme"),
    Command("q,escape,ctrl+q", "leave", "Leave", "Leaves the program.", "leave"),
)
"""The keys of the library; Enter is the list's own."""

READING: tuple[Command, ...] = (
    Command("up,down", "", "Read on", "Scrolls the text.", "read on"),
    Command("escape,q,f1,f4", "dismiss_it", "Back", "Goes back.", "back"),
)
"""The keys of a text to read; the arrows are the text's own."""

LONG_TEXT: tuple[Command, ...] = (
    replace(OWN_EDITOR, footer="own editor"),
    Command("escape,ctrl+s", "keep", "Keep", "Keeps it and goes back.", "keep it; undo takes it back"),
)
"""The keys of a text of several lines."""

STARTING: tuple[Command, ...] = (
    Command("enter", "", "Start", "Makes the map.", "start"),
    Command("up,down", "", "Starter", "Chooses the starter.", "starter"),
    Command("escape", "dismiss_it", "Leave it", "Starts nothing.", "leave it"),
)
"""The keys of a new map; Enter and the arrows are those of its line and its list."""

RECOVERING: tuple[Command, ...] = (
    Command("enter,t", "take", "Take them", "Takes the edits.", "take them"),
    Command("ctrl+d", "drop", "Drop them", "Drops the edits, after a question.", "drop them"),
    Command("escape,f", "later", "Later", "Shows the file as it is, and offers them again.", "ask me next time"),
)
"""The keys where edits were left unsaved."""

FINDING: tuple[Command, ...] = (
    Command("enter", "", "Go", "Goes there, or does it.", "go"),
    Command("up,down", "", "Choose", "Chooses another.", "choose"),
    Command(f"escape,{PALETTE.keys}", "leave", "Back", "Goes back.", "back"),
)
"""The keys of the palette; a letter narrows the list."""

TALKING: tuple[Command, ...] = (
    Command("enter", "answer", "Keep, next", "Keeps the line and goes on; at last all that was said is one edit."),
    Command("tab", "turn", "Another way", "From a tally typed by one to the hot seat, and back."),
    Command("ctrl+z", "take_back", "Line before", "Asks for the line before once more.", "line before"),
    Command("up", "scroll(-1)", "Up", "Shows what is above."),
    Command("down", "scroll(1)", "Down", "Shows what is below."),
    Command("pageup", "scroll(-8)", "Page up", "Shows what is far above."),
    Command("pagedown", "scroll(8)", "Page down", "Shows what is far below."),
    HELP,
    THEME,
    Command("escape", "leave", "Leave it", "Leaves without a trace; asks where something would be lost.", "leave"),
)
"""The keys of a talk; a person types its line."""


def talking_keys(enter: str, turn: str, *, has_before: bool) -> Keys:
    """The footer of a talk: what Enter and Tab do now, and what they cannot do left out."""
    other = (("another-way", turn),) if turn else ()
    before = (("line-before", "line before"),) if has_before else ()
    return words(TALKING, ("keep-next", enter), *other, *before, ("keys", "keys"), ("leave-it", "leave"))
