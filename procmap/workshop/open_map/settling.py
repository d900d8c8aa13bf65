"""What becomes of one's own edits when the file was changed outside: given up, put on it, or kept over it."""

from procmap.model.difference import differences
from procmap.store.reading import MapFile
from procmap.workshop.open_map.differing import sentences
from procmap.workshop.open_map.document import Document
from procmap.workshop.open_map.recovery import with_differences


def reload(document: Document, file: MapFile) -> None:
    """Go on with the file as it is now. Undo brings one's own map back; a next start offers what was unsaved."""
    document.leave_for_next_start()
    document.go_on(file, file.map, "read the file again")


def put_on(document: Document, file: MapFile) -> tuple[str, ...]:
    """Go on with one's own edits on the file as it is now; gives in sentences those that do not fit it.

    Where some do not, a next start offers them.
    """
    read, own = document.file.map, document.map
    made, misfits = with_differences(file.map, tuple(differences(read, own)))
    if misfits:
        document.leave_for_next_start()
    document.go_on(file, made, "put my edits on the file")
    return sentences(read, own, misfits)


def keep_over(document: Document, file: MapFile) -> None:
    """Keep one's own map although the file is now another: saving will write over that one."""
    document.go_on(file, document.map, "keep my map")
