"""The keys of the workshop and of what opens beside it, as data: footer, palette and help all come from here."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from procmap.model.process_map import SideName
from procmap.tui.command import Command, Keys, footer, words

HELP = Command("f1", "help", "Keys", "What a good answer looks like, all keys, and how to type.", "keys")
"""The key that explains."""


PALETTE = Command("ctrl+p", "palette", "Find", "Finds a command, step, stage, finding, field or map by a few letters.")
"""The key that finds anything in an open map."""


OWN_EDITOR = Command("ctrl+e", "edit_outside", "Own editor", "Opens a text of several lines in $EDITOR.")
"""The key that opens a long text elsewhere."""


THEME = Command(
    "f10", "app.next_theme", "Theme", "Dark, light for projectors, most contrast, or the terminal's colours."
)
"""The key that changes the theme, on every screen."""


PARK = Command("ctrl+l", "park", "Park", "Notes an item for the parking lot, with who takes it.")


DECIDE = Command("ctrl+r", "decide", "Decide", "Notes what the room resolved, with the step in which it did.")
"""What is noted from any screen of an open map."""


VOTE = Command("ctrl+f", "vote", "Vote", "Fist of five, or the hot seat, on the selected cell or finding.")


BOTH_SIDES = Command("ctrl+u", "both_sides", "Both sides", "Makes the text just mended the same on the other side.")
"""The key that is offered while the other side still has the text as it was."""


TIME: tuple[Command, ...] = (
    Command("ctrl+t", "clock", "Clock", "Chooses an agenda; later pauses its clock, or lets it go on. It only warns."),
    Command("ctrl+a", "more_time", "Five more", "Five minutes more for the step: from the slack, then from the end."),
    Command("f11", "agenda", "Agenda", "Another agenda, or no clock."),
)
"""The keys of the clock."""


WORKSHOP: tuple[Command, ...] = (
    Command("f2", "detail", "Detail", "Every field of the selected stage or record.", "detail"),
    Command("f5", "step(-1)", "Step back", "The step before."),
    Command("f6", "step(1)", "Next step", "The next step. Nothing ever advances by itself.", "step"),
    Command("ctrl+n", "insert", "Add", "A new row below the selected one.", "add", edits=True),
    Command("ctrl+d", "delete", "Delete", "Removes the selected row; undo brings it back.", "delete", edits=True),
    Command("alt+up,shift+up", "shift(-1)", "Move up", "Moves the selected row up."),
    Command("alt+down,shift+down", "shift(1)", "Move down", "Moves the selected row down."),
    Command("ctrl+z", "undo", "Undo", "Takes the last edit back and names it.", "undo", edits=True),
    Command("ctrl+y", "redo", "Redo", "Makes the edit last taken back again."),
    Command("ctrl+s", "save", "Save", "Writes the map to its file.", "save", edits=True),
    Command("f7", "export", "Export", "Saves, then writes TOML, DOT, SVG and PNG of each side.", "export"),
    HELP,
    PALETTE,
    Command("f3", "findings", "Findings", "Between the weak links and the roadblocks of step 6."),
    Command("f4", "numbers", "Numbers", "The numbers as bars, with what they need."),
    Command("f8", "whole_map", "Whole map", "Every part of the map: roles, actions, votes, waivers, scripts …"),
    Command("ctrl+g", "ask_step", "Go to a step", "Asks for its number."),
    Command("f9", "other_side", "Other side", "Steps 2 to 6 on the target instead of the current side, and back."),
    Command(
        "ctrl+k", "compare", "Compare", "The target below the current side: what it changes, and what that brings."
    ),
    BOTH_SIDES,
    Command("f12", "what_if", "What if", "Tries other numbers without touching the map, and takes them over or not."),
    VOTE,
    Command("ctrl+x", "dots", "Dots", "A blind dot vote on the stages; in the review, on the findings."),
    Command("ctrl+w", "walk", "Walk a deal", "Walks a real deal through the stages: its dates, its detours."),
    PARK,
    DECIDE,
    Command("ctrl+o", "claim", "Take over", "Edits a map that was read only, once nobody else has it open."),
    *TIME,
    Command("ctrl+b", "present", "Present", "The strip and one large statement, legible from the back row."),
    THEME,
    Command("escape", "leave", "Leave", "The maps of this folder; asks where edits are not saved or the clock runs."),
    Command("ctrl+q", "quit", "Quit", "Ends the program; asks where Leave does."),
)


FORM: tuple[Command, ...] = (
    *(
        command
        for command in WORKSHOP
        if command.action.split("(")[0]
        in (
            "detail",
            "insert",
            "delete",
            "shift",
            "undo",
            "redo",
            "save",
            "help",
            "palette",
            "vote",
            "claim",
            "park",
            "decide",
            BOTH_SIDES.action,
            THEME.action,
        )
    ),
    OWN_EDITOR,
    Command("escape,ctrl+q", "leave", "Back", "Back to where you came from.", "back"),
)


NUMBERS: tuple[Command, ...] = (
    Command("f9", "other_side", "Other side", "The target instead of the current side, and back.", "other side"),
    Command("x,f12", "what_if", "What if", "Tries other numbers without touching the map.", "what if"),
    PARK,
    DECIDE,
    THEME,
    Command("f1", "help", "Keys", "All keys, and what the marks mean.", "keys"),
    Command("escape,q,f4", "leave", "Back", "Back to where you came from.", "back"),
)
"""The keys of the numbers."""


COMPARE: tuple[Command, ...] = (
    Command("up,p", "walk(-1)", "Change before", "The change before, at whichever stage."),
    Command("down,n", "walk(1)", "Next change", "The next change, at whichever stage."),
    Command("left", "go_along(-1)", "Stage before", "The stage before."),
    Command("right", "go_along(1)", "Next stage", "The next stage, changed or not."),
    Command("t", "copy('target')", "To the target", "Copies what is current to the target: a field or a stage."),
    Command("c", "copy('current')", "To the current", "Copies what is the target to the current side."),
    Command("enter", "open('target')", "Form", "Opens the change in the form of the target's stage."),
    Command("e", "open('current')", "Form now", "Opens it in the form of the current side's stage."),
    Command("ctrl+z", "undo", "Undo", "Takes the last edit back and names it."),
    Command("ctrl+y", "redo", "Redo", "Makes the edit last taken back again."),
    *(command for command in WORKSHOP if command.action in ("save", "claim")),
    PARK,
    DECIDE,
    THEME,
    Command("f1", "help", "Keys", "All keys, and what the marks mean."),
    Command("escape,q,ctrl+k", "leave", "Back", "Back to where you came from."),
)
"""The keys of the two sides held against each other."""


def compare_keys(copied_to: Collection[SideName], *, has_changes: bool, is_read_only: bool, has_unsaved: bool) -> Keys:
    """The footer of the two sides: walking where anything differs, copying to the sides that it would change."""
    first = (("take-over", "take over"),) if is_read_only else ()
    walking = (("change-before next-change", "change"),) if has_changes else ()
    copying = tuple(_COPYING[side] for side in _COPYING if side in copied_to)
    saving = (("save", "save"), ("undo", "undo")) if has_unsaved and not is_read_only else ()
    undo = () if saving or is_read_only else (("undo", "undo"),)
    every = (*first, *walking, ("stage-before next-stage", "stage"), *copying, *saving, ("form", "form"))
    return words(COMPARE, *every, ("keys", "keys"), *undo, ("back", "back"))


_COPYING: Mapping[SideName, tuple[str, str]] = {
    "target": ("to-the-target", "copy down"),
    "current": ("to-the-current", "copy up"),
}


REVIEW: tuple[Command, ...] = (
    Command("enter,a", "screen.act", "Action", "Makes the finding an action: what, who, by when."),
    Command("w", "screen.waive", "Waive", "Accepts the finding, with the reason and until when; again: takes it back."),
    Command("m", "screen.mend", "Mend", "Opens the place where the finding is mended."),
    Command("x", "screen.what_if", "Try numbers", "Tries other numbers without touching the map."),
    Command("v", "screen.vote", "Vote on it", "Fist of five on the finding: does the room believe it?"),
    Command(
        "r", "screen.rank", "Rank anew", "Ranks the weak links again, after what was decided; until then none moves."
    ),
    Command("space", "turn", "Show more", "Shows what is folded beneath, or folds it again."),
    Command("right", "turn(True)", "Unfold", "Shows what is folded beneath."),
    Command("left", "turn(False)", "Fold", "Folds it again."),
)
"""The keys on the findings of step 6."""


REALITY: tuple[Command, ...] = (
    Command("enter", "screen.accept", "Accept", "Goes on to the findings, while these numbers stand.", "accept"),
    Command("e", "screen.explain", "Explain", "Types the reason; the map keeps it as a waiver.", "explain"),
    Command("m", "screen.step(-1)", "Mend the numbers", "Goes back to the numbers of step 5.", "mend the numbers"),
)
"""The keys where the map disagrees with last period, before the findings of step 6."""


BACK_ROW = Command("b", "back_row", "Back row", "Can the back row read this? What would help.", "back row")
"""The key that asks whether the letters are large enough."""


PRESENTING: tuple[Command, ...] = (
    Command("right,space,pagedown", "turn(1)", "Next", "The next statement: questions, findings, numbers, the time."),
    Command("left,pageup", "turn(-1)", "Before", "The statement before."),
    Command("f5", "step(-1)", "Step back", "The step before."),
    Command("f6", "step(1)", "Next step", "The next step."),
    Command("t,ctrl+t", "clock", "Clock", "Pauses the clock, or lets it go on."),
    Command("plus,ctrl+a", "more_time", "Five more", "Five minutes more for the step."),
    Command("a,f11", "agenda", "Agenda", "Another agenda, or no clock."),
    BACK_ROW,
    THEME,
    Command("f1", "help", "Keys", "All keys."),
    Command("escape,q,ctrl+b", "leave", "Back", "Back to the step."),
)
"""The keys of the presenter view, which shows none of them."""


BACK_ROW_KEYS: tuple[Command, ...] = (
    Command("enter,y", "confirm", "It can", "Remembers that this size can be read.", "yes, it can"),
    replace(THEME, footer="theme"),
    Command("escape,q,b", "leave", "Back", "Goes back; asks again another time.", "not now"),
)
"""The keys of the test for the back row."""


WHAT_IF: tuple[Command, ...] = (
    Command("up", "move(-1)", "Lever above", "Selects the number above."),
    Command("down", "move(1)", "Lever below", "Selects the number below."),
    Command("pageup", "move(-8)", "Up", "Eight numbers up."),
    Command("pagedown", "move(8)", "Down", "Eight numbers down."),
    Command("left", "nudge(-1)", "Less", "Nudges the number down."),
    Command("right", "nudge(1)", "More", "Nudges the number up."),
    Command("shift+left,less_than_sign", "nudge(-1,True)", "Much less", "A big nudge down."),
    Command("shift+right,greater_than_sign", "nudge(1,True)", "Much more", "A big nudge up."),
    Command("backspace", "put_back", "Put back", "Puts the number back at its value in the map."),
    Command("0", "all_back", "As it is", "Puts every number back."),
    Command("1", "ask(0)", "10 % more calls", "A tenth more enter than now."),
    Command("2", "ask(1)", "One more", "One more head of the role that is the constraint now."),
    Command(
        "3", "ask(2)", "Stricter gate", "A fifth fewer pass the last qualifying stage; the next loses as many fewer."
    ),
    Command("t", "take_over", "Into the target", "Takes what is changed over into the target, as one edit."),
    Command("ctrl+z", "undo", "Undo", "Takes the last edit of the map back."),
    Command("ctrl+y", "redo", "Redo", "Makes the edit last taken back again."),
    PARK,
    DECIDE,
    Command("f1", "help", "Keys", "All keys, and what the marks say."),
    THEME,
    Command("escape,q", "leave", "Drop", "Goes back; what was tried is dropped, the map is as it was."),
)
"""The keys of the what-if screen."""


def what_if_keys(*, is_changed: bool) -> Keys:
    """The footer of the what-if screen: taking over and dropping only where there is something to."""
    ask, last = ("10-more-calls one-more stricter-gate", "ask"), ("keys", "keys")
    if is_changed:
        pairs = (("less more", "nudge"), ("into-the-target", "into the target"), ("drop", "drop"), ask)
        return words(WHAT_IF, *pairs, ("put-back", "back"), ("as-it-is", "all back"), last)
    pairs = (("less more", "nudge"), ("lever-above lever-below", "choose"), ask, ("drop", "back"))
    return words(WHAT_IF, *pairs, ("much-more", "much more"), last)


TYPING: tuple[Command, ...] = (
    Command("enter", "", "Keep, down", "Keeps what is typed and goes down.", "keep, down"),
    Command("tab", "", "Keep, right", "Keeps it and goes right; takes the only word that it can begin.", "keep, right"),
    Command("escape", "", "Leave it", "Leaves the cell as it was.", "leave it as it was"),
    HELP,
)
"""The keys of a line that is being typed, which the sheet itself takes."""


DECIDING: tuple[Command, ...] = (
    Command("enter", "", "Keep, next", "Keeps the line and goes on.", "keep, next"),
    Command("right", "", "Change", "Opens the line at its end.", "change"),
    Command("escape", "leave", "Leave it", "Leaves without a trace.", "leave it"),
)
"""The keys of a decision; typing replaces what stands in a line."""


REVIEW_KEYS: Mapping[str, Keys] = {
    "open": (("action", "action"), ("waive", "waive"), ("mend", "mend")),
    "late": (("action", "new day"), ("waive", "waive"), ("mend", "mend")),
    "answered": (("action", "its action"), ("waive", "waive"), ("mend", "mend")),
    "waived": (("waive", "take back"), ("mend", "mend")),
    "read only": (("mend", "where"),),
    "other": (),
}
"""What the footer of the review names by what stands in the highlighted line: a finding in a state, or another."""


def key_of(name: str, commands: tuple[Command, ...] = WORKSHOP) -> str:
    """The key that a command of the workshop has now: no sentence names a key in any other way."""
    return words(commands, (name, ""))[0][0]


def beyond_review() -> Keys:
    """What follows in the footer while the findings have the keys."""
    pairs = (("findings", "roadblocks"), ("numbers", "numbers"), ("export", "export"), ("keys", "keys"))
    return words(WORKSHOP, ("next-step", "step"), *pairs)


def review_keys(kind: str, folding: str, *, is_old: bool) -> Keys:
    """The footer of the review for a kind of line; `folding` says what its key does, `is_old` whether it re-ranks."""
    turning = (("show-more", folding),) if folding else ()
    ranking = (("rank-anew", "rank anew"),) if is_old else ()
    pairs = (*REVIEW_KEYS[kind], *ranking, ("try-numbers", "what-if"), *turning)
    return (*words(REVIEW, *pairs), *beyond_review())


def typing_keys() -> Keys:
    """The footer while a line is being typed."""
    return footer(TYPING)


def deciding_keys(*, is_typing: bool) -> Keys:
    """The footer of a decision."""
    if is_typing:
        return words(DECIDING, ("keep-next", "keep, next"), ("leave-it", "as it was"))
    keep, change, leave = footer(DECIDING)
    return (keep, ("type", "replace"), change, leave)
