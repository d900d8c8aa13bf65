import datetime
from pathlib import Path as FilePath

import pytest

from procmap.model.data import value_at
from procmap.model.process_map import Action, ProcessMap, Waiver
from procmap.rules.check import check_map
from procmap.rules.finding import BOTH_SIDES, Finding
from procmap.rules.state import answered_by
from procmap.store.reading import read_map
from procmap.workshop.edits.edit import placed
from procmap.workshop.fields.every import field_of
from procmap.workshop.reviewing.deciding import (
    action_on,
    decided,
    read_day,
    told_action,
    told_waiver,
    typed_decision,
    waiver_of,
    waiver_taken_back,
)
from procmap.workshop.sheets.sheet import cell_at
from procmap.workshop.typed.figures import Unreadable
from tests.rules.tables import TODAY
from tests.samples import stages_map

MAP = read_map(FilePath("maps/flow-meters.toml")).map
REPORT = check_map(MAP, today=TODAY)
OPEN = [finding for finding in REPORT.findings if finding.state == "open"]


def the_action(process_map: ProcessMap, finding: Finding) -> Action:
    draft = action_on(process_map, finding, TODAY)
    action = value_at(draft.map, draft.path)
    assert isinstance(action, Action)
    return action


def states_after(process_map: ProcessMap) -> dict[tuple[str | None, ...], str]:
    """The state of every finding by what tells it from others."""
    report = check_map(process_map, today=TODAY)
    every = (*report.findings, *(waived.finding for waived in report.waived))
    return {identity(finding): finding.state for finding in every}


def identity(finding: Finding) -> tuple[str | None, ...]:
    return (finding.rule, finding.stage, finding.role, finding.field, finding.message)


def test_an_action_is_filled_in_from_the_finding() -> None:
    action = the_action(MAP, next(it for it in OPEN if it.rule == "constraint"))
    assert action.title == "Survey the site: take work out of the stage"
    assert (action.owner, action.status, action.due) == ("engineer", "open", TODAY + datetime.timedelta(days=28))
    assert [(answer.rule, answer.stage) for answer in action.answers] == [("constraint", "survey")]
    assert action.id not in {other.id for other in MAP.actions}


@pytest.mark.parametrize("finding", OPEN, ids=lambda finding: f"{finding.rule}-{finding.stage}")
def test_an_action_on_any_finding_answers_it_and_no_title_is_long(finding: Finding) -> None:
    draft = action_on(MAP, finding, TODAY)
    assert len(value_at(draft.map, draft.path).title) < 100
    made = decided(placed(draft.map, (*draft.path, "owner"), "Head of sales"), draft.path)
    assert made.label.startswith("add action ")
    assert states_after(made.map)[identity(finding)] == "answered"


@pytest.mark.parametrize("finding", OPEN, ids=lambda finding: f"{finding.rule}-{finding.stage}")
def test_a_waiver_is_as_narrow_as_its_finding(finding: Finding) -> None:
    draft = waiver_of(MAP, finding, TODAY)
    made = decided(placed(draft.map, (*draft.path, "reason"), "We know"), draft.path)
    assert made.label.startswith(f"waive {finding.rule}")
    states = states_after(made.map)
    assert states[identity(finding)] == "waived"
    others = [it for it in OPEN if (it.stage, it.role, it.field) != (finding.stage, finding.role, finding.field)]
    assert {states[identity(other)] for other in others} == {"open"}


def test_a_waiver_names_a_side_only_where_the_finding_is_on_one() -> None:
    finding = OPEN[0]
    for side, named in (("current", "current"), ("target", "target"), (BOTH_SIDES, None), (None, None)):
        draft = waiver_of(MAP, finding.on(side), TODAY)
        assert value_at(draft.map, draft.path).side == named


def test_the_stage_is_that_of_the_findings_side() -> None:
    both = {"id": "s1", "name": "Then", "owner": "ae"}
    process_map = stages_map({"owner": "sdr", "name": "Now"}, target={"stages": [both]})
    finding = next(it for it in check_map(process_map, today=TODAY).findings if it.rule == "no-exit")
    assert the_action(process_map, finding.on("current")).owner == "sdr"
    assert the_action(process_map, finding.on("target")).owner == "ae"
    assert the_action(process_map, finding.on("target")).title.startswith("Then: ")


def test_a_decision_without_its_essentials_is_none() -> None:
    action, waiver = action_on(MAP, OPEN[0], TODAY), waiver_of(MAP, OPEN[0], TODAY)
    for draft, key, word in (
        (action, "title", "needs a title"),
        (action, "owner", "needs an owner"),
        (action, "due", "needs a day"),
        (waiver, "reason", "needs a reason"),
    ):
        emptied = placed(draft.map, (*draft.path, key), None)
        with pytest.raises(Unreadable, match=word):
            decided(emptied, draft.path)


