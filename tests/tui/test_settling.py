"""Conflicts that git left, settled on the screen: from the library and by name, kept, left, refused."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from procmap.cli.opening import exported, settings_for
from procmap.store.reading import read_map
from procmap.tui.app import ProcmapApp
from procmap.tui.farewell import what_stays
from procmap.tui.screens.library import LibraryScreen
from procmap.tui.screens.settling import SettlingScreen
from procmap.tui.screens.workshop import WorkshopScreen
from procmap.workshop.conflicts.keeping import keep, taken_up
from procmap.workshop.conflicts.settlement import settlement_of
from procmap.workshop.conflicts.unsettled import Unsettled, opened
from tests.git import AUTHOR, commit, git, repository
from tests.tui.conftest import MAPS
from tests.tui.driving import TODAY, Room, app_for, drive

SMALL = """\
format = 1

[process]
name = "Flow meters"
goal = 60

[[current.stages]]
id = "qualify"
name = "Qualify the application"
"""
"""What the edits below change, in a map that is read at once."""

Edits = Sequence[tuple[str, str]]

GOALS: Edits = (("goal = 60\n", "goal = 62\n"), ("goal = 60\n", "goal = 66\n"))
NAMES: Edits = (
    ('name = "Qualify the application"\n', 'name = "Qualify"\n'),
    ('name = "Qualify the application"\n', 'name = "Qualify the line"\n'),
)


def merged_by_git(folder: Path, *pairs: Edits) -> Path:
    """The industrial map after a merge in which both sides changed the same, in a real repository."""
    path = repository(folder) / "maps" / "flow-meters.toml"
    path.parent.mkdir(exist_ok=True)
    shutil.copy(MAPS / "flow-meters.toml", path)
    commit(folder)
    base = path.read_text(encoding="utf-8")
    for position, branch in enumerate(("ours", "north")):
        git(folder, "checkout", "-q", "-b", branch, "main")
        text = base
        for pair in pairs:
            assert pair[position][0] in text
            text = text.replace(*pair[position], 1)
        path.write_text(text, encoding="utf-8")
        commit(folder)
    git(folder, "checkout", "-q", "ours")
    done = subprocess.run(["git", *AUTHOR, "merge", "north"], cwd=folder, capture_output=True, check=False)
    assert done.returncode == 1
    return path.relative_to(folder)


@pytest.fixture
def small(room_folder: Path) -> Path:
    """A small map in a library of its own."""
    path = room_folder / "maps" / "small.toml"
    path.parent.mkdir()
    path.write_text(SMALL, encoding="utf-8")
    return path.relative_to(room_folder)


def in_conflict(path: Path, *pairs: Edits) -> Path:
    """The same without git, with the markers that it would write."""
    text = path.read_text(encoding="utf-8")
    for (old, ours), (_, theirs) in pairs:
        assert old in text
        text = text.replace(old, f"<<<<<<< HEAD\n{ours}=======\n{theirs}>>>>>>> north\n", 1)
    path.write_text(text, encoding="utf-8")
    return path


def app_on(path: Path) -> ProcmapApp:
    """The program on a map, as the command line opens it."""
    return ProcmapApp(file=opened(path), today=TODAY, settings_for=settings_for, exporter=exported)


def test_each_conflict_is_asked_in_words_and_the_workshop_opens_once_all_are_settled(room_folder: Path) -> None:
    path = merged_by_git(room_folder, GOALS, NAMES)

    async def script(room: Room) -> None:
        assert "2 conflicts, 0 settled" in room.bar("title")
        assert "▸ goal" in room.text()
        assert "○ ours (HEAD)     62" in room.text()
        assert "○ theirs (north)  66" in room.text()
        assert "both" not in room.bar("keys")
        await room.press("t")
        assert "● theirs (north)  66" in room.text()
        assert "stage Qualify" in room.text()
        assert room.bar("hint") == "1 of 2 conflicts left"
        await room.press("enter")
        assert isinstance(room.app.screen, SettlingScreen)
        await room.press("left")
        assert "Enter save, open" in room.bar("keys")
        await room.press("enter")
        assert isinstance(room.app.screen, WorkshopScreen)
        assert "Settled 2 conflicts" in room.bar("hint")
        assert "git add" in room.bar("hint")

    drive(app_on(path), script)
    made = read_map(path).map
    assert made.process.goal == 66
    assert made.current.stages[1].name == "Qualify"


def test_the_library_shows_a_map_in_conflict_and_settles_it(small: Path) -> None:
    in_conflict(small, GOALS)

    async def script(room: Room) -> None:
        assert "≠ in conflict" in room.text()
        assert "1 conflict of git; Enter settles it" in room.bar("hint")
        await room.press("enter")
        assert "▸ goal" in room.text()
        await room.press("escape")
        assert isinstance(room.app.screen, LibraryScreen)
        await room.press("enter", "o", "enter")
        assert isinstance(room.app.screen, WorkshopScreen)
        await room.press("escape")
        assert "in conflict" not in room.text()

    drive(app_for(), script)


def test_leaving_keeps_the_choices_and_leaves_the_file_as_it_was(small: Path) -> None:
    path = in_conflict(small, GOALS, NAMES)
    before = path.read_bytes()

    async def leave(room: Room) -> None:
        await room.press("t", "escape")
        assert isinstance(room.app.screen, LibraryScreen)
        assert "2 conflicts of git, 1 settled; Enter goes on" in room.bar("hint")
        await room.press("enter")
        assert "1 settled" in room.bar("title")
        assert "● theirs (north)  66" in room.text()
        assert "▸ name of stage Qualify" in room.text()

    async def go_on(room: Room) -> None:
        assert "1 settled" in room.bar("title")
        await room.press("ctrl+z")
        assert "0 settled" in room.bar("title")
        await room.press("o", "o", "escape", "enter")
        assert "All settled" in room.bar("hint")
        await room.press("enter")

    async def begin_anew(room: Room) -> None:
        assert "0 settled" in room.bar("title")

    drive(app_on(path), leave)
    assert path.read_bytes() == before
    drive(app_on(path), go_on)
    assert read_map(path).map.process.goal == 62
    path.write_bytes(before)
    drive(app_on(path), begin_anew)


def test_choices_of_another_text_or_that_cannot_be_read_are_not_taken_up(small: Path) -> None:
    path = in_conflict(small, GOALS)
    kept = keep(settlement_of(unsettled(path)).choose(0, "theirs"))
    assert kept
    assert taken_up(unsettled(path)).settled == 1
    path.write_bytes(path.read_bytes() + b"# more\n")
    assert taken_up(unsettled(path)).settled == 0
    [place] = home().rglob("choices/*.json")
    for torn in (b"{", b"[]", b'{"digest": 1}', b"\xff"):
        place.write_bytes(torn)
        assert taken_up(unsettled(path)).settled == 0


def home() -> Path:
    """The folder of what belongs to one person."""
    folder = Path(os.environ["PROCMAP_HOME"])
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def unsettled(path: Path) -> Unsettled:
    file = opened(path)
    assert isinstance(file, Unsettled)
    return file


def test_where_choices_cannot_be_kept_leaving_asks(small: Path) -> None:
    path = in_conflict(small, GOALS, NAMES)
    (home() / "state").write_text("no folder", encoding="utf-8")

    async def script(room: Room) -> None:
        await room.press("o", "o", "escape")
        assert "drop the choices; the file stays as it was" in room.text()
        await room.press("escape")
        assert isinstance(room.app.screen, SettlingScreen)
        assert "2 settled" in room.bar("title")
        assert what_stays(room.app.screen_stack) == "small.toml is as git left it; 2 choices not written"
        await room.press("escape", "d")
        assert isinstance(room.app.screen, LibraryScreen)

    drive(app_on(path), script)


def test_what_is_said_when_the_program_is_ended_names_the_file_and_the_choices(small: Path) -> None:
    async def script(room: Room) -> None:
        assert what_stays(room.app.screen_stack) == "small.toml is as git left it"
        await room.press("o", "f1")
        assert what_stays(room.app.screen_stack).endswith("as git left it; 1 choice kept for the next time")

    drive(app_on(in_conflict(small, GOALS, NAMES)), script)


def test_its_keys_can_be_chosen(small: Path) -> None:
    (home() / "settings.toml").write_text('[keys]\nours = "f5"\nsave = "alt+s"\n', encoding="utf-8")

    async def script(room: Room) -> None:
        assert room.bar("keys").startswith("F5 ours")
        await room.press("o")
        assert "0 settled" in room.bar("title")
        await room.press("f5")
        assert "Alt+s saves the map" in room.bar("hint")
        await room.press("alt+s")
        assert isinstance(room.app.screen, WorkshopScreen)

    drive(app_on(in_conflict(small, GOALS)), script)


def test_of_many_conflicts_only_those_in_view_are_put_into_words(small: Path) -> None:
    hunk = '<<<<<<< HEAD\nname = "Ours {0}"\n=======\nname = "Theirs {0}"\n>>>>>>> north\n'
    stage = '\n[[current.stages]]  # {0}\nid = "s{0}"\n{1}'
    text = SMALL + "".join(stage.format(number, hunk.format(number)) for number in range(40))
    small.write_text(text, encoding="utf-8")

    async def script(room: Room) -> None:
        screen = room.app.screen
        assert isinstance(screen, SettlingScreen)
        assert "40 conflicts, 0 settled" in room.bar("title")
        assert len(screen.settlement.questions._asked) < 12
        await room.burst(*"t" * 40, "enter")
        assert isinstance(room.app.screen, WorkshopScreen)

    drive(app_on(small), script)
    made = "".join(stage.format(number, f'name = "Theirs {number}"\n') for number in range(40))
    assert small.read_text(encoding="utf-8") == SMALL + made


def test_of_two_long_texts_both_are_in_view_from_where_they_part(small: Path) -> None:
    agreed = "".join(f"Agreed {number}\n" for number in range(40))
    sides = (f'notes = """\n{agreed}Ended by {who}"""\n' for who in ("us", "them"))
    conflict = "<<<<<<< HEAD\n{}=======\n{}>>>>>>> north\n".format(*sides)
    small.write_text(SMALL.replace("goal = 60\n", conflict), encoding="utf-8")

    async def script(room: Room) -> None:
        for size in ((80, 24), (40, 10), (160, 50)):
            await room.pilot.resize_terminal(*size)
            await room.settle()
            assert "▸ notes" in room.text()
            assert "Ended by us" in room.text()
            assert "Ended by them" in room.text()
            assert "… Agreed" in room.text()

    drive(app_on(small), script)


def test_choices_are_taken_back_left_for_later_and_walked(small: Path) -> None:
    path = in_conflict(small, GOALS, NAMES)

    async def script(room: Room) -> None:
        await room.press("ctrl+z")
        assert "nothing to undo" in room.bar("hint")
        await room.press("down", "b")
        assert "Both cannot stand here" in room.bar("hint")
        await room.press("t", "o")
        assert "2 settled" in room.bar("title")
        await room.press("up", "l")
        assert "1 settled" in room.bar("title")
        await room.press("ctrl+z", "ctrl+z")
        assert "1 settled" in room.bar("title")
        assert "▸ goal" in room.text()
        await room.press("f1")
        assert "in a rebase" in room.text()

    drive(app_on(path), script)


def test_in_the_smallest_terminal_the_one_that_is_asked_about_is_seen(small: Path) -> None:
    path = in_conflict(small, GOALS, NAMES)

    async def script(room: Room) -> None:
        for expected in ("▸ goal", "▸ name of stage Qualify"):
            assert expected in room.text()
            assert "○ theirs (north)" in room.text()
            await room.press("down")
        assert "○ theirs (north)  Qualify the line" in room.text()
        assert room.bar("keys").endswith("Esc leave")

    drive(app_on(path), script, (40, 10))


def test_a_file_that_others_settled_meanwhile_is_not_written_over(flow_meters: Path) -> None:
    path = in_conflict(flow_meters, GOALS)

    async def script(room: Room) -> None:
        await room.press("t")
        shutil.copy(MAPS / "flow-meters.toml", path)
        await room.press("enter")
        assert isinstance(room.app.screen, SettlingScreen)
        assert "has changed since it was read" in " ".join(room.bar("hint").split())

    drive(app_on(path), script)
    assert path.read_bytes() == (MAPS / "flow-meters.toml").read_bytes()


def test_choices_that_say_no_map_are_told_and_can_be_changed(flow_meters: Path) -> None:
    text = flow_meters.read_text(encoding="utf-8")
    flow = '\n[[current.flows]]\nfrom = "sign"\nto = "survey"\nshare = 0.1\n'
    stage = '[[current.stages]]\nid = "sign"\nname = "Sign"\n\n'
    for lines, before in ((stage, "[[current.stages]]"), (flow.lstrip(), "[[current.flows]]")):
        text = text.replace(before, f"<<<<<<< ours\n=======\n{lines}>>>>>>> theirs\n{before}", 1)
    flow_meters.write_text(text, encoding="utf-8")

    async def script(room: Room) -> None:
        await room.press("o", "t")
        assert "Together these are no map" in room.bar("hint")
        assert "save" not in room.bar("keys")
        await room.press("enter")
        assert isinstance(room.app.screen, SettlingScreen)
        await room.press("up", "t", "enter")
        assert isinstance(room.app.screen, WorkshopScreen)

    drive(app_on(flow_meters), script)


def test_what_a_map_says_is_never_read_as_markup(small: Path) -> None:
    stranger: Edits = (("goal = 60\n", "goal = 60\n"), ("goal = 60\n", "goal = 60\n"))
    names: Edits = (
        ('name = "Qualify the application"\n', 'name = "[red]A[/red]"\n'),
        ('name = "Qualify the application"\n', 'name = "[/bold]"\n'),
    )
    path = in_conflict(small, stranger, names)

    async def script(room: Room) -> None:
        assert "[red]A[/red]" in room.text()
        assert "[/bold]" in room.text()

    drive(app_on(path), script)
