"""Three versions of the text of a map into one: what reads as the merged map, with the comments of both sides."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from procmap.model.data import from_data
from procmap.store.editing import reads_as, spliced
from procmap.store.faults import refusal
from procmap.store.merging.hunks import Hunk, Markers, hunk_between, overlapping, with_markers
from procmap.store.merging.layout import merged_layout
from procmap.store.merging.records import Keys, Merged, merged
from procmap.store.reading import BOM, parse_map
from procmap.store.remarks import comments_in

T = TypeVar("T")


@dataclass(frozen=True)
class MergedText:
    """The content of the merged file, and how many places are left for a person to settle."""

    content: bytes
    conflicts: int


def merged_content(base: bytes, ours: bytes, theirs: bytes, name: str, markers: Markers) -> MergedText:
    """The content with the changes of both sides; a clash stands between git's markers, with the lines of both.

    Raises Refused where one of the three is no map, or where what comes of it is none.
    """
    if ours == theirs or theirs == base:
        return _sound(ours, name)
    if ours == base:
        return _sound(theirs, name)
    return _Merging((base, ours, theirs), name).merged(markers)


def _sound(content: bytes, name: str) -> MergedText:
    parse_map(content, name)
    return MergedText(content, 0)


class _Merging:
    """One merge: the three texts with plain line breaks, and the maps that they say."""

    def __init__(self, contents: Sequence[bytes], name: str) -> None:
        self.name = name
        self.base, self.ours, self.theirs = (parse_map(content, name) for content in contents)
        self.bom = _changed([content.startswith(BOM) for content in contents])
        texts = [content.removeprefix(BOM).decode() for content in contents]
        self.breaks = _changed(["\r\n" if text.count("\r\n") == text.count("\n") else "\n" for text in texts])
        self.texts = [_with_plain_breaks(text) for text in texts]

    def merged(self, markers: Markers) -> MergedText:
        clashes = self._merged().clashes
        text = self._text()
        hunks = self._hunks(text, [frozenset({clash}) for clash in clashes])
        self._refuse_lost(text, hunks)
        content = self._encoded(with_markers(text, hunks, markers))
        return MergedText(content, len(hunks)) if hunks else _sound(content, self.name)

    def _hunks(self, text: str, groups: Sequence[frozenset[Keys]]) -> list[Hunk]:
        """What is in question, each on lines of its own: clashes that share a line are one."""
        hunks = [hunk_between(text, self._text(group)) for group in groups]
        shared = next(overlapping(hunks), None)
        if shared is None:
            return hunks
        rest = [group for position, group in enumerate(groups) if position not in shared]
        return self._hunks(text, [*rest, groups[shared[0]] | groups[shared[1]]])

    def _text(self, as_theirs: frozenset[Keys] = frozenset()) -> str:
        """The text of the merge, these clashes settled as theirs and the others as ours."""
        process_map = from_data(self._merged(as_theirs).data)
        base, ours, theirs = (
            spliced(text, old, process_map)
            for text, old in zip(self.texts, (self.base, self.ours, self.theirs), strict=True)
        )
        # Lists that the sides laid out in different ways may not fit together: then one side's layout is kept.
        for text in (merged_layout(base, ours, theirs), ours.text, theirs.text):
            if reads_as(text, process_map):
                return text
        raise refusal(self.name, "what surrounds the changes of both sides cannot be merged: expected one layout")

    def _refuse_lost(self, text: str, hunks: Sequence[Hunk]) -> None:
        """A side's new comment at what the other took away is no merge. Raises Refused."""
        base, ours, theirs = (frozenset(comments_in(each)) for each in self.texts)
        written = comments_in(text) + tuple(comment for hunk in hunks for comment in comments_in("".join(hunk.instead)))
        lost = ((ours - base) | (theirs - base) | (ours & theirs)).difference(written)
        if lost:
            said = f"the comment `{min(lost)}` stands at what the other side took away"
            raise refusal(self.name, f"{said}: expected a person to say whether it stays")

    def _merged(self, as_theirs: frozenset[Keys] = frozenset()) -> Merged:
        return merged(self.base, self.ours, self.theirs, as_theirs)

    def _encoded(self, text: str) -> bytes:
        return (BOM if self.bom else b"") + text.replace("\n", self.breaks).encode()


def _with_plain_breaks(text: str) -> str:
    plain = text.replace("\r\n", "\n")
    return plain if plain.endswith("\n") else f"{plain}\n"


def _changed(versions: Sequence[T]) -> T:
    """What base, ours and theirs make of something that one side may have changed; ours where both did."""
    base, ours, theirs = versions
    return theirs if ours == base else ours
