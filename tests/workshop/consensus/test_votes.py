from collections.abc import Mapping

import pytest

from procmap.model.fault import Path
from procmap.model.process_map import Vote
from procmap.rules.check import check_map
from procmap.workshop.consensus.subject import Subject, subject_at, subject_of
from procmap.workshop.consensus.votes import told, told_votes, with_vote
from procmap.workshop.edits.edit import Unacceptable
from tests.rules.tables import TODAY
from tests.samples import stages_map

EXIT = {"name": "Qualify", "exit": "Budget named", "owner": "ae", "roadblocks": [{"says": "Call back"}]}
SUBJECT = Subject("current", "s1", "exit", "?", "exit criterion at Qualify")


def voted(*votes: Mapping[str, object], **target: object) -> list[dict[str, object]]:
    """The votes of a map after one more on the exit of its first stage."""
    side = {"target": {"stages": [{"id": "s1", "name": "Qualify"}]}}
    process_map = with_vote(stages_map(EXIT, votes=list(votes), **side), SUBJECT, target or {"scores": (3, 4)})
    return [vote.model_dump(exclude_defaults=True) for vote in process_map.votes]


def test_a_vote_takes_the_place_of_the_one_before_and_keeps_what_it_did_not_ask() -> None:
    before = {"side": "current", "stage": "s1", "topic": "exit", "scores": [1], "dots": 4, "concern": "No"}
    other = {"side": "current", "stage": "s1", "topic": "entry", "scores": [5]}
    after = voted(before, other, scores=(3, 4), concern="")
    assert after[0] == {"side": "current", "stage": "s1", "topic": "exit", "scores": (3, 4), "dots": 4}
    assert after[1]["topic"] == "entry"


def test_the_vote_of_another_side_stays() -> None:
    target = {"side": "target", "stage": "s1", "topic": "exit", "scores": [1]}
    assert len(voted(target)) == 2
    both = {"stage": "s1", "topic": "exit", "scores": [1]}
    assert [vote.get("side") for vote in voted(both)] == [None, "current"]


def test_of_several_the_one_that_counts_is_replaced() -> None:
    votes = [{"side": "current", "stage": "s1", "topic": "exit", "scores": [score]} for score in (1, 2)]
    assert [vote["scores"] for vote in voted(*votes)] == [(1,), (3, 4)]


def test_a_vote_that_says_nothing_any_more_goes() -> None:
    assert voted({"side": "current", "stage": "s1", "topic": "exit", "dots": 3}, dots=None) == []
    assert voted(dots=None) == []


def test_a_new_vote_is_what_the_rule_judges() -> None:
    process_map = stages_map(EXIT, votes=[{"side": "current", "stage": "s1", "topic": "exit", "scores": [1, 1]}])

    def low() -> list[str]:
        return [it.message for it in check_map(process_map, today=TODAY).findings if it.rule == "low-consensus"]

    assert low()
    process_map = with_vote(process_map, SUBJECT, {"scores": (3, 4)})
    assert not low()


def test_a_vote_is_told_in_a_few_words() -> None:
    assert told(Vote(topic="exit", scores=(3, 5, 2, 4, 3), concern="Not in writing")) == (
        "5 votes: 2 3 3 4 5, lowest 2; “Not in writing”"
    )
    assert told(Vote(topic="conversion", guesses=(0.4, 0.5, 0.6))) == "3 numbers: 40 % to 60 %, median 50 %"
    assert told(Vote(topic="our_wait_days", guesses=(3,), dots=1)) == "1 number: 3 to 3, median 3; 1 dot"


def test_what_stands_beside_a_field_is_the_vote_that_counts() -> None:
    process_map = stages_map(EXIT, votes=[{"stage": "s1", "topic": "exit", "scores": [4]}])
    assert told_votes(process_map, "target", "s1", "exit") == "1 vote: 4, lowest 4"
    assert told_votes(process_map, "current", "s1", "entry") == ""


@pytest.mark.parametrize(
    ("path", "topic", "question"),
    [
        (("current", "stages", 0, "exit"), "exit", "Can you live with it? Qualify, exit criterion: “Budget named”"),
        (("current", "stages", 0, "entry"), "entry", "Can you live with it? Qualify, entry criterion: nothing yet"),
        (("current", "stages", 0, "name"), "name", "Can you live with it? The stage “Qualify”"),
        (
            ("current", "stages", 0, "roadblocks", 0, "says"),
            "roadblocks",
            "Can you live with it? Qualify, roadblock Call back",
        ),
    ],
)
def test_a_cell_of_a_stage_is_voted_on_by_its_field(path: Path, topic: str, question: str) -> None:
    subject = subject_at(stages_map(EXIT), path)
    assert (subject.side, subject.stage, subject.topic, subject.question) == ("current", "s1", topic, question)


@pytest.mark.parametrize("path", [("process", "goal"), ("actions", 0, "title"), ("current", "stages", 9, "exit"), ()])
def test_what_belongs_to_no_stage_is_not_voted_on(path: Path) -> None:
    with pytest.raises(Unacceptable, match="votes are on a field of a stage, or on a finding"):
        subject_at(stages_map(EXIT), path)


def test_only_numbers_can_be_guessed() -> None:
    keys = ("conversion", "hours", "our_wait_days", "max_days", "exit", "owner")
    fields = [subject_at(stages_map(EXIT), ("current", "stages", 0, key)).field for key in keys]
    assert [field.kind if field else None for field in fields] == [
        "share estimate", "hours", "estimate", "number", None, None
    ]  # fmt: skip


def test_a_finding_is_voted_on_by_its_rule_on_the_side_it_is_on() -> None:
    finding = check_map(stages_map(EXIT), today=TODAY).findings[0]
    for side, shown, expected in (
        ("current", "current", "current"),
        ("current and target", "target", "target"),
        (None, "current", None),
    ):
        subject = subject_of(finding.on(side), shown)  # type: ignore[arg-type]
        assert (subject.side, subject.topic, subject.stage) == (expected, finding.rule, finding.stage or "")
