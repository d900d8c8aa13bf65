"""The two sides held against each other: what the target changes, what that brings, change by change."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from procmap.model.data import value_at
from procmap.model.fault import Path
from procmap.model.process_map import SIDES, SideName
from procmap.model.shape import is_in_stage
from procmap.tui.command import Keys, bindings
from procmap.tui.commands import COMPARE, compare_keys, key_of
from procmap.tui.compared import Compared, compared
from procmap.tui.judgement import Judgement
from procmap.tui.screens.abilities.filing import FilingScreen
from procmap.tui.screens.abilities.speaking import LOW
from procmap.tui.screens.form import FormScreen
from procmap.tui.widgets import bars
from procmap.tui.widgets.bars import Bar
from procmap.tui.widgets.changed_lines import lines_from
from procmap.tui.widgets.changes_pane import change_pane, numbers_line, weak_links_line
from procmap.tui.widgets.sides_view import SidesView
from procmap.tui.widgets.strip_view import ProcessStrip
from procmap.workshop.comparing.across import copied, is_copied
from procmap.workshop.comparing.marks import change_marks
from procmap.workshop.comparing.stops import Stop, still_there, walked
from procmap.workshop.edits.copying import OTHER
from procmap.workshop.edits.edit import Unacceptable
from procmap.workshop.open_map.document import Document

_HELP = """
+ is new, − goes, ~ changes; each stage stands above itself, and a gap is where a side \
has none. A stage that comes elsewhere stands in both places.

✓ is closed, ⚠ a weak link that is not, or something new that weakens. They show from step 6 on.

Copying takes what is selected to the other side: one field, the moves to one stage, or on the \
line of its name the whole stage, which may mean to add or to remove it. Of a number only the \
number goes across; what was observed stays on its side. Each copy is an edit that undo takes back.

