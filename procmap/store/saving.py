"""A map into its file: only over the bytes that were read, and only what reads back as the same map."""

from dataclasses import replace
from pathlib import Path

from procmap.model.data import to_data
from procmap.model.faults import read_data
from procmap.model.process_map import ProcessMap
from procmap.store.atomic import create_file, replace_file
from procmap.store.faults import refusal
from procmap.store.reading import BOM, MapFile, digest_of, read_bytes
from procmap.store.writing.editing import edited_text


def save_map(file: MapFile, new: ProcessMap) -> MapFile:
    """Write a map over the one that was read, keeping comments, layout and a byte order mark.

    Raises Refused, with the file untouched, where it changed or vanished since it was read, where it
    cannot be written, or where the new map would not read.
    """
    checked = _checked(new, file.path)
    before = unchanged_bytes(file.path, file.digest)
    text = edited_text(file.text, checked)
    content = _with_mark_of(file, text)
    if content != before:
        replace_file(file.path, content)
    return replace(file, text=text, digest=digest_of(content), map=new)


def save_as(file: MapFile, new: ProcessMap, path: Path) -> MapFile:
    """Write a map to a new file, with all that was kept of the one that was read. Raises Refused over a file."""
    text = edited_text(file.text, _checked(new, path))
    content = _with_mark_of(file, text)
    create_file(path, content)
    return MapFile(path, text, digest_of(content), new)


def is_gone(path: Path) -> bool:
    """Whether there is no file any more; one in a folder that may not be looked into may still be there."""
    try:
        path.stat()
    except OSError as error:
        return isinstance(error, FileNotFoundError | NotADirectoryError)
    return False


def _with_mark_of(file: MapFile, text: str) -> bytes:
    """A text as bytes, with a byte order mark where the file that was read had one."""
    has_mark = digest_of(BOM + file.text.encode()) == file.digest
    return (BOM if has_mark else b"") + text.encode()


def _checked(process_map: ProcessMap, path: Path) -> ProcessMap:
    """The map as it will be read again; a map in memory may have been changed past its checks."""
    reading = read_data(to_data(process_map))
    if reading.map is None:
        raise refusal(path, "; ".join(fault.message for fault in reading.faults))
    return reading.map


def unchanged_bytes(path: Path, digest: str) -> bytes:
    """The content of a file that was read before. Raises Refused where it vanished, or is another by now."""
    if is_gone(path):
        raise refusal(path, "the file has vanished since it was read: expected it to be there still")
    content = read_bytes(path)
    if digest_of(content) != digest:
        raise refusal(path, "the file has changed since it was read: expected nobody else to write it meanwhile")
    return content
