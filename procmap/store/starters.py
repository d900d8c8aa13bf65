"""The maps to start from, and the sample of the demo: files that ship with the program."""

import difflib
from dataclasses import dataclass
from importlib.resources import files

from procmap.model.process_map import ProcessMap
from procmap.store.faults import refusal
from procmap.store.reading import parse_map


@dataclass(frozen=True)
class Starter:
    """A map to start from: its name on the command line, its title and what it holds."""

    name: str
    title: str
    summary: str


STARTERS = (
    Starter("blank", "Blank", "an empty map: the workshop fills it"),
    Starter(
        "consultative-b2b", "Consultative B2B sale", "from first contact to sign-off, several people on both sides"
    ),
    Starter("inside-sales", "Inside sales", "short calls, one script, high volumes"),
    Starter("account-renewal", "Account renewal", "keep and grow the customers there are"),
)


def starter_map(name: str) -> ProcessMap:
    """The map of a starter. Raises Refused for a name that is none."""
    names = [starter.name for starter in STARTERS]
    if name not in names:
        close = difflib.get_close_matches(name, names, n=1)
        nearest = f"the nearest is `{close[0]}`" if close else "expected one of " + ", ".join(names)
        raise refusal(name, f"there is no such starter: {nearest}")
    return parse_map(_content(name), f"{name}.toml")


def sample_text() -> bytes:
    """The content of the demo's sample map."""
    return _content("sample")


def _content(name: str) -> bytes:
    return files("procmap.store").joinpath("starters", f"{name}.toml").read_bytes()
