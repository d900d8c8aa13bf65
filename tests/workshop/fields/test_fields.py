import typing

import pytest

from procmap.model.data import key_of
from procmap.model.process_map import ProcessMap
from procmap.model.record import Record
from procmap.model.references import REFERENCES
from procmap.model.shape import record_type_at
from procmap.workshop.fields.every import FIELDS, field_of
from procmap.workshop.fields.field import Field

RECORDS = list(FIELDS)


def records_in(record: type[Record]) -> set[type[Record]]:
    """A kind of record and every kind below it."""
    found = {record}
    waiting: list[object] = [field.annotation for field in record.model_fields.values()]
    while waiting:
        annotation = waiting.pop()
        if isinstance(annotation, type) and issubclass(annotation, Record):
            found |= records_in(annotation)
        waiting += typing.get_args(annotation)
    return found


def words_in(annotation: object) -> tuple[str, ...]:
    """The words of the Literal in an annotation."""
    if typing.get_origin(annotation) is typing.Literal:
        return typing.get_args(annotation)
    return next((words for part in typing.get_args(annotation) if (words := words_in(part))), ())


def test_every_kind_of_record_of_a_map_has_its_fields() -> None:
    assert records_in(ProcessMap) <= set(RECORDS)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_the_fields_are_those_of_the_model(record: type[Record]) -> None:
    keys = [field.key for field in FIELDS[record]]
    assert sorted(keys) == sorted(key_of(name) for name in record.model_fields)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_a_choice_offers_every_word_of_the_model(record: type[Record]) -> None:
    for field in FIELDS[record]:
        name = "from_" if field.key == "from" else field.key
        words = words_in(record.model_fields[name].annotation)
        if words and record is not ProcessMap:
            assert (field.kind, field.choices) == ("choice", words), field.key


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_a_table_shows_fields_that_its_records_have(record: type[Record]) -> None:
    for field in FIELDS[record]:
        assert field.label
        assert (field.kind == "records") == bool(field.columns), field.key


def test_a_field_that_names_something_is_checked_when_a_map_is_read() -> None:
    kinds = ("role", "stage", "objective", "metric")
    lists = ((field.key, record_type_at((field.key,), holder)) for holder in RECORDS for field in FIELDS[holder])
    named = {(key, field.key, field.kind) for key, record in lists if record for field in FIELDS[record]}
    optional = {("actions", "owner", "who"), ("parked", "owner", "who")}
    assert {item for item in named if item[2] in kinds} == set(REFERENCES)
    assert {item for item in named if item[2] == "who"} == optional


def test_a_field_is_found_by_its_key() -> None:
    assert isinstance(field_of(ProcessMap, "process"), Field)
    with pytest.raises(KeyError):
        field_of(ProcessMap, "nothing")
