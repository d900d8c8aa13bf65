"""A screen at one of the eight steps, on one side of a map: to step on, to go to a stage, a finding, the other side."""

from procmap.model.fault import Path
from procmap.model.process_map import StepName
from procmap.rules.finding import Finding
from procmap.tui.screens.abilities.answering import AnsweringScreen
from procmap.tui.screens.abilities.speaking import LOW
from procmap.tui.screens.asking import Answer
from procmap.tui.widgets.findings_view import ROOMY, FindingsView
from procmap.tui.widgets.sheet_view import SheetView
from procmap.tui.widgets.strip_view import ProcessStrip
from procmap.workshop.edits.entry import Change
from procmap.workshop.edits.stages import with_target
from procmap.workshop.reviewing.review import stage_states
from procmap.workshop.strip.overview import overview
from procmap.workshop.timing.agenda import STEPS

_CURRENT = next(i for i, step in enumerate(STEPS) if step.id == "current")
"""The position of the step that names the stages."""

REVIEW_STEP = next(i for i, step in enumerate(STEPS) if step.id == "weak-links")
"""The position of the step that reviews the weak links."""


_LOWEST = 14
"""Below so many lines the strip leaves even its one line to the sheet."""


class SteppingScreen(AnsweringScreen):
    """Knows where in the workshop one is, and goes elsewhere; nothing ever advances by itself."""

    selected = ""
    """The stage that is selected; nothing where none is."""

    @property
    def number(self) -> int:
        """The position of the step, from 0."""
        return next(i for i, step in enumerate(STEPS) if step.id == self.step)

    @property
    def judges(self) -> bool:
        """Whether weak links are shown: never before the step that asks for them, nor before its first question."""
        return self.number >= REVIEW_STEP and not self.is_gated

    def show_stage(self, stage: str) -> None:
        """Select a stage on the strip."""
        self.selected = stage
        self.show_strip()

    def show_strip(self) -> None:
        """Draw the strip in the room that the step leaves it."""
        is_scarce = self.is_review and self.size.height < ROOMY
        lines = int(self.size.height >= _LOWEST) if is_scarce else None
        self.draw_strip(self.query_one(ProcessStrip), self.selected, lines)

    def draw_strip(self, strip: ProcessStrip, stage: str = "", lines: int | None = None) -> None:
        """Draw the strip with a stage selected, or the one selected here, in so many lines, or in those it may take."""
        report = self.judgement.report(self.map)
        states = stage_states(self.map, report, self.shown_side, self.order) if self.judges else {}
        room = strip.screen.size
        width, height = max(20, room.width - 4), _strip_height(room.height) if lines is None else lines
        changes = self.judgement.changes(self.map)
        drawing = overview(self.map, self.shown_side, width, height, stage or self.selected, states, changes)
        strip.show(drawing, stage or self.selected, width, height)

    def enter(self, step: StepName) -> None:
        """Be at a step."""
        self.step = step

    def action_step(self, places: int) -> None:
        """Go to the step before or after."""
        self.action_go(min(max(self.number + places, 0), len(STEPS) - 1))

    def action_go(self, number: int) -> None:
        """Go to a step by its position."""
        if STEPS[number].id == self.step or not self.sheet.commit():
            return
        self.enter(STEPS[number].id)
        self.sheet.restart()
        self.turn_to(rows=not self.is_review)

    def action_ask_step(self) -> None:
        """Ask for the number of a step, and go there."""
        steps = tuple(Answer(str(n), str(n - 1), step.title) for n, step in enumerate(STEPS, start=1))
        answers = (*steps, Answer("escape", "", "stay"))
        self.ask("To which step?", answers, lambda answer: self.action_go(int(answer)) if answer else None)

    def action_findings(self) -> None:
        """Go to the findings, or from them to the roadblocks and back."""
        if not self.is_review:
            self.action_go(REVIEW_STEP)
        elif self.sheet.commit():
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

    def on_sheet_grid_moved(self, message: SheetView.Moved) -> None:
        """Select the stage of the row that was gone to."""
        if self.reviews or not self.is_current:
            return
        side = self.map.side(self.shown_side)
        if message.record[1:2] == ("stages",) and side and len(message.record) > 2:
            index = int(message.record[2])
            self.show_stage(side.stages[index].id if index < len(side.stages) else "")

    def on_findings_view_chosen(self, message: FindingsView.Chosen) -> None:
        """Select the stage of the finding that was gone to."""
        if self.reviews:
            self.show_stage(message.row.stage)

    def on_process_strip_chosen(self, message: ProcessStrip.Chosen) -> None:
        """Go to the row of the stage that was clicked."""
        side = self.map.side(self.shown_side)
        position = side.position(message.stage) if side else None
        if position is not None:
            self.sheet.select((self.shown_side, "stages", position))

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
        self.action_go(REVIEW_STEP)
        self.turn_to(rows=False)
        self.findings.find(finding)

    def field_record(self) -> Path:
        """The selected stage where there is one, or else the record of the selected row."""
        side = self.map.side(self.shown_side)
        position = side.position(self.selected) if side and self.selected else None
        return self.sheet.record if position is None else (self.shown_side, "stages", position)

    def detail_path(self, path: Path) -> Path:
        """A row of a form that belongs to no record of a list opens its part of the map."""
        return path[:1] if path[1:2] == ("observed",) else path


def _strip_height(lines: int) -> int:
    """The lines that the strip may take of those there are: where they are few, the rows leave it one."""
    if lines < LOW:
        return 1 if lines >= _LOWEST else 0
    return max(6, lines // 3)
