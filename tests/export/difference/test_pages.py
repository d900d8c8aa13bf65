"""Whole comparisons: the sample map to the byte, and what must hold of any two maps."""

import json
from collections.abc import Iterable, Sequence
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
from tests.goldens import Golden
from tests.neighbours import neighbours
from tests.rules.tables import TODAY
from tests.samples import example, sound

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


@settings(max_examples=20)
@given(neighbours, neighbours)
def test_nothing_is_told_of_what_is_the_same_and_all_of_what_differs(old: ProcessMap, new: ProcessMap) -> None:
    before, after = judged(old), judged(new)
    same = comparison_of_maps(before, before)
    assert not same.differs
    assert page_text(comparison_page(same, told)).endswith("\n\nNothing differs.\n")
    comparison = comparison_of_maps(before, after)
    assert comparison.differs == (said_by(old) != said_by(new))
    data = comparison_data(comparison, told)
    json.dumps(data)
    page = " ".join(page_text(comparison_page(comparison, told)).split())
    for side in data["sides"]:
        for stage in side["stages"]:
            assert stage["name"]["after"] is None or stage["name"]["after"] in page
            for change in [*stage["fields"], *stage["flows"]]:
                assert change["sentences"]
                assert all(
                    " ".join(said.split()) in page for said in change["sentences"] if change.get("field") != "name"
                )
    assert all(f"{'.'.join(found['path'])} differs" in page for found in data["rest"])


@settings(max_examples=20)
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
