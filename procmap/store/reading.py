"""A map file to a model: everything that is wrong with it at once, or the map."""

import hashlib
import re
import stat
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from procmap.model.fault import Fault
from procmap.model.faults import read_data
from procmap.model.process_map import ProcessMap
from procmap.store.conflicts.faults import conflict_faults
from procmap.store.faults import PlacedFault, Refused, refusal
from procmap.store.places import line_and_column, place_of
from procmap.store.toml_errors import explained

MAX_BYTES = 8 * 1024 * 1024
"""The largest file that is read: several times a map of a thousand fully annotated stages."""

BOM = b"\xef\xbb\xbf"

_MAX_KEY_PARTS = 64
_KEY = r"""(?:[A-Za-z0-9_-]++|"[^"\n]*+"|'[^'\n]*+')"""
_DEEP_KEY = re.compile(rf"(?<![A-Za-z0-9_-])(?:{_KEY}[ \t]*+\.[ \t]*+){{{_MAX_KEY_PARTS},}}")
_LONG_NUMBER = re.compile(r"(?:\d_?){4300,}+")


@dataclass(frozen=True)
class MapFile:
    """A map as it was read: its text without a byte order mark, and the SHA-256 of the bytes on disk."""

    path: Path
    text: str
    digest: str
    map: ProcessMap


def read_map(path: Path) -> MapFile:
    """Read a map file. Raises Refused with every fault."""
    content = read_bytes(path)
    text, process_map = parse_text(content, str(path))
    return MapFile(path, text, digest_of(content), process_map)


def parse_map(content: bytes, name: str) -> ProcessMap:
    """The map in the content of a file; faults carry the name. Raises Refused with every fault."""
    return parse_text(content, name)[1]


def parse_text(content: bytes, name: str) -> tuple[str, ProcessMap]:
    """The text in the content of a file, and the map that it says. Raises Refused with every fault."""
    text, data = read_toml(content, name)
    return text, _map_of(data, text, name)


def digest_of(content: bytes) -> str:
    """What tells whether a file is still the one that was read."""
    return hashlib.sha256(content).hexdigest()


def read_bytes(path: Path) -> bytes:
    """The content of a regular file of bearable size. Raises Refused."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise refusal(path, "this is a folder: expected a file")
        if not stat.S_ISREG(mode):
            raise refusal(path, "this is no regular file: expected one with a map")
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise refusal(path, _unreadable(error)) from error
    return bounded(content, path)


def bounded(content: bytes, path: Path | str) -> bytes:
    """The content of a file of bearable size. Raises Refused where it is larger."""
    if len(content) > MAX_BYTES:
        raise refusal(path, f"the file is too large: expected at most {MAX_BYTES // 2**20} MiB")
    return content


def read_toml(content: bytes, name: str) -> tuple[str, dict[str, Any]]:
    """The text and data of a TOML file. Raises Refused where it is no TOML 1.0."""
    text = _decoded(content.removeprefix(BOM), name)
    _refuse_conflicts(text, name)
    deep = _DEEP_KEY.search(text)
    if deep:
        raise _at(name, text, deep.start(), f"a key of too many parts: expected at most {_MAX_KEY_PARTS}")
    try:
        return text, tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Refused([PlacedFault(name, *explained(error, text))]) from error
    except RecursionError as error:
        raise refusal(name, "lists or tables are nested too deep: expected a few levels") from error
    except ValueError as error:
        long = _LONG_NUMBER.search(text)
        raise _at(name, text, long.start() if long else 0, "too long a number: expected fewer digits") from error


def placed(faults: Iterable[Fault], text: str, name: str) -> Refused:
    """The refusal for faults in the data of a text, in the order of their places."""
    return Refused(sorted(PlacedFault(name, *place_of(text, f.path, f.missing), f.message) for f in faults))


def _map_of(data: Mapping[str, Any], text: str, name: str) -> ProcessMap:
    reading = read_data(data)
    if reading.map is None:
        raise placed(reading.faults, text, name)
    return reading.map


def _decoded(content: bytes, name: str) -> str:
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        before = content[: error.start].decode()
        message = f"the byte 0x{content[error.start]:02x} is not UTF-8: expected text saved as UTF-8"
        raise _at(name, before, len(before), message) from error


def _refuse_conflicts(text: str, name: str) -> None:
    faults = sorted(conflict_faults(text, name))
    if faults:
        raise Refused(faults)


def _at(name: str, text: str, offset: int, message: str) -> Refused:
    return Refused([PlacedFault(name, *line_and_column(text, offset), message)])


def _unreadable(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file: expected a map"
    if isinstance(error, PermissionError):
        return "the file may not be read: expected the permission to"
    return f"the file cannot be read ({error.strerror or 'no reason given'}): expected a map"
