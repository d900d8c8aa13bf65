"""Homework as the facilitator meets it: the list, the sheet, and the sheet that comes back."""

import csv
import io
from collections.abc import Mapping
from pathlib import Path

import pytest

from procmap.store.reading import read_map
from procmap.workshop.homework.asking import questions
from tests.cli.program import procmap, procmap_here
from tests.tui.terminal import Terminal

MAP = """\
# The room of 20 November.
format = 1

[process]
name = "Meters"
goal = 60

[[roles]]
id = "sdr"
name = "Sales development rep"
hours_per_week = 40
selling_share = 0.5

[current]
entering = 100
headcount = { sdr = 2 }

# They never measured this one.
[[current.stages]]
id = "reach"
name = "Reach"
owner = "sdr"
customer_value = "Hears what others gained"
exit = "Books a call"   # seen, not felt
exit_by = "buyer"
conversion = 0.2
hours = { sdr = 1 }
our_wait_days = 1
buyer_wait_days = 2
right_first_time = 0.9

[[current.stages.metrics]]
id = "calls"
name = "Calls"
target = 50
better = "higher"
owner = "sdr"
cadence = "weekly"

[[current.stages]]
id = "qualify"
name = "Qualify"
owner = "sdr"
customer_value = "Learns early"
exit = "Names a budget"
exit_by = "buyer"
conversion = 0.5
buyer_wait_days = 4

[[current.stages.metrics]]
id = "won"
name = "Won"
target = 10
red = 5
better = "higher"
owner = "sdr"
cadence = "weekly"
"""

QUALIFY = {"hours": "2,5", "our_wait_days": "3 days", "right_first_time": "80%"}


@pytest.fixture
def room(tmp_path: Path) -> Path:
    """A folder with a map of two stages that lack little."""
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps/meters.toml").write_text(MAP, encoding="utf-8")
    return tmp_path


def map_text(room: Path) -> str:
    return (room / "maps/meters.toml").read_text(encoding="utf-8")


