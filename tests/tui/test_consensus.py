"""The room votes, parks, decides and walks a deal, by keys: nothing is in the map, or seen, before it should be."""

import re
from pathlib import Path

import pytest

from procmap.model.process_map import ProcessMap
from procmap.tui.commands_of_dialogs import TALKING
from procmap.tui.screens.abilities.editing import EditingScreen
from procmap.tui.screens.abilities.following import FollowingScreen
from procmap.tui.screens.talking import TalkScreen
from procmap.tui.screens.workshop import WorkshopScreen
from procmap.tui.widgets.line_view import LineView
from tests.tui.driving import Room, app_for, drive

VALUE = ("ctrl+g", "3")
NUMBERS = ("ctrl+g", "5")
REVIEW = ("ctrl+g", "6")


def the_map(room: Room) -> ProcessMap:
    screen = room.app.screen_stack[1]
    assert isinstance(screen, WorkshopScreen)
    return screen.map


async def say(room: Room, *lines: str) -> None:
    """Type each line of a talk and press Enter."""
    await room.type(*lines, after="enter")


def is_talking(room: Room) -> bool:
    return isinstance(room.app.screen, TalkScreen)


def test_fist_of_five_on_a_cell_stands_beside_it_and_is_undone(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press(*VALUE)
        before = the_map(room)
        await room.press("ctrl+f", *"34524")
        assert "Can you live with it? Reach the right plants, the customer gains:" in room.text()
        assert "5 votes   median 4   lowest 2" in room.text()
        assert "speaks first" in room.text()
        await room.press("enter")
        assert "Concern" in room.text()
        assert the_map(room) is before
        await say(room, "Plants differ")
        vote = the_map(room).votes[-1]
        assert (vote.side, vote.stage, vote.topic) == ("current", "reach", "customer_value")
        assert (vote.scores, vote.concern) == ((3, 4, 5, 2, 4), "Plants differ")
        assert room.bar("hint").startswith("kept: vote on the customer gains at Reach the right plants; ^z")
        await room.press("down", "up")
        assert room.bar("hint").startswith("5 votes: 2 3 4 4 5, lowest 2; “Plants differ”")
        await room.press("f2")
        assert isinstance(room.app.screen, EditingScreen)
        assert room.bar("hint").startswith("5 votes: 2 3 4 4 5")
        await room.press("escape", "ctrl+z")
        assert the_map(room) == before

    drive(app_for(flow_meters), script)


def test_a_vote_on_a_finding_stands_beside_it(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press(*REVIEW, "v")
        assert "Do you believe it? Application engineer can deliver 52" in room.text()
        await say(room, "4 4 5")
        (vote,) = (vote for vote in the_map(room).votes if vote.topic == "constraint")
        assert (vote.side, vote.stage, vote.scores, vote.dots) == ("current", "survey", (4, 4, 5), 7)
        await room.press("down", "up")
        assert room.bar("hint").startswith("3 votes: 4 4 5, lowest 4; 7 dots")

    drive(app_for(flow_meters), script)


def test_votes_are_on_stages(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press("ctrl+f")
        assert room.bar("hint").startswith("✗ votes are on a field of a stage, or on a finding")
        assert not is_talking(room)

    drive(app_for(flow_meters), script)


@pytest.mark.parametrize("size", [(80, 24), (40, 10)])
def test_masked_entries_are_on_no_screen_before_the_reveal(flow_meters: Path, size: tuple[int, int]) -> None:
    async def script(room: Room) -> None:
        await room.press(*NUMBERS, "ctrl+f", "tab")
        before = the_map(room)
        for number, entry in ((1, "91.37"), (2, "92.37"), (3, "nonsense"), (3, "93.37")):
            for count, key in enumerate(entry, start=1):
                await room.press(key)
                (line,) = re.findall(rf"Person {number} .*", room.text())
                assert line.split()[:3] == ["Person", str(number), "•" * count]
                assert entry[:4] not in room.text()
            await room.press("enter")
            assert entry not in room.text()
            assert "•" not in room.text()
        assert the_map(room) is before
        await room.press("enter")
        assert "(91.37–93.37)" in room.text()
        await room.press("escape", "ctrl+d")
        assert the_map(room) is before

    drive(app_for(flow_meters), script, size=size)


def test_while_a_number_is_guessed_nothing_of_it_or_of_the_vote_before_is_seen(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press(*NUMBERS, "ctrl+f", "tab")
        await say(room, "31", "33", "32", "", "")
        await room.press("down", "up")
        assert "3 numbers: 31 % to 33 %" in room.bar("hint")
        await room.press("ctrl+f", "tab")
        for entry in ("45", "47"):
            assert not re.search(r"3[123] %", room.text()), room.text()
            await say(room, entry)
        await room.press("enter")
        assert "the map says 32 % (31–33)" in room.text()

    drive(app_for(flow_meters), script)


@pytest.mark.parametrize("theme", ["dark", "light", "contrast", "ansi"])
@pytest.mark.parametrize("key", ["ctrl+f", "ctrl+l", "ctrl+g", "ctrl+x", "ctrl+w"])
def test_a_dialog_has_the_screen_for_itself(flow_meters: Path, theme: str, key: str) -> None:
    async def script(room: Room) -> None:
        room.app.theme = f"procmap-{theme}"
        await room.press(*NUMBERS, key)
        assert "▸" not in room.text()
        assert "F6 step" not in room.text()

    drive(app_for(flow_meters), script)


def test_the_hot_seat_gives_the_field_its_median_as_one_edit(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press(*NUMBERS)
        before = the_map(room)
        await room.press("ctrl+f", "tab")
        await say(room, "20", "25", "22", "", "")
        taken = the_map(room).current.stages[0].conversion
        assert taken is not None
        assert (taken.typical, taken.low, taken.high, taken.basis) == (0.22, 0.2, 0.25, "estimate")
        assert the_map(room).votes[-1].guesses == (0.2, 0.22, 0.25)
        await room.press("ctrl+z")
        assert the_map(room) == before

    drive(app_for(flow_meters), script)


def test_a_second_score_is_one_scores_by_hand_or_in_the_hot_seat(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press(*NUMBERS, "ctrl+f")
        assert "Scores" in room.text()
        await room.press("tab")
        assert "What is your number?" in room.text()
        await room.press("tab")
        assert "Person 1" in room.text()
        await room.press("tab")
        assert "Scores" in room.text()
        await room.press("tab", "tab", *"3", "enter", "tab")
        assert "Person 2" in room.text(), "Tab must not lose what was typed"

    drive(app_for(flow_meters), script)


def test_leaving_asks_where_entries_would_be_lost_and_leaves_no_trace(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press(*VALUE)
        before = the_map(room)
        await room.press("ctrl+f", *"345", "escape")
        assert not is_talking(room)
        await room.press("ctrl+f", "tab", *"3", "enter", *"4", "enter", "escape")
        assert "Leaving drops 2 masked entries" in room.text()
        await room.press("escape")
        assert "Person 3" in room.text()
        await room.press("ctrl+z")
        assert "Person 2" in room.text()
        await room.press("escape", "ctrl+d")
        assert not is_talking(room)
        assert the_map(room) is before

    drive(app_for(flow_meters), script)


def test_dots_on_stages_are_ordered_and_kept(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press(*VALUE, "ctrl+x")
        await say(room, "2", "3 3", "35")
        before = the_map(room)
        assert "●●" in room.text()
        listed = room.text().index("Reach the right plants", room.text().index("Which of these stages"))
        assert listed < room.text().index("Survey the site", listed)
        await room.press("enter")
        shown = room.text()[room.text().index("Which of these stages") :]
        assert shown.index("Survey the site") < shown.index("Propose") < shown.index("Reach the right plants")
        assert "●●●" in shown
        assert the_map(room) is before
        await room.press("enter")
        dots = {vote.stage: vote.dots for vote in the_map(room).votes if vote.topic == "name"}
        assert dots == {"survey": 3, "propose": 1}

    drive(app_for(flow_meters), script)


def test_dots_on_findings_where_they_are_read(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press(*REVIEW, "ctrl+x")
        assert "Which of these would help most" in room.text()
        await say(room, "3", "1 1 2", "", "")
        dots = {vote.topic: vote.dots for vote in the_map(room).votes if vote.dots}
        assert dots["constraint"] == 2

    drive(app_for(flow_meters), script)


@pytest.mark.parametrize("keys", [("f2",), ("f4",), ("f12",), REVIEW])
def test_an_item_is_parked_from_any_screen(flow_meters: Path, keys: tuple[str, ...]) -> None:
    async def script(room: Room) -> None:
        await room.press(*VALUE, *keys, "ctrl+l")
        await say(room, "Service", "")
        assert "✗ each parked item needs an owner" in room.text()
        await room.press(*"project e", "enter")
        assert (the_map(room).parked[-1].text, the_map(room).parked[-1].owner) == ("Service", "project")
        assert isinstance(room.app.screen, FollowingScreen)
        assert "kept: park Service, for Project engineer" in " ".join(room.text().split())
        await room.press("ctrl+r")
        await say(room, "No quote")
        assert (the_map(room).decisions[-1].text, the_map(room).decisions[-1].step) == (
            "No quote",
            "weak-links" if keys == REVIEW else "value",
        )

    drive(app_for(flow_meters), script)


def test_a_line_that_is_being_typed_is_kept_before_something_is_parked(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press(*VALUE, *"Hears it", "ctrl+l")
        assert is_talking(room)
        assert the_map(room).current.stages[0].customer_value == "Hears it"

    drive(app_for(flow_meters), script)


def test_a_real_deal_is_walked_and_its_detour_becomes_a_move(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press("ctrl+g", "2", "ctrl+w")
        await say(room, "d", "Paper mill, June", "2026-03-02", "+2w", "back 1 +1w plans were missing")
        assert "▸ 2 Qualify the application" in room.text()
        before = the_map(room)
        await say(room, "+1w", "end +1w")
        assert "a move that the map has not" in " ".join(room.text().split())
        await say(room, "move")
        await room.press(*"90", "enter")
        assert "✗ the shares leaving" in room.text()
        assert the_map(room) is before
        await room.press("ctrl+u")
        await say(room, "5 %")
        assert not is_talking(room)
        flow = the_map(room).current.flows[-1]
        assert (flow.from_, flow.to, flow.why) == ("qualify", "reach", "plans were missing")
        assert the_map(room).workshops[-1].deals[-1].startswith("Dead: Paper mill, June – Reach the right plants 2026")
        assert room.bar("hint").endswith("^z takes one after the other back")
        await room.press("ctrl+z")
        assert room.bar("hint").startswith("Undone: add move Qualify the application → Reach")
        await room.press("ctrl+z")
        assert room.bar("hint").startswith("Undone: walk Dead: Paper mill, June")
        assert the_map(room).current.flows == before.current.flows

    drive(app_for(flow_meters), script)


def test_without_stages_there_is_nothing_to_walk_or_dot(room_folder: Path) -> None:
    bare = room_folder / "bare.toml"
    bare.write_text('format = 1\nprocess.name = "Bare"\n', encoding="utf-8")

    async def script(room: Room) -> None:
        for key in ("ctrl+w", "ctrl+x"):
            await room.press(key)
            assert room.bar("hint").startswith("✗ there are no stages yet")

    drive(app_for(bare), script)


@pytest.mark.parametrize("keys", [("ctrl+f",), ("ctrl+f", "tab"), ("ctrl+x",), ("ctrl+l", *"Later", "enter")])
def test_footer_and_help_of_a_talk_tell_the_keys_of_the_registry(flow_meters: Path, keys: tuple[str, ...]) -> None:
    async def script(room: Room) -> None:
        await room.press(*NUMBERS, *keys)
        talk = room.app.screen
        assert isinstance(talk, TalkScreen)
        known = {command.key_name for command in TALKING}
        shown = {part.split()[0] for part in room.bar("keys").split("  ")}
        assert {"Enter", "F1", "Esc"} <= shown <= known
        assert ("Tab" in shown) == bool(talk.asked.turn)
        await room.press("f1")
        assert talk.asked.hint[:30] in room.text()
        for command in TALKING:
            assert f"{command.title}:" in room.text()
        await room.press("escape", "f10")
        assert room.app.screen is talk
        assert room.app.theme == "procmap-light"

    drive(app_for(flow_meters), script)


@pytest.mark.parametrize("size", [(80, 24), (40, 10)])
def test_the_line_and_its_keys_are_seen_at_every_size(flow_meters: Path, size: tuple[int, int]) -> None:
    async def script(room: Room) -> None:
        await room.press(*VALUE)
        for keys in (("ctrl+f",), ("ctrl+f", "tab"), ("ctrl+x",), ("ctrl+w",), ("ctrl+l",), ("ctrl+r",)):
            await room.press(*keys)
            text = room.text()
            assert "Enter " in text
            assert "Esc leave" in text
            assert room.app.screen.query_one(LineView).region.bottom <= size[1]
            await room.press("escape")
            assert not is_talking(room)

    drive(app_for(flow_meters), script, size=size)


def test_markup_in_a_map_is_text_in_a_talk(room_folder: Path) -> None:
    path = room_folder / "odd.toml"
    path.write_text(
        'format = 1\nprocess.name = "Odd"\n[[current.stages]]\nid = "a"\nname = "[/x] [red]‮A"\nexit = "[/]"\n',
        encoding="utf-8",
    )

    async def script(room: Room) -> None:
        await room.press(*VALUE, "ctrl+f")
        assert "[/x] [red]�A" in room.text()
        await room.press("escape", "ctrl+x", "enter")
        assert "1  [/x] [red]�A" in room.text()
        await room.press("escape", "ctrl+l", *"[/y]", "enter")
        assert "“[/y]”" in room.text()

    drive(app_for(path), script)