`procmap diff MAP` prints the same.
"""


class CompareScreen(FilingScreen):
    """Shows both sides of a document that has both; `judges` says whether findings may be seen yet."""

    commands = COMPARE
    heading = "Current and target"
    explanation = _HELP
    BINDINGS: ClassVar[list[BindingType]] = bindings(COMPARE)

    CSS = """
    CompareScreen #title { background: $bar; }
    CompareScreen #numbers { max-height: 4; }
    CompareScreen #changes { height: 1fr; padding: 0 1; margin-top: 1; }
    CompareScreen.low #changes { margin-top: 0; }
    """

    def __init__(self, document: Document, judgement: Judgement, stage: str, *, judges: bool) -> None:
        super().__init__(document)
        self.judgement = judgement
        self.judges = judges
        self.seen = self._compared()
        self.stop = self.seen.first(stage) if self.seen else Stop()

    def compose(self) -> ComposeResult:
        """Numbers, strips, and what changes at a stage."""
        yield Bar(id="title")
        yield Bar(id="numbers")
        yield SidesView()
        yield Static(id="changes", markup=False)
        yield Bar(id="hint")
        yield Bar(id="keys")

    def _compared(self) -> Compared | None:
        process_map = self.document.map
        return compared(process_map, self.judgement.report(process_map), judges=self.judges)

    # what is shown

    def follow(self) -> None:
        """Show the map as it is now, where this is the screen that is seen."""
        if not self.is_current:
            return
        before, self.seen = self.seen, self._compared()
        if self.seen is None:
            self.dismiss(None)
            return
        were = before.places if before else ()
        self.stop = still_there(self.seen.changes, self.seen.places, self.stop, were)
        self.show()

    def on_screen_resume(self) -> None:
        """Show what was changed on the screens above."""
        self.follow()

    def on_resize(self) -> None:
        """Use the room there is."""
        self.show()

    def show(self) -> None:
        """Show both sides, at the change that is looked at."""
        is_low = self.size.height < LOW
        self.set_class(is_low, "low")
        self.query_one("#title").display = not is_low
        self.query_one(SidesView).show(self.document.map, self._marks(), self.stop.stage, is_low=is_low)
        self._show_bars(1 if is_low else 3)
        # The pane knows its room once what is above it is laid out.
        self.call_after_refresh(self._show_changes)

    def _marks(self) -> dict[str, str]:
        return dict(change_marks(self.judgement.changes(self.document.map)))

    def _show_bars(self, lines: int) -> None:
        if self.seen:
            width = self.size.width - 4
            told = [numbers_line(self.seen, width, lines)]
            if self.seen.fates and lines > 1:
                told.append(weak_links_line(self.seen, width))
            self._fill("#numbers", Content("\n").join(told))
        name = f"{self.document.map.process.name}: current and target"
        self._fill("#title", bars.title(name, self.standing, self.is_calm, self.size.width or 80))
        self.hint(self.hint_here())
        self.refresh_keys()

    def _show_changes(self) -> None:
        for pane in self.query("#changes").results(Static):
            if self.seen and pane.content_size.height:
                told = lines_from(self.seen, self.seen.onward(self.stop))
                pane.update(change_pane(told, self.stop, *pane.content_size), layout=False)

    def hint_here(self) -> str:
        """Which change this is of how many; its stage too, whose name may be out of view, if that takes no line."""
        return self.seen.count(self.stop, has_room=self.size.height >= LOW) if self.seen else ""

    def keys_here(self) -> Keys:
        """What the footer shows: copying only where it would change a side of a map that may be edited."""
        changes = self.seen.changes if self.seen else None
        may_copy = changes is not None and not self.document.is_read_only
        sides = [it for it in SIDES if may_copy and changes and is_copied(self.document.map, changes, it, self.stop)]
        return compare_keys(
            sides,
            has_changes=bool(changes),
            is_read_only=self.document.is_read_only,
            has_unsaved=not self.document.is_saved,
        )

    def _turn_to(self, stop: Stop) -> None:
        self.has_said = False
        self.stop = stop
        self.show()

    def on_process_strip_chosen(self, message: ProcessStrip.Chosen) -> None:
        """Go to the stage that was clicked."""
        self._turn_to(Stop(message.stage))

    # keys

    def action_walk(self, places: int) -> None:
        """Go to the next change, or the one before."""
        if self.seen:
            self._turn_to(walked(self.seen.changes, self.seen.places, self.stop, places))

    def action_go_along(self, places: int) -> None:
        """Go to the next stage, or the one before."""
        order = self.seen.places if self.seen else ()
        if order:
            at = order.index(self.stop.stage) if self.stop.stage in order else 0
            self._turn_to(Stop(order[max(0, min(at + places, len(order) - 1))]))

    def action_copy(self, to: SideName) -> None:
        """Copy what is selected to a side."""
        if not self.may_edit():
            return
        try:
            change = copied(self.document.map, to, self.stop)
        except Unacceptable as reason:
            self.say(str(reason), True)
            return
        if self.document.apply(change.label, change.map):
            self.say(f"Done: {change.label}; {key_of('undo')} takes it back")
        else:
            self.say("both sides say the same there already", True)

    def action_open(self, side: SideName) -> None:
        """Open the form of the stage on a side, or on the one that has it."""
        path = self._path_on(side) or self._path_on(OTHER[side])
        if path is None:
            self.app.push_screen(FormScreen(self.document, self.judgement.today, (side,)))
            return
        field = (*path, self.stop.field) if self.stop.field else None
        self.app.push_screen(FormScreen(self.document, self.judgement.today, path, field))

    def selected_path(self) -> Path:
        """The path of the stage on the side that has it, the target first; of the target where none is selected."""
        return self._path_on("target") or self._path_on("current") or ("target",)

    def go_to(self, path: Path) -> None:
        """Go to the stage at a path."""
        stage = value_at(self.document.map, path[:3]) if is_in_stage(path) else None
        if stage:
            self._turn_to(Stop(stage.id))

    def _path_on(self, name: SideName) -> Path | None:
        side = self.document.map.side(name)
        position = side.position(self.stop.stage) if side and self.stop.stage else None
        return None if position is None else (name, "stages", position)

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)
