"""A map's text in canonical form, with every comment at what it stood at."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from procmap.model.fault import Path
from procmap.model.process_map import ProcessMap
from procmap.store.canonical import canonical_text
from procmap.store.faults import refusal
from procmap.store.pieces import Line, Piece, pieces_of
from procmap.store.reading import BOM, parse_map, parse_text
from procmap.store.remarks import Position, Remark, remarks_in
from procmap.store.syntax import Array

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
    remarks = tuple(remarks_in(plain if plain.endswith("\n") else f"{plain}\n"))
    places = _placed(remarks[:-1], dict(_offered(canonical, pieces)))
    written = "".join(part for piece in pieces for part in _piece(canonical, piece, places))
    return (written + "".join(f"{line}\n" for line in _ending(places, remarks[-1]))).replace("\n", breaks)


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


def _placed(remarks: Iterable[Remark], offered: dict[Path, frozenset[Position]]) -> Places:
    """The comments at the places there are; what stood at something that goes stands above what came next."""
    places: Places = defaultdict(list)
    homeless: list[str] = []
    for remark in remarks:
        path = _nearest(remark.path, offered)
        if path != remark.path and "below" in offered[path]:
            homeless += remark.lines
            continue
        fits = path == remark.path and remark.position in offered[path]
        if homeless and path and remark.position == "above":
            places[path, "above"] += homeless
            homeless = []
        places[path, remark.position if fits else "above"] += remark.lines
    places[(), "above"] += homeless
    return places


def _nearest(path: Path, offered: dict[Path, frozenset[Position]]) -> Path:
    while path not in offered:
        path = path[:-1]
    return path


def _ending(places: Places, last: Remark) -> list[str]:
    return [*places[(), "above"], *last.lines]


def _piece(canonical: str, piece: Piece, places: Places) -> Iterator[str]:
    if piece.path:
        yield "\n"
        yield from _above(places, piece.path)
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
    yield from (f"{indent}{comment}".rstrip() + "\n" for comment in places[path, "above"])


def _with_behind(line: str, places: Places, path: Path) -> str:
    return line.removesuffix("\n") + "".join(f"  {comment}" for comment in places[path, "behind"]) + "\n"
