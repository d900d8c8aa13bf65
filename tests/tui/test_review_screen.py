"""Step 6 as a facilitator drives it: believe a finding, waive it, mend it; first the reality check."""

import datetime
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from procmap.model.process_map import ProcessMap
from procmap.rules.finding import Finding
from procmap.store.reading import read_map
from procmap.tui.screens.deciding import Deciding
from procmap.tui.screens.form import FormScreen
from procmap.tui.screens.what_if import WhatIfScreen
from procmap.tui.screens.workshop import WorkshopScreen
from procmap.tui.widgets.findings_view import FindingsView
from procmap.workshop.open_map.document import Document
from procmap.workshop.reviewing.mending import mended_at
from procmap.workshop.reviewing.review import Entry
from tests.tui.conftest import MAPS
from tests.tui.driving import TODAY, Room, app_for, drive

REVIEW = ("ctrl+g", "6")


def screen(room: Room) -> WorkshopScreen:
    shown = room.app.screen
    assert isinstance(shown, WorkshopScreen)
    return shown


def the_map(room: Room) -> ProcessMap:
    return screen(room).map


def chosen_rule(room: Room) -> str:
    finding = screen(room).findings.chosen
    return finding.rule if finding else ""


def shown_weak(room: Room) -> list[Finding]:
    groups = screen(room).findings.groups
    return [entry.finding for group in groups if group.link for entry in group.entries if entry.finding]


async def go_to(room: Room, rule: str, state: str = "") -> None:
    """Unfold everything and highlight the first finding of a rule."""
    findings = screen(room).findings
    findings.opened = frozenset(group.key for group in findings.groups)
    findings.show(findings.groups, room.app.size)
    found = [row.entry.finding if row.entry else None for row in findings.rows]
    findings.highlighted = next(
        place for place, it in enumerate(found) if it and it.rule == rule and state in ("", it.state)
    )
    await room.settle()


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("flow-meters", (80, 24)),
        ("flow-meters", (100, 36)),
        ("flow-meters", (140, 40)),
        ("crm-standard", (80, 24)),
    ],
    ids=str,
)
def test_the_room_sees_three_weak_links_at_once_whichever_is_highlighted(
    room_folder: Path, name: str, size: tuple[int, int]
) -> None:
    path = room_folder / "map.toml"
    shutil.copy(MAPS / f"{name}.toml", path)

    async def script(room: Room) -> None:
        await room.press(*REVIEW)
        names = [group.title for group in screen(room).findings.groups if group.link]
        assert len(names) == 3
        for _ in screen(room).findings.rows:
            row = screen(room).findings.row
            if row is None or not row.group.link:
                break
            text, told = room.text(), screen(room).findings.told
            assert all(f"⚠ {name}: " in text or f"✗ {name}: " in text for name in names)
            assert text.count("Try first: ") == 1, "one is told in full"
            assert row.entry is None or row.key == told
            await room.press("down")
        text = room.text()
        await room.press("down")
        assert room.text().replace("▸", " ").splitlines()[:-3] == text.replace("▸", " ").splitlines()[:-3], (
            "passing what is folded moves nothing"
        )

    drive(app_for(path), script, size=size)


