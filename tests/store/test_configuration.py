import pytest

from procmap.store.configuration import Configuration, ExportSetting, RuleSetting, read_configuration
from procmap.store.faults import Refused

KNOWN = {"costly-leak": frozenset({"share", "least"}), "no-owner": frozenset()}


@pytest.fixture
def map_path(tmp_path):
    folder = tmp_path / "maps" / "north"
    folder.mkdir(parents=True)
    return folder / "sale.toml"


def test_without_a_file_nothing_is_set(map_path):
    assert read_configuration(map_path, KNOWN) == Configuration()


def test_the_nearest_file_above_the_map_counts(map_path, tmp_path):
    (tmp_path / "procmap.toml").write_text('[rules.no-owner]\nseverity = "off"\n')
    assert read_configuration(map_path, KNOWN).rules == {"no-owner": RuleSetting("off")}
    (tmp_path / "maps" / "procmap.toml").write_text(
        '[rules.costly-leak]\nshare = 0.5\n[export]\nto = ["dot"]\nout = "pictures"\n[agenda]\n'
    )
    found = read_configuration(map_path, KNOWN)
    assert found.rules == {"costly-leak": RuleSetting(None, {"share": 0.5})}
    assert found.export == ExportSetting(("dot",), "pictures")


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
minutes = 60
"""
    )
    with pytest.raises(Refused) as caught:
        read_configuration(map_path, KNOWN)
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
        "13:1: unknown key `minutes`: expected none here",
    ]


@pytest.mark.parametrize("text", ["rules = 3", "[rules]\nno-owner = 1", "export = []", "[rules", "agenda = true"])
def test_a_wrong_shape_is_refused(map_path, tmp_path, text):
    (tmp_path / "procmap.toml").write_text(text)
    with pytest.raises(Refused):
        read_configuration(map_path, KNOWN)
