"""Three versions of the text of a map into one: what reads as the merged map, with the comments of both sides."""

from dataclasses import dataclass, replace
from functools import cached_property

from procmap.model.data import from_data
from procmap.model.process_map import ProcessMap
from procmap.store.conflicts.markers import markers_in, replaced
from procmap.store.faults import Refused, refusal
from procmap.store.merging.counting import Wanted, guarded_with, wanted
from procmap.store.merging.disputes import Clashes, hunks_of
from procmap.store.merging.form import Form, merged_form, parted
from procmap.store.merging.hunks import Hunk, Markers, applied, hunk_between, with_base, with_markers
from procmap.store.merging.layout import merged_layouts
from procmap.store.merging.records import Merged, Version, merged
from procmap.store.merging.references import named_in
from procmap.store.merging.spots import NOWHERE, Guarded
from procmap.store.reading import parse_map
from procmap.store.writing.editing import reads_as, spliced


@dataclass(frozen=True)
class MergedText:
    """The content of the merged file, and how many places are left for a person to settle."""

    content: bytes
    conflicts: int


def merged_content(base: bytes, ours: bytes, theirs: bytes, name: str, markers: Markers) -> MergedText:
    """The content with the changes of both sides; a clash stands between git's markers, with the lines of both.

    Raises Refused where one of the three is no map, or where what comes of it is none.
    """
    if ours == theirs or base in (ours, theirs):
        return _sound(theirs if ours == base else ours, name)
    before, left, right = (_side(content, name) for content in (_without_conflicts(base), ours, theirs))
    merge = _Merge(name, before, left, right, markers.show_base)
    text, hunks = merge.result()
    if not hunks and not _reads(text):
        text, hunks = merge.with_what_is_named().result()
    content = merged_form(before.form, left.form, right.form).content(with_markers(text, hunks, markers))
    return MergedText(content, len(hunks)) if hunks else _sound(content, name)


def _without_conflicts(base: bytes) -> bytes:
    """The base without what git left in conflict in it, as it does where branches were merged crosswise.

    Of that neither side is the older one: what both have of it is as new as what they agree on, or is in question.
    """
    text = base.decode(errors="surrogateescape")
    found = markers_in(text)
    instead = [""] * len(found.hunks)
    return base if found.stray else replaced(text, instead).encode(errors="surrogateescape")


def _reads(text: str) -> bool:
    try:
        parse_map(text.encode(), "")
    except Refused:
        return False
    return True


def _sound(content: bytes, name: str) -> MergedText:
    parse_map(content, name)
    return MergedText(content, 0)


@dataclass(frozen=True)
class _Side:
    """One of the three versions: the map, its text in plain lines, and how the file holds it."""

    map: ProcessMap
    text: str
    form: Form


def _side(content: bytes, name: str) -> _Side:
    form, text = parted(content)
    return _Side(parse_map(content, name), text, form)


@dataclass(frozen=True)
class _Merge:
    """One merge: the three versions, and what holds a comment that is not to go with it."""

    name: str
    base: _Side
    ours: _Side
    theirs: _Side
    show_base: bool
    guarded: Guarded = NOWHERE

    def result(self) -> tuple[str, list[Hunk]]:
        """The text with every clash settled as ours, and the lines that are in question. Raises Refused."""
        clashes = self._merged().clashes
        text = self._text()
        hunks = hunks_of(text, clashes, self._text, lambda group: self._hunk(text, group))
        if not reads_as(applied(text, hunks), self._map(frozenset(clashes))):
            hunks = [self._hunk(text, frozenset(clashes))]
        lost = self.comments.lost(text, applied(text, hunks))
        if not lost:
            return text, hunks
        guarded = self.guarded | guarded_with(lost, self.ours.text, self.theirs.text)
        if guarded == self.guarded:
            said = f"the comment `{min(lost)}` stands at what the other side took away"
            raise refusal(self.name, f"{said}: expected a person to say whether it stays")
        return replace(self, guarded=guarded).result()

    def with_what_is_named(self) -> "_Merge":
        """The merge in which nobody takes away a record that something in it names: that is in question."""
        return replace(self, guarded=named_in(self._merged().data, self.ours.map, self.theirs.map))

    @cached_property
    def comments(self) -> Wanted:
        """How often each comment is to stand there."""
        in_question = bool(self._merged().clashes)
        return wanted(self.base.text, self.ours.text, self.theirs.text, in_question=in_question)

    def _hunk(self, text: str, group: Clashes) -> Hunk:
        hunk = hunk_between(text, self._text(group))
        return with_base(text, hunk, self._text(group, "base")) if self.show_base else hunk

    def _text(self, group: Clashes = frozenset(), version: Version = "theirs") -> str:
        """The text of the merge, these clashes settled for a version and the others as ours."""
        process_map = self._map(group, version)
        base, ours, theirs = (spliced(side.text, side.map, process_map) for side in (self.base, self.ours, self.theirs))
        for text in map(self.comments.without_repeats, merged_layouts(base, ours, theirs)):
            if reads_as(text, process_map):
                return text
        raise refusal(self.name, "what surrounds the changes of both sides cannot be merged: expected one layout")

    def _map(self, group: Clashes, version: Version = "theirs") -> ProcessMap:
        return from_data(self._merged(group, version).data)

    def _merged(self, group: Clashes = frozenset(), version: Version = "theirs") -> Merged:
        settled = dict.fromkeys(group, version)
        return merged(self.base.map, self.ours.map, self.theirs.map, settled, self.guarded)
