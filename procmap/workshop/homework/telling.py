"""What taking homework in changes, stage by stage, as the facilitator reads it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from procmap.model.process_map import SIDES, ProcessMap
from procmap.model.side import Side
from procmap.model.text import displayed, uncapitalised
from procmap.rules.wording import quoted
from procmap.store.homework_sheet import Answer, AnsweredSheet
from procmap.workshop.homework.taking import Taken, Taking

THE_WHOLE = "The whole map"
"""What stands where a stage's name would, for what is about no stage."""

_NOTHING = "–"


@dataclass(frozen=True)
class Part:
    """What changes at one stage, or in the whole map: its title, the changes, what the map keeps, and the answers."""

    title: str
    changes: tuple[str, ...]
    kept: tuple[str, ...]
    answers: tuple[Answer, ...]

    @property
    def sentence(self) -> str:
        """The changes as one line: “Qualify: our wait – → 3 days; right first time – → 80 %”."""
        return f"{self.title}: {'; '.join(self.changes)}"


def parts_of(process_map: ProcessMap, taking: Taking) -> tuple[Part, ...]:
    """What a taking does, by stage in the order of the map; what is about no stage comes last."""
    names = {stage.id: stage.name for side in reversed(_sides(process_map)) for stage in side.stages}
    order = list(dict.fromkeys([*(stage.id for side in _sides(process_map) for stage in side.stages), ""]))
    taken = sorted(taking.taken, key=lambda done: order.index(done.address.stage))
    return tuple(
        _part(quoted(names.get(stage, THE_WHOLE)), list(done))
        for stage, done in groupby(taken, key=lambda done: done.address.stage)
    )


def _sides(process_map: ProcessMap) -> list[Side]:
    return [side for name in SIDES if (side := process_map.side(name))]


def _part(title: str, taken: Sequence[Taken]) -> Part:
    made = sorted((done for done in taken), key=lambda done: (done.answer.line, done.answer.column))
    changes: list[str] = []
    kept: list[str] = []
    for _, same in groupby(made, key=lambda done: (done.answer, done.before, done.after, done.is_kept)):
        first, *others = same
        (kept if first.is_kept else changes).append(_sentence(first, on_both=bool(others)))
    return Part(title, tuple(changes), tuple(kept), tuple(dict.fromkeys(done.answer for done in made)))


def _sentence(done: Taken, *, on_both: bool) -> str:
    label = uncapitalised(done.label)
    side = " (both sides)" if on_both else " (target)" if done.address.side == "target" else ""
    before, after = (_with_unit(done.address.key, text) for text in (done.before, done.after))
    if done.is_kept:
        return f"{label}{side} stays {before}, not {after} (line {done.answer.line})"
    return f"{label}{side} {before} → {after}{', a new role' if done.new_role else ''}"


def _with_unit(key: str, text: str) -> str:
    if not text:
        return _NOTHING
    unit = (" day" if text == "1" else " days") if key.endswith("_days") else ""
    return f"{quoted(text)}{unit}"


def gone_lines(taking: Taking) -> Iterator[str]:
    """What was answered for and is no longer in the map, each thing once, with the lines of its answers."""
    lines: dict[str, list[Answer]] = {}
    for answer, gone in taking.gone:
        named = f"{quoted(answer.stage)}: {gone}" if answer.stage else gone
        lines.setdefault(named, []).append(answer)
    for named, answers in lines.items():
        where = ", ".join(map(str, sorted({answer.line for answer in answers})))
        yield f"{displayed(named)} is no longer in the map: line{'s' * (len(answers) > 1)} {where} not taken"


def only(sheet: AnsweredSheet, parts: Sequence[Part]) -> AnsweredSheet:
    """The sheet with the answers of some parts alone."""
    chosen = {answer for part in parts for answer in part.answers}
    return replace(sheet, answers=tuple(answer for answer in sheet.answers if answer in chosen))
