"""The workshop: eight steps over one map, the strip above, the step's grid below, what is missing beneath."""

from collections.abc import Callable
from pathlib import Path as FilePath
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from procmap.analysis.progress import finished, missing
from procmap.model.fault import Path
from procmap.model.process_map import SideName, StepName
from procmap.rules.finding import Finding, Report
from procmap.store.faults import Refused
from procmap.store.reading import MapFile, read_map
from procmap.tui.commands import WORKSHOP, Command, Keys, beyond_review, bindings, footer, key_of, review_keys, words
from procmap.tui.judgement import Judgement
from procmap.tui.palette import Hit, finding_hits, map_hits, stage_hits, step_hits
from procmap.tui.screens.abilities.gathering import GatheringScreen
from procmap.tui.screens.abilities.hosting import HostingScreen
from procmap.tui.screens.abilities.speaking import LOW
from procmap.tui.screens.abilities.timing import Timing
from procmap.tui.screens.asking import Answer, Ask
from procmap.tui.screens.numbers import NumbersScreen
from procmap.tui.screens.recovering import RecoveringScreen
from procmap.tui.screens.what_if import WhatIfScreen
from procmap.tui.widgets import bars
from procmap.tui.widgets.bars import Bar
from procmap.tui.widgets.findings_view import ROOMY, FindingsView
from procmap.tui.widgets.reality_view import FIRST_QUESTION, RealityView
from procmap.tui.widgets.sheet_view import SheetView
from procmap.tui.widgets.strip_view import ProcessStrip
from procmap.workshop.cells import shortened
from procmap.workshop.edits.entry import Change
from procmap.workshop.edits.stages import with_target
from procmap.workshop.gap import capacity, gap_to_goal, reality_sentence
from procmap.workshop.open_map.document import Document
from procmap.workshop.open_map.recovery import Recovery, counted, recovery_of
from procmap.workshop.reviewing.review import stage_states
from procmap.workshop.sheets.pages import page
from procmap.workshop.strip.overview import overview
from procmap.workshop.timing.agenda import STEPS

Exporter = Callable[[MapFile, Report], str]
"""Writes a map and its diagrams, and says in one line what was written. Raises Refused."""

_LOWEST = 14
"""Below so many lines the strip leaves even its one line to the sheet."""

_CURRENT = next(i for i, step in enumerate(STEPS) if step.id == "current")
"""The position of the step that names the stages."""

_REVIEW = next(i for i, step in enumerate(STEPS) if step.id == "weak-links")
"""The position of the step that reviews the weak links."""

_WIDE, _BOTH = 60, 100
"""From so many cells on the title names the file, and both sentences on the numbers have room."""


