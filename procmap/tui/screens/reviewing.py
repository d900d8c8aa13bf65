"""A screen whose keys go either to the rows of its sheet or to the findings: the review of step 6."""

from collections.abc import Callable

from procmap.model.data import value_at
from procmap.model.fault import Path
from procmap.model.process_map import SideName
from procmap.rules.finding import Finding
from procmap.tui.judgement import Judgement
from procmap.tui.screens.editing import EditingScreen
from procmap.tui.widgets.findings_view import ROOMY, FindingsView
from procmap.workshop.document import Document
from procmap.workshop.review import not_assessed, review


class ReviewingScreen(EditingScreen):
    """Shows the findings of a side where it is asked to, and opens the place where one is mended."""

    def __init__(self, document: Document, judgement: Judgement) -> None:
        super().__init__(document)
        self.judgement = judgement

    def on_mount(self) -> None:
        """Hear of every key in the findings."""
        super().on_mount()
        self.findings.before_key = self.hush

    @property
    def shown_side(self) -> SideName:
        """The side that is worked on."""
        return "current"

    @property
    def is_review(self) -> bool:
        """Whether findings are shown at all."""
        return False

    @property
    def findings(self) -> FindingsView:
        """The list of findings."""
        return self.query_one(FindingsView)

    @property
    def reviews(self) -> bool:
        """Whether the findings have the keys."""
        return self.is_review and self.focused is self.findings

    def hint_here(self) -> str:
        """Why the highlighted finding matters, or what a good answer looks like in the selected cell."""
        finding = self.findings.chosen
        return finding.why if self.reviews and finding else super().hint_here()

    def show_stage(self, stage: str) -> None:
        """Show a stage on the strip."""

    def refresh_findings(self) -> None:
        """Show the findings of the map as it is now; with the rows where there is room for both."""
        is_roomy = self.size.height >= ROOMY
        on_sheet = self.focused is self.sheet
        self.findings.display = self.is_review and (is_roomy or not on_sheet)
        self.sheet.display = not self.is_review or is_roomy or on_sheet
        if self.is_review:
            report = self.judgement.report(self.map)
            groups = review(self.map, report, self.shown_side)
            self.findings.show(groups, not_assessed(report, self.shown_side), self.size)

    def turn_to(self, *, rows: bool) -> None:
        """Give the keys to the rows, or to the findings."""
        self.findings.display = self.sheet.display = True
        self.hush()
        self.set_focus(self.sheet if rows else self.findings)
        if rows:
            self.sheet.rebuild()
            self._go_to_roadblock()
        else:
            self.hint(self.hint_here())
        self.refresh_bars()

    def _go_to_roadblock(self) -> None:
        """Select the roadblock of the stage whose finding was highlighted."""
        finding, side = self.findings.chosen, self.map.side(self.shown_side)
        position = side.position(finding.stage) if self.is_review and side and finding and finding.stage else None
        if position is not None:
            self.sheet.select((self.shown_side, "stages", position, "roadblocks", 0, "says"))

    def on_findings_view_chosen(self, message: FindingsView.Chosen) -> None:
        """Show the stage of the finding on the strip, and why the finding matters."""
        if self.reviews:
            self.hint(self.hint_here())
            self.show_stage(message.finding.stage or "")

    def on_findings_view_mend(self, message: FindingsView.Mend) -> None:
        """Open the form of the finding's stage."""
        self.mend(message.finding)

    def mend(self, finding: Finding) -> None:
        """Open the form of a finding's stage at what it names."""
        side = self.map.side(self.shown_side)
        position = side.position(finding.stage) if side and finding.stage else None
        if position is None:
            self.say("this finding is about the whole map", True)
            return
        path = (self.shown_side, "stages", position)
        self.open_form(path, self._named_by(finding, path))

    def _named_by(self, finding: Finding, path: Path) -> Path | None:
        """The field of a stage that a finding names, or the metric, skill or tool."""
        if finding.field is None:
            return None
        for key in ("metrics", "skills", "tools"):
            for index, item in enumerate(value_at(self.map, (*path, key)) or ()):
                if finding.field in (getattr(item, "id", ""), item.name):
                    return (*path, key, index)
        return (*path, finding.field)

    def action_detail(self) -> None:
        """Open the form of the selected record, or of the stage whose finding is highlighted."""
        finding = self.findings.chosen
        if self.reviews and finding:
            self.mend(finding)
        else:
            super().action_detail()

    def action_insert(self) -> None:
        """Add a row, where rows are shown."""
        self._on_rows(super().action_insert)

    def action_delete(self) -> None:
        """Remove the selected row, where rows are shown."""
        self._on_rows(super().action_delete)

    def action_shift(self, places: int) -> None:
        """Move the selected row, where rows are shown."""
        self._on_rows(lambda: self.sheet.shift(places))

    def _on_rows(self, action: Callable[[], None]) -> None:
        if self.reviews:
            self.say("the rows are behind F3", True)
        else:
            action()