def returned(room: Path, answers: Mapping[str, str], stage: str = "qualify", delimiter: str = ";") -> Path:
    """The sheet as it comes back from a spreadsheet: answered at one stage, saved in its own way."""
    text = procmap_here("homework", "meters", "--out", "-", cwd=room).stdout
    rows = list(csv.DictReader(io.StringIO(text)))
    for row in rows:
        if row["stage_id"] == stage:
            row["answer"] = answers.get(row["key"], "")
    out = io.StringIO()
    writer = csv.DictWriter(out, [*reversed(rows[0]), "notes"], delimiter=delimiter, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    path = room / "back.csv"
    path.write_bytes(b"\xef\xbb\xbf" + f"{out.getvalue()}{delimiter * 5}\r\n".encode())
    return path


def test_the_list_says_who_is_asked_for_what(room: Path) -> None:
    done = procmap("homework", "meters", cwd=room)
    assert (done.returncode, done.stderr) == (0, "")
    said = " ".join(done.stdout.split())
    assert "Sales development rep ───────────────────── Reach: KPI Calls (red line), a new roadblock " in said
    assert "Qualify: hands-on hours, our wait, right first time, a new roadblock" in said
    assert "nobody yet ────────── what starts it, what ends it, life cycle, really delivered last period" in said
    assert done.stdout.endswith("For the room: the target.\n")
    assert all(len(line) <= 80 for line in done.stdout.splitlines())


def test_a_sheet_for_one_owner_is_never_written_over_another(room: Path) -> None:
    done = procmap_here("homework", "meters", "--owner", "sales", "--out", "sdr.csv", cwd=room)
    assert (done.returncode, done.stdout) == (0, "sdr.csv: 10 questions\n")
    content = (room / "sdr.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbfowner,stage,")
    assert b"nobody" not in content
    done = procmap_here("homework", "meters", "--out", "sdr.csv", cwd=room)
    assert (done.returncode, done.stderr) == (2, "sdr.csv:1:1: the file is there already: expected a new name\n")
    assert (room / "sdr.csv").read_bytes() == content
    assert procmap_here("homework", "meters", "--out", "sdr.csv", "--force", "--semicolons", cwd=room).returncode == 0
    assert b"owner;stage;" in (room / "sdr.csv").read_bytes()


def test_answers_are_taken_in_stage_by_stage_and_nothing_else_is_touched(room: Path) -> None:
    path = returned(room, QUALIFY)
    dry = procmap_here("homework", "meters", "--take", path.name, "--dry-run", cwd=room)
    said = "Qualify: hands-on hours – → 2.5; our wait – → 3 days; right first time – → 80 %\n"
    assert (dry.returncode, dry.stdout) == (0, f"{said}maps/meters.toml: 3 changes to take; nothing was saved\n")
    assert map_text(room) == MAP
    done = procmap_here("homework", "meters", "--take", path.name, "--yes", cwd=room)
    assert (done.returncode, done.stdout) == (0, f"{said}maps/meters.toml: 3 changes saved\n")
    added = [line for line in map_text(room).splitlines() if line not in MAP.splitlines()]
    assert added == ["hours = { sdr = 2.5 }", "our_wait_days = 3", "right_first_time = 0.8"]
    assert [line for line in MAP.splitlines() if line not in map_text(room).splitlines()] == []
    before = map_text(room)
    again = procmap_here("homework", "meters", "--take", path.name, "--yes", cwd=room)
    assert (again.returncode, again.stdout) == (0, "maps/meters.toml: nothing to change\n")
    assert map_text(room) == before


def test_what_was_answered_is_no_longer_asked(room: Path) -> None:
    procmap_here("homework", "meters", "--take", returned(room, QUALIFY).name, "--yes", cwd=room)
    left = {
        question.key
        for question in questions(read_map(room / "maps/meters.toml").map)
        if question.stage_id == "qualify"
    }
    assert left == {"roadblocks.new.says", "roadblocks.new.answer", "roadblocks.new.owner"}


def test_what_the_map_has_got_since_is_kept_unless_theirs_is_said(room: Path) -> None:
    path = returned(room, QUALIFY)
    changed = MAP.replace('exit = "Names', 'our_wait_days = 5\nexit = "Names').replace(
        'name = "Qualify"', 'name = "Gate"'
    )
    (room / "maps/meters.toml").write_text(changed, encoding="utf-8")
    done = procmap_here("homework", "meters", "--take", path.name, "--yes", cwd=room)
    assert "Gate: our wait stays 5 days, not 3 days (line " in done.stdout
    assert "Gate: hands-on hours – → 2.5; right first time – → 80 %\n" in done.stdout
    assert "our_wait_days = 5\n" in map_text(room)
    done = procmap_here("homework", "meters", "--take", path.name, "--yes", "--theirs", cwd=room)
    assert done.stdout == "Gate: our wait 5 days → 3 days\nmaps/meters.toml: 1 change saved\n"


def test_answers_for_a_stage_that_is_gone_are_named_and_left_out(room: Path) -> None:
    path = returned(room, QUALIFY)
    without = MAP[: MAP.index('[[current.stages]]\nid = "qualify"')]
    (room / "maps/meters.toml").write_text(without, encoding="utf-8")
    done = procmap_here("homework", "meters", "--take", path.name, "--yes", cwd=room)
    assert done.returncode == 0
    assert done.stdout.startswith("Qualify: the stage qualify is no longer in the map: lines ")
    assert map_text(room) == without


def test_every_answer_that_cannot_be_read_is_named_and_nothing_is_taken(room: Path) -> None:
    path = returned(room, {"hours": "soon", "our_wait_days": "3", "right_first_time": "10-Feb"})
    done = procmap_here("homework", "meters", "--take", path.name, "--yes", cwd=room)
    assert (done.returncode, done.stdout) == (2, "")
    hours, right = done.stderr.splitlines()
    assert hours.startswith("back.csv:")
    assert ":1: Qualify, Hands-on hours: “soon” cannot be taken: expected a role's id and its hours" in hours
    assert "Qualify, Right first time: “10-Feb” cannot be taken: a spreadsheet has made a date of it" in right
    assert map_text(room) == MAP


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"metrics.new.target": "5"}, "expected an answer to “KPI: metric” with it"),
        ({"metrics.won.read": "5"}, "there is no value `metrics.won.read`: expected it as it was sent"),
        ({"metrics.won": "5"}, "there is no value `metrics.won`"),
        ({"handoff": "5"}, "there is no value `handoff`"),
        ({"metrics.won.red": "50"}, "the red line 50 is on the good side of the target 10"),
        ({"metrics.won.owner": "x" * 3, "hours.nobody": "3"}, "no longer in the map"),
    ],
)
def test_a_sheet_that_was_tampered_with_harms_nothing(room: Path, answers: Mapping[str, str], said: str) -> None:
    rows = "".join(f"current,qualify,{key},{answer}\n" for key, answer in answers.items())
    (room / "back.csv").write_text(f"side,stage_id,key,answer\n{rows}", encoding="utf-8")
    done = procmap_here("homework", "meters", "--take", "back.csv", "--dry-run", cwd=room)
    assert said in done.stdout + done.stderr
    assert map_text(room) == MAP


