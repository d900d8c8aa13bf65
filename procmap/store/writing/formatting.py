"""A map's text in canonical form, with every comment at what it stood at."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import count, pairwise

from procmap.model.fault import Path
from procmap.model.process_map import ProcessMap
from procmap.store.faults import refusal
from procmap.store.reading import BOM, parse_map, parse_text
from procmap.store.toml.pieces import Line, Piece, pieces_of
from procmap.store.toml.syntax import Array
from procmap.store.writing.canonical import canonical_text
from procmap.store.writing.remarks import Position, Remark, remarks_in

_FIRST: Path = ("format",)
_LINE: frozenset[Position] = frozenset({"above", "behind"})
_HOLDER: frozenset[Position] = frozenset({"above", "behind", "below"})

Places = dict[tuple[Path, Position], list[str]]
"""The comments of each place that the canonical form has for some."""


def formatted_content(content: bytes, name: str) -> bytes:
    """The content of a map's file in canonical form, with a byte order mark that it had. Raises Refused."""
    text, process_map = parse_text(content, name)
    formatted = formatted_text(text, process_map)
    if parse_map(formatted.encode(), name) != process_map:
        raise refusal(name, "the canonical form would not be the same map, a fault of procmap: expected another layout")
    return (BOM if content.startswith(BOM) else b"") + formatted.encode()


def formatted_text(text: str, process_map: ProcessMap) -> str:
    """The text of a map in canonical form: the same map, the same comments, the same line breaks.

    A comment at something that the canonical form leaves out, such as an empty list, stands above what came next.
    """
    breaks = "\r\n" if text.count("\r\n") == text.count("\n") else "\n"
    plain = text.replace("\r\n", "\n")
    canonical = canonical_text(process_map)
    pieces, _ = pieces_of(canonical)
    *remarks, last = remarks_in(plain if plain.endswith("\n") else f"{plain}\n")
    places = _placed(_opened(remarks), dict(_offered(canonical, pieces)))
    written = "".join(part for piece in pieces for part in _piece(canonical, piece, places))
    return (written + "".join(f"{line}\n" for line in _ending(places, last))).replace("\n", breaks)


def _offered(canonical: str, pieces: Iterable[Piece]) -> Iterator[tuple[Path, frozenset[Position]]]:
    """The places that the canonical form has for comments: at headers, at lines, at rows."""
    for piece in pieces:
        yield piece.path, _HOLDER
        for line in piece.lines:
            path = (*piece.path, *line.names)
            rows = _rows(canonical, line)
            yield path, _HOLDER if rows else _LINE
            yield from (((*path, position), _LINE) for position in range(len(rows)))


def _rows(canonical: str, line: Line) -> list[str]:
    """The items of a small list, which stand one on a line; none of any other value."""
    if not isinstance(line.value, Array) or not canonical.startswith("[\n", line.value.start):
        return []
    return [canonical[item.start : item.end] for item in line.value.items]


def _opened(remarks: Iterable[Remark]) -> Iterator[Remark]:
    """The comments, with those that open the file at its first canonical line, whatever key they stand above.

    They end with a blank line or the name of a schema, which part them from comments about that key.
    """
    first, *others = (remark for remark in remarks if remark.path or remark.lines)
    ends = [end for end, line in enumerate(first.lines, start=1) if not line or line.startswith("#:")]
    cut = ends[-1] if ends and first.path != _FIRST else 0
    yield Remark(_FIRST, "above", first.lines[:cut])
    yield Remark(first.path, "above", first.lines[cut:])
    yield from others


def _placed(remarks: Iterable[Remark], offered: dict[Path, frozenset[Position]]) -> Places:
    """The comments at the places there are; what stood at something that goes stands where its table goes on."""
    places: Places = defaultdict(list)
    homeless: tuple[str, ...] = ()
    for remark in remarks:
        place, lines = _place(remark, offered), homeless + remark.lines
        if place and place[1] == "behind":
            places[place] += remark.lines
        elif place:
            places[place] += lines
            homeless = ()
        else:
            homeless = lines
    places[(), "above"] += homeless
    return places


def _place(remark: Remark, offered: dict[Path, frozenset[Position]]) -> tuple[Path, Position] | None:
    """Where comments go, or None where they stood at something that goes.

    A list that becomes tables has no line of its own: they stand above its first item, or below its last.
    """
    path = remark.path
    if path in offered:
        return path, remark.position if remark.position in offered[path] else "above"
    if (*path, 0) in offered:
        last = next(position for position in count() if (*path, position + 1) not in offered)
        return ((*path, 0), "above") if remark.position == "above" else ((*path, last), "below")
    while path not in offered:
        path = path[:-1]
    return None if "below" in offered[path] else (path, "above")


def _ending(places: Places, last: Remark) -> list[str]:
    return [*places[(), "above"], *last.lines]


def _piece(canonical: str, piece: Piece, places: Places) -> Iterator[str]:
    if piece.path:
        yield "\n"
        # A gap above a header would give what is above it to the table before.
        yield from (f"{comment}\n" for comment in places[piece.path, "above"] if comment)
        yield _with_behind(piece.header, places, piece.path)
    for line in piece.lines:
        path = (*piece.path, *line.names)
        yield from _above(places, path)
        yield _with_behind(line.key + _value(canonical, path, line, places) + "\n", places, path)
    yield from (f"{comment}\n" for comment in places[piece.path, "below"])


def _value(canonical: str, path: Path, line: Line, places: Places) -> str:
    rows = _rows(canonical, line)
    if not rows:
        return canonical[line.value.start : line.value.end]
    parts = ["[\n"]
    for position, row in enumerate(rows):
        parts += _above(places, (*path, position), "  ")
        parts.append(_with_behind(f"  {row},\n", places, (*path, position)))
    parts += [f"  {comment}\n" for comment in places[path, "below"]]
    return "".join([*parts, "]"])


def _above(places: Places, path: Path, indent: str = "") -> Iterator[str]:
    """The comments above something, with one empty line where they are set apart."""
    lines = [line for before, line in pairwise(["", *places[path, "above"], ""]) if line or before]
    yield from (f"{indent}{line}".rstrip() + "\n" for line in (lines if lines[-1:] != [""] else lines[:-1]))


def _with_behind(line: str, places: Places, path: Path) -> str:
    return line.removesuffix("\n") + "".join(f"  {comment}" for comment in places[path, "behind"]) + "\n"
