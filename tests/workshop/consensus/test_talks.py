"""The talks as a room has them: what is asked, what may be seen, what the map gets at the end."""

import pytest

from procmap.model.data import value_at
from procmap.model.fault import Path
from procmap.model.process_map import ProcessMap
from procmap.rules.check import check_map
from procmap.workshop.consensus.dots import MOST_FINDINGS, DotVote, finding_items, read_dots, stage_items
from procmap.workshop.consensus.fist_of_five import FistOfFive
from procmap.workshop.consensus.hot_seat import HotSeat
from procmap.workshop.consensus.subject import subject_at
from procmap.workshop.consensus.talk import Space, Talk
from procmap.workshop.typed.figures import Unreadable
from tests.rules.tables import TODAY
from tests.samples import stages_map

SPACE = Space(60, 12)
STAGE = {
    "name": "Qualify",
    "exit": "Budget named",
    "owner": "ae",
    "conversion": {"typical": 0.9, "n": 40, "source": "CRM"},
}
EXIT: Path = ("current", "stages", 0, "exit")


def the_map(**stage: object) -> ProcessMap:
    return stages_map({**STAGE, **stage}, {"name": "Prove"}, {"name": "Deliver"})


def fist(path: Path = EXIT) -> FistOfFive:
    return FistOfFive(subject_at(the_map(), path))


def seat(key: str) -> HotSeat:
    turned = fist((*EXIT[:3], key)).turned()
    assert turned is not None
    return turned


def said(talk: Talk, *lines: str) -> Talk:
    for line in lines:
        talk = talk.answered(line)
    return talk


def seen(talk: Talk, typed: str = "") -> str:
    return "\n".join("".join(text for text, _ in line) for line in talk.picture(typed, SPACE))


def test_a_tally_without_a_low_score_is_said_at_once() -> None:
    talk = said(fist(), "3 4 5")
    assert talk.asked is None
    (change,) = talk.changes(the_map())
    assert change.label == "vote on exit criterion at Qualify"
    assert change.map.votes[-1].scores == (3, 4, 5)


def test_a_low_score_opens_a_concern_which_may_be_empty() -> None:
    talk = said(fist(), "342")
    assert talk.asked is not None
    assert talk.asked.label == "Concern"
    for concern in ("Nobody asks", ""):
        (change,) = said(talk, concern).changes(the_map())
        assert (change.map.votes[-1].scores, change.map.votes[-1].concern) == ((3, 4, 2), concern)


def test_the_spread_is_drawn_while_it_is_typed() -> None:
    assert "no votes yet" in seen(fist())
    assert "2 votes" in seen(fist(), "3 4")
    assert "speaks first" in seen(fist(), "3 4 1")


def test_a_field_of_words_has_scores_in_the_hot_seat_and_a_number_its_own() -> None:
    assert [seat("exit").is_numbers, seat("conversion").is_numbers] == [False, True]
    scores = seat("conversion").turned()
    assert isinstance(scores, HotSeat)
    assert not scores.is_numbers
    assert isinstance(scores.turned(), FistOfFive)


@pytest.mark.parametrize(("key", "entries"), [("conversion", ("41", "57 %", "3 of 8")), ("exit", ("4", "1", "5"))])
def test_nothing_of_an_entry_is_seen_before_all_is_revealed(key: str, entries: tuple[str, ...]) -> None:
    talk: Talk = seat(key)
    for count, entry in enumerate(entries, start=1):
        assert talk.asked is not None
        assert talk.asked.is_masked
        assert seen(talk, entry) == seen(talk)
        talk = talk.answered(entry)
        assert seen(talk) == f"{'●' * count} {count} so far"
    assert talk.turned() is None, "a key must not lose what was typed"
    talk = talk.answered("")
    assert talk.asked is not None
    assert not talk.asked.is_masked
    assert "3 votes" in seen(talk) or "3 numbers" in seen(talk)


def test_an_entry_that_cannot_be_read_is_not_told() -> None:
    for talk, secret in ((seat("conversion"), "777"), (seat("our_wait_days"), "7x7"), (seat("exit"), "777")):
        with pytest.raises(Unreadable) as refused:
            talk.answered(secret)
        assert secret not in str(refused.value)
    with pytest.raises(Unreadable, match="nobody has typed yet"):
        seat("exit").answered("")


def test_scores_of_the_hot_seat_are_kept_without_their_order() -> None:
    talk = said(seat("exit"), "5", "2", "4", "", "Too vague")
    (change,) = talk.changes(the_map())
    assert change.map.votes[-1].scores == (2, 4, 5)
    assert change.map.votes[-1].concern == "Too vague"


def test_the_median_is_offered_as_an_estimate_of_the_room() -> None:
    talk = said(seat("conversion"), "40", "50", "55", "52", "51", "95", "")
    assert talk.asked is not None
    assert talk.asked.text == "51.5 % (50–55)", "what is far off is no part of the range"
    (change,) = talk.answered(talk.asked.text).changes(the_map())
    assert change.label == "take 51.5 % (50–55) as the move on at Qualify"
    assert change.map.votes[-1].guesses == (0.4, 0.5, 0.51, 0.52, 0.55, 0.95)
    taken = value_at(change.map, ("current", "stages", 0, "conversion"))
    assert taken.model_dump() == {
        "typical": 0.515, "low": 0.5, "high": 0.55, "basis": "estimate", "n": None, "source": ""
    }  # fmt: skip


