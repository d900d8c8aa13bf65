"""The workshop: eight steps over one map, the strip above, the step's grid below, what is missing beneath."""

from collections.abc import Callable
from pathlib import Path as FilePath
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from procmap.analysis.progress import missing
from procmap.model.process_map import StepName
from procmap.model.text import plural
from procmap.rules.finding import Report
from procmap.store.faults import Refused
from procmap.store.reading import MapFile
from procmap.tui.command import Command, Keys, bindings, footer, words
from procmap.tui.commands import WORKSHOP, beyond_review, review_keys
from procmap.tui.controllers.clock import ClockController, ClockKeys, Timing
from procmap.tui.controllers.leaving import LeavingController, LeavingKeys
from procmap.tui.controllers.overruns import OverrunsController
from procmap.tui.controllers.recovering import claim, offer_recovery
from procmap.tui.controllers.stopping import go_where_one_stopped, stop_at
from procmap.tui.judgement import Judgement
from procmap.tui.memory import Memory
from procmap.tui.palette import Hit, finding_hits, map_hits, stage_hits, step_hits
from procmap.tui.screens.abilities.speaking import LOW
from procmap.tui.screens.abilities.stepping import SteppingScreen
from procmap.tui.screens.comparing import CompareScreen
from procmap.tui.screens.numbers import NumbersScreen
from procmap.tui.screens.presenting import PresentingScreen
from procmap.tui.screens.what_if import WhatIfScreen
from procmap.tui.widgets import bars
from procmap.tui.widgets.bars import Bar
from procmap.tui.widgets.findings_view import ROOMY, FindingsView
from procmap.tui.widgets.reality_view import FIRST_QUESTION, RealityView
from procmap.tui.widgets.sheet_view import SheetView
from procmap.tui.widgets.strip_view import ProcessStrip
from procmap.workshop.cells import shortened
from procmap.workshop.conflicts.unsettled import opened
from procmap.workshop.consensus.dots import dots_on
from procmap.workshop.consensus.talk import Talk
from procmap.workshop.gap import told_at
from procmap.workshop.open_map.document import Document
from procmap.workshop.presenting.statements import Moment
from procmap.workshop.real_deal.walk import Walk
from procmap.workshop.sheets.pages import page
from procmap.workshop.timing.agenda import STEPS

Exporter = Callable[[MapFile, Report], tuple[FilePath, ...]]
"""Writes a map and its diagrams, and gives the files that were written. Raises Refused."""

_WIDE, _BOTH = 60, 100
"""From so many cells on the title names the file, and both sentences on the numbers have room."""


