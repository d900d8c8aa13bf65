"""`procmap export` as a program of its own, in a folder of its own."""

import shutil
import subprocess
import sysconfig
from pathlib import Path

import pytest

from procmap.store.reading import read_map
from tests.cli.program import procmap_here

PROGRAM = Path(sysconfig.get_path("scripts")) / "procmap"
MAPS = Path(__file__).parents[2] / "maps"


@pytest.fixture
def desk(tmp_path):
    """A folder with two maps in `maps/`."""
    (tmp_path / "maps").mkdir()
    for name in ("flow-meters", "crm-standard"):
        shutil.copy(MAPS / f"{name}.toml", tmp_path / "maps")
    return tmp_path


def export(desk, *arguments):
    return procmap_here("export", *arguments, cwd=desk)


def written(desk):
    """Every file but the maps, and what a test put there itself."""
    paths = (path.relative_to(desk) for path in desk.rglob("*") if path.is_file())
    return sorted(str(path) for path in paths if path.parts[0] not in ("maps", "other", "procmap.toml"))


def test_a_map_by_name_goes_to_exports(desk):
    command = [PROGRAM, "export", "flow-meters"]
    done = subprocess.run(command, cwd=desk, capture_output=True, text=True, encoding="utf-8")
    assert (done.returncode, done.stderr) == (0, "")
    assert written(desk) == sorted(done.stdout.split())
    assert len(done.stdout.split()) == 13
    assert read_map(desk / "exports/flow-meters/map.toml").map == read_map(desk / "maps/flow-meters.toml").map


def test_formats_side_and_folder(desk):
    done = export(desk, "flow-meters", "--to", "dot,svg", "--side", "target", "--out", "out/deep")
    assert done.stdout.splitlines() == ["out/deep/flow-meters/target.dot", "out/deep/flow-meters/target.svg"]


def test_several_maps_at_once(desk):
    done = export(desk, "flow-meters", "maps/crm-standard.toml", "--to", "dot")
    assert [Path(line).parent.name for line in done.stdout.splitlines()] == ["flow-meters"] * 4 + ["crm-standard"]


@pytest.mark.parametrize("view", ["change", "both"])
def test_a_picture_of_two_sides_is_written_alone(desk, view):
    done = export(desk, "flow-meters", "--side", view, "--to", "svg")
    assert done.stdout == f"exports/flow-meters/{view}.svg\n"


@pytest.mark.parametrize(
    ("view", "said"),
    [
        ("target", "there is no target side to draw"),
        ("change", "there is no target side whose change could be drawn"),
        ("both", "there is no target side to draw beside the current one"),
    ],
)
def test_a_picture_that_needs_a_target_says_that_there_is_none(desk, view, said):
    done = export(desk, "crm-standard", "--side", view, "--to", "svg")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == f"maps/crm-standard.toml: {said}\n"


def test_the_team_s_setting_counts_until_the_command_line_says_otherwise(desk):
    (desk / "procmap.toml").write_text('[export]\nto = ["toml"]\nout = "papers"\n')
    assert export(desk, "crm-standard").stdout == "papers/crm-standard/map.toml\n"
    assert export(desk, "crm-standard", "--to", "dot", "--out", "o").stdout == "o/crm-standard/current.dot\n"


def test_a_refused_map_stops_all_with_one_line_a_fault_and_nothing_written(desk):
    (desk / "maps/broken.toml").write_text('format = 1\n[process]\nname = "x"\nsize = 3\n')
    done = export(desk, "flow-meters", "broken", "absent")
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 2
    assert done.stderr.startswith("maps/broken.toml:4:1: ")
    assert written(desk) == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["flow-meters", "--to", "pdf"], "'--to': there is no format `pdf`: expected some of toml, dot, svg, png"),
        (["flow-meters", "--side", "all"], "'all' is not one of 'current', 'target', 'change', 'both'"),
        ([], "missing argument"),
    ],
)
def test_a_command_line_that_makes_no_sense_is_refused(desk, arguments, said):
    done = export(desk, *arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert written(desk) == []


def test_an_unknown_format_in_the_team_s_setting_is_refused_in_its_file(desk):
    (desk / "procmap.toml").write_text('[export]\nto = ["pdf"]\n')
    done = export(desk, "flow-meters")
    assert done.returncode == 2
    assert done.stderr == 'procmap.toml:2:7: there is no format "pdf": expected some of toml, dot, svg, png\n'


def test_two_maps_of_one_name_are_not_written_over_each_other(desk):
    (desk / "other").mkdir()
    shutil.copy(MAPS / "flow-meters.toml", desk / "other")
    done = export(desk, "flow-meters", "other/flow-meters.toml")
    assert done.returncode == 2
    assert "another of the maps has the same name" in done.stderr
    assert written(desk) == []


def test_a_map_named_twice_is_written_once(desk):
    done = export(desk, "crm-standard", "maps/crm-standard.toml", "--to", "toml")
    assert done.stdout == "exports/crm-standard/map.toml\n"


def test_the_system_s_graphviz_is_used_only_where_asked_and_missed_in_one_line(desk):
    done = subprocess.run(
        [PROGRAM, "export", "flow-meters", "--renderer", "dot"],
        cwd=desk,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={"PATH": str(desk)},
    )
    assert done.returncode == 2
    assert done.stderr == (
        "maps/flow-meters.toml:1:1: no picture can be made of it: dot is not installed; nothing was written\n"
    )
