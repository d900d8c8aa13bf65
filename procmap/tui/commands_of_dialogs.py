"""The keys of the library, of dialogs and of texts to read, as data."""

from dataclasses import replace

from procmap.tui.command import Command, Keys, words
from procmap.tui.commands import BACK_ROW, HELP, OWN_EDITOR, PALETTE, THEME

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

SETTLING: tuple[Command, ...] = (
    Command("o,left", "choose('ours')", "Ours", "Takes what our side says, and goes on to the next."),
    Command("t,right", "choose('theirs')", "Theirs", "Takes what their side says, and goes on to the next."),
    Command("b", "choose('both')", "Both", "Takes both, ours first, where both can stand."),
    Command("l,backspace", "choose(None)", "Later", "Leaves it for later; a choice made before is taken back."),
    Command("up", "move(-1)", "Conflict before", "The conflict before."),
    Command("down", "move(1)", "Next conflict", "The next conflict."),
    Command("ctrl+z", "undo", "Undo", "Takes the last choice back."),
    Command("enter,ctrl+s", "save", "Save", "Writes the map once all is settled; before, goes to what is left."),
    THEME,
    HELP,
    Command("escape,q,ctrl+q", "leave", "Leave", "Leaves the file as it was; the choices are kept for the next time."),
)
"""The keys where git left conflicts in a map."""


def settling_keys(*, has_both: bool, has_undo: bool, may_save: bool) -> Keys:
    """The footer of the conflicts: both only where both can stand, and saving once that makes a map."""
    both = (("both", "both"),) if has_both else ()
    undo = (("undo", "undo"),) if has_undo else ()
    choose = (("ours", "ours"), ("theirs", "theirs"), *both, ("later", "later"))
    walk = (("conflict-before next-conflict", "walk"), *undo, ("keys", "keys"), ("leave", "leave"))
    save = (("save", "save, open"),)
    return words(SETTLING, *((*save, *choose) if may_save else choose), *walk)


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
