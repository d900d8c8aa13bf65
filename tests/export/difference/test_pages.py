"""Whole comparisons: the sample map to the byte, and what must hold of any two maps."""

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from procmap.export.difference.comparison import Comparison, Judged, comparison_of_maps, comparison_of_sides
from procmap.export.difference.composing import comparison_page
from procmap.export.difference.data import comparison_data
from procmap.export.page_text import page_markdown, page_text
from procmap.model.data import to_data
from procmap.model.difference import Difference
from procmap.model.process_map import ProcessMap
from procmap.rules.check import check_map
from procmap.rules.finding import Finding
from procmap.rules.since import Key, keys_of
from procmap.store.reading import parse_map
from procmap.workshop.open_map.differing import sentences
from tests.documented import documented_keys
from tests.goldens import Golden
from tests.neighbours import neighbours
from tests.rules.tables import TODAY
from tests.samples import example, sound
from tests.strategies import process_maps

GOLDENS = Path(__file__).parent / "goldens"
SAMPLE = Path(__file__).parents[3] / "maps/flow-meters.toml"


def judged(process_map: ProcessMap, name: str = "maps/sample.toml") -> Judged:
    return Judged(name, process_map, check_map(process_map, today=TODAY))


def told(rest: Sequence[Difference]) -> list[str]:
    return [f"{'.'.join(found.path)} differs" for found in rest]


def of_sides(process_map: ProcessMap, name: str = "maps/sample.toml") -> Comparison:
    comparison = comparison_of_sides(judged(process_map, name))
    assert comparison is not None
    return comparison


@pytest.fixture(scope="module")
def sample() -> Comparison:
    return of_sides(parse_map(SAMPLE.read_bytes(), "flow-meters"), "maps/flow-meters.toml")


def test_what_the_target_of_the_sample_changes(sample: Comparison, golden: Golden) -> None:
    text = page_text(comparison_page(sample, told))
    golden(GOLDENS / "flow-meters.txt", text)
    assert all(len(line) <= 80 for line in text.splitlines())


def test_the_same_for_a_pull_request(sample: Comparison, golden: Golden) -> None:
    golden(GOLDENS / "flow-meters.md", page_markdown(comparison_page(sample, told)))


def test_the_same_for_programs(sample: Comparison, golden: Golden) -> None:
    text = json.dumps(comparison_data(sample, told), ensure_ascii=False, indent=1, allow_nan=False)
    golden(GOLDENS / "flow-meters.json", f"{text}\n")


def test_two_maps_of_which_the_later_has_other_stages_in_another_order(golden: Golden) -> None:
    comparison = comparison_of_maps(judged(sound(example()), "HEAD~1:example"), judged(sound(later()), "example"))
    golden(GOLDENS / "two-maps.txt", page_text(comparison_page(comparison, partial(sentences, *maps_of(comparison)))))


def maps_of(comparison: Comparison) -> tuple[ProcessMap, ProcessMap]:
    return comparison.before.map, comparison.after.map


def later() -> dict[str, Any]:
    """The worked example after a workshop: stages gone, new, moved, renamed; a loop; words heard; a plan."""
    data = example()
    prospect, _, sell, deliver = data["current"]["stages"]
    data["process"].update(goal=66, currency="EUR", deal_value=12000, margin=0.4)
    data["roles"][1]["name"] = "Account executive, north"
    prove = {
        "id": "prove",
        "name": "Prove it",
        "owner": "ae",
        "conversion": 0.6,
        "hours": {"ae": 8},
        "our_wait_days": 2,
    }
    sell.update(name="Agree the order", conversion=0.55, hours={"ae": 4}, exit="Order signed", exit_by="buyer")
    sell["roadblocks"] = [{"says": "They promised to call back", "count": 12, "days": 9, "owner": "ae"}]
    sell["metrics"] = [{"id": "won", "name": "Won", "kind": "output", "unit": "%", "actual": 30, "target": 40}]
    data["current"]["stages"] = [deliver, prospect, prove, sell]
    data["current"]["flows"] = [{"from": "sell", "to": "prove", "share": 0.15, "after_days": 5, "why": "No proof"}]
    data["current"]["headcount"]["ae"] = 3.5
    data["actions"] = [{"id": "a1", "title": "Ask for the day", "owner": "ae", "due": TODAY, "status": "open"}]
    return data