def test_where_there_is_room_each_weak_link_is_told_in_full(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press(*REVIEW)
        assert room.text().count("Try first: ") == 3
        await room.resize(80, 24)
        assert room.text().count("Try first: ") == 1

    drive(app_for(flow_meters), script, size=(160, 50))


def test_a_finding_taller_than_the_terminal_is_read_to_its_end(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press(*REVIEW)
        first, seen = screen(room).findings.row, room.text()
        assert "Try first" not in seen
        for _ in range(200):
            if screen(room).findings.row != first:
                break
            seen = room.text()
            await room.press("down")
        assert "adding people." in seen, "the whole of it was shown before the next one"
        await room.press("up")
        assert screen(room).findings.row == first
        assert "▸ 1  ✗ Survey the site" in room.text()

    drive(app_for(flow_meters), script, size=(40, 10))


def test_only_what_has_the_keys_has_the_mark(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press(*REVIEW)
        assert room.text().count("▸") == 1
        assert "▸ 1  ✗ Survey the site" in room.text()
        await room.press("f3")
        assert "They promised to call back" in room.text()
        assert room.text().count("▸") == 1
        assert "▸ 1 " not in room.text()

    drive(app_for(flow_meters), script, size=(140, 40))


def shown_first(room: Room) -> list[str]:
    return [group.title for group in screen(room).findings.groups if group.link]


@pytest.mark.parametrize("keys", [("a", "enter", "enter", "enter"), ("w", "x", "enter", "enter")], ids=["act", "waive"])
def test_a_decision_moves_no_weak_link_until_the_room_asks(flow_meters: Path, keys: tuple[str, ...]) -> None:
    async def script(room: Room) -> None:
        await room.press(*REVIEW)
        first, rows = shown_first(room), [row.key for row in screen(room).findings.rows]
        assert "rank anew" not in room.bar("keys")
        for place in range(2):
            chosen = screen(room).findings.chosen
            await room.press(*keys)
            findings = screen(room).findings
            assert shown_first(room) == first
            assert [row.key for row in findings.rows][: len(rows)] == rows
            assert findings.chosen
            assert chosen
            assert findings.chosen == replace(chosen, state=findings.chosen.state), "the cursor stays with it"
            assert findings.chosen.state != "open"
            assert f"{place + 1}  ◐ {first[place]}: " in room.text()
            await room.press("down")
        assert "r rank anew" in room.bar("keys")
        await room.press("f5", "f6")
        assert shown_first(room)[0] != first[0], "the step is taken up anew"

    drive(app_for(flow_meters), script, size=(80, 30))


LATE = """
[[actions]]
id = "old"
title = "Share the load"
owner = "engineer"
due = 2026-10-30
status = "doing"
answers = [{ rule = "constraint", stage = "survey" }]
"""


@pytest.fixture
def late(flow_meters: Path) -> Path:
    """The industrial map with an action that was to answer the first finding by now."""
    text = flow_meters.read_text(encoding="utf-8")
    flow_meters.write_text(text + LATE, encoding="utf-8")
    return flow_meters


@pytest.mark.parametrize("rule", ["constraint", "overdue-action"])
def test_what_an_action_was_to_answer_by_now_gets_a_new_day_by_two_enters(late: Path, rule: str) -> None:
    async def script(room: Room) -> None:
        await room.press(*REVIEW)
        await go_to(room, rule, "open")
        said = " ".join(room.text().split())
        assert "Not done by its day: Share the load, Application engineer, due 2026-10-30." in said
        assert "Enter sets a new day" in said
        assert room.bar("keys").startswith("Enter new day  w waive  m mend")
        before = the_map(room).actions
        await room.press("enter")
        assert isinstance(room.app.screen, Deciding)
        assert "Title" not in room.text()
        await room.press("enter", "enter")
        old, new = before[-1], the_map(room).actions[-1]
        assert len(the_map(room).actions) == len(before)
        assert new.due == TODAY + datetime.timedelta(weeks=4)
        assert new.model_copy(update={"due": old.due}) == old, "its id, owner and answers stay"
        assert room.bar("hint") == "new day for Share the load; ^z takes it back"
        await room.press("ctrl+z")
        assert room.bar("hint").startswith("Undone: new day for Share the load")

    drive(app_for(late), script)


@pytest.fixture
def disbelieved(flow_meters: Path) -> Path:
    """The industrial map with far fewer deliveries than it says."""
    text = flow_meters.read_text(encoding="utf-8")
    flow_meters.write_text(text.replace("delivered = 52\n", "delivered = 38\n"), encoding="utf-8")
    return flow_meters


def test_three_enters_make_an_action_of_a_finding_and_undo_takes_it_back(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press(*REVIEW, "enter")
        assert isinstance(room.app.screen, Deciding)
        assert "An action: Application engineer can deliver 52 of the 60 we want" in room.text()
        await room.press("enter", "enter", "enter")
        action = the_map(room).actions[-1]
        assert action.title == "Survey the site: take work out of the stage"
        assert (action.owner, action.status) == ("engineer", "open")
        assert action.due == TODAY + datetime.timedelta(weeks=4)
        assert room.bar("hint").startswith("agreed, in step 8 too; here it keeps its place until r ranks anew")
        said = " ".join(room.text().split())
        assert "agreed: Survey the site: take work out of the stage, Application engineer, due 2026-12-19" in said
        await room.press("ctrl+z")
        assert room.bar("hint").startswith("Undone: add action Survey the site")
        assert len(the_map(room).actions) == len(read_map(flow_meters).map.actions)

    drive(app_for(flow_meters), script)


def test_an_action_is_typed_by_a_fast_hand_and_changed_at_its_end(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press(*REVIEW, "a")
        await room.type("Call", "account", "+3w")
        await room.press("up", "up", "right", "s", "enter", "enter", "enter")
        action = the_map(room).actions[-1]
        assert (action.id, action.title, action.owner) == ("calls", "Calls", "ae"), "a beginning is completed"
        assert action.due == TODAY + datetime.timedelta(weeks=3)

    drive(app_for(flow_meters), script)


def test_a_day_that_has_passed_or_an_empty_line_is_refused_in_one_line(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press(*REVIEW, "a", "backspace")
        assert room.bar("hint").startswith("✗ an action needs a title")
        await room.press("enter", "enter")
        await room.type("2026-11-20")
        assert room.bar("hint").startswith("✗ 2026-11-20 has passed: expected a day from 2026-11-21 on")
        assert isinstance(room.app.screen, Deciding)
        await room.press(*"+1d", "enter")
        assert the_map(room).actions[-1].due == TODAY + datetime.timedelta(days=1)

    drive(app_for(flow_meters), script)


@pytest.mark.parametrize("key", ["a", "w"])
def test_a_decision_is_left_without_a_trace(flow_meters: Path, key: str) -> None:
    async def script(room: Room) -> None:
        before = the_map(room)
        await room.press(*REVIEW, key)
        await room.type("Something")
        await room.press("x", "escape", "escape")
        assert the_map(room) is before
        await room.press("ctrl+z")
        assert room.bar("hint") == "✗ nothing to undo"

    drive(app_for(flow_meters), script)


def test_an_action_that_is_there_already_is_opened(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press(*REVIEW)
        await go_to(room, "poor-tool", "answered")
        await room.press("a")
        assert isinstance(room.app.screen, FormScreen)
        assert room.bar("hint").startswith("This action answers it already: Put slurries and prices")
        assert room.app.screen.sheet.record[:1] == ("actions",)

    drive(app_for(flow_meters), script)


def test_a_finding_is_waived_with_a_reason_and_taken_back(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press(*REVIEW, "w", "enter")
        assert room.bar("hint").startswith("✗ a waiver needs a reason")
        await room.type("Two new engineers start")
        await room.press("enter")
        waiver = the_map(room).waivers[-1]
        assert (waiver.rule, waiver.side, waiver.stage, waiver.role) == ("constraint", "current", "survey", "engineer")
        assert waiver.until == TODAY + datetime.timedelta(weeks=13)
        assert room.bar("hint") == "waived, and it keeps its place until r ranks anew; ^z takes it back"
        assert "waived until 2027-02-20: Two new engineers start" in room.text()
        await go_to(room, "constraint")
        await room.press("up", "down")
        assert "Two new engineers start" in room.text()
        assert room.bar("hint") == "w takes the waiver back: the finding is open again.  ·  7 dots"
        assert room.bar("keys").startswith("w take back")
        await room.press("enter")
        assert room.bar("hint").startswith("✗ this finding is waived: w takes the waiver back")
        await room.press("w")
        assert room.bar("hint") == "taken back: the waiver of constraint at Survey the site; ^z waives it again"
        assert the_map(room) == read_map(flow_meters).map
        assert "constraint" in {it.rule for it in shown_weak(room)}
        await room.press("ctrl+z")
        assert room.bar("hint") == "Undone: take back the waiver of constraint at Survey the site"
        await room.press("ctrl+z")
        assert room.bar("hint") == "Undone: waive constraint at Survey the site"
        assert the_map(room) == read_map(flow_meters).map

    drive(app_for(flow_meters), script)


def test_a_waiver_may_hold_for_as_long_as_the_finding_stands(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press(*REVIEW, "w", *"We know", "enter", "backspace", "enter")
        assert the_map(room).waivers[-1].until is None
        assert "waived for as long as it stands: We know" in room.text()

    drive(app_for(flow_meters), script)


def test_a_finding_is_mended_where_it_is(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press(*REVIEW)
        await go_to(room, "seller-side-exit")
        await room.press("m")
        assert isinstance(room.app.screen, FormScreen)
        assert room.app.screen.sheet.cell.path == ("current", "stages", 4, "exit_by")  # type: ignore[union-attr]
        await room.press("b", "enter", "escape")
        assert "ends by our own act" not in " ".join(room.text().split())
        await room.press("ctrl+z")
        await go_to(room, "seller-side-exit")

    drive(app_for(flow_meters), script)


def test_a_fast_hand_mends_the_figure_and_never_the_name(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press(*REVIEW)
        found = dict.fromkeys(it for group in screen(room).findings.groups for it in map(_finding, group.entries) if it)
        for finding in found:
            screen(room).go_to_finding(finding)
            key = mended_at(the_map(room), finding, "current")
            await room.press("m")
            cell = room.app.screen.sheet.cell  # type: ignore[attr-defined]
            at = cell.path
            assert cell.field.key not in ("name", "says", "title") or not cell.text, (finding.rule, at)
            assert at[: len(key)] == key, finding.rule
            await room.press("escape")
            assert screen(room).findings.chosen == finding

    drive(app_for(flow_meters), script)


def test_a_finding_that_is_folded_elsewhere_stays_highlighted(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press(*REVIEW)
        findings = screen(room).findings
        finding, first, *others = findings.chosen, *findings.groups
        folded = replace(first, key="elsewhere", title="Elsewhere", link=None)
        findings.show((*others, folded), room.app.size)
        assert findings.chosen == finding

    drive(app_for(flow_meters), script)


def _finding(entry: Entry) -> Finding | None:
    return entry.finding


def test_a_finding_about_a_list_is_mended_in_that_list(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press(*REVIEW)
        await go_to(room, "open-roadblock")
        await room.press("f2")
        assert isinstance(room.app.screen, FormScreen)
        assert room.app.screen.sheet.record == ("current", "stages", 6, "roadblocks", 0)

    drive(app_for(flow_meters), script)


def test_what_could_not_be_assessed_is_read_but_not_decided_upon(room_folder: Path) -> None:
    bare = room_folder / "bare.toml"
    bare.write_text('format = 1\nprocess.name = "Bare"\n[[current.stages]]\nid = "a"\nname = "A"\n', encoding="utf-8")

    async def script(room: Room) -> None:
        await room.press(*REVIEW, "end", "right", "down")
        row = screen(room).findings.row
        assert row is not None
        assert row.group.key == "not assessed"
        assert "needs " in room.bar("hint")
        for key in ("enter", "w", "m"):
            await room.press(key)
            assert room.bar("hint").startswith("✗ select a finding")

    drive(app_for(bare), script)


def test_what_is_folded_is_one_key_away(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press(*REVIEW, "end")
        row = screen(room).findings.row
        assert row is not None
        assert row.entry is None
        assert room.bar("hint").startswith("Space shows what is folded")
        await room.press("m")
        assert room.bar("hint").startswith("✗ select a finding: Space shows")
        folded = screen(room).findings.rows
        for opening, closing in (("space", "left"), ("right", "enter")):
            await room.press(opening)
            assert len(screen(room).findings.rows) > len(folded)
            assert screen(room).findings.row == replace(row, text=row.text.replace("+", "−"))
            await room.press(closing)
            assert screen(room).findings.rows == folded

    drive(app_for(flow_meters), script)


def test_the_highlighted_finding_stays_whatever_moves_around_it(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press(*REVIEW)
        await go_to(room, "seller-side-exit")
        before = screen(room).findings.highlighted
        # Without its constraint the first weak link is another one, and all findings change places.
        document: Document = screen(room).document
        more = document.map.model_dump(by_alias=True)
        more["current"]["headcount"]["engineer"] = 5
        document.apply("more people", ProcessMap.model_validate(more))
        await room.settle()
        assert chosen_rule(room) == "seller-side-exit"
        assert screen(room).findings.highlighted == before, "until the room asks, each stays in its place"
        await room.press("r")
        assert screen(room).findings.highlighted == 0
        assert chosen_rule(room) != "constraint"
        assert room.bar("keys").count("rank anew") == 0
        await room.press("r")
        assert room.bar("hint") == "nothing has changed the order"
        await go_to(room, "seller-side-exit")
        assert room.text().count("▸") == 1

    drive(app_for(flow_meters), script)


def test_the_highlighted_line_has_a_mark_beside_its_background(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press(*REVIEW)
        for _ in range(4):
            marked = [line for line in room.text().splitlines() if line.startswith("▸")]
            assert len(marked) == 1
            row = screen(room).findings.row
            assert row is not None
            first = row.entry.text if row.entry else row.text.removeprefix("+ ")
            assert first[:12] in " ".join(room.text().split())
            await room.press("down")

    drive(app_for(flow_meters), script)


def test_the_keys_of_the_review_are_told_below_and_in_the_help(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press(*REVIEW)
        keys = "Enter action  w waive  m mend  x what-if  F6 step  F3 roadblocks  F1 keys"
        assert room.bar("keys") == keys, "nothing is folded beneath it"
        await room.press("down")
        assert room.bar("keys") == "Enter action  w waive  m mend  x what-if  Space more  F6 step  F1 keys"
        await room.press("down")
        assert room.bar("keys").startswith("x what-if  Space more  F6 step")
        await room.press("space")
        assert "Space fold  F6 step" in room.bar("keys")
        await go_to(room, "poor-tool", "answered")
        assert room.bar("keys").startswith("Enter its action  w waive  m mend")
        await room.press("f1")
        assert "Enter or a" in room.text()
        await room.press("end")
        assert "◐ all answered or waived" in room.text()
        await room.press("escape", "f3", "f1")
        assert "Enter or a" not in room.text(), "on the roadblocks these keys type"

    drive(app_for(flow_meters), script, size=(80, 50))


def test_the_letters_of_the_review_type_on_the_roadblocks(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press(*REVIEW, "f3", *"wam", "tab")
        assert isinstance(room.app.screen, WorkshopScreen)
        assert "wam" in [it.says for stage in the_map(room).current.stages for it in stage.roadblocks]

    drive(app_for(flow_meters), script)


def test_other_numbers_are_tried_from_a_finding(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press(*REVIEW, "x")
        assert isinstance(room.app.screen, WhatIfScreen)
        await room.press("escape")
        assert chosen_rule(room) == "constraint"

    drive(app_for(flow_meters), script)


# the reality check


def test_the_review_first_asks_what_really_happened_and_is_accepted(disbelieved: Path) -> None:
    async def script(room: Room) -> None:
        await room.press(*REVIEW)
        shown = " ".join(room.text().split())
        assert "Last year 38 were delivered in 150 days; the map says 52 in 157: 14 more than really" in shown
        assert "⚠" not in shown, "nothing is marked weak before the room has accepted the numbers"
        assert "Enter accept e explain m mend the numbers" in " ".join(room.bar("keys").split())
        await room.press("enter")
        assert "Survey the site" in room.text()
        assert isinstance(room.app.focused, FindingsView)
        assert "w waive" in room.bar("keys")
        await room.press("f5", "f6")
        assert "Survey the site" in room.text(), "what was accepted stays accepted"
        assert screen(room).document.is_saved
        await room.press("f8")
        room.app.screen.document.apply(  # type: ignore[attr-defined]
            "other numbers",
            the_other(room.app.screen.map),  # type: ignore[attr-defined]
        )
        await room.press("escape")
        assert "Last year 30 were delivered" in " ".join(room.text().split()), "other numbers are asked about anew"

    drive(app_for(disbelieved), script)


def the_other(process_map: ProcessMap) -> ProcessMap:
    data = process_map.model_dump(by_alias=True)
    data["current"]["observed"]["delivered"] = 30
    return ProcessMap.model_validate(data)


def test_a_reality_that_is_explained_asks_no_more(disbelieved: Path) -> None:
    async def script(room: Room) -> None:
        await room.press(*REVIEW, "e")
        assert "Why last period was otherwise" in room.text()
        await room.press("enter")
        assert room.bar("hint").startswith("✗ a waiver needs a reason")
        await room.type("A plant closed")
        await room.press("enter")
        waiver = the_map(room).waivers[-1]
        assert (waiver.rule, waiver.side, waiver.reason) == ("reality-gap", "current", "A plant closed")
        assert room.bar("hint").startswith("explained until 2027-02-20: A plant closed")
        assert "Survey the site" in room.text()
        await room.press("ctrl+z")
        assert "14 more" in " ".join(room.text().split())
        await room.press("m")
        assert screen(room).step == "numbers"

    drive(app_for(disbelieved), script)


def test_a_reality_that_bears_the_map_out_blocks_nothing(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press(*REVIEW)
        assert room.bar("figures") == "52.2 of 60 deliverable, 59.9 by the flow: Application engineer at 115 %"
        assert isinstance(room.app.focused, FindingsView)
        await room.press("end", "f9")
        assert screen(room).findings.highlighted == 0, "the other side is read from its first weak link on"

    drive(app_for(flow_meters), script)


@pytest.mark.parametrize("size", [(40, 10), (140, 40)], ids=str)
def test_no_size_traps_the_room(disbelieved: Path, size: tuple[int, int]) -> None:
    async def script(room: Room) -> None:
        await room.press(*REVIEW)
        assert "Last year 38" in room.text()
        assert "Enter accept" in room.bar("keys")
        await room.press("enter", "a")
        assert "Owner" in room.text()
        assert "Esc leave it" in " ".join(room.text().split())
        await room.press("enter", "enter", "enter", "w")
        assert "Reason" in room.text()
        await room.press("escape", "f3", "f3", *REVIEW, "escape")
        assert "There are edits" in " ".join(room.text().split())
        await room.press("escape", "ctrl+z", "escape")
        assert not room.app.is_running or not isinstance(room.app.screen, WorkshopScreen)

    drive(app_for(disbelieved), script, size=size)
