import contextlib
import datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from procmap.model.data import value_at
from procmap.model.process_map import ProcessMap
from procmap.model.record import Estimate, ShareEstimate
from procmap.workshop.fields.field import Field
from procmap.workshop.sheets.sheet import place_of_path
from procmap.workshop.typed.choosing import Place
from procmap.workshop.typed.figures import Unreadable
from procmap.workshop.typed.readers import READERS, NewRole
from procmap.workshop.typed.values import read, shown, suggestions
from tests.samples import ROLES, sound, stages_map
from tests.strategies import process_maps
from tests.workshop.walking import cells

PARTS = ("record", "records")
SEVERAL = [*ROLES, {"id": "se", "name": "Sales engineer"}]


def field(kind: str, **more: object) -> Field:
    return Field("key", "Label", kind, **more)  # type: ignore[arg-type]


@settings(max_examples=14)
@given(process_maps())
def test_reading_what_is_shown_gives_the_same_value(process_map: ProcessMap) -> None:
    for cell in cells(process_map):
        if cell.field.kind not in PARTS:
            value, place = value_at(process_map, cell.path), place_of_path(process_map, cell.path)
            assert read(cell.field, shown(cell.field, value, place), place, value) == value, cell


@settings(max_examples=14)
@given(process_maps())
def test_what_is_shown_says_it_all_for_most_kinds(process_map: ProcessMap) -> None:
    whole = ("number", "share", "percent", "count", "rating", "weight", "choice", "flag", "date", "objective", "metric")
    for cell in cells(process_map):
        value, place = value_at(process_map, cell.path), place_of_path(process_map, cell.path)
        if cell.field.kind in whole and value is not None:
            assert (read(cell.field, cell.text, place) or value) == value, cell


garbage = st.one_of(
    st.text(max_size=20),
    st.text("0123456789.,-%()–/ of tosdr;:…\u202e\u200d\x1b\n👩🏽٣²", max_size=20),
    st.sampled_from(
        ("9" * 5000, "1e400", "-1", "nan", "inf", "\ud800", "\0", "٣", "２０２７-01-31", "1 of 0", "(1-2)", "…")
    ),
)


@settings(max_examples=200)
@given(st.sampled_from(sorted(READERS)), garbage, st.booleans())
@example("estimate", "1 (2-)", False)
@example("hours", ", ;", True)
def test_any_text_is_a_value_or_unreadable(kind: str, text: str, is_empty: bool) -> None:
    process_map = stages_map({"owner": "sdr", "hours": {"sdr": 1, "ae": 2}}, {})
    if is_empty:
        process_map = sound({"format": 1, "process": {"name": "Empty"}})
    stage = None if is_empty else process_map.current.stages[0]
    cell = field(kind, choices=("buyer", "seller"))
    with contextlib.suppress(Unreadable):
        read(cell, text, Place(process_map, "current", stage))


HOURS = {"sdr": Estimate(typical=1.0)}


@pytest.mark.parametrize(
    ("text", "old", "value"),
    [
        ("3", None, {"ae": Estimate(typical=3.0)}),
        ("3 (1-8)", None, {"ae": Estimate(typical=3.0, low=1.0, high=8.0)}),
        ("3", HOURS, {"ae": Estimate(typical=3.0), **HOURS}),
        ("sdr 1, ae 3.5", None, {**HOURS, "ae": Estimate(typical=3.5)}),
        ("SDR 1;account 3,5", None, {**HOURS, "ae": Estimate(typical=3.5)}),
        ("Sales development rep 1", None, HOURS),
        ("csm 2 105", None, {"csm": Estimate(typical=2105.0)}),
        ("none", HOURS, {}),
        ("", HOURS, None),
        ("sdr …, ae 2", {"sdr": Estimate(n=4)}, {"sdr": Estimate(n=4), "ae": Estimate(typical=2.0)}),
    ],
)
def test_hours_are_the_owners_or_by_role(text: str, old: object, value: object) -> None:
    process_map = stages_map({"owner": "ae"}, {})
    assert read(field("hours"), text, Place(process_map, "current", process_map.current.stages[0]), old) == value


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("3", "expected an owner first, or a role before the number: ae 3"),
        ("nobody 3", "expected a role's id and its hours: sdr 1, ae 3.5; or none"),
        ("sdr", "expected a role's id and its hours: sdr 1, ae 3.5; or none"),
        ("sales 3", "expected one role of sdr, se"),
        ("sdr 1, 3", "expected a role's id and its hours: sdr 1, ae 3.5; or none"),
    ],
)
def test_hours_that_cannot_be_read_say_what_is_expected(text: str, reason: str) -> None:
    process_map = stages_map({}, {}, roles=SEVERAL)
    with pytest.raises(Unreadable) as problem:
        read(field("hours"), text, Place(process_map, "current", process_map.current.stages[0]))
    assert str(problem.value) == reason


def test_a_role_whose_id_is_a_number_keeps_its_hours() -> None:
    process_map = sound(
        {
            "format": 1,
            "process": {"name": "Numbered"},
            "roles": [{"id": "9"}, {"id": "ae"}],
            "current": {"stages": [{"id": "s", "name": "S", "owner": "ae", "hours": {"9": 300, "ae": 2}}]},
        }
    )
    stage = process_map.current.stages[0]
    place = Place(process_map, "current", stage)
    assert shown(field("hours"), stage.hours, place) == "9 300, ae 2"
    assert read(field("hours"), "9 300, ae 2", place) == stage.hours


