"""A whole workshop of eight stages as the keys that a facilitator presses, step by step."""

from collections.abc import Sequence

from procmap.model.process_map import StepName

Keys = tuple[str, ...]
"""Keys in the order in which they are pressed: characters, and names of others such as `tab`."""

_STAGES = (
    "Reach the right dairies",
    "Qualify the application",
    "Visit the line",
    "Prove it on the line",
    "Quote",
    "Agree the terms",
    "Install",
    "Sign off",
)
_VALUES = (
    ("Hears what a dairy like theirs gained", "Dairy books a call with us", "b"),
    ("Learns early whether it fits their milk", "Engineer signs the application sheet", "b"),
    ("Sees where they lose product today", "Plant manager shares the loss figures", "b"),
    ("Sees it run on their own line", "We send the trial report", "s"),
    ("Knows the price and the payback", "Buyer puts it into the budget round", "b"),
    ("Gets terms that their lawyers accept", "Purchasing sends the order", "b"),
    ("Starts up without losing a shift", "Plant manager signs the start-up list", "b"),
    ("Has a meter that the auditor accepts", "Quality manager signs the acceptance", "b"),
)
_OWNERS = ("SDR", "S", "Engineer", "E", "AE", "A", "CSM", "C")
_PEOPLE = (("40", "55", "4"), ("40", "50", "3"), ("40", "40", "3"), ("40", "60", "2"))
_NUMBERS = (
    ("20", "1", "3", "6", "80", "Conversations held", "50"),
    ("50", "3", "2", "4", "85", "Sheets complete at first sight", "20"),
    ("60", "8", "5", "10", "90", "Visits with the plant manager", "8"),
    ("55", "16", "6", "15", "75", "Trials that met the plan", "70"),
    ("70", "4", "3", "12", "85", "Quotes within three days", "90"),
    ("65", "6", "4", "20", "70", "Orders without changed terms", "80"),
    ("95", "20", "10", "5", "80", "Start-ups on the agreed day", "95"),
    ("95", "6", "3", "8", "90", "Acceptances at first visit", "90"),
)
_ROADBLOCKS = (
    ("They promised to call back", "Agree the next call before we hang up", "S"),
    ("Nobody knows the flow rates", "Send the sheet before the call", "S"),
    ("The plant manager is never there", "Meet at the shift change", "E"),
    ("They keep moving the trial date", "Agree the date with the shift leader", "E"),
    ("It is not in this year's budget", "Ask for the budget round when we qualify", "A"),
    ("Our lawyers need another week", "Agree standard terms before the trial", "A"),
    ("The pipework was not ready", "Send the drawing with the order", "C"),
    ("They want one more report", "Agree the report before the trial", "C"),
)


def _across(cells: Sequence[str]) -> Keys:
    """A row of cells with Tab between them."""
    return tuple(key for position, cell in enumerate(cells) for key in (*(("tab",) if position else ()), *cell))


def _rows(rows: Sequence[Sequence[str]], between: Keys) -> Keys:
    """Rows of cells with some keys between two."""
    return tuple(key for number, row in enumerate(rows) for key in (*(between if number else ()), *_across(row)))


_NEXT_ROW = ("tab", "tab")
"""From the last cell of a row over the name of the next."""

WORKSHOP: tuple[tuple[StepName, tuple[Keys, ...]], ...] = (
    (
        "goals",
        (
            ("n",),
            (*"Flow meters to dairies", "enter"),
            _across(("A dairy asks about accuracy", "The meter is signed off", "60", "52", "y", "g")),
            ("down", "down", "down", *"Grow operating profit"),
        ),
    ),
    ("current", (("f6",), _rows([(name,) for name in _STAGES], ("enter",)))),
    ("value", (("f6",), _rows(_VALUES, _NEXT_ROW))),
    (
        "means",
        (
            ("f6",),
            _rows([(name,) for name in _OWNERS], ("enter",)),
            ("down", "down"),
            _rows([(hours, share, "", heads) for hours, share, heads in _PEOPLE], _NEXT_ROW),
        ),
    ),
    ("numbers", (("f6",), _rows(_NUMBERS, _NEXT_ROW))),
    ("weak-links", (("f6",), ("f3",), ("pageup", *_rows(_ROADBLOCKS, _NEXT_ROW)))),
    (
        "target",
        (("f6",), ("enter",), ("down", "down", "down", *_across(("Shift leader signs the trial plan", "b", "", "65")))),
    ),
    (
        "plan",
        (
            ("f6",),
            _across(("Agree the trial plan before we quote", "E", "2027-01-31", "prove")),
            ("tab", "down", *_across(("AE, north", "quote", "95", "2027-03-31"))),
            ("ctrl+s",),
        ),
    ),
)
"""What is pressed in each step, from the library to the saved map; after each part the screen is waited for."""
