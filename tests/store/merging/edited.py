"""A small rich map, and edits of it as two people make them: in its fields, and in its comments."""

import copy
from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

from procmap.model.data import from_data, to_data
from procmap.model.process_map import ProcessMap
from procmap.store.reading import parse_map
from procmap.store.writing.editing import edited_text

BASE = """\
# the map
format = 1

[process]
name = "Sale"  # for now
goal = 60
# a guess
deal_value = 40000
notes = \"\"\"
One deal is one line.
Service is another.

An invented team.
# no comment
Figures as they report them.\"\"\"

[[roles]]
id = "sdr"
hours_per_week = 40

# two of them
[[roles]]
id = "ae"

[current]
entering = 500

[current.headcount]
sdr = 4
ae = 2  # half a year

# reach
[[current.stages]]
id = "reach"
name = "Reach"
exit = "Asks for a call"  # or a visit
crucial = true
conversion = 0.2
hours = { sdr = 1.0, ae = 0.5 }
roadblocks = [
  # heard often
  { says = "No time", days = 3 },
  { says = "No budget" },  # heard once
  { says = "Call back" },
]

[[current.stages.metrics]]
id = "calls"
actual = 35

# prove

[[current.stages]]
id = 'prove'
name   = "Prove"
  crucial = false
conversion = { typical = 0.5, n = 40 }
tools = [{ name = "CRM", fit = 3 }, { name = "Sheet" }]

# close
[[current.stages]]
id = "close"
name = "Close"
conversion = 0.9

[[parked]]
text = "Prices?"

[[parked]]
text = "Who answers?"  # soon

# the end
"""

MAP = parse_map(BASE.encode(), "")

Edit = tuple[str, Any]
"""Where something is set, added to or moved, and what to; None takes it away."""

REACH, PROVE, CLOSE = (f"current/stages/{name}" for name in ("reach", "prove", "close"))
_NOTES = MAP.process.notes

EDITS: tuple[Edit, ...] = (
    ("process/goal", 70),
    ("process/goal", None),
    ("process/deal_value", None),
    ("process/deal_value", 45000),
    ("process/margin", 0.3),
    ("process/notes", _NOTES.replace("One deal", "A deal")),
    ("process/notes", _NOTES.replace("Service is another.\n", "")),
    ("process/notes", f"{_NOTES}\nAsk them again."),
    ("process/notes", _NOTES.replace("# no comment", "# nor this")),
    ("process/notes", None),
    ("roles/sdr/selling_share", 0.5),
    ("current/headcount/ae", None),
    ("current/headcount/sdr", 5),
    ("current/entering", 600),
    (f"{REACH}/name", "Find"),
    (f"{REACH}/exit", None),
    (f"{REACH}/exit", "Books a call"),
    (f"{REACH}/crucial", False),
    (f"{REACH}/conversion", {"typical": 0.2, "basis": "measured"}),
    (f"{REACH}/conversion", 0.25),
    (f"{REACH}/hours", {"sdr": 2}),
    (f"{REACH}/hours/ae", 0.75),
    (f"{REACH}/hours", {}),
    (f"{REACH}/roadblocks/No time/days", 4),
    (f"{REACH}/roadblocks/No time", None),
    (f"{REACH}/roadblocks/No budget", None),
    (f"{REACH}/roadblocks/No budget/normal", True),
    (f"{REACH}/roadblocks/+", {"says": "They move the date", "days": 2}),
    (f"{REACH}/roadblocks/+", {"says": "They are away"}),
    (f"{REACH}/metrics/calls/target", 50),
    (f"{REACH}/metrics/calls", None),
    (f"{REACH}/metrics/+", {"id": "visits", "actual": 3}),
    (f"{REACH}/metrics/+", {"id": "visits", "target": 4}),
    (REACH, None),
    (REACH, 2),
    (f"{PROVE}/conversion", 0.6),
    (f"{PROVE}/tools/CRM/fit", 4),
    (f"{PROVE}/tools/Sheet", None),
    (f"{PROVE}/purpose", "Show it.\nOn site."),
    (f"{PROVE}/purpose", "Show it.\nHere."),
    (PROVE, None),
    (PROVE, 0),
    (f"{CLOSE}/conversion", None),
    (f"{CLOSE}/owner", "ae"),
    (CLOSE, 0),
    (CLOSE, None),
    ("current/stages/+", {"id": "care", "name": "Care"}),
    ("current/stages/+", {"id": "care", "name": "Look after"}),
    ("current/stages/+", {"id": "install", "name": "Install", "conversion": 0.95}),
    ("parked/Prices?", None),
    ("parked/Prices?/owner", "ae"),
    ("parked/Who answers?/owner", "sdr"),
    ("parked/+", {"text": "Ours or theirs?"}),
    ("parked/+", {"text": "The distributor"}),
)

