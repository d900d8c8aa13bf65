"""A conflict as a question to the room: what it is about, what each side has, and what both would be together."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Any, Literal

from procmap.model.data import value_at
from procmap.model.difference import Difference, differences, path_of_keys
from procmap.model.fault import Path
from procmap.model.process_map import ProcessMap
from procmap.model.record import Record
from procmap.model.shape import record_type_at
from procmap.store.conflicts.conflict import Conflict
from procmap.store.faults import Refused
from procmap.store.writing.editing import edited_text
from procmap.workshop.conflicts.unsettled import Unsettled
from procmap.workshop.conflicts.versions import Version, Versions
from procmap.workshop.edits.edit import Unacceptable, with_value
from procmap.workshop.fields.every import field_of
from procmap.workshop.fields.naming import name_of
from procmap.workshop.open_map.differing import NOTHING, Told, told

Choice = Literal["ours", "theirs", "both"]


@dataclass(frozen=True)
class Question:
    """One conflict: what it is about, what each side says in words, and the lines that each choice puts there.

    `both` is not among the lines where the two cannot stand together.
    """

    about: str
    ours: tuple[str, ...]
    theirs: tuple[str, ...]
    our_label: str
    their_label: str
    lines: Mapping[Choice, str]


class Questions:
    """Every conflict of a map as a question, in the order of the text; put into words once it is looked at."""

    def __init__(self, file: Unsettled) -> None:
        self._versions = Versions(file)
        self._asked: dict[int, Question] = {}

    def __len__(self) -> int:
        """How many conflicts there are."""
        return len(self._versions.file.conflicts)

    def __getitem__(self, position: int) -> Question:
        """The question at a position."""
        if position not in self._asked:
            self._asked[position] = _question(self._versions, position)
        return self._asked[position]

    def __iter__(self) -> Iterator[Question]:
        """All questions, in the order of the text."""
        return (self[position] for position in range(len(self)))


def _question(versions: Versions, position: int) -> Question:
    conflict = versions.file.conflicts[position]
    lines: dict[Choice, str] = {"ours": conflict.ours, "theirs": conflict.theirs}
    pair = versions.pair(position)
    if pair is None:
        return _as_lines(conflict, lines)
    ours, theirs = pair
    different = tuple(it for it in differences(ours.map, theirs.map) if not _is_mere_gap(it))
    in_words = tuple(told(ours.map, theirs.map, different))
    are_apart = all(it.says or NOTHING in (it.before, it.after) for it in in_words)
    both = (_both(versions, position) if are_apart else None) or _joined(conflict, ours, theirs, different)
    if both:
        lines["both"] = both
    if not in_words:
        return _as_lines(conflict, lines)
    question = _in_words(conflict, lines, in_words)
    if len(different) > 1 or len(in_words) > 1:
        return question
    path = different[0].path
    said, other = (_by_line(value_at(side.map, path_of_keys(side.map, path))) for side in pair)
    about = f"name of {question.about}" if len(path) > 2 and path[-1] == "name" else question.about
    return replace(question, about=about, ours=said or question.ours, theirs=other or question.theirs)


def _is_mere_gap(difference: Difference) -> bool:
    """Whether an order differs by no more than what only one side has, which is told by itself."""
    if not difference.is_order:
        return False
    before, after = difference.before, difference.after
    return [name for name in before if name in after] == [name for name in after if name in before]


def _by_line(value: Any) -> tuple[str, ...]:
    """The lines of a text that has several; none of any other value."""
    return tuple(value.split("\n")) if isinstance(value, str) and "\n" in value else ()


def _in_words(conflict: Conflict, lines: Mapping[Choice, str], in_words: tuple[Told, ...]) -> Question:
    """A question in the words of the room; where several things differ, each says of itself what it is."""
    first, more = in_words[0], len(in_words) - 1
    about = f"{first.about}, and {more} more" if more else first.about
    heads = [f"{it.about}: " if more else "" for it in in_words]
    ours = tuple(head + it.before for head, it in zip(heads, in_words, strict=True))
    theirs = tuple(head + it.after for head, it in zip(heads, in_words, strict=True))
    return Question(about, ours, theirs, conflict.our_label, conflict.their_label, lines)


def _as_lines(conflict: Conflict, lines: Mapping[Choice, str]) -> Question:
    """A question in the lines of the file, where the sides differ in no more than comments, or say no map."""
    about = " of ".join(conflict.about) or "lines of the file"
    ours, theirs = (tuple(line.strip() for line in side.splitlines()) for side in (conflict.ours, conflict.theirs))
    return Question(about, ours or (NOTHING,), theirs or (NOTHING,), conflict.our_label, conflict.their_label, lines)


def _both(versions: Versions, position: int) -> str | None:
    """The lines of both sides, one after the other, where they say a map so."""
    conflict = versions.file.conflicts[position]
    lines = conflict.ours + conflict.theirs
    is_said = conflict.ours.strip() and conflict.theirs.strip()
    return lines if is_said and versions.reads(position, lines) else None


def _joined(conflict: Conflict, ours: Version, theirs: Version, different: tuple[Difference, ...]) -> str | None:
    """The lines that say both of two texts of several lines, or the records of both, where nothing else differs."""
    if len(different) != 1 or different[0].is_order:
        return None
    path = path_of_keys(ours.map, different[0].path)
    together = _together(path, value_at(ours.map, path), value_at(theirs.map, path))
    if together is None:
        return None
    try:
        text = edited_text(ours.text, with_value(ours.map, path, together))
    except (Unacceptable, Refused):
        return None
    before, behind = ours.text[: ours.start], ours.text[ours.start + len(conflict.ours) :]
    is_within = text.startswith(before) and text.endswith(behind)
    return text[len(before) : len(text) - len(behind)] if is_within else None


def _below(ours: list[str], theirs: list[str]) -> str:
    """Our lines and those of theirs below them, with the lines that both begin and end with only once."""
    first = _same(ours, theirs)
    last = _same(ours[first:][::-1], theirs[first:][::-1])
    return "\n".join([*ours[: len(ours) - last], *theirs[first:]])


def _same(ours: list[str], theirs: list[str]) -> int:
    """How many lines at the start are the same."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(ours, theirs, strict=False)))


def _together(path: Path, ours: Any, theirs: Any) -> Any:
    """One text below the other, or our records and those of theirs that are called otherwise; None for what is one."""
    if isinstance(ours, str) and isinstance(theirs, str) and ours and theirs:
        is_long = field_of(record_type_at(path[:-1]) or ProcessMap, str(path[-1])).kind == "lines"
        return _below(ours.split("\n"), theirs.split("\n")) if is_long else None
    if not all(isinstance(side, tuple) and all(isinstance(it, Record) for it in side) for side in (ours, theirs)):
        return None
    names = {name_of(record) for record in ours}
    more = tuple(record for record in theirs if name_of(record) not in names)
    return (*ours, *more) if more else None
