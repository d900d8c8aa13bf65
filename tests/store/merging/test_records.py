import itertools
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from procmap.model.process_map import ProcessMap
from procmap.store.merging.ordering import merged_order
from procmap.store.merging.records import merged
from procmap.store.merging.spots import Guarded
from tests.samples import example, sound

STAGES = ("current", "stages")

Versions = tuple[ProcessMap, ProcessMap, ProcessMap]


def versions(ours: Any, theirs: Any) -> Versions:
    """The worked example, and what two edits make of it."""
    data = [example(), example(), example()]
    ours(data[1])
    theirs(data[2])
    base, left, right = map(sound, data)
    return base, left, right


def stages(data: Any) -> Any:
    return data["current"]["stages"]


def ids(data: Any) -> list[str]:
    return [stage["id"] for stage in stages(data)]


def test_a_stage_moved_on_one_side_and_edited_on_the_other() -> None:
    result = merged(
        *versions(lambda d: stages(d).insert(0, stages(d).pop(2)), lambda d: stages(d)[2].update(conversion=0.35))
    )
    assert result.clashes == ()
    assert ids(result.data) == ["sell", "prospect", "qualify", "deliver"]
    assert stages(result.data)[0]["conversion"] == 0.35


@pytest.mark.parametrize("key", ["parked", "decisions"])
def test_two_notes_added_in_one_place_both_stay(key: str) -> None:
    def add(text: str) -> Any:
        return lambda d: d.update({key: [{"text": "there already"}, {"text": text}]})

    base, ours, theirs = versions(add("ours"), add("theirs"))
    base = base.model_copy(update={key: getattr(ours, key)[:1]})
    result = merged(base, ours, theirs)
    assert result.clashes == ()
    assert [note["text"] for note in result.data[key]] == ["there already", "ours", "theirs"]


def test_an_equal_note_added_by_both_is_one() -> None:
    def add(data: Any) -> None:
        data["parked"] = [{"text": "x"}]

    assert merged(*versions(add, add)).data["parked"] == [{"text": "x"}]


@pytest.mark.parametrize(
    ("ours", "theirs", "clash"),
    [
        (
            lambda d: stages(d)[2].update(conversion=0.4),
            lambda d: stages(d)[2].update(conversion=0.45),
            ("current", "stages", "sell", "conversion"),
        ),
        (
            lambda d: stages(d)[2]["hours"].update(ae=10),
            lambda d: stages(d)[2]["hours"].update(ae=11),
            ("current", "stages", "sell", "hours", "ae"),
        ),
        (
            lambda d: stages(d).pop(2),
            lambda d: stages(d)[2].update(conversion=0.45),
            ("current", "stages", "sell"),
        ),
        (
            lambda d: d.update(actions=[{"id": "a1", "title": "Hire"}]),
            lambda d: d.update(actions=[{"id": "a1", "title": "Train", "expect": "Better calls"}]),
            ("actions", "a1"),
        ),
        (
            lambda d: d["current"]["stages"].insert(0, d["current"]["stages"].pop(1)),
            lambda d: d["current"]["stages"].insert(1, d["current"]["stages"].pop(2)),
            ("current", "stages", "(order)"),
        ),
    ],
)
def test_what_both_changed_is_a_clash_of_just_that(ours: Any, theirs: Any, clash: tuple[str, ...]) -> None:
    assert merged(*versions(ours, theirs)).clashes == (clash,)


def sell(**fields: Any) -> ProcessMap:
    data = example()
    stages(data)[2].update(fields)
    return sound(data)


def test_each_role_that_another_side_took_away_leaves_no_hours_at_all_to_nobody() -> None:
    for edited in (1, 2):
        base, ours, theirs = (sell(hours=hours) for hours in ({"ae": 1, "sdr": 1}, {"ae": edited}, {"sdr": 1}))
        assert merged(base, ours, theirs).clashes == merged(base, theirs, ours).clashes == ((*STAGES, "sell", "hours"),)


def test_what_is_guarded_is_not_taken_away_but_may_be_changed() -> None:
    guarded = Guarded(theirs=frozenset({(), STAGES[:1], STAGES, (*STAGES, 2), (*STAGES, 2, "buyer")}))
    base, other, without = sell(buyer="Engineer"), sell(buyer="Plant manager"), sell()
    assert merged(base, other, base, guarded=guarded) == merged(base, other, base)
    assert merged(base, without, base).clashes == ()
    assert merged(base, without, base, guarded=guarded).clashes == ((*STAGES, "sell", "buyer"),)


def test_a_clash_says_ours_until_theirs_is_asked_for() -> None:
    three = versions(lambda d: d["process"].update(goal=70), lambda d: d["process"].update(goal=80))
    clash = ("process", "goal")
    assert merged(*three).data["process"]["goal"] == 70
    assert merged(*three, {clash: "theirs"}).data["process"]["goal"] == 80


def test_a_text_that_both_reworded_is_a_clash_and_no_second_note() -> None:
    def note(text: str) -> ProcessMap:
        return sound({**example(), "parked": [{"text": "first"}, {"text": text}]})

    result = merged(note("when?"), note("when, and who?"), note("when exactly?"))
    assert len(result.clashes) == 1
    assert [item["text"] for item in result.data["parked"]] == ["first", "when, and who?"]


def test_a_list_that_both_changed_is_merged_by_what_its_records_are_known_by() -> None:
    def map_with(*shares: float) -> ProcessMap:
        data = example()
        flows = zip(("sell", "deliver"), shares, strict=False)
        data["current"]["flows"] = [{"from": name, "to": "prospect", "share": share} for name, share in flows]
        return sound(data)

    base = map_with(0.1, 0.01)
    only_second = base.model_copy(
        update={"current": base.current.model_copy(update={"flows": map_with(0.1, 0.02).current.flows[1:]})}
    )
    result = merged(base, only_second, map_with(0.2, 0.01))
    assert result.clashes == (("current", "flows", "#0"),)
    assert [flow["share"] for flow in result.data["current"]["flows"]] == [0.02]


# Orders


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ("bacd", "abdc", "badc"),
        ("abcd", "dabc", "dabc"),
        ("axbcd", "bcda", "bcdax"),
        ("abxcd", "abycd", "abxycd"),
        ("abxycd", "abzcd", "abxyzcd"),
        ("acd", "badc", "badc"),
        ("cd", "ab", "abcd"),
        ("ab", "cd", "abcd"),
        ("axd", "bcd", "axbcd"),
        ("bacd", "acbd", None),
    ],
)
def test_an_order(ours: str, theirs: str, expected: str | None) -> None:
    order = merged_order("abcd", ours, theirs)
    assert order == (None if expected is None else list(expected))


@given(st.permutations("abcdef"), st.permutations("abcdef"))
def test_an_order_keeps_every_two_that_a_side_moved(ours: list[str], theirs: list[str]) -> None:
    order = merged_order("abcdef", ours, theirs)
    assume(order is not None)
    assert order is not None
    for first, second in itertools.combinations(order, 2):
        moved_by = [side for side in (ours, theirs) if (side.index(first) < side.index(second)) != (first < second)]
        assert (first < second) == (not moved_by)