Remark = tuple[str, str]
"""A line of the map, and what stands there instead; `{}` is the side that writes it."""

REMARKS: tuple[Remark, ...] = (
    ("# the map\n", "# the map, {}\n"),
    ("# the map\n", "#:schema {}\n# the map\n"),
    ("# the map\n", ""),
    ("# a guess\n", ""),
    ("# a guess\n", "# a guess of {}\n"),
    ("goal = 60\n", "goal = 60  # says {}\n"),
    ("goal = 60\n", "goal = 60\n\n# below the goal, {}\n\n"),
    ('[[roles]]\nid = "ae"\n', '[[roles]]  # said {}\nid = "ae"\n'),
    ("# two of them\n", "\n# two of them\n\n"),
    ("# reach\n", "# reach\n# by phone, {}\n"),
    ("  # or a visit", ""),
    ("  # heard often\n", "  # heard often\n  # by {}\n"),
    ("  # heard often\n", ""),
    ("  # heard once", "  # heard by {}"),
    ("crucial = true\n", "# {} is not sure\ncrucial = true\n"),
    ("# prove\n", "# prove\n# on site, {}\n"),
    ("\n# prove\n\n", "\n# prove\n"),
    ("  crucial = false\n", "crucial = false\n"),
    ("# close\n", ""),
    ('text = "Prices?"\n', 'text = "Prices?"  # asks {}\n'),
    ("# the end\n", "# the end\n# of {}\n"),
    ("# the end\n", ""),
)


def edits_of(*, most: int = 4) -> st.SearchStrategy[list[Edit]]:
    """Some edits of the map's fields."""
    return st.lists(st.sampled_from(EDITS), max_size=most, unique_by=repr)


def remarks_of(*, most: int = 3) -> st.SearchStrategy[list[Remark]]:
    """Some edits of the map's comments and blank lines."""
    return st.lists(st.sampled_from(REMARKS), max_size=most, unique=True)


def map_with(edits: Sequence[Edit]) -> ProcessMap:
    """The map with edits; one of what is not there any more is none."""
    data = copy.deepcopy(to_data(MAP))
    for path, value in edits:
        *way, key = path.split("/")
        holder: Any = data
        for step in way:
            holder = found_in(holder, step)
        if holder is not None:
            _edit(holder, key, copy.deepcopy(value))
    return from_data(data)


def text_with(edits: Sequence[Edit], remarks: Sequence[Remark] = (), side: str = "") -> str:
    """The text of the map with a side's edits of what it says, and of the comments that are still there."""
    text = edited_text(BASE, map_with(edits))
    for old, new in remarks:
        text = text.replace(old, new.format(side), 1)
    return text


def found_in(holder: Any, step: str) -> Any:
    """What stands at a key, or the record of a list that is called so."""
    if isinstance(holder, list):
        return next((item for item in holder if step in (item.get("id"), *item.values())), None)
    return holder.get(step) if holder else None


def _edit(holder: Any, key: str, value: Any) -> None:
    if key == "+":
        if found_in(holder, value.get("id", "")) is None:
            holder.append(value)
    elif isinstance(holder, list):
        _edit_item(holder, found_in(holder, key), value)
    elif value is None:
        holder.pop(key, None)
    else:
        holder[key] = value


def _edit_item(items: list[Any], item: Any, place: int | None) -> None:
    if item is not None:
        items.remove(item)
        if place is not None:
            items.insert(place, item)