def test_its_keys_are_those_that_the_document_lists(sample: Comparison) -> None:
    data = comparison_data(sample, told)
    (side,) = data["sides"]
    before = sound(example())
    after = sound({**example(), "current": {**example()["current"], "goal": 70}, "goals": [{"id": "g", "who": "AE"}]})
    of_maps = comparison_data(comparison_of_maps(judged(before), judged(after)), told)
    objects = {
        "the whole": [data, of_maps],
        "of sides": data["sides"],
        "of stages": side["stages"],
        "of a stage's fields": [field for stage in side["stages"] for field in stage["fields"]],
        "of a side's fields": of_maps["sides"][0]["fields"],
        "of a stage's flows": [flow for stage in side["stages"] for flow in stage["flows"]],
        "of rest": of_maps["rest"],
        "findings": [data["findings"]],
    }
    assert all(objects.values())
    keys = {called: {tuple(sorted(each)) for each in found} for called, found in objects.items()}
    assert keys == {called: {tuple(sorted(listed))} for called, listed in documented_keys("diff.md").items()}


def test_a_target_that_changes_nothing_says_so() -> None:
    data = example()
    page = page_text(comparison_page(of_sides(sound({**data, "target": data["current"]})), told))
    assert page.endswith("───\n\nThe target changes nothing yet.\n")


def test_numbers_that_do_not_move_are_not_told_and_a_stage_that_goes_takes_its_findings_along() -> None:
    data = example()
    before = sound(data)
    data["current"]["stages"][2]["purpose"] = "Win it"
    page = page_text(comparison_page(comparison_of_maps(judged(before), judged(sound(data))), told))
    assert "The numbers" not in page
    data["target"] = {**data["current"], "stages": [*data["current"]["stages"][:2], data["current"]["stages"][3]]}
    page = page_text(comparison_page(of_sides(sound(data)), told))
    assert "  − Sell: no longer a stage\n      ✓ gone with it: constraint, no-customer-value, no-exit, " in page


def test_what_a_stage_that_is_gone_takes_along_is_one_line_and_what_stays_is_found_where_it_is_now() -> None:
    data = example()
    stages = data["current"]["stages"]
    other = {**stages[2], "id": "close", "name": "Close", "exit": "Order signed"}
    data["target"] = {**data["current"], "stages": [*stages[:2], other, stages[3]]}
    page = " ".join(page_text(comparison_page(of_sides(sound(data)), told)).split())
    rules = "no-customer-value, no-exit, bare-handoff"
    assert f"⚠ 1 Sell – gone with it: {rules} and no-metric; now at Close: constraint" in page
    assert f"Closed ✓ Sell is no longer a stage: {rules}, no-metric, no-tool and unmanaged-activity New" in page


def test_a_plan_that_answers_a_finding_is_told_and_one_that_is_dropped_opens_it_again() -> None:
    data = example()
    before = judged(sound(data))
    answers = [{"rule": "no-exit", "stage": "sell"}]
    data["actions"] = [{"id": "a1", "title": "Agree it", "answers": answers, "status": "open"}]
    after = judged(sound(data))
    said = "Nothing says when a deal may leave Sell (no-exit, current"
    page = page_text(comparison_page(comparison_of_maps(before, after), told))
    assert f"Answered or waived now\n  ✗ {said}, answered)\n\nStays\n" in page
    assert "bare-handoff and no-metric; answered now: no-exit" in " ".join(page.split())
    page = page_text(comparison_page(comparison_of_maps(after, before), told))
    assert f"Open again\n  ✗ {said})\n\nStays\n" in page


def test_where_no_weak_link_is_left_it_is_said() -> None:
    data = example()
    data["current"] = {}
    page = page_text(comparison_page(comparison_of_maps(judged(sound(example())), judged(sound(data))), told))
    assert "The weakest links now\n  ✓ none\n" in page


def test_the_names_of_a_map_are_nothing_but_words_in_markdown() -> None:
    data = example()
    data["target"] = {**data["current"], "stages": [{"id": "x", "name": "+ *Bold* | <b>"}]}
    page = page_markdown(comparison_page(of_sides(sound(data)), told))
    assert "- \\+ + \\*Bold\\* \\| \\<b\\>: a new stage, at the beginning\n" in page
    assert "- − Prospect: no longer a stage\n" in page


def test_days_outside_the_sides_are_written_as_text() -> None:
    data = example()
    before = sound(data)
    data["goals"] = [{"id": "g", "by": TODAY}]
    rest = comparison_data(comparison_of_maps(judged(before), judged(sound(data))), told)["rest"]
    assert rest == [
        {
            "path": ["goals", "g"],
            "before": None,
            "after": {"id": "g", "by": "2026-11-20"},
            "is_order": False,
            "sentences": ["goals.g differs"],
        }
    ]
    json.dumps(rest)