class WorkshopScreen(HostingScreen, GatheringScreen):
    """Guides a team through the eight steps over one document."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(WORKSHOP)

    CSS = """
    WorkshopScreen #title { background: $bar; max-height: 1; }
    WorkshopScreen #steps { max-height: 1; }
    WorkshopScreen #question { height: auto; max-height: 3; padding: 0 2; color: $primary; text-style: bold; }
    WorkshopScreen #figures { display: none; max-height: 3; color: $foreground; text-style: bold; }
    """

    def __init__(self, document: Document, judgement: Judgement, exporter: Exporter, timing: Timing) -> None:
        super().__init__(document, judgement)
        self.exporter = exporter
        self.timing = timing
        self.step: StepName = "goals"
        self.side_name: SideName = "current"
        self.selected = ""
        self.next_map: FilePath | None = None

    def compose(self) -> ComposeResult:
        """The bars, the strip, the findings and the sheet."""
        yield Bar(id="title")
        yield Bar(id="steps")
        yield ProcessStrip(id="strip")
        yield Static(id="question", classes="aside", markup=False)
        yield Bar(id="figures")
        yield RealityView(id="reality")
        yield FindingsView(id="findings")
        yield SheetView(self.document, lambda process_map: page(process_map, self.step, self.shown_side), id="sheet")
        yield Bar(id="hint")
        yield Bar(id="missing", classes="aside")
        yield Bar(id="keys")

    @property
    def shown_side(self) -> SideName:
        """The side that the step works on."""
        return "target" if self.step == "target" else self.side_name

    @property
    def number(self) -> int:
        """The position of the step, from 0."""
        return next(i for i, step in enumerate(STEPS) if step.id == self.step)

    @property
    def judges(self) -> bool:
        """Whether weak links are shown: never before the step that asks for them, nor before its first question."""
        return self.number >= _REVIEW and not self.is_gated

    @property
    def is_review(self) -> bool:
        """Whether this is the step that shows findings."""
        return self.step == "weak-links"

    def begin(self) -> None:
        """Start where one stopped, or where something is still to be typed, after what was left unsaved last time."""
        self.sheet.restart()
        self.go_where_one_stopped()
        if self.document.is_read_only:
            self.say(self.document.why_read_only, True)
        else:
            self.taken_over()

    # what is shown

    def refresh_bars(self) -> None:
        """Fill everything around the sheet anew."""
        self.refresh_title()
        self.query_one("#steps", Bar).update(bars.steps(self.step, finished(self.map), self.size.width - 4))
        questions = (FIRST_QUESTION,) if self.is_gated else STEPS[self.number].questions
        self.query_one("#question", Static).update(Content("  ".join(questions)))
        self.query_one("#missing", Bar).update(bars.missing(missing(self.map, self.step)))
        for bar in self.query(".aside").results(Static):
            bar.display = self.size.height >= LOW
        self._show_figures()
        self.refresh_findings()
        self.refresh_keys()
        self._show_strip()
        self.sheet.empty_text = (
            "There is no target yet.\n\nEnter starts it as a copy of the current map, without what was observed."
        )

    def refresh_title(self) -> None:
        """Name the map, say how it stands and what the clock shows."""
        width, clock = self.size.width or 80, self.shown_time
        has_room = self.is_calm and width >= (_BOTH if clock else _WIDE)
        where = f"{self.standing} · {self.document.file.path}" if has_room else self.standing
        side = "  [target]" if self.shown_side == "target" else ""
        title = bars.title(f"{self.map.process.name}{side}", shortened(where, width // 2), self.is_calm, width, clock)
        self.query_one("#title", Bar).update(title, layout=False)

    def keys_here(self) -> Keys:
        """The keys that work on the findings, on the roadblocks, or on the rows of any other step."""
        if self.reviews:
            return review_keys(self.findings.kind, self.findings.turning, is_old=self.is_order_old)
        if self.review_commands:
            return (*footer(self.review_commands), *beyond_review())
        claim = words(WORKSHOP, ("take-over", "take over")) if self.document.is_read_only else ()
        findings = words(WORKSHOP, ("findings", "findings")) if self.is_review else ()
        return (*claim, *findings, *super().keys_here())

    def _show_figures(self) -> None:
        text, line = self._figures(), self.query_one("#figures", Bar)
        line.display = bool(text) and self.size.height >= LOW
        is_one_line = self.is_review and self.size.height < ROOMY
        line.update(Content(shortened(text, self.size.width - 4) if is_one_line else text))

    def _figures(self) -> str:
        """The gap in step 1, capacity from step 5 on, in steps 5 and 6 with what really happened where it has room."""
        if self.step == "goals":
            return gap_to_goal(self.map)
        if self.number < _REVIEW - 1:
            return ""
        numbers = self.judgement.numbers(self.map, self.shown_side)
        people = capacity(self.map, numbers)
        has_room = self.size.height >= ROOMY if self.is_review else self.size.width >= _BOTH
        if self.number > _REVIEW or self.shown_side == "target" or self.is_gated or not has_room:
            return people
        return f"{people}  {reality_sentence(self.map, numbers)}".strip()

    def show_stage(self, stage: str) -> None:
        """Select a stage on the strip."""
        self.selected = stage
        self._show_strip()

    def _show_strip(self) -> None:
        is_scarce = self.is_review and self.size.height < ROOMY
        lines = int(self.size.height >= _LOWEST) if is_scarce else None
        self.draw_strip(self.query_one(ProcessStrip), self.selected, lines)

    def draw_strip(self, strip: ProcessStrip, stage: str = "", lines: int | None = None) -> None:
        """Draw the strip with a stage selected, or the one selected here, in so many lines, or in those it may take."""
        report = self.judgement.report(self.map)
        states = stage_states(self.map, report, self.shown_side, self.order) if self.judges else {}
        room = strip.screen.size
        width, height = max(20, room.width - 4), _strip_height(room.height) if lines is None else lines
        drawing = overview(self.map, self.shown_side, width, height, stage or self.selected, states)
        strip.show(drawing, stage or self.selected, width, height)

    def on_resize(self) -> None:
        """Use the room there is."""
        self.refresh_bars()

    def on_sheet_grid_moved(self, message: SheetView.Moved) -> None:
        """Follow the selected stage on the strip."""
        if self.reviews or not self.is_current:
            return
        side = self.map.side(self.shown_side)
        if message.record[1:2] == ("stages",) and side and len(message.record) > 2:
            index = int(message.record[2])
            self.show_stage(side.stages[index].id if index < len(side.stages) else "")

    def on_process_strip_chosen(self, message: ProcessStrip.Chosen) -> None:
        """Go to the row of the stage that was clicked."""
        side = self.map.side(self.shown_side)
        position = side.position(message.stage) if side else None
        if position is not None:
            self.sheet.select((self.shown_side, "stages", position))

    # steps

    def action_step(self, places: int) -> None:
        """Go to the step before or after."""
        self.action_go(min(max(self.number + places, 0), len(STEPS) - 1))

    def action_go(self, number: int) -> None:
        """Go to a step by its position."""
        if STEPS[number].id == self.step or not self.sheet.commit():
            return
        self.step = STEPS[number].id
        self.step_entered()
        self.sheet.restart()
        self.turn_to(rows=not self.is_review)

    def hits(self) -> tuple[Hit, ...]:
        """What can be found: places first; findings only where the room may see them."""
        findings = finding_hits(self, self.review_groups()) if self.judges else ()
        places = (*stage_hits(self, self.map), *step_hits(self), *findings)
        return (*places, *super().hits(), *map_hits(self, self.document.file.path))

    @property
    def commands_here(self) -> tuple[Command, ...]:
        """The commands that work now, those of the review first where it has the keys."""
        return (*self.review_commands, *self.commands)

    def field_record(self) -> Path:
        """The selected stage where there is one, or else the record of the selected row."""
        side = self.map.side(self.shown_side)
        position = side.position(self.selected) if side and self.selected else None
        return self.sheet.record if position is None else (self.shown_side, "stages", position)

    def go_to_stage(self, position: int) -> None:
        """Select the row of a stage, in the step of the stages where this one has none."""
        if self.reviews:
            self.turn_to(rows=True)
        path = (self.shown_side, "stages", position)
        self.sheet.select(path)
        if self.sheet.record != path:
            self.action_go(_CURRENT)
            self.sheet.select(path)

    def go_to_finding(self, finding: Finding) -> None:
        """Highlight a finding of the review."""
        self.action_go(_REVIEW)
        self.turn_to(rows=False)
        self.findings.find(finding)

    def switch_to(self, path: FilePath) -> None:
        """Leave this map for another one; asks where edits are not saved."""
        try:
            read_map(path)
        except Refused as refused:
            self.say(str(refused.faults[0]), True)
            return
        self.next_map = path
        self.settle_time(self._leave_or_ask)

    def action_ask_step(self) -> None:
        """Ask for the number of a step, and go there."""
        steps = tuple(Answer(str(n), str(n - 1), step.title) for n, step in enumerate(STEPS, start=1))
        question = Ask("To which step?", (*steps, Answer("escape", "", "stay")))
        self.app.push_screen(question, lambda answer: self.action_go(int(answer)) if answer else None)

    def action_findings(self) -> None:
        """Go to the findings, or from them to the roadblocks and back."""
        if not self.is_review:
            self.action_go(_REVIEW)
            return
        if self.sheet.commit():
            self.turn_to(rows=self.focused is not self.sheet)

    def action_other_side(self) -> None:
        """Show the other side in steps 2 to 6."""
        if self.map.target is None:
            self.say("there is no target yet: step 7 starts it", True)
        elif self.step in ("goals", "target", "plan"):
            self.say("this step has one side: the other side is for steps 2 to 6", True)
        elif self.sheet.commit():
            self.side_name = "target" if self.side_name == "current" else "current"
            self.sheet.restart()
            self.findings.restart()
            self.refresh_bars()

    def on_sheet_view_entered_empty(self) -> None:
        """Start the target where there is none."""
        if self.step == "target" and self.map.target is None:
            self.sheet.apply(lambda process_map: Change("start the target as a copy", with_target(process_map)))
            self.sheet.restart()

    # the whole map, texts, files

    def detail_path(self, path: Path) -> Path:
        """A row of a form that belongs to no record of a list opens its part of the map."""
        return path[:1] if path[1:2] == ("observed",) else path

    def action_whole_map(self) -> None:
        """Open every part of the map."""
        if self.sheet.commit():
            self.open_form(())

    def action_numbers(self) -> None:
        """Show the numbers of the side that is shown."""
        if self.sheet.commit():
            self.app.push_screen(NumbersScreen(self.document, self.judgement, self.shown_side))

    def action_what_if(self) -> None:
        """Try other numbers on the side that is shown."""
        if self.sheet.commit():
            self.app.push_screen(WhatIfScreen(self.document, self.judgement, self.shown_side))

    def action_export(self) -> None:
        """Save, and write the map's diagrams."""
        if not self.save():
            return
        try:
            self.say(self.exporter(self.document.file, self.judgement.report(self.map)))
        except Refused as refused:
            self.say(str(refused.faults[0]), True)

    def taken_over(self) -> None:
        """Offer what a program that had the map open left unsaved."""
        recovery = recovery_of(self.document.file) if self.document.claim else None
        if recovery:
            screen = RecoveringScreen(recovery, self.judgement.today)
            self.app.push_screen(screen, lambda answer: self._recovered(recovery, answer))

    def _recovered(self, recovery: Recovery, answer: str | None) -> None:
        edits = counted(recovery.count)
        if answer == "take":
            self.document.recover(recovery)
            self.say(f"Recovered {edits}, not saved yet: {key_of('save')} saves, {key_of('undo')} takes all back")
        elif answer == "drop":
            recovery.drop()
            self.say(f"Dropped {edits}")
        else:
            self.say(f"This is the file as it is; the next start offers {edits} again")

    def action_leave(self) -> None:
        """Leave the workshop; asks where edits are not saved."""
        self.next_map = None
        if self.sheet.commit():
            self.settle_time(self._leave_or_ask)

    def _leave_or_ask(self) -> None:
        if self.document.is_saved:
            self.dismiss(None)
            return
        question = "There are edits that are not saved."
        answers = (
            Answer("s", "save", "save and leave"),
            Answer("ctrl+d", "drop", "leave without saving: the edits are lost"),
            Answer("escape", "stay", "stay"),
        )
        self.app.push_screen(Ask(question, answers), self._leave)

    def _leave(self, answer: str | None) -> None:
        if answer == "drop" or (answer == "save" and self.save()):
            self.dismiss(None)


def _strip_height(lines: int) -> int:
    """The lines that the strip may take of those there are: where they are few, the rows leave it one."""
    if lines < LOW:
        return 1 if lines >= _LOWEST else 0
    return max(6, lines // 3)
