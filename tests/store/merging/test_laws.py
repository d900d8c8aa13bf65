"""What holds of every merge, tried on edits that two people make of one map."""

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from procmap.model.data import to_data
from procmap.store.conflicts.markers import markers_in, replaced, settled
from procmap.store.merging.hunks import Markers
from procmap.store.merging.records import merged
from procmap.store.merging.texts import MergedText, merged_content
from procmap.store.reading import parse_map
from procmap.store.writing.remarks import comments_in
from tests.store.merging.edited import BASE, EDITS, MAP, Edit, Remark, edits_of, map_with, remarks_of, text_with


def merge(ours: str, theirs: str) -> MergedText:
    return merged_content(BASE.encode(), ours.encode(), theirs.encode(), "map.toml", Markers())


def data_of(text: str) -> Any:
    return to_data(parse_map(text.encode(), ""))


def unordered(value: Any) -> Any:
    """The data without the order of its lists."""
    if isinstance(value, dict):
        return {key: unordered(held) for key, held in value.items()}
    return sorted((unordered(held) for held in value), key=repr) if isinstance(value, list) else value


def fields(data: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every field with the way to it, by the ids of records; a list of others is one field."""
    if isinstance(data, dict) and path[-1:] != ("conversion",):
        for key, value in data.items():
            yield from fields(value, (*path, key))
    elif isinstance(data, list) and all("id" in item for item in data):
        for item in data:
            yield from fields(item, (*path, item["id"]))
    else:
        yield path, data


@given(edits_of(most=6))
@settings(max_examples=40)
def test_what_one_side_alone_changed_is_the_merge(edits: list[Edit]) -> None:
    changed = map_with(edits)
    for ours, theirs in ((changed, MAP), (MAP, changed), (changed, changed)):
        result = merged(MAP, ours, theirs)
        assert (result.data, result.clashes) == (to_data(changed), ())


@given(edits_of(), edits_of())
@settings(max_examples=120)
def test_it_is_the_same_from_either_side_but_for_the_order(ours: list[Edit], theirs: list[Edit]) -> None:
    left, right = map_with(ours), map_with(theirs)
    here, there = merged(MAP, left, right), merged(MAP, right, left)
    assert len(here.clashes) == len(there.clashes)
    asked = merged(MAP, left, right, dict.fromkeys(here.clashes, "theirs"))
    assert unordered(asked.data) == unordered(there.data)


def part_of(edit: Edit) -> tuple[str, ...]:
    """What an edit is about: edits of other parts are disjoint. A list whose records may move or go is one part."""
    path = edit[0].split("/")
    return tuple(path[:4]) if path[:2] == ["current", "stages"] and len(path) > 3 else tuple(path[:2])


FIELDS = [edit for edit in EDITS if part_of(edit) != ("current", "stages")]


@given(st.lists(st.sampled_from(FIELDS), min_size=2, max_size=10, unique_by=part_of), st.data())
@settings(max_examples=60)
def test_disjoint_edits_all_arrive_in_either_order(edits: list[Edit], draw: st.DataObject) -> None:
    cut = draw.draw(st.integers(1, len(edits) - 1))
    left, right = map_with(edits[:cut]), map_with(edits[cut:])
    both = merged(MAP, left, right)
    assert (both.data, both.clashes) == (to_data(map_with(edits)), ())
    assert merged(MAP, right, left) == both


sides = st.tuples(edits_of(), remarks_of())


@given(sides, sides)
@settings(max_examples=60)
def test_every_merge_of_two_texts_keeps_the_laws(
    ours: tuple[list[Edit], list[Remark]], theirs: tuple[list[Edit], list[Remark]]
) -> None:
    left, right = text_with(*ours, side="ours"), text_with(*theirs, side="theirs")
    here, there = merge(left, right), merge(right, left)
    text, swapped = here.content.decode(), there.content.decode()
    found = markers_in(text)
    assert (len(found.hunks), found.stray) == (here.conflicts, ())
    settlements = [settled(text, side) for side in ("ours", "theirs")]
    said = [data_of(settlement) for settlement in settlements]
    for data in said:
        assert_no_edit_of_one_side_vanishes(data, data_of(left), data_of(right), in_conflict=bool(found.hunks))
    assert_no_comment_vanishes(left, right, settlements)
    assert here.conflicts == there.conflicts
    assert [unordered(data_of(settled(swapped, side))) for side in ("theirs", "ours")] == list(map(unordered, said))
    assert_conflicts_are_small_and_apart(text)


def assert_no_edit_of_one_side_vanishes(result: Any, ours: Any, theirs: Any, *, in_conflict: bool) -> None:
    base, left, right, now = (dict(fields(data)) for data in (to_data(MAP), ours, theirs, result))
    assert now.keys() <= base.keys() | left.keys() | right.keys()
    for path in {**base, **left, **right}:
        before, here, there = (versions.get(path) for versions in (base, left, right))
        if before in (here, there) or here == there:
            wanted, found = there if here == before else here, now.get(path)
            # What one side edited in a record that the other took away is in question with the record.
            in_question = in_conflict and (found in (None, here, there) or isinstance(found, list))
            assert found == wanted or in_question, path


def assert_no_comment_vanishes(left: str, right: str, settlements: Sequence[str]) -> None:
    """Each stands once, in both settlements or in that of the side whose record it stands at."""
    before, here, there = (Counter(comments_in(text)) for text in (BASE, left, right))
    now = [Counter(comments_in(text)) for text in settlements]
    for comment in {*before, *here, *there}:
        if (here[comment] and there[comment]) or not before[comment]:
            assert max(now[0][comment], now[1][comment]) == 1, comment


def assert_conflicts_are_small_and_apart(text: str) -> None:
    """No conflict begins or ends with a line that both sides have, and any choice for each of them reads."""
    hunks = markers_in(text).hunks
    for hunk in hunks:
        ours, theirs = (text[lines].splitlines() for lines in (hunk.ours, hunk.theirs))
        assert ours[:1] != theirs[:1]
        assert ours[-1:] != theirs[-1:]
    for choice in itertools.islice(itertools.product(("ours", "theirs"), repeat=len(hunks)), 8):
        data_of(replaced(text, [text[getattr(hunk, side)] for hunk, side in zip(hunks, choice, strict=True)]))