def test_what_the_map_says_is_seen_only_beside_what_was_revealed() -> None:
    talk = said(seat("conversion"), "40", "50")
    assert "90" not in f"{talk.heading}{seen(talk)}{talk.asked}"
    assert seen(said(talk, "")).endswith("the map says 90 %")
    low = "\n".join("".join(text for text, _ in line) for line in said(talk, "").picture("", Space(34, 4)))
    assert "the map says" not in low, "what is revealed needs the room"


@pytest.mark.parametrize(
    ("key", "meaning"),
    [
        ("conversion", "move on: of those entering, how many move to the next stage"),
        ("hours", "hands-on hours: per opportunity entering"),
        ("our_wait_days", "our wait: working days it lies with us"),
    ],
)
def test_a_number_is_asked_for_in_the_words_of_its_field(key: str, meaning: str) -> None:
    assert seat(key).heading == f"What is your number? Qualify, {meaning}"


def test_the_value_of_the_map_may_be_kept() -> None:
    (change,) = said(seat("conversion"), "40", "50", "", "").changes(the_map())
    assert change.map.votes[-1].guesses == (0.4, 0.5)
    assert change.map.current == the_map().current


def test_hours_are_those_of_the_owner_and_plain_numbers_have_no_range() -> None:
    (change,) = said(seat("hours"), "2", "4", "", "3 (2–4)").changes(the_map())
    hours = value_at(change.map, ("current", "stages", 0, "hours"))
    assert {role: (it.typical, it.low, it.high, it.basis) for role, it in hours.items()} == {
        "ae": (3, 2, 4, "estimate")
    }
    talk = said(seat("max_days"), "2", "5", "")
    assert talk.asked is not None
    assert talk.asked.text == "3.5"
    (change,) = talk.answered("3.5").changes(the_map())
    assert value_at(change.map, ("current", "stages", 0, "max_days")) == 3.5


def test_a_number_that_does_not_fit_is_refused() -> None:
    talk = said(seat("conversion"), "40", "50", "", "130 %")
    with pytest.raises(Unreadable, match="at most 100 %"):
        talk.changes(the_map())


def test_dots_are_read_by_the_numbers_of_the_list() -> None:
    assert read_dots("1 1 3", 4, 3) == (0, 0, 2)
    assert read_dots("113", 9, 3) == (0, 0, 2)
    assert read_dots("11 3", 12, 3) == (10, 2)
    assert read_dots("2", 4, 3) == (1,), "a dot may be left"
    for text, count in (("5", 4), ("0", 4), ("x", 4), ("1 2 3 4", 4), ("13", 12), ("00019", 12), ("9" * 5000, 12)):
        with pytest.raises(Unreadable) as refused:
            read_dots(text, count, 3)
        assert repr(text) not in str(refused.value)


def dot_vote() -> DotVote:
    return DotVote("Which?", "stages", stage_items(the_map(), "current"))


def test_nothing_of_the_dots_is_seen_before_all_are_revealed() -> None:
    talk = said(dot_vote(), "3")
    bare = seen(talk).splitlines()[:-1]
    for ballot in ("2 2 3", "2", "3 3 1"):
        talk = talk.answered(ballot)
        assert seen(talk).splitlines()[:-1] == bare
    revealed = seen(talk.answered("")).splitlines()
    assert [line.split()[:2] for line in revealed] == [["2", "Prove"], ["3", "Deliver"], ["1", "Qualify"]]
    assert [line.count("●") for line in revealed] == [3, 3, 1]


def test_dots_are_kept_beside_what_got_them_and_take_the_place_of_those_before() -> None:
    (change,) = said(dot_vote(), "3", "2 2 3", "3", "", "").changes(the_map())
    assert [(vote.stage, vote.topic, vote.dots) for vote in change.map.votes] == [("s2", "name", 2), ("s3", "name", 2)]
    (again,) = said(dot_vote(), "1", "1", "", "").changes(change.map)
    assert [(vote.stage, vote.topic, vote.dots) for vote in again.map.votes] == [("s1", "name", 1)]


def test_findings_get_dots_by_their_rule() -> None:
    process_map = the_map(exit="")
    items = finding_items(process_map, check_map(process_map, today=TODAY), "current")
    assert 0 < len(items) <= MOST_FINDINGS
    assert len({(item.subject.topic, item.subject.stage) for item in items}) == len(items)
    (change,) = said(DotVote("Which?", "findings", items), "2", "1 1", "", "").changes(process_map)
    assert [(vote.topic, vote.dots) for vote in change.map.votes] == [(items[0].subject.topic, 2)]


def test_what_leaving_would_lose_is_named() -> None:
    assert fist().at_stake == ""
    assert said(fist(), "2").at_stake == "the scores"
    assert said(seat("exit"), "2", "3").at_stake == "2 masked entries"
    assert said(dot_vote(), "3", "1 2").at_stake == "2 dots"
