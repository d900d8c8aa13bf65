"""The homework as a short list to read out or to send: by owner, what is missing at each stage."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from procmap.export.findings_text import many
from procmap.export.plain import paragraph, underlined
from procmap.model.process_map import ProcessMap
from procmap.model.text import uncapitalised
from procmap.rules.wording import listed, quoted
from procmap.store.homework_sheet import Question

NEW_RECORD = ".new."
"""What the key of a value of a record that is not there yet has in it."""


def homework_text(process_map: ProcessMap, questions: Sequence[Question], for_the_room: Sequence[str] = ()) -> str:
    """Who is asked for what, a line a stage, and what only the room together can say."""
    count = many(len(questions), "answer") if questions else "nothing"
    lines = paragraph(f"{quoted(process_map.process.name)}: {count} missing")
    for owner, asked in groupby(questions, key=lambda question: question.owner):
        lines += ["", *underlined(quoted(owner)), *_by_stage(asked)]
    if for_the_room:
        lines += ["", *paragraph(f"For the room: {'; '.join(for_the_room)}.")]
    return "\n".join(lines) + "\n"


def _by_stage(questions: Iterable[Question]) -> Iterator[str]:
    """What is asked at each stage; neighbours that lack the same share a line."""
    stages = [
        (quoted(stage), ", ".join(_words(asked))) for stage, asked in groupby(questions, key=lambda asked: asked.stage)
    ]
    for words, alike in groupby(stages, key=itemgetter(1)):
        names = [name for name, _ in alike if name]
        title = f"{listed(names, most=len(names))}: " if names else ""
        yield from paragraph(title + words, "  ")


def _words(questions: Iterable[Question]) -> Iterator[str]:
    """What is asked in few words; what is asked of one record stands together, and a new one is one thing."""
    for record, asked in groupby(questions, key=_record):
        fields = [_field(question) for question in asked]
        if record and all(fields):
            yield f"{record} ({', '.join(fields)})"
        elif record:
            yield record
        else:
            yield from fields


def _record(question: Question) -> str:
    """The record of a list that a question is about; empty for a field of a stage."""
    record, colon, _ = question.field.partition(": ")
    if NEW_RECORD in question.key:
        return f"a new {uncapitalised(record)}" + _on(question)
    return uncapitalised(record) + _on(question) if colon else ""


def _field(question: Question) -> str:
    """The field that a question asks of its record or stage; empty where it asks for a whole new record."""
    if NEW_RECORD in question.key:
        return ""
    _, colon, field = question.field.partition(": ")
    return field if colon else uncapitalised(question.field) + _on(question)


def _on(question: Question) -> str:
    return " (target)" if question.side == "target" else ""