@settings(max_examples=24)
@given(neighbours, neighbours)
def test_nothing_is_told_of_what_is_the_same_and_all_of_what_differs(old: ProcessMap, new: ProcessMap) -> None:
    before, after = judged(old), judged(new)
    same = comparison_of_maps(before, before)
    assert not same.differs
    assert page_text(comparison_page(same, told)).endswith("\n\nNothing differs.\n")
    comparison = comparison_of_maps(before, after)
    assert comparison.differs == (said_by(old) != said_by(new))
    data = comparison_data(comparison, told)
    page = " ".join(page_text(comparison_page(comparison, told)).split())
    for side in data["sides"]:
        for stage in side["stages"]:
            assert stage["name"]["after"] is None or stage["name"]["after"] in page
            for change in [*stage["fields"], *stage["flows"]]:
                assert change["sentences"]
                if stage["change"] == "changed" and change.get("field") != "name":
                    assert all(" ".join(said.split()) in page for said in change["sentences"])
    assert all(f"{'.'.join(found['path'])} differs" in page for found in data["rest"])


@settings(max_examples=20)
@given(process_maps(), process_maps())
def test_the_data_have_every_field_that_differs_and_the_other_way_round_the_same(
    old: ProcessMap, new: ProcessMap
) -> None:
    there, back = (comparison_data(comparison_of_maps(judged(a), judged(b)), told) for a, b in ((old, new), (new, old)))
    json.dumps(there)
    for side, turned in zip(there["sides"], back["sides"], strict=True):
        fields = fields_of(side)
        assert fields == differing_fields(*(said_by(each).get(side["after"], {}) for each in (old, new)))
        assert fields == {key: (was, now) for key, (now, was) in fields_of(turned).items()}
        assert kinds_of(side) == {name: OTHER_WAY[kind] for name, kind in kinds_of(turned).items()}
    assert paths_of(there) == paths_of(back)


OTHER_WAY = {"added": "removed", "removed": "added", "changed": "changed"}

Fields = dict[tuple[str, str], tuple[Any, Any]]
"""By stage and field what it was and what it is."""


def paths_of(data: Any) -> set[tuple[str, ...]]:
    return {tuple(each["path"]) for each in data["rest"] if not each["is_order"]}


def kinds_of(side: Any) -> dict[str, str]:
    return {stage["id"]: stage["change"] for stage in side["stages"]}


def fields_of(side: Any) -> Fields:
    assert all(field["sentences"] for stage in side["stages"] for field in stage["fields"])
    told = [("", field) for field in side["fields"]]
    told += [(stage["id"], field) for stage in side["stages"] for field in stage["fields"]]
    return {(name, it["field"]): tuple(_without_blanks([it["before"], it["after"]])) for name, it in told}


def differing_fields(old: Any, new: Any) -> Fields:
    """The same, from the plain data of a side before and after."""
    was, now = (dict(_every_field(side)) for side in (old, new))
    return {key: (was.get(key), now.get(key)) for key in {**was, **now} if was.get(key) != now.get(key)}


def _every_field(side: Any) -> Iterator[tuple[tuple[str, str], Any]]:
    for holder in ({**side, "id": ""}, *side.get("stages", ())):
        yield from (((holder["id"], key), value) for key, value in holder.items() if key not in NO_FIELDS)


NO_FIELDS = ("id", "stages", "flows")


@settings(max_examples=24)
@given(neighbours, neighbours)
def test_the_other_way_round_before_and_after_change_places(old: ProcessMap, new: ProcessMap) -> None:
    there, back = (comparison_of_maps(judged(a), judged(b)) for a, b in ((old, new), (new, old)))
    assert [(side.was, side.now) for side in there.sides] == [(side.now, side.was) for side in back.sides]
    assert keys(there.findings.new) == keys(back.findings.closed) | keys(back.findings.untold)
    assert keys(stay.after for stay in there.findings.stays) == keys(stay.before for stay in back.findings.stays)


def keys(findings: Iterable[Finding]) -> set[Key]:
    """What findings are known by, once for each side."""
    return {key for finding in findings for key in keys_of(finding)}


def said_by(process_map: ProcessMap) -> Any:
    """What a map says: a record in it that says nothing is the same as an absent one."""
    return _without_blanks(to_data(process_map))


def _without_blanks(data: Any) -> Any:
    if isinstance(data, list):
        return [_without_blanks(item) for item in data]
    if not isinstance(data, dict):
        return data
    kept = {key: _without_blanks(value) for key, value in data.items()}
    return {key: value for key, value in kept.items() if value != {} or key in ("hours", "current", "target")}
