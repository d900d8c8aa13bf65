"""One whole workshop by keys only: from a blank starter to exported files and the map opened again."""

from pathlib import Path

from procmap.model.record import Estimate, ShareEstimate
from procmap.store.reading import read_map
from procmap.tui.screens.workshop import WorkshopScreen
from tests.tui.driving import Room, app_for, drive

STAGES = ("Reach the right plants", "Qualify the application", "Sell", "Deliver")
VALUES = (
    ("Hears what a like plant gained", "Books a site call", "b"),
    ("Learns early whether it fits", "Signs the application sheet", "b"),
    ("Sees it run on the own line", "We send the report", "s"),
    ("A meter that reads right", "Signs the commissioning report", "b"),
)
NUMBERS = (
    ("20", "1", "3", "6", "80", "Conversations", "50"),
    ("5 of 10", "3", "2", "4", "90", "Sheets complete", "20"),
    ("30 % (25-35)", "12", "4", "10", "70", "Win rate", "35"),
    ("0.95", "20", "5", "8", "95", "On time", "90"),
)


def test_a_workshop_from_a_blank_starter_to_exports_and_a_reopened_map(room_folder: Path) -> None:
    drive(app_for(), _workshop, size=(100, 32))
    path = room_folder / "maps" / "flow-meters-to-plants.toml"
    process_map = read_map(path).map
    current = process_map.current
    assert [stage.name for stage in current.stages] == list(STAGES)
    assert [stage.id for stage in current.stages][2:] == ["sell", "deliver"]
    assert [stage.owner for stage in current.stages] == ["sdr", "sdr", "ae", "csm"]
    assert current.stages[2].conversion == ShareEstimate(typical=0.3, low=0.25, high=0.35)
    assert current.stages[1].conversion == ShareEstimate(typical=0.5)
    assert current.stages[2].hours == {"ae": Estimate(typical=12)}
    assert dict(current.headcount) == {"sdr": 4, "ae": 3, "csm": 2}
    assert current.flows[0].to == current.stages[1].id
    assert current.stages[2].roadblocks[0].says == "They keep moving the date"
    assert process_map.target is not None
    assert process_map.target.stages[2].exit == "Signs the test plan"
    assert process_map.target.stages[2].exit_by == "buyer"
    assert process_map.actions[0].owner == "ae"
    written = {file.name for file in (room_folder / "exports" / "flow-meters-to-plants").iterdir()}
    assert written == {
        "map.toml",
        *(f"{side}.{form}" for side in ("current", "target", "change", "both") for form in ("dot", "svg", "png")),
    }
    drive(app_for(path), _reopened)


async def _workshop(room: Room) -> None:
    await room.press("n")
    await room.type("Flow meters to plants")
    await room.press("enter")
    assert isinstance(room.app.screen, WorkshopScreen)
    await _goals(room)
    await _stages(room)
    await _means(room)
    await _numbers(room)
    await _weak_links(room)
    await _target(room)
    await _plan(room)
    await room.press("f7")
    assert "Wrote 13 files" in room.bar("hint")
    assert "saved" in room.bar("title")
    await room.press("escape")
    assert "Flow meters to plants" in room.text()


async def _goals(room: Room) -> None:
    await room.type("A plant engineer asks about accuracy", "The meter is signed off", "60", "52", "year", "growth")
    assert "8 are missing" in room.bar("figures")
    await room.press("tab", "tab")
    await room.type("Grow operating profit")
    assert "Nothing is missing" in room.bar("missing")


async def _rows(room: Room, rows: tuple[tuple[str, ...], ...]) -> None:
    """Type rows from the cell where a step begins; Tab passes over the name of each further one."""
    for number, row in enumerate(rows):
        if number:
            await room.press("tab")
        await room.type(*row)


async def _stages(room: Room) -> None:
    await room.press("f6")
    await room.paste("1. Reach the right plants\n2. Qualify the application\n3. Sell\n4. Deliver\n")
    assert "Reach" in room.text()
    await room.press("ctrl+z")
    assert "Undone: add 4 stages" in room.bar("hint")
    await room.press("ctrl+y", *["down"] * 5)
    await room.type("sell", "qua", "5", "Requirements incomplete")
    await room.press("f6")
    await _rows(room, VALUES)


async def _means(room: Room) -> None:
    await room.press("f6")
    await _rows(room, (("SDR",), ("sdr",), ("AE",), ("CSM",)))
    await room.press("down")
    for share, heads in (("55", "4"), ("40", "3"), ("60", "2")):
        await room.press("home", "tab")
        await room.type("40", share, "50", heads)
    assert "Nothing is missing" in room.bar("missing")


async def _numbers(room: Room) -> None:
    await room.press("f6")
    await _rows(room, NUMBERS)
    assert "Nothing is missing" in room.bar("missing")
    assert "⚠" not in room.text(), "no stage is marked weak before step 6"


async def _weak_links(room: Room) -> None:
    await room.press("f6")
    assert "AE at" in room.bar("figures")
    assert "▸  1   Sell" in room.text()
    await room.press("f3")
    await room.type("They keep moving the date", "Agree the date with the plant manager", "ae")


async def _target(room: Room) -> None:
    await room.press("f6", "enter")
    assert "Started the target as a copy" in room.bar("hint")
    await room.press("down", "down")
    await room.type("Signs the test plan", "b")
    assert "~" in room.text()


async def _plan(room: Room) -> None:
    await room.press("f6")
    await room.type("Agree the test plan before quoting", "ae", "2027-01-31")
    await room.press("ctrl+s")
    assert "Saved to" in room.bar("hint")


async def _reopened(room: Room) -> None:
    assert "saved" in room.bar("title")
    assert "Who, what, by when?" in room.text(), "it opens where one stopped"
    await room.press("ctrl+g", "3")
    assert "Signs the application sheet" in room.text().replace("\n", " ") or "Signs the" in room.text()
