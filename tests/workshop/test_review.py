from pathlib import Path as FilePath

from procmap.rules.check import check_map
from procmap.store.reading import read_map
from procmap.workshop.review import SHOWN_WEAK_LINKS, not_assessed, ranks, review
from tests.rules.tables import TODAY
from tests.samples import stages_map

MAP = read_map(FilePath("maps/flow-meters.toml")).map
METRIC = {"id": "calls", "kind": "input"}
REPORT = check_map(MAP, today=TODAY)


def test_the_weakest_links_come_first_with_their_findings() -> None:
    groups = review(MAP, REPORT, "current")
    links = [group.link for group in groups if group.link]
    assert 0 < len(links) <= SHOWN_WEAK_LINKS
    assert [link.rank for link in links] == list(range(1, len(links) + 1))
    names = {stage.id: stage.name for stage in MAP.current.stages}
    for group, link in zip(groups, links, strict=False):
        assert group.title == names[link.stage]
        assert {finding.stage for finding in group.findings} == {link.stage}


def test_every_finding_of_the_side_is_reviewed_once() -> None:
    shown = [finding for group in review(MAP, REPORT, "current") for finding in group.findings]
    assert len(shown) == len(set(map(id, shown)))
    assert {id(finding) for finding in shown} == {
        id(finding) for finding in REPORT.findings if finding.side is None or "current" in finding.side
    }


def test_what_is_no_weak_link_is_to_be_tidied_up() -> None:
    weak, sound_enough = (
        {"owner": "ae"},
        {"customer_value": "Gains", "exit": "Signs", "owner": "ae", "metrics": [METRIC]},
    )
    process_map = stages_map(weak, sound_enough, {**sound_enough, "metrics": []})
    groups = review(process_map, check_map(process_map, today=TODAY), "current")
    assert [group.title for group in groups][-1] == "Tidy up"
    assert groups[-1].link is None
    assert review(stages_map(), check_map(stages_map(), today=TODAY), "current") == ()


def test_ranks_and_gaps_are_those_of_the_side() -> None:
    assert ranks(REPORT, "current") == {link.stage: link.rank for link in REPORT.weak_links if link.side == "current"}
    bare = stages_map({}, {})
    gaps = not_assessed(check_map(bare, today=TODAY), "current")
    assert gaps
    assert all(gap.side is None or "current" in gap.side for gap in gaps)
    assert not_assessed(check_map(bare, today=TODAY), "target") == ()


def test_a_name_with_format_characters_is_shown_without() -> None:
    process_map = stages_map({"name": "a\u202eb"}, {}, {})
    groups = review(process_map, check_map(process_map, today=TODAY), "current")
    assert "a�b" in [group.title for group in groups]
