from typing import get_args

import pytest

from procmap.model.process_map import StepName
from procmap.store.configuration import AgendaSetting
from procmap.workshop.timing.agenda import PRESETS, STEPS, agendas, stretched


@pytest.mark.parametrize(("preset", "length"), zip(PRESETS, (60, 90, 120), strict=True))
def test_a_preset_fills_its_length(preset, length):
    assert preset.total == length
    assert preset.name == f"{length} minutes"
    assert set(preset.minutes) == set(get_args(StepName))


def test_without_a_configuration_there_are_the_presets():
    assert agendas(AgendaSetting()) == PRESETS


def test_a_team_s_own_agendas_come_first_and_keep_their_order():
    setting = AgendaSetting(75, {"quick": {"goals": 5, "slack": 2}, "deep": {"numbers": 40}})
    assert [agenda.name for agenda in agendas(setting)] == [
        "75 minutes", "quick", "deep", "60 minutes", "90 minutes", "120 minutes"
    ]  # fmt: skip
    quick = agendas(setting)[1]
    assert (quick.minutes, quick.slack, quick.total) == ({"goals": 5}, 2, 7)


def test_a_team_s_own_agenda_stands_for_the_preset_of_its_name():
    own = agendas(AgendaSetting(None, {"60 minutes": {"goals": 60}}))
    assert [agenda.name for agenda in own] == ["60 minutes", "90 minutes", "120 minutes"]
    assert own[0].minutes == {"goals": 60}


def test_what_would_act_on_a_terminal_is_taken_from_the_name_of_an_agenda():
    assert agendas(AgendaSetting(None, {"a\x1b[2Jb": {"goals": 5}}))[0].name == "a [2Jb"


@pytest.mark.parametrize(("length", "nearest"), [(45, 60), (100, 90), (240, 120)])
def test_a_length_keeps_the_proportions_of_the_nearest_preset(length, nearest):
    agenda, preset = stretched(length), next(preset for preset in PRESETS if preset.total == nearest)
    assert agenda.total == pytest.approx(length)
    for step in STEPS:
        assert agenda.minutes[step.id] / length == pytest.approx(preset.minutes[step.id] / nearest)
