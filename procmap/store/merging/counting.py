"""How often each comment is to stand in a merge: none is lost that nobody took away, and none comes twice."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import reduce
from operator import or_

from procmap.model.fault import Path
from procmap.store.merging.rows import Row, rows_of, text_of
from procmap.store.merging.spots import Guarded
from procmap.store.writing.remarks import comments_in, remarks_in


@dataclass(frozen=True)
class Wanted:
    """The comments of both sides, with how often each is to stand there at least, and at most."""

    least: dict[str, int]
    most: dict[str, int]

    def lost(self, *texts: str) -> frozenset[str]:
        """The comments that stand too seldom in each of some texts."""
        now = reduce(or_, (Counter(comments_in(text)) for text in texts))
        return frozenset(comment for comment, count in self.least.items() if now[comment] < count)

    def without_repeats(self, text: str) -> str:
        """The text without the comments that stand on a line of their own more often than anybody wrote them."""
        now = Counter(comments_in(text))
        repeats = any(now[comment] > count for comment, count in self.most.items())
        return text_of(self._once(rows_of(text))) if repeats else text

    def _once(self, rows: Iterable[Row]) -> Iterator[Row]:
        now: Counter[str] = Counter()
        for path, line in rows:
            now.update(comments_in(line))
            comment = line.strip()
            if comment not in self.most or now[comment] <= self.most[comment]:
                yield path, line


def wanted(base: str, ours: str, theirs: str, *, in_question: bool) -> Wanted:
    """What three texts ask for: a comment that both sides added may be the same.

    One that a side took away is not to come back, unless what it stood at is in question.
    """
    before, left, right = (Counter(comments_in(text)) for text in (base, ours, theirs))
    every = before | left | right
    both = {comment: left[comment] + right[comment] - before[comment] for comment in every}
    least = {comment: min(count, max(left[comment], right[comment])) for comment, count in both.items()}
    most = {comment: max(count, every[comment]) if count > 0 or in_question else 0 for comment, count in both.items()}
    return Wanted(least, most)


def guarded_with(comments: frozenset[str], ours: str, theirs: str) -> Guarded:
    """What has one of these comments in either side."""
    return Guarded(frozenset(_holders(comments, ours)), frozenset(_holders(comments, theirs)))


def _holders(comments: frozenset[str], text: str) -> Iterator[Path]:
    for remark in remarks_in(text):
        if not comments.isdisjoint(remark.lines):
            yield from (remark.path[:length] for length in range(len(remark.path) + 1))
