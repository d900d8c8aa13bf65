"""A map one fact a line, each with the whole way to it: what git compares, so that every change says where it is."""

from collections.abc import Iterator

from procmap.model.difference import keys_of
from procmap.model.process_map import ProcessMap
from procmap.store.pieces import Line, pieces_of
from procmap.store.remarks import comments_in
from procmap.store.syntax import Array, InlineTable


def facts_text(text: str, process_map: ProcessMap) -> str:
    """The values and comments of a map's text, in its order; a record of a small list is one fact."""
    plain = text.replace("\r\n", "\n")
    whole = plain if plain.endswith("\n") else f"{plain}\n"
    return "".join(f"{line}\n" for line in _facts(whole, process_map))


def _facts(text: str, process_map: ProcessMap) -> Iterator[str]:
    pieces, ending = pieces_of(text)
    for piece in pieces:
        way = " / ".join(map(str, keys_of(process_map, piece.path)))
        yield from comments_in(piece.lead + piece.header)
        for line in piece.lines:
            yield from comments_in(line.lead)
            yield from _of_line(text, f"{way}: " if way else "", line)
        yield from comments_in(piece.tail)
    yield from comments_in(ending)


def _of_line(text: str, way: str, line: Line) -> Iterator[str]:
    key, behind = ".".join(line.names), line.after.strip()
    comment = f"  {behind}" if behind else ""
    value = line.value
    if isinstance(value, Array) and any(isinstance(item, InlineTable) for item in value.items):
        yield from (f"{way}{key} += {text[item.start : item.end]}" for item in value.items)
        yield from comments_in(text[value.start : value.end] + line.after)
    else:
        yield f"{way}{key} = {text[value.start : value.end]}{comment}"
