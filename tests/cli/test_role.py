"""A role's page as whoever gets it reads it."""

from datetime import date
from pathlib import Path

import pytest

from procmap.store.writing.canonical import canonical_text
from tests.cli.program import TODAY, procmap_here
from tests.samples import ROLES, sound

HOURS = "Hands-on hours of Account executive:"

REACH = {"id": "reach", "name": "Reach", "owner": "sdr", "hours": {"sdr": 1}, "conversion": 0.5}
METRIC = {"id": "won", "name": "Won", "unit": "%", "target": 40, "red": 20, "better": "higher", "cadence": "weekly"}
PROPOSE = {
    "id": "propose",
    "name": "Propose",
    "owner": "ae",
    "hours": {"ae": 4, "sdr": 1},
    "conversion": 0.4,
    "exit": "Quote sent",
    "our_wait_days": 5,
    "tools": [{"name": "Sheets"}, {"name": "CRM", "fit": 3}],
    "roadblocks": [{"says": "No budget"}],
    "metrics": [{**METRIC, "actual": 25}],
}
SURVEY = {"id": "survey", "name": "Survey", "owner": "ae", "hours": {"ae": 2}, "conversion": 1}
DATA = {
    "format": 1,
    "process": {"name": "Meters *and* <more>", "goal": 20},
    "roles": ROLES,
    "current": {
        "entering": 100,
        "headcount": {"sdr": 1, "ae": 1},
        "stages": [REACH, SURVEY, PROPOSE],
    },
    "target": {
        "entering": 100,
        "headcount": {"sdr": 1, "ae": 2},
        "stages": [
            {**REACH, "conversion": 0.4, "handoff": {"packet": "Line data"}},
            {**SURVEY, "id": "visit", "name": "Visit", "customer_value": "Sees the cause"},
            {
                **PROPOSE,
                "name": "Agree the payback",
                "hours": {"ae": 6},
                "exit": "Payback signed",
                "exit_by": "buyer",
                "our_wait_days": 3,
                "tools": [{"name": "CRM", "fit": 5}, {"name": "Configurator"}],
                "roadblocks": [],
                "metrics": [{**METRIC, "target": 50}, {"id": "signed", "name": "Signed", "target": 9, "owner": "sdr"}],
            },
        ],
    },
    "actions": [
        {"id": "a1", "title": "Second", "owner": "AE, north", "due": "2027-02-01"},
        {"id": "a2", "title": "First", "owner": "ae", "due": "2027-01-01", "status": "doing"},
        {"id": "a3", "title": "Over", "owner": "ae", "status": "done"},
        {"id": "a4", "title": "Theirs", "owner": "sdr"},
    ],
    "goals": [{"id": "g1", "who": "AE, north", "metric": "propose/won", "to": 45}, {"id": "g2", "who": "SDR", "to": 2}],
}


@pytest.fixture
def room(tmp_path: Path) -> Path:
    (tmp_path / "maps").mkdir()
    text = canonical_text(sound(_with_dates(DATA)))
    (tmp_path / "maps/meters.toml").write_text(text, encoding="utf-8")
    return tmp_path


def _with_dates(data):
    actions = [{**a, **({"due": date.fromisoformat(a["due"])} if "due" in a else {})} for a in data["actions"]]
    return {**data, "actions": actions}


def page(room: Path, role: str, *options: str) -> str:
    done = procmap_here("role", "meters", role, *options, *TODAY, cwd=room)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def section(text: str, heading: str) -> list[str]:
    """The items of a section, each on one line."""
    body = text.split(f"\n{heading}\n")[1].split("\n\n")[0]
    return " ".join(body.split()).removeprefix("· ").split(" · ")


