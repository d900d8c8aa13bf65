"""The maps to start from, and the sample of the demo: files that ship with the program."""

from contextlib import suppress
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from procmap.model.process_map import ProcessMap
from procmap.model.text import identifier_from
from procmap.store.atomic import create_file
from procmap.store.faults import Refused
from procmap.store.reading import parse_map
from procmap.store.writing.editing import edited_text

SCHEMA_FILE = "procmap.schema.json"
"""The schema of the format, by which editors complete and check; maps name it in their first line."""


@dataclass(frozen=True)
class Starter:
    """A map to start from: its name on the command line, its title and what it holds."""

    name: str
    title: str
    summary: str


STARTERS = (
    Starter("blank", "Blank", "an empty map: the workshop fills it"),
    Starter("consultative-b2b", "Consultative B2B sale", "several people on both sides, step by step"),
    Starter("inside-sales", "Inside sales", "short calls, one script, high volumes"),
    Starter("account-renewal", "Account renewal", "keep and grow the customers there are"),
)

SAMPLE = Starter("sample", "The sample", "a full industrial sale, to look around in")

SAMPLE_FILE = "flow-meters.toml"
"""What the sample is called where it is copied to."""


def starter_map(name: str) -> ProcessMap:
    """The map of a starter, by its name."""
    return parse_map(_content(name), f"{name}.toml")


def start_map(folder: Path, process_name: str, starter: str) -> Path:
    """Make the file of a new map in a folder from a starter, and give its path.

    The file is named after the process, the comments of the starter stay; the sample is taken as it is.
    Raises Refused where there is such a file already, or where it cannot be written.
    """
    if starter == SAMPLE.name and not process_name:
        return create_named(folder / SAMPLE_FILE, "", starter)
    return create_named(folder / f"{identifier_from(process_name, fallback='map')}.toml", process_name, starter)


def create_named(path: Path, process_name: str, starter: str) -> Path:
    """Make a file from a starter, the process named so unless the name is empty. Raises Refused."""
    content = _content(starter)
    if process_name:
        process_map = starter_map(starter)
        process = process_map.process.model_copy(update={"name": process_name})
        content = edited_text(content.decode(), process_map.model_copy(update={"process": process})).encode()
        parse_map(content, str(path))
    create_file(path, content)
    _put_schema(path.parent)
    return path


def sample_text() -> bytes:
    """The content of the demo's sample map."""
    return _content(SAMPLE.name)


def has_other_schema(folder: Path) -> bool:
    """Whether the schema that lies beside the maps of a folder is that of an older or newer program."""
    try:
        there = (folder / SCHEMA_FILE).read_bytes()
    except OSError:
        return False
    return there.splitlines() != _shipped(SCHEMA_FILE).splitlines()


def _put_schema(folder: Path) -> None:
    """Put the schema that maps name in their first line beside them, where none is there yet."""
    with suppress(Refused):
        # A map is whole without it; one that is there may be newer.
        create_file(folder / SCHEMA_FILE, _shipped(SCHEMA_FILE))


def _content(name: str) -> bytes:
    return _shipped(f"{name}.toml")


def _shipped(name: str) -> bytes:
    return files("procmap.store").joinpath("starters", name).read_bytes()
