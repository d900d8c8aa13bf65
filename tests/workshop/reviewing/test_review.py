from dataclasses import replace
from pathlib import Path as FilePath

from procmap.model.process_map import SIDES, ProcessMap, Waiver
from procmap.rules import no_owner
from procmap.rules.check import check_map
from procmap.rules.finding import Report
from procmap.store.reading import read_map
from procmap.workshop.reviewing.folding import Row, place_after, place_turned, rows_of
from procmap.workshop.reviewing.order import order_of
from procmap.workshop.reviewing.review import SHOWN_WEAK_LINKS, Group, StageState, not_assessed, review, stage_states
from tests.rules.tables import TODAY
from tests.samples import stages_map

MAP = read_map(FilePath("maps/flow-meters.toml")).map
METRIC = {"id": "calls", "kind": "input", "target": 5}
SOUND = {"customer_value": "Gains", "exit": "Signs", "exit_by": "buyer", "owner": "ae", "metrics": [METRIC]}
REPORT = check_map(MAP, today=TODAY)
GROUPS = review(MAP, REPORT, "current")


def group(key: str) -> Group:
    return next(group for group in GROUPS if group.key == key)


def test_the_weakest_links_come_first_with_their_open_findings() -> None:
    links = [group.link for group in GROUPS if group.link]
    assert 0 < len(links) <= SHOWN_WEAK_LINKS
    assert [link.rank for link in links] == list(range(1, len(links) + 1))
    names = {stage.id: stage.name for stage in MAP.current.stages}
    for shown, link in zip(GROUPS, links, strict=False):
        assert shown.title == names[link.stage]
        findings = [entry.finding for entry in shown.entries]
        assert {(it.stage, it.state) for it in findings if it} == {(link.stage, "open")}


def test_every_finding_of_the_side_is_reviewed_once() -> None:
    for side in SIDES:
        shown = [entry.finding for group in review(MAP, REPORT, side) for entry in group.entries if entry.finding]
        every = (*REPORT.findings, *(waived.finding for waived in REPORT.waived))
        assert len(shown) == len(set(map(id, shown)))
        assert {id(it) for it in shown} == {id(it) for it in every if it.side is None or side in it.side}


def test_what_is_settled_says_by_what() -> None:
    notes = {entry.finding.rule: entry.note for entry in group("answered").entries if entry.finding}
    assert notes["poor-tool"] == "Put slurries and prices into one configurator, Application engineer, due 2027-03-31"
    waived = {entry.finding.rule: entry.note for entry in group("waived").entries if entry.finding}
    assert waived["red-zone"] == "until 2027-03-31: Two plants moved their shutdowns; ours were ready"


def test_what_is_no_weak_link_is_to_be_tidied_up_and_counted_by_stage() -> None:
    process_map = stages_map({"owner": "ae"}, SOUND, {**SOUND, "metrics": []}, {**SOUND, "owner": ""})
    groups = review(process_map, check_map(process_map, today=TODAY), "current")
    titles = [group.title for group in groups if group.key == "tidy up"]
    assert len(titles) == 1
    assert "at Stage 3" in titles[0]
    assert "Stage 1" not in titles[0]
    assert review(stages_map(), check_map(stages_map(), today=TODAY), "current") == ()


def test_gaps_are_those_of_the_side_and_say_what_they_need() -> None:
    bare = stages_map({}, {})
    report = check_map(bare, today=TODAY)
    gaps = not_assessed(report, "current")
    assert gaps
    assert all(gap.side is None or "current" in gap.side for gap in gaps)
    assert not_assessed(report, "target") == ()
    shown = review(bare, report, "current")[-1]
    assert shown.title.startswith(f"Not assessed: {len(gaps)} (needs ")
    assert all(entry.note.startswith("needs ") and entry.finding is None for entry in shown.entries)
    told = {entry.text: entry.note for entry in shown.entries}
    assert told["poor-handover at Stage 1"] == "needs right first time"
    assert told["bare-handoff at Stage 1"] == "needs the owner and the owner at Stage 2"


def test_a_name_with_format_characters_is_shown_without() -> None:
    process_map = stages_map({"name": "a\u202eb"}, {}, {})
    groups = review(process_map, check_map(process_map, today=TODAY), "current")
    assert "a�b" in [group.title for group in groups]


def test_a_stage_is_weak_to_tidy_settled_or_sound() -> None:
    states = stage_states(MAP, REPORT, "current")
    assert list(states) == [stage.id for stage in MAP.current.stages]
    for link in REPORT.weak_links:
        if link.side == "current":
            assert states[link.stage] == StageState("weak", link.rank)
    still_open = {it.stage for it in REPORT.findings if it.state == "open" and it.is_on("current")}
    found = still_open | {it.stage for it in REPORT.findings if it.is_on("current")}
    found |= {it.finding.stage for it in REPORT.waived if it.finding.is_on("current")}
    kinds = {stage: state.kind for stage, state in states.items() if state.kind != "weak"}
    assert kinds == {
        stage: "tidy" if stage in still_open else "settled" if stage in found else "sound" for stage in kinds
    }
    assert "settled" in kinds.values()
    assert stage_states(stages_map({}), REPORT, "target") == {}


# the order in which the room took them up


