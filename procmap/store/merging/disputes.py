"""Which lines each clash is about: what the text has there, and what it had if the clash were settled otherwise."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from procmap.store.merging.hunks import Hunk, applied, lines_of
from procmap.store.merging.spots import Keys

Clashes = frozenset[Keys]


def hunks_of(
    text: str, clashes: Iterable[Keys], as_theirs: Callable[[Clashes], str], hunk_of: Callable[[Clashes], Hunk]
) -> list[Hunk]:
    """The lines in question, each with lines of its own; clashes that cannot be told apart are one.

    Of those that add lines at one place the first comes first, as in the text that has all of them as theirs.
    """
    found = {frozenset({clash}): hunk_of(frozenset({clash})) for clash in clashes}
    while joined := _sharing(found):
        found = _joined(found, joined, hunk_of)
    for place in [hunk.start for hunk in found.values() if hunk.is_added]:
        here = {group: hunk for group, hunk in found.items() if hunk.is_added and hunk.start == place}
        if len(here) > 1:
            found = {group: hunk for group, hunk in found.items() if group not in here}
            together = frozenset[Keys]().union(*here)
            in_order = _in_order(text, here, as_theirs(together))
            found |= in_order or {together: hunk_of(together)}
    return list(found.values())


def _sharing(found: Mapping[Clashes, Hunk]) -> tuple[Clashes, ...]:
    """Any two whose hunks share a line."""
    hunks = sorted(found.items(), key=lambda item: (item[1].start, item[1].end))
    for position, (group, hunk) in enumerate(hunks):
        for other, behind in hunks[position + 1 :]:
            if hunk.shares_lines(behind):
                return group, other
    return ()


def _joined(
    found: Mapping[Clashes, Hunk], joined: Sequence[Clashes], hunk_of: Callable[[Clashes], Hunk]
) -> dict[Clashes, Hunk]:
    together = frozenset[Keys]().union(*joined)
    return {**{group: hunk for group, hunk in found.items() if group not in joined}, together: hunk_of(together)}


def _in_order(text: str, found: Mapping[Clashes, Hunk], whole: str) -> dict[Clashes, Hunk]:
    """Hunks that add at one place, as they follow each other in the text that has them all; none where they mingle."""
    left, ordered = dict(found), dict[Clashes, Hunk]()
    place = next(iter(found.values())).start
    before = "".join(lines_of(text)[:place])
    while left:
        group = next((key for key, hunk in left.items() if whole.startswith(before + "".join(hunk.instead))), None)
        if group is None:
            return {}
        before += "".join(left[group].instead)
        ordered[group] = left.pop(group)
    return ordered if applied(text, list(ordered.values())) == whole else {}