def test_answers_may_come_in_any_order_and_make_new_records_and_roles(room: Path) -> None:
    (room / "back.csv").write_text(
        "answer;key;stage_id;side\n"
        "5;metrics.new.target;qualify;current\n"
        "Demos;metrics.new.name;qualify;current\n"
        "Solution engineer;owner;reach;current\n",
        encoding="utf-8",
    )
    done = procmap_here("homework", "meters", "--take", "back.csv", "--yes", "--theirs", cwd=room)
    assert "Reach: owner Sales development rep → Solution engineer, a new role\n" in done.stdout
    assert "Qualify: KPI Demos: target – → 5; KPI: metric – → Demos\n" in done.stdout
    process_map = read_map(room / "maps/meters.toml").map
    assert [(metric.id, metric.target) for metric in process_map.current.stages[1].metrics] == [
        ("won", 10),
        ("demos", 5),
    ]
    assert process_map.role_name("solution-engineer") == "Solution engineer"


def test_without_a_terminal_nobody_can_be_asked(room: Path) -> None:
    done = procmap_here("homework", "meters", "--take", returned(room, QUALIFY).name, cwd=room)
    assert (done.returncode, done.stdout) == (2, "")
    assert "no terminal to ask at, stage by stage: expected --yes or --dry-run" in done.stderr
    assert map_text(room) == MAP


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--yes",), "expected --take FILE"),
        (("--take", "back.csv", "--out", "x.csv"), "--take reads a sheet"),
        (("--owner", "x"), "`x` is not one owner: expected one of Sales development rep and nobody yet"),
        (("--take", "none.csv", "--yes"), "none.csv:1:1: there is no such file"),
    ],
)
def test_options_that_do_not_fit_are_refused_in_one_line(room: Path, options: tuple[str, ...], said: str) -> None:
    done = procmap_here("homework", "meters", *options, cwd=room)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert said in done.stderr


@pytest.mark.parametrize(
    ("keys", "kept"),
    [
        (("n", "y"), ("qualify",)),
        (("y", "stop"), ("reach",)),
        (("all",), ("reach", "qualify")),
        (("n", "n"), ()),
    ],
    ids=["no then yes", "yes then stop", "all", "no twice"],
)
def test_in_a_terminal_each_stage_is_asked_for(room: Path, keys: tuple[str, ...], kept: tuple[str, ...]) -> None:
    (room / "back.csv").write_text(
        "side,stage_id,key,answer\ncurrent,reach,max_days,9\ncurrent,qualify,our_wait_days,3\n", encoding="utf-8"
    )
    with Terminal("homework", "meters", "--take", "back.csv", folder=room) as terminal:
        for key, shown in zip(keys, ("Reach: ageing limit – → 9 days", "Qualify: our wait – → 3 days"), strict=False):
            terminal.wait_for(f"{shown}\n  Take it")
            terminal.send(f"{key}\n")
        assert terminal.wait_for_end() == 0
    said = {"reach": "max_days = 9", "qualify": "our_wait_days = 3"}
    assert tuple(stage for stage, line in said.items() if line in map_text(room)) == kept