def test_an_action_gets_an_id_of_its_final_title() -> None:
    draft = action_on(MAP, OPEN[0], TODAY)
    made = decided(placed(draft.map, (*draft.path, "title"), "Call them"), draft.path)
    assert made.map.actions[-1].id == "call-them"
    assert made.label == "add action Call them"
    again = action_on(made.map, OPEN[1], TODAY)
    twice = decided(placed(again.map, (*again.path, "title"), "Call them"), again.path)
    assert twice.map.actions[-1].id == "call-them-2"


def test_only_an_action_that_somebody_works_on_answers() -> None:
    finding = OPEN[0]
    made = decided(placed((draft := action_on(MAP, finding, TODAY)).map, (*draft.path, "owner"), "ae"), draft.path)
    assert answered_by(MAP, finding) is None
    assert answered_by(made.map, finding) == len(MAP.actions)
    overdue = placed(made.map, (*made.path, "due"), TODAY - datetime.timedelta(days=1))
    assert answered_by(overdue, finding) == len(MAP.actions)
    both = action_on(overdue, finding, TODAY)
    assert answered_by(both.map, finding) == len(MAP.actions) + 1, "the overdue one answers no more"
    assert answered_by(placed(made.map, (*made.path, "status"), "done"), finding) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2027-01-31", datetime.date(2027, 1, 31)),
        ("+3w", TODAY + datetime.timedelta(days=21)),
        ("+ 10 D", TODAY + datetime.timedelta(days=10)),
        ("2w", TODAY + datetime.timedelta(days=14)),
        (TODAY.isoformat(), TODAY),
    ],
)
def test_a_day_is_read_as_it_is_said(text: str, day: datetime.date) -> None:
    assert read_day(text, TODAY) == day


@pytest.mark.parametrize("text", ["31.1.2027", "1/2/2027", "soon", "+3", "+3m", "+9999w", "2027-02-30", "-3w"])
def test_a_day_that_could_mean_two_is_refused(text: str) -> None:
    with pytest.raises(Unreadable, match=r"expected a day such as 2027-01-31, \+3w or \+10d"):
        read_day(text, TODAY)


def test_a_day_that_has_passed_is_refused() -> None:
    with pytest.raises(Unreadable, match="2026-11-19 has passed: expected a day from 2026-11-20 on"):
        read_day("2026-11-19", TODAY)


def test_a_line_is_read_as_its_field_and_essentials_cannot_be_emptied() -> None:
    draft = action_on(MAP, OPEN[0], TODAY)

    def typing(key: str, text: str) -> ProcessMap:
        at = (*draft.path, key)
        return typed_decision(draft.map, cell_at(draft.map, at, field_of(Action, key)), text, TODAY).map

    assert typing("due", "+1w").actions[-1].due == TODAY + datetime.timedelta(days=7)
    assert typing("owner", "account executive").actions[-1].owner == "ae"
    assert typing("owner", "Whoever is free").actions[-1].owner == "Whoever is free"
    with pytest.raises(Unreadable, match="needs an owner"):
        typing("owner", " ")
    waiver = waiver_of(MAP, OPEN[0], TODAY)
    at = (*waiver.path, "until")
    emptied = typed_decision(waiver.map, cell_at(waiver.map, at, field_of(Waiver, "until")), "", TODAY).map
    assert emptied.waivers[-1].until is None


def test_decisions_are_told_as_the_room_hears_them() -> None:
    assert told_action(MAP, Action(title="Call", owner="ae", due=TODAY)) == "Call, Account executive, due 2026-11-20"
    assert told_action(MAP, Action(title="Call\u202e")) == "Call�"
    assert told_waiver("We know", TODAY) == "until 2026-11-20: We know"
    assert told_waiver("We know", None) == "for as long as it stands: We know"


@pytest.mark.parametrize("finding", OPEN, ids=lambda finding: f"{finding.rule}-{finding.stage}")
def test_a_waiver_taken_back_leaves_the_map_as_it_was(finding: Finding) -> None:
    waived = placed(waiver_of(MAP, finding, TODAY).map, ("waivers", len(MAP.waivers), "reason"), "We know")
    back = waiver_taken_back(waived, finding, TODAY)
    assert back is not None
    assert back.map == MAP
    assert waiver_taken_back(MAP, finding, TODAY) is None


def test_a_waiver_is_taken_back_by_its_name_and_says_where_it_reaches_further() -> None:
    finding = next(it for it in OPEN if it.rule == "seller-side-exit")
    everywhere = Waiver(rule="seller-side-exit", reason="We know")
    narrow = Waiver(rule="seller-side-exit", stage="propose", reason="We know", until=TODAY)
    labels = []
    for waiver in (everywhere, narrow):
        change = waiver_taken_back(placed(MAP, ("waivers",), (waiver,)), finding, TODAY)
        assert change is not None
        labels.append(change.label)
    assert labels == [
        "take back the waiver of seller-side-exit in the whole map",
        "take back the waiver of seller-side-exit at Propose",
    ]
    expired = narrow.model_copy(update={"until": TODAY - datetime.timedelta(days=1)})
    assert waiver_taken_back(placed(MAP, ("waivers",), (expired,)), finding, TODAY) is None
