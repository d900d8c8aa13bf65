"""The map written to its file, or what is offered where it cannot be."""

from typing import Protocol

from procmap.store.faults import Refused
from procmap.tui.controllers.map_file import FileController
from procmap.tui.controllers.map_file import Host as FileHost
from procmap.workshop.open_map.watch import outside_of


class Host(FileHost, Protocol):
    """A screen that edits the map."""

    map_file: FileController


def saved(host: Host) -> bool:
    """Write the map to its file and say so; False, with the reason and a way out, where it cannot be written."""
    document = host.document
    try:
        wrote = document.save()
    except Refused as refused:
        outside = outside_of(document.file)
        if outside and outside.file:
            host.map_file.ask()
        else:
            host.map_file.copies.offer(refused.faults[0].message)
        return False
    if wrote:
        host.say_where("Saved to", document.file.path)
    else:
        host.say("Everything is saved already")
    return True