def owners(*owners: str) -> tuple[ProcessMap, Report]:
    process_map = stages_map(*({**SOUND, "owner": owner} for owner in owners))
    return process_map, check_map(process_map, today=TODAY, rules=(no_owner.RULE,))


def test_an_order_keeps_the_links_and_says_where_nothing_is_left() -> None:
    before, report = owners("", "", "ae", "ae", "ae", "ae")
    order = order_of(report, "current")
    after, mended = owners("ae", "", "ae", "", "ae", "ae")
    first, second, *others = review(after, mended, "current", order)
    assert (first.title, [(it.finding, it.text) for it in first.entries]) == (
        "Stage 1",
        [(None, "nothing is left here")],
    )
    assert [it.finding and it.finding.stage for it in second.entries] == ["s2"]
    assert [it.title for it in others] == ["Tidy up: 1 at Stage 4"], "what is new does not come before"
    states = stage_states(after, mended, "current", order)
    assert [states[stage.id].kind for stage in before.current.stages][:4] == ["sound", "weak", "sound", "tidy"]
    assert states["s2"].rank == 2
    assert review(after, mended, "current")[0].title == "Stage 2"


def test_what_was_open_stays_where_it_was_when_it_is_settled() -> None:
    process_map, report = owners("", "", "ae", "ae", "ae", "")
    order, finding = order_of(report, "current"), report.findings[-1]
    assert finding.stage == "s6"
    waived = process_map.model_copy(update={"waivers": (Waiver(rule="no-owner", reason="We know"),)})
    settled = check_map(waived, today=TODAY, rules=(no_owner.RULE,))
    groups = review(waived, settled, "current", order)
    assert [it.title for it in groups] == ["Stage 1", "Stage 2", "Tidy up: nothing left"]
    assert {entry.note for it in groups for entry in it.entries} == {"for as long as it stands: We know"}
    assert [it.title for it in review(waived, settled, "current")] == ["Waived: 3"]


def test_a_stage_that_is_gone_leaves_the_order() -> None:
    _, report = owners("", "", "", "ae")
    order = order_of(report, "current")
    left, again = owners("")
    assert [group.title for group in review(left, again, "current", order)] == ["Stage 1"]


# folding


def keys_of(rows: tuple[Row, ...]) -> list[object]:
    return [row.key for row in rows]


def test_only_the_first_finding_of_a_weak_link_is_shown_until_it_is_unfolded() -> None:
    folded = rows_of(GROUPS, ())
    weak = next(shown for shown in GROUPS if shown.link and len(shown.entries) > 1)
    mine = [row for row in folded if row.group is weak]
    assert [row.is_first for row in mine] == [True, False]
    assert mine[1].text.startswith(f"+ {len(weak.entries) - 1} more: ")
    assert not mine[1].text.endswith(".")
    opened = [row for row in rows_of(GROUPS, {weak.key}) if row.group is weak]
    assert [row.entry for row in opened] == list(weak.entries)


def test_the_rest_is_one_line_a_kind_until_it_is_unfolded() -> None:
    waived = group("waived")
    assert [row.text for row in rows_of(GROUPS, ()) if row.group is waived] == [f"+ {waived.title}"]
    rows = [row for row in rows_of(GROUPS, {"waived"}) if row.group is waived]
    assert [row.entry for row in rows] == [None, *waived.entries]


def test_every_line_has_a_key_of_its_own() -> None:
    process_map = stages_map({"roadblocks": [{"says": "No"}, {"says": "No"}]}, {}, {})
    groups = review(process_map, check_map(process_map, today=TODAY), "current")
    keys = keys_of(rows_of(groups, {group.key for group in groups}))
    assert len(keys) == len(set(keys))


def test_one_stays_on_a_line_or_goes_to_the_next_that_is_left() -> None:
    rows = rows_of(GROUPS, {group.key for group in GROUPS})
    for gone in range(len(rows) - 1):
        left = rows[:gone] + rows[gone + 1 :]
        assert left[place_after(rows, rows[gone], left)] is rows[gone + 1]
        assert rows[place_after(rows, rows[gone], tuple(reversed(rows)))] is rows[len(rows) - 1 - gone]
    assert place_after(rows, rows[-1], rows[:-1]) == len(rows) - 2
    assert place_after(rows, rows[-1], ()) == 0
    assert place_after((), None, rows) == 0


def test_a_weak_link_is_next_shown_by_its_next_finding() -> None:
    weak = next(shown for shown in GROUPS if shown.link and len(shown.entries) > 2)
    left = tuple(replace(it, entries=it.entries[1:]) if it is weak else it for it in reversed(GROUPS))
    before, now = rows_of(GROUPS, ()), rows_of(left, ())
    first, fold = (row for row in before if row.group is weak)
    assert now[place_after(before, first, now)].entry is weak.entries[1]
    assert now[place_after(before, fold, now)].key == fold.key


def test_one_stays_in_the_group_that_is_turned() -> None:
    weak = next(shown for shown in GROUPS if shown.link and len(shown.entries) > 1)
    folded, opened = rows_of(GROUPS, ()), rows_of(GROUPS, {weak.key})
    first, fold = (row for row in folded if row.group is weak)
    second = opened[place_turned(fold, opened)]
    assert second.entry is weak.entries[1]
    assert folded[place_turned(second, folded)] is fold
    assert opened[place_turned(first, opened)].key == first.key
