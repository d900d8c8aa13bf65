"""Votes in the map: the one that counts, kept in its place, and told beside what it is about."""

from collections.abc import Callable
from typing import Any

from procmap.model.process_map import ProcessMap, SideName, Vote
from procmap.model.stage import Stage
from procmap.workshop.consensus.pictures import counted
from procmap.workshop.consensus.subject import Subject
from procmap.workshop.consensus.tally import median
from procmap.workshop.edits.edit import checked, placed, rebuilt
from procmap.workshop.fields.every import FIELDS
from procmap.workshop.typed.figures import number_text, share_text


def _counting(process_map: ProcessMap, side: SideName | None, stage: str, topic: str) -> int | None:
    """The position of the vote that counts: the last one, for a vote without a side counts on every side."""
    positions = [
        position
        for position, vote in enumerate(process_map.votes)
        if (vote.stage, vote.topic) == (stage, topic) and vote.side in (None, side)
    ]
    return positions[-1] if positions else None


def with_vote(process_map: ProcessMap, subject: Subject, changes: dict[str, Any]) -> ProcessMap:
    """The map in which the vote on a subject says something else; what it says of other kinds stays.

    A vote that says nothing any more goes. Raises Unacceptable.
    """
    own = {"side": subject.side, "stage": subject.stage, "topic": subject.topic}
    counting = _counting(process_map, subject.side, subject.stage, subject.topic)
    position, held = len(process_map.votes), Vote.model_validate(own)
    # Another side's vote stays where it is: it is history here, and still counts on the other side.
    if counting is not None and process_map.votes[counting].side == subject.side:
        position, held = counting, process_map.votes[counting]
    vote = rebuilt(held, changes)
    kept = () if vote == Vote.model_validate(own) else (vote,)
    votes = (*process_map.votes[:position], *kept, *process_map.votes[position + 1 :])
    return checked(placed(process_map, ("votes",), votes))


def told_votes(process_map: ProcessMap, side: SideName, stage: str, topic: str) -> str:
    """What the room said of a topic at a stage, in a few words; empty where it has not voted."""
    position = _counting(process_map, side, stage, topic)
    return told(process_map.votes[position]) if position is not None else ""


def dots_on(process_map: ProcessMap, side: SideName, stage: str) -> int:
    """The dots that a stage itself got, not what was found there."""
    position = _counting(process_map, side, stage, "name")
    return (process_map.votes[position].dots or 0) if position is not None else 0


def told(vote: Vote) -> str:
    """A vote in a few words: “5 votes: 2 3 3 4 5, lowest 2, “concern””."""
    parts = []
    if vote.scores:
        listed = " ".join(map(str, sorted(vote.scores)))
        parts.append(f"{counted(len(vote.scores), 'vote')}: {listed}, lowest {min(vote.scores)}")
    if vote.guesses:
        text = number_text_of(vote.topic)
        low, middle, high = min(vote.guesses), median(vote.guesses), max(vote.guesses)
        parts.append(f"{counted(len(vote.guesses), 'number')}: {text(low)} to {text(high)}, median {text(middle)}")
    if vote.dots:
        parts.append(counted(vote.dots, "dot"))
    if vote.concern:
        parts.append(f"“{vote.concern}”")
    return "; ".join(parts)


def number_text_of(topic: str) -> Callable[[float], str]:
    """How the numbers of a topic are read: shares in per cent."""
    kinds = {field.key: field.kind for field in FIELDS[Stage]}
    return share_text if kinds.get(topic) == "share estimate" else number_text
