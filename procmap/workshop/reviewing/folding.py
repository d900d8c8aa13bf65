"""The lines of the review that one walks through: what is folded, what is open, and which line one stays on."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from procmap.workshop.reviewing.order import fact_of
from procmap.workshop.reviewing.review import Entry, Group

Key = tuple[str | None, ...]
"""What a line is about, whatever stands around it."""


@dataclass(frozen=True)
class Row:
    """A line of the review: an entry of its group, or without one what the group folds away.

    `is_first` marks the finding that a weak link is shown by; `text` is what a folded line says.
    """

    key: Key
    group: Group
    entry: Entry | None = None
    is_first: bool = False
    text: str = ""

    @property
    def stage(self) -> str:
        """The stage that it is about, or nothing."""
        if self.group.link:
            return self.group.link.stage
        return (self.entry and self.entry.finding and self.entry.finding.stage) or ""


def rows_of(groups: Sequence[Group], opened: Collection[str]) -> tuple[Row, ...]:
    """The lines of all groups, of which those with a key in `opened` show everything."""
    return tuple(row for group in groups for row in _rows(group, group.key in opened))


def _rows(group: Group, is_open: bool) -> tuple[Row, ...]:
    keys = _keys(group)
    rows = tuple(Row(key, group, entry) for key, entry in zip(keys, group.entries, strict=True))
    if group.link is None:
        heading = Row((group.key,), group, text=f"{'−' if is_open else '+'} {group.title}")
        return (heading, *rows) if is_open else (heading,)
    first = tuple(Row(key, group, entry, is_first=True) for key, entry in zip(keys[:1], group.entries, strict=False))
    if is_open or len(rows) < 2:
        return (*first, *rows[1:])
    return (*first, Row((group.key,), group, text=_folded(group.entries[1:])))


def _keys(group: Group) -> list[Key]:
    """The key of each entry; what is alike in all that tells findings apart is numbered."""
    seen: Counter[Key] = Counter()
    keys: list[Key] = []
    for entry in group.entries:
        finding = entry.finding
        parts: Key = fact_of(finding) if finding else (group.key, entry.text)
        keys.append((*parts, str(seen[parts])))
        seen[parts] += 1
    return keys


def _folded(entries: Sequence[Entry]) -> str:
    """How many findings are folded away, and what each is about by the name of its rule."""
    names = dict.fromkeys(entry.finding.rule.replace("-", " ") for entry in entries if entry.finding)
    return f"+ {len(entries)} more: {', '.join(names)}"


def place_after(before: Sequence[Row], at: Row | None, now: Sequence[Row]) -> int:
    """The position of the line one stays on: the same, or else the next finding that is left, or the one before.

    Where the finding that stood for its weak link is gone, the one that stands for it now is the next.
    """
    keys = [row.key for row in before]
    index = keys.index(at.key) if at and at.key in keys else 0
    place = next((place for key in (*keys[index:], *reversed(keys[:index])) if (place := _place(key, now)) >= 0), 0)
    is_beneath = 0 < place < len(now) and now[place].entry is None and now[place].group.link is not None
    return place - 1 if is_beneath and at and now[place].key != at.key else place


def place_turned(at: Row, now: Sequence[Row]) -> int:
    """The position of the line one stays on when its group is folded or unfolded: what took the place of it."""
    place = _place(at.key, now)
    beneath = (i for i, row in enumerate(now) if row.group.key == at.group.key and not row.is_first)
    return place if place >= 0 else next(beneath, 0)


def _place(key: Key, rows: Sequence[Row]) -> int:
    return next((place for place, row in enumerate(rows) if row.key == key), -1)