class WorkshopScreen(ClockKeys, LeavingKeys, SteppingScreen):
    """Guides a team through the eight steps over one document."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(WORKSHOP)

    CSS = """
    WorkshopScreen #title { background: $bar; max-height: 1; }
    WorkshopScreen #steps { max-height: 1; }
    WorkshopScreen #question { height: auto; max-height: 3; padding: 0 2; color: $primary; text-style: bold; }
    WorkshopScreen #figures { display: none; max-height: 3; color: $foreground; text-style: bold; }
    """

    def __init__(
        self, document: Document, judgement: Judgement, exporter: Exporter, timing: Timing, memory: Memory
    ) -> None:
        super().__init__(document, judgement)
        self.exporter = exporter
        self.memory = memory
        self.clock = ClockController(self, timing)
        self.overruns = OverrunsController(self)
        self.leaving = LeavingController(self)

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

    def on_mount(self) -> None:
        """Start where one stopped, or where something is still to be typed, after what was left unsaved last time."""
        self.start()
        self.sheet.lacking = lambda process_map: [path for it in missing(process_map, self.step) for path in it.paths]
        self.sheet.restart()
        go_where_one_stopped(self)
        last = str(self.document.file.path.absolute())
        self.memory.keep(lambda settings: settings.model_copy(update={"last_map": last}))
        if self.document.is_read_only:
            self.say(self.document.why_read_only, True)
        else:
            offer_recovery(self, self.judgement.today)

    # what is shown

    def refresh_bars(self) -> None:
        """Fill everything around the sheet anew."""
        self.refresh_title()
        self.query_one("#steps", Bar).update(
            bars.steps(self.step, self.judgement.finished(self.map), self.size.width - 4)
        )
        questions = (FIRST_QUESTION,) if self.is_gated else STEPS[self.number].questions
        self.query_one("#question", Static).update(Content("  ".join(questions)))
        self.query_one("#missing", Bar).update(bars.missing(missing(self.map, self.step)))
        for bar in self.query(".aside").results(Static):
            bar.display = self.size.height >= LOW
        self._show_figures()
        self.refresh_findings()
        super().refresh_bars()
        self.show_strip()
        self.sheet.empty_text = (
            "There is no target yet.\n\nEnter starts it as a copy of the current map, without what was observed."
        )

    def refresh_title(self) -> None:
        """Name the map, say how it stands and what the clock shows."""
        width, clock = self.size.width or 80, self.clock.shown
        has_room = self.is_calm and width >= (_BOTH if clock else _WIDE)
        where = f"{self.standing} · {self.document.file.path}" if has_room else self.standing
        side = "  [target]" if self.shown_side == "target" else ""
        state = shortened(where, width // 2)
        title = bars.title(self.map.process.name, state, self.is_calm, width, clock, side)
        self.query_one("#title", Bar).update(title, layout=False)

    def keys_here(self) -> Keys:
        """The keys that work on the findings, on the roadblocks, or on the rows of any other step."""
        claim = words(WORKSHOP, ("take-over", "take over")) if self.document.is_read_only else ()
        if self.reviews:
            kind = "read only" if claim and self.findings.kind != "other" else self.findings.kind
            return (*claim, *review_keys(kind, self.findings.turning, is_old=self.is_order_old))
        if self.review_commands:
            return (*claim, *footer(self.review_commands), *beyond_review())
        findings = words(WORKSHOP, ("findings", "findings")) if self.is_review else ()
        return (*findings, *super().keys_here())

    def _show_figures(self) -> None:
        """What the step says of the numbers, in as many lines as it may take."""
        has_room = self.size.height >= ROOMY if self.is_review else self.size.width >= _BOTH
        numbers, has_room = self.judgement.numbers(self.map, self.shown_side), has_room and not self.is_gated
        text = told_at(self.map, numbers, self.step, self.shown_side, has_room=has_room)
        line = self.query_one("#figures", Bar)
        line.display = bool(text) and self.size.height >= LOW
        is_one_line = self.is_review and self.size.height < ROOMY
        line.update(Content(shortened(text, self.size.width - 4) if is_one_line else text))

    def on_resize(self) -> None:
        """Use the room there is."""
        self.refresh_bars()

    def hits(self) -> tuple[Hit, ...]:
        """What can be found: places first; findings only where the room may see them."""
        findings = finding_hits(self, self.review_groups()) if self.judges else ()
        places = (*stage_hits(self, self.map), *step_hits(self), *findings)
        return (*places, *super().hits(), *map_hits(self, self.document.file.path))

    @property
    def commands_here(self) -> tuple[Command, ...]:
        """The commands that work now, those of the review first where it has the keys."""
        return (*self.review_commands, *self.commands)

    def switch_to(self, path: FilePath) -> None:
        """Leave this map for another one, where that can be read."""
        try:
            opened(path)
        except Refused as refused:
            self.say(str(refused.faults[0]), True)
        else:
            self.leaving.leave(path)

    # where one is, and what is kept of it

    def enter(self, step: StepName) -> None:
        """Be at a step, and count the time for it from now on."""
        super().enter(step)
        self.clock.enter(step)
        self.remember()

    def remember(self) -> None:
        """Remember where one is, and what the clock shows."""
        self.memory.keep(lambda settings: settings.with_stop(stop_at(self)))

    def on_unmount(self) -> None:
        """Remember where one stopped."""
        self.remember()

    def moment(self) -> Moment:
        """What of the workshop the presenter view shows now."""
        return Moment(
            self.map,
            self.step,
            self.shown_side,
            self.judgement.numbers(self.map, self.shown_side),
            self.judgement.report(self.map) if self.judges else None,
            self.findings.chosen if self.is_review else None,
            self.clock.shown,
        )

    def save(self) -> bool:
        """Write the map to its file; at the end of the workshop with what took longer."""
        if self.sheet.commit() and self.step == STEPS[-1].id:
            self.overruns.note_with_workshop()
        return super().save()

    def close(self) -> None:
        """Go from the map."""
        self.dismiss(None)

    # what opens beside it

    def action_whole_map(self) -> None:
        """Open every part of the map."""
        if self.sheet.commit():
            self.open_form(())

    def action_numbers(self) -> None:
        """Show the numbers of the side that is shown."""
        if self.sheet.commit():
            self.app.push_screen(NumbersScreen(self.document, self.judgement, self.shown_side))

    def action_compare(self) -> None:
        """Hold the target against the current side, from the selected stage on."""
        if self.map.target is None:
            self.say("there is no target yet: step 7 starts it", True)
        elif self.sheet.commit():
            self.app.push_screen(CompareScreen(self.document, self.judgement, self.selected, judges=self.judges))

    def action_what_if(self) -> None:
        """Try other numbers on the side that is shown."""
        if self.sheet.commit():
            self.app.push_screen(WhatIfScreen(self.document, self.judgement, self.shown_side))

    def action_walk(self) -> None:
        """Walk a real deal through the current stages."""
        if self.sheet.commit():
            self._talk_about(Walk(self.map, "current", self.judgement.today) if self.map.current.stages else None)

    def action_dots(self) -> None:
        """Let each put dots on the findings where they are read, on the stages elsewhere."""
        if self.sheet.commit():
            report = self.judgement.report(self.map) if self.reviews else None
            self._talk_about(dots_on(self.map, report, self.shown_side))

    def _talk_about(self, talk: Talk | None) -> None:
        if talk:
            self.talk(talk)
        else:
            self.say("there are no stages yet: step 2 asks for them", True)

    def action_present(self) -> None:
        """Show one large statement to the whole room."""
        if self.sheet.commit():
            self.app.push_screen(PresentingScreen(self))

    def action_export(self) -> None:
        """Save, and write the map's diagrams."""
        if not self.save():
            return
        try:
            written = self.exporter(self.document.file, self.judgement.report(self.map))
        except Refused as refused:
            self.say(str(refused.faults[0]), True)
            return
        if written:
            self.say_where(f"Wrote {plural(len(written), 'file')} to", written[0].parent)
        else:
            self.say("Nothing to write")

    def action_claim(self) -> None:
        """Edit a map that another program had open, once it has left it, from where that stopped."""
        claim(self)
