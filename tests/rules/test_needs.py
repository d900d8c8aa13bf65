import pytest

from procmap.model.process_map import ProcessMap
from procmap.rules.check import check_map
from procmap.rules.needs import FIELDS, told_needs
from procmap.workshop.fields.every import FIELDS as EVERY
from tests.rules.tables import TODAY
from tests.samples import example, sound, stages_map

KEYS = {field.key for fields in EVERY.values() for field in fields}


def sample() -> ProcessMap:
    return sound(example())


@pytest.mark.parametrize(
    ("need", "told"),
    [
        ("conversion at sell", "what moves on at Sell"),
        ("conversion at gone", "what moves on at gone"),
        ("hours of ae at sell", "hands-on hours of Account executive at Sell"),
        ("headcount of csm (current)", "the headcount of Customer success manager (current)"),
        ("hours_per_week of sdr", "hours a week of Sales development rep"),
        ("share of sell → qualify", "the share of Sell → Qualify"),
        ("kind of Calls at noon at sell", "the kind of Calls at noon at Sell"),
        ("entering or goal", "how many enter, or the goal"),
        ("roles", "roles"),
    ],
)
def test_a_need_is_said_in_words_and_names(need: str, told: str) -> None:
    assert told_needs(sample(), [need, need]) == [told]


def test_every_field_that_is_put_in_words_is_a_field() -> None:
    assert FIELDS.keys() <= KEYS


def test_no_rule_says_a_key_of_the_file() -> None:
    bare = stages_map({"skills": [{"name": "Reading"}], "tools": [{"name": "CRM"}]}, {"metrics": [{"name": "Calls"}]})
    gaps = check_map(bare, today=TODAY).not_assessed
    said = [told for gap in gaps for told in told_needs(bare, gap.needs)]
    assert said
    assert not [told for told in said if "_" in told]
    assert not [told for told in said if " at s" in told]
