import datetime
from pathlib import Path

import pytest

from procmap.store.reading import read_map
from procmap.tui.screens.form import FormScreen
from procmap.tui.screens.numbers import NumbersScreen
from procmap.tui.screens.reading import Reading
from procmap.tui.screens.workshop import WorkshopScreen
from procmap.workshop.timing.agenda import STEPS
from tests.tui.driving import TODAY, Room, app_for, drive


def test_the_steps_are_walked_and_jumped_to_and_ask_their_questions(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        for step in STEPS:
            shown = " ".join(room.text().split())
            for question in step.questions:
                assert question in shown
            await room.press("f6")
        assert STEPS[-1].questions[0] in room.text(), "nothing comes after the last step"
        await room.press("ctrl+g", "3")
        assert STEPS[2].questions[0] in room.text()
        await room.press("f5")
        assert STEPS[1].questions[0] in room.text()

    drive(app_for(flow_meters), script)


def test_no_stage_is_marked_weak_before_step_6(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        for _ in range(5):
            assert "⚠" not in room.text()
            await room.press("f6")
        assert "⚠1" in room.text()

    drive(app_for(flow_meters), script, size=(140, 40))


def test_the_review_shows_the_weakest_with_its_arithmetic_and_goes_to_where_it_is_mended(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press("ctrl+g", "6")
        shown = room.text()
        assert "▸ 1  ✗ Survey the site:" in shown
        assert "Application engineer can deliver 52 of the 60 we want" in " ".join(shown.split())
        assert "hours 3,804" in shown
        assert "Try first: take work out of the stage" in shown
        await room.press("down", "m")
        assert isinstance(room.app.screen, FormScreen)
        assert "Propose" in room.text()

    drive(app_for(flow_meters), script)


def test_findings_and_numbers_follow_an_edit(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press("ctrl+g", "4")
        room.app.screen.sheet.select(("current", "headcount", "engineer"))  # type: ignore[attr-defined]
        await room.type("5")
        await room.press("f6")
        assert "people enough for it" in room.bar("figures")
        await room.press("f6")
        assert "Application engineer can deliver" not in room.text()
        await room.press("ctrl+z", "r")
        assert "Application engineer can deliver" in room.text()

    drive(app_for(flow_meters), script)


def test_rows_are_only_changed_where_they_are_seen(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press("ctrl+g", "6", "ctrl+d")
        assert room.bar("hint") == "✗ the rows are behind F3"
        await room.press("f3", "ctrl+d")
        assert room.bar("hint").startswith("Removed stage")
        await room.press("ctrl+z", "f3")
        assert "Survey the site" in room.text()

    drive(app_for(flow_meters), script)


def test_what_cannot_be_read_stays_open_and_says_what_is_expected(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press("ctrl+g", "5")
        await room.type("much")
        assert room.bar("hint") == "✗ expected a share such as 20 %, 0.2 or 2 of 10; Esc leaves it as it was"
        assert "much" in room.text()
        await room.press("f6", "ctrl+s", "f8")
        assert isinstance(room.app.screen, WorkshopScreen)
        assert STEPS[4].questions[0] in room.text(), "the step is not left with an open line"
        await room.press(*"30", "tab")
        screen = room.app.screen
        assert screen.map.current.stages[0].conversion.typical == 0.3

    drive(app_for(flow_meters), script)


def test_an_edit_that_breaks_the_map_is_refused_in_one_line(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        before = room.app.screen.map  # type: ignore[attr-defined]
        await room.press("ctrl+g", "5")
        room.app.screen.sheet.select(("current", "stages", 4, "conversion"))  # type: ignore[attr-defined]
        await room.type("95")
        assert "add up to 1.2: expected at most 1" in " ".join(room.bar("hint").split())
        await room.press("escape")
        assert room.app.screen.map is before  # type: ignore[attr-defined]

    drive(app_for(flow_meters), script)


def test_a_list_pasted_into_a_figure_is_refused(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        before = room.app.screen.map  # type: ignore[attr-defined]
        await room.press("ctrl+g", "5")
        await room.paste("20 %\n30 %\n40 %\n")
        assert room.bar("hint").startswith("✗ a list does not go into one figure")
        await room.press("tab")
        assert room.app.screen.map is before  # type: ignore[attr-defined]

    drive(app_for(flow_meters), script)


def test_the_roadblocks_open_at_the_stage_of_the_finding(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press("ctrl+g", "6", "down", "f3")
        assert room.app.screen.sheet.cell.path == (  # type: ignore[attr-defined]
            "current", "stages", 4, "roadblocks", 0, "says",
        )  # fmt: skip

    drive(app_for(flow_meters), script)


def test_a_choice_is_completed_as_one_types(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press("ctrl+g", "4", *"pro")
        assert "Project engineer" in room.text()
        await room.press("enter")
        assert room.app.screen.map.current.stages[0].owner == "project"  # type: ignore[attr-defined]

    drive(app_for(flow_meters), script)


def test_what_is_typed_into_a_move_is_not_told_as_a_row_that_moved(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press("ctrl+g", "2", *["down"] * 20, "up", "home", "tab", "tab", "tab", *"They ask", "enter")
        assert room.app.screen.map.current.flows[-1].why == "They ask"  # type: ignore[attr-defined]
        assert "Moved" not in room.bar("hint")
        await room.press("up", "alt+up")
        assert room.bar("hint").startswith("Moved move")

    drive(app_for(flow_meters), script)


def test_steps_2_to_6_work_on_the_other_side_too(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press("ctrl+g", "2", "f9")
        assert "[target]" in room.bar("title")
        assert "Agree the test plan" in room.text()
        await room.press("ctrl+g", "1", "f9")
        assert room.bar("hint").startswith("✗ this step has one side")

    drive(app_for(flow_meters), script)


def test_the_numbers_and_the_keys_are_read_and_left(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        for key, screen, word in (("f4", NumbersScreen, "⚠ Application engineer"), ("f1", Reading, "^z")):
            await room.press(key)
            assert isinstance(room.app.screen, screen)
            assert word in room.text()
            await room.press("escape")

    drive(app_for(flow_meters), script)


def test_a_file_changed_by_another_is_not_written_over(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press("down")
        await room.type("Somebody asks")
        flow_meters.write_text(flow_meters.read_text(encoding="utf-8") + "\n# theirs\n", encoding="utf-8")
        await room.press("ctrl+s")
        assert "save a copy as flow-meters-2.toml" in room.text()
        await room.press("escape", "escape", "s", "escape")
        assert isinstance(room.app.screen, WorkshopScreen), "nothing is left unsaved without a word"
        assert room.app.screen.map.process.starts_when == "Somebody asks"
        await room.press("ctrl+s", "c")
        assert room.bar("hint") == "Saved to maps/flow-meters-2.toml"

    drive(app_for(flow_meters), script)
    assert flow_meters.read_text(encoding="utf-8").endswith("# theirs\n")
    copy = flow_meters.with_name("flow-meters-2.toml")
    assert read_map(copy).map.process.starts_when == "Somebody asks"


def test_what_cannot_be_read_is_replaced_by_what_is_typed_next(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press("ctrl+g", "5", *"much", "tab", *"4", "0", "tab")
        assert room.app.screen.map.current.stages[0].conversion.typical == 0.4  # type: ignore[attr-defined]

    drive(app_for(flow_meters), script)


def test_a_row_added_and_left_empty_goes_again(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        before = room.app.screen.map  # type: ignore[attr-defined]
        await room.press("ctrl+g", "3", "ctrl+n", "escape")
        assert room.app.screen.map == before  # type: ignore[attr-defined]
        await room.press("ctrl+n", *"Listen", "enter")
        assert room.app.screen.map.current.stages[2].name == "Listen"  # type: ignore[attr-defined]

    drive(app_for(flow_meters), script)


def test_the_footer_tells_the_keys_that_work(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        assert "F6 step" in room.bar("keys")
        await room.press("a")
        assert "Esc leave it as it was" in room.bar("keys")
        await room.press("escape", "ctrl+g", "6")
        assert "F3 roadblocks" in room.bar("keys")
        await room.press("f3")
        assert "F3 findings" in room.bar("keys")

    drive(app_for(flow_meters), script)


def test_one_field_changed_on_the_screen_is_one_line_changed_in_the_file(flow_meters: Path) -> None:
    before = flow_meters.read_text(encoding="utf-8").splitlines()

    async def script(room: Room) -> None:
        await room.press("ctrl+g", "3")
        await room.type("Hears it from a like plant")
        await room.press("ctrl+s")

    drive(app_for(flow_meters), script)
    after = flow_meters.read_text(encoding="utf-8").splitlines()
    assert len(after) == len(before)
    assert [new for old, new in zip(before, after, strict=True) if old != new] == [
        'customer_value = "Hears it from a like plant"'
    ]
    assert read_map(flow_meters).map.current.stages[0].customer_value == "Hears it from a like plant"


def test_a_click_selects_a_stage_on_the_strip_and_a_cell_in_the_sheet(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press("ctrl+g", "3")
        await room.click("#strip", (14, 2))
        screen = room.app.screen
        assert screen.sheet.record == ("current", "stages", 1)
        await room.click("#sheet", (30, 1))
        assert screen.sheet.cell.field.key == "customer_value"
        assert screen.sheet.record == ("current", "stages", 0)

    drive(app_for(flow_meters), script)


def test_every_size_shows_the_sheet(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        for step in STEPS:
            assert step.short in room.text() or room.app.size.width < 80
            await room.press("f6")

    for size in ((40, 10), (80, 24), (160, 50)):
        drive(app_for(flow_meters), script, size=size)


def test_what_was_said_stays_until_the_next_key_in_the_review_too(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press("ctrl+g", "3")
        await room.type("Hears it")
        await room.press("ctrl+g", "6", "ctrl+s")
        assert room.bar("hint").startswith("Saved to")
        await room.press("down")
        assert not room.bar("hint").startswith("Saved to")

    drive(app_for(flow_meters), script)


def test_the_hint_and_the_strip_follow_the_selected_cell(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press("ctrl+g", "3")
        assert room.bar("hint").startswith("What the buyer has afterwards")
        await room.press("tab")
        assert room.bar("hint").startswith("What the buyer did that proves it")
        await room.press("down", "down")
        assert "Survey the site" in room.station()

    drive(app_for(flow_meters), script)


def test_two_keys_at_once_answer_a_question_once(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.burst("ctrl+g", "3", "4", "escape")
        assert isinstance(room.app.screen, WorkshopScreen)
        assert room.app.screen.step == "value"

    drive(app_for(flow_meters), script)


def test_an_export_is_told_in_one_line_that_names_the_folder_however_long_its_path_is(flow_meters: Path) -> None:
    folder = "/".join(("exports", "of-the-workshops-of-this-year", "with-the-whole-team", "in-the-north"))
    Path("procmap.toml").write_text(f'[export]\nto = ["toml"]\nout = "{folder}"\n', encoding="utf-8")

    async def script(room: Room) -> None:
        await room.press("f7")
        assert room.bar("hint") == "Wrote 1 file to …/with-the-whole-team/in-the-north/flow-meters"
        assert not room.app._notifications
        assert sum("Wrote 1 file" in line or "in-the-north" in line for line in room.text().splitlines()) == 1

    drive(app_for(flow_meters), script)


def test_every_step_to_go_to_is_seen_in_the_smallest_terminal(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press("ctrl+g")
        lines = room.text().splitlines()
        assert all(any(f"{number}  {step.title}" in line for line in lines) for number, step in enumerate(STEPS, 1))
        assert any("Esc  stay" in line for line in lines)
        await room.press("8")
        assert isinstance(room.app.screen, WorkshopScreen)
        assert room.app.screen.step == "plan"

    drive(app_for(flow_meters), script, size=(40, 10))


@pytest.mark.parametrize("opening", [("ctrl+g", "8"), ("ctrl+g", "8", "f2")], ids=["step", "form"])
def test_a_day_is_typed_as_a_span_from_today_wherever_days_are(flow_meters: Path, opening: tuple[str, ...]) -> None:
    async def script(room: Room) -> None:
        await room.press(*opening)
        screen = room.app.screen
        screen.sheet.select(("actions", 0, "due"))  # type: ignore[attr-defined]
        await room.type("+3w")
        assert screen.document.map.actions[0].due == TODAY + datetime.timedelta(weeks=3)  # type: ignore[attr-defined]

    drive(app_for(flow_meters), script)


def test_the_side_stays_in_a_title_that_is_cut(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        room.app.screen.sheet.select(("process", "name"))  # type: ignore[attr-defined]
        await room.type("Flow meters to process plants in the north and in the south of the whole country")
        await room.press("ctrl+g", "7")
        assert "…  [target]" in room.bar("title")

    drive(app_for(flow_meters), script, size=(60, 24))