MEASURED = ShareEstimate(typical=0.2, low=0.1, high=0.3, basis="measured", n=40, source="CRM")


@pytest.mark.parametrize(
    ("text", "old", "value"),
    [
        ("20 %", None, ShareEstimate(typical=0.2)),
        ("2 of 10", None, ShareEstimate(typical=0.2)),
        ("20 % (10-30)", None, ShareEstimate(typical=0.2, low=0.1, high=0.3)),
        ("0.2 (0.1 to 0.3)", None, ShareEstimate(typical=0.2, low=0.1, high=0.3)),
        ("25", MEASURED, ShareEstimate(typical=0.25, basis="measured", n=40, source="CRM")),
        ("20 % (10–30)", MEASURED, MEASURED),
        ("25", ShareEstimate(low=0.1), ShareEstimate(typical=0.25, low=0.1)),
        ("…", ShareEstimate(low=0.1), ShareEstimate(low=0.1)),
        ("", MEASURED, None),
    ],
)
def test_an_estimate_keeps_what_its_cell_does_not_show(text: str, old: object, value: object) -> None:
    assert read(field("share estimate"), text, Place(stages_map({})), old) == value


def test_a_range_lies_around_its_number() -> None:
    with pytest.raises(Unreadable, match=r"expected a range around the number, as in 20 \(10-30\)"):
        read(field("estimate"), "3 (4-8)", Place(stages_map({})))


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("line", "  Hears\tit  ", "Hears it"),
        ("lines", "One\r\ntwo", "One\ntwo"),
        ("flag", "Y", True),
        ("flag", "no", False),
        ("choice", "s", "seller"),
        ("date", "2027-01-31", datetime.date(2027, 1, 31)),
        ("identifier", "win-rate", "win-rate"),
        ("role", "account", "ae"),
        ("role", "AE", "ae"),
        ("role", "Partner", NewRole("Partner")),
        ("who", "Account executive", "ae"),
        ("who", "AE, north", "AE, north"),
        ("stage", "stage 2", "s2"),
        ("percent", "20 %", 20.0),
        ("line list", "a; b ;; c", ("a", "b", "c")),
        ("number list", "10 12,5; 9", (10.0, 12.5, 9.0)),
        ("rating list", "3,4 5", (3, 4, 5)),
    ],
)
def test_what_is_typed_is_read_by_its_kind(kind: str, text: str, value: object) -> None:
    assert read(field(kind, choices=("buyer", "seller")), text, Place(stages_map({}, {}))) == value


@pytest.mark.parametrize(
    ("kind", "text", "reason"),
    [
        ("number", "many", "expected a number"),
        ("count", "2.5", "expected a whole number"),
        ("rating", "6", "expected a whole number from 0 to 5"),
        ("weight", "0", "expected a whole number from 1 to 5"),
        ("flag", "maybe", "expected yes or no"),
        ("choice", "x", "expected one of buyer, seller"),
        ("date", "31.1.2027", "expected a date such as 2027-01-31, or +3w from today"),
        ("identifier", "Win rate", "expected an id of lower-case letters, digits, - and _, such as win-rate"),
        ("identifier", "a" * 65, "expected an id of lower-case letters, digits, - and _, such as " + "a" * 56),
        ("role", "sales", "expected one of sdr, se"),
        ("stage", "nowhere", "expected one of Stage 1, Stage 2"),
        ("stage", "stage", "expected one of s1, s2"),
        ("objective", "profit", "there is no objective yet"),
        ("metric", "s1/calls", "there is no metric yet"),
        ("rating list", "3 7", "expected scores from 0 to 5: 3 4 5 2 4"),
        ("number list", "ten", "expected numbers: 10 12 9.5"),
    ],
)
def test_what_cannot_be_read_says_what_is_expected(kind: str, text: str, reason: str) -> None:
    place = Place(stages_map({}, {}, roles=SEVERAL))
    with pytest.raises(Unreadable) as problem:
        read(field(kind, choices=("buyer", "seller")), text, place)
    assert str(problem.value) == reason


def test_a_semicolon_within_an_item_stays_there() -> None:
    old = ("Won: Plant A; March", "Dead: Plant B")
    text = shown(field("line list"), old, Place(stages_map({})))
    assert read(field("line list"), f"{text}; Lost: Plant C", Place(stages_map({})), old) == (*old, "Lost: Plant C")


def test_no_format_character_is_shown() -> None:
    assert shown(field("line"), "a\u202eb", Place(stages_map({}))) == "a�b"
    assert read(field("line"), "a�b", Place(stages_map({})), "a\u202eb") == "a\u202eb"


def test_what_may_be_typed_is_offered() -> None:
    place = Place(stages_map({}, {"metrics": [{"id": "calls"}]}))
    assert list(suggestions(field("role"), place).values()) == [role["name"] for role in ROLES]
    assert list(suggestions(field("stage"), place).values()) == ["Stage 1", "Stage 2"]
    assert list(suggestions(field("metric"), place)) == ["s2/calls"]
    assert list(suggestions(field("flag"), place).values()) == ["yes", "no"]
    assert list(suggestions(field("choice", choices=("buyer",)), place).values()) == ["buyer"]
    assert list(suggestions(field("line"), place).values()) == []
