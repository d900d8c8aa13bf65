from pathlib import Path

import pytest

from procmap.store.configuration import AgendaSetting, Configuration, ExportSetting, RuleSetting, read_configuration
from procmap.store.faults import Refused

KNOWN = {"costly-leak": frozenset({"share", "least"}), "no-owner": frozenset()}
FORMATS = ("dot", "svg")


@pytest.fixture
def map_path(tmp_path):
    folder = tmp_path / "maps" / "north"
    folder.mkdir(parents=True)
    return folder / "sale.toml"


def test_without_a_file_nothing_is_set(map_path):
    assert read_configuration(map_path, KNOWN, FORMATS) == Configuration()


def test_the_nearest_file_above_the_map_counts(map_path, tmp_path):
    (tmp_path / "procmap.toml").write_text('[rules.no-owner]\nseverity = "off"\n')
    assert read_configuration(map_path, KNOWN, FORMATS).rules == {"no-owner": RuleSetting("off")}
    (tmp_path / "maps" / "procmap.toml").write_text(
        '[rules.costly-leak]\nshare = 0.5\n[export]\nto = ["dot"]\nout = "pictures"\n[agenda]\n'
    )
    found = read_configuration(map_path, KNOWN, FORMATS)
    assert found.rules == {"costly-leak": RuleSetting(None, {"share": 0.5})}
    assert found.export == ExportSetting(("dot",), "pictures")


def test_the_file_is_named_as_it_is_said_from_where_the_program_runs(tmp_path, monkeypatch):
    (tmp_path / "procmap.toml").write_text("rule = 1")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Refused) as caught:
        read_configuration(Path("maps/north/sale.toml"), KNOWN, FORMATS)
    assert str(caught.value).startswith("procmap.toml:1:1: ")


def test_a_team_has_agendas_of_its_own(map_path, tmp_path):
    (tmp_path / "procmap.toml").write_text("[agenda]\nminutes = 75\n[agenda.quick]\ngoals = 5\nweak-links = 7.5\n")
    expected = AgendaSetting(75, {"quick": {"goals": 5, "weak-links": 7.5}})
    assert read_configuration(map_path, KNOWN, FORMATS).agenda == expected


@pytest.mark.parametrize("number", ["-1", "inf", "nan", "1e400", "9" * 400, "true", '"1"'])
def test_a_threshold_is_a_finite_number_of_at_least_0(map_path, tmp_path, number):
    (tmp_path / "procmap.toml").write_text(f"[rules.costly-leak]\nshare = {number}\n")
    with pytest.raises(Refused, match=r":2:1: `share` is .*: expected a number of at least 0"):
        read_configuration(map_path, KNOWN, FORMATS)


def test_a_format_that_there_is_not_is_refused_where_it_stands(map_path, tmp_path):
    (tmp_path / "procmap.toml").write_text('[export]\nto = ["dot", "pdf", 3]\n')
    with pytest.raises(Refused) as caught:
        read_configuration(map_path, KNOWN, FORMATS)
    assert [(fault.line, fault.column, fault.message) for fault in caught.value.faults] == [
        (2, 14, 'there is no format "pdf": expected some of dot, svg'),
        (2, 21, "there is no format 3: expected some of dot, svg"),
    ]


def test_whatever_is_not_known_is_refused_with_its_place(map_path, tmp_path):
    place = tmp_path / "procmap.toml"
    place.write_text(
        """\
rule = 1
[rules.costly-leek]
[rules.costly-leak]
severity = "fatal"
shares = 1
share = "half"
least = -1
[export]
to = "svg"
out = 3
into = "x"
[agenda]
minuets = 60
[agenda.quick]
gaols = 5
slack = -1
[agenda.empty]
[agenda.long]
goals = 1441
"""
    )
    with pytest.raises(Refused) as caught:
        read_configuration(map_path, KNOWN, FORMATS)
    assert [str(fault).removeprefix(f"{place}:") for fault in caught.value.faults] == [
        "1:1: unknown key `rule`: the nearest known one is `rules`",
        "2:8: unknown rule `costly-leek`: the nearest known one is `costly-leak`",
        '4:1: `severity` is "fatal": expected one of `error`, `warning`, `info`, `off`',
        "5:1: unknown key `shares`: the nearest known one is `share`",
        '6:1: `share` is "half": expected a number of at least 0',
        "7:1: `least` is -1: expected a number of at least 0",
        '9:1: `to` is "svg": expected a list of formats such as ["dot", "svg"]',
        "10:1: `out` is 3: expected a folder, as text in quotes",
        "11:1: unknown key `into`: the nearest known one is `to`",
        "13:1: unknown key `minuets`: the nearest known one is `minutes`",
        "15:1: unknown key `gaols`: the nearest known one is `goals`",
        "16:1: `slack` is -1: expected minutes from 0 to 1440",
        "17:9: `empty` has no minutes: expected some, such as `goals = 5`",
        "19:1: `goals` is 1441: expected minutes from 0 to 1440",
    ]


@pytest.mark.parametrize(
    "text", ["rules = 3", "[rules]\nno-owner = 1", "export = []", "[rules", "agenda = true", "[agenda]\nminutes = 0"]
)
def test_a_wrong_shape_is_refused(map_path, tmp_path, text):
    (tmp_path / "procmap.toml").write_text(text)
    with pytest.raises(Refused):
        read_configuration(map_path, KNOWN, FORMATS)