def test_the_page_of_a_role(room: Path) -> None:
    text = page(room, "ae")
    assert text.startswith("Account executive: what changes for me\n───")
    assert all(len(line) <= 80 for line in text.splitlines())
    assert section(text, "Meters *and* <more>") == [
        "Today I answer for Survey and Propose.",
        "In the target I answer for Visit and Agree the payback.",
    ]
    assert section(text, "What changes at my stages") == [
        f"Visit, a new stage Answers for it: Account executive The customer gains: Sees the cause {HOURS} 2 h",
        " ".join(
            (
                "Propose",
                "It is called Agree the payback (until now Propose)",
                "It is done when: Payback signed (until now Quote sent)",
                "Whose act proves it: the buyer's, which is new",
                f"{HOURS} 6 h (until now 4 h)",
                "Hands-on hours of Sales development rep: none any more (until now 1 h)",
                "Our wait: 3 days (until now 5 days)",
                "New tool: Configurator",
                "Tool no longer needed: Sheets",
                "Tool CRM: fit: 5 (until now 3)",
            )
        ),
        "Survey is no longer a stage",
    ]
    assert section(text, "My KPIs") == [
        "Won (Agree the payback): target 50 % (until now 40 %), red line 20 %, today 25 %; looked at weekly"
    ]
    assert section(text, "My actions") == ["First: by 2027-01-01, under way", "Second: by 2027-02-01, AE, north"]
    assert section(text, "My goals") == ["AE, north: Won (Propose) to 45"]


def test_time_is_told_before_and_after(room: Path) -> None:
    assert section(page(room, "ae"), "My time") == [
        "People: 1 → 2",
        "Share of paid hours for this process: 40 %, as today",
        "Hours of work a year, all of us together: 300 h → 320 h",
        "Hours available: 736 h → 1,472 h",
        "Utilisation: 41 % → 22 %",
    ]
    assert section(page(room, "sdr"), "My time")[0] == "People: 1, as today"


def test_at_a_stage_of_another_only_what_concerns_me_is_told(room: Path) -> None:
    changed = section(page(room, "sdr"), "What changes at my stages")
    assert changed[0] == "Reach Of those that come here, move on: 40 % (until now 50 %)"
    assert "Hands-on hours of Sales development rep: none any more (until now 1 h)" in changed[1]
    assert "Account executive" not in changed[1]
    assert "Our wait" not in changed[1]


def test_handoffs_are_told_from_my_side(room: Path) -> None:
    gives = section(page(room, "sdr"), "What I hand over and receive")
    until_now = "Until now: what travels with the deal is not agreed yet."
    assert gives == [f"After Reach I give Account executive: Line data. {until_now}"]
    receives = section(page(room, "ae"), "What I hand over and receive")
    assert receives == [f"After Reach I receive from Sales development rep: Line data. {until_now}"]


def test_what_is_open_at_my_stages_is_told_the_errors_first(room: Path) -> None:
    lines = section(page(room, "ae"), "Still open at my stages")
    assert len(lines) == 9
    assert lines[-1].startswith("And ")
    assert not any("Reach" in line for line in lines)


def test_for_a_mail_the_words_of_the_map_are_no_markup(room: Path) -> None:
    text = page(room, "account", "--format", "markdown")
    assert text.startswith("# Account executive: what changes for me\n\n## Meters \\*and\\* \\<more\\>\n\n- Today I")
    assert "\n- Propose\n  - It is called Agree the payback (until now Propose)\n" in text


def test_without_a_target_nothing_changes_yet(room: Path) -> None:
    path = room / "maps/meters.toml"
    path.write_text(canonical_text(sound({**_with_dates(DATA), "target": None})), encoding="utf-8")
    text = page(room, "csm")
    assert section(text, "Meters *and* <more>") == [
        "Today I have no part in it.",
        "There is no target yet, so nothing changes so far.",
    ]
    assert "What changes at my stages" not in text


@pytest.mark.parametrize("role", ["x", "", "\x1b]0;x"])
def test_who_is_no_role_is_refused_in_one_line(room: Path, role: str) -> None:
    done = procmap_here("role", "meters", role, cwd=room)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "is not one role: expected one of Sales development rep, Account executive and Customer" in done.stderr
