"""A screen whose keys go either to the rows of its sheet or to the findings: the review of step 6."""

from collections.abc import Callable

from textual.widget import Widget

from procmap.model.process_map import SideName, StepName
from procmap.rules.finding import Evidence, Finding
from procmap.tui.command import Command, help_text
from procmap.tui.commands import REALITY, REVIEW, key_of
from procmap.tui.judgement import Judgement
from procmap.tui.screens.abilities.speaking import LOW
from procmap.tui.screens.abilities.voting import VotingScreen
from procmap.tui.widgets.findings_view import FindingsView
from procmap.tui.widgets.reality_view import RealityView
from procmap.workshop.gap import reality_sentence
from procmap.workshop.open_map.document import Document
from procmap.workshop.reviewing.folding import Row
from procmap.workshop.reviewing.order import Order, order_of
from procmap.workshop.reviewing.review import Group, review
from procmap.workshop.strip.forms import LEGEND

_WITH_ROWS = 40
"""From so many lines on, the rows have room beneath the findings."""

FOLDED = "Space shows what is folded beneath this line, and folds it again."
ANSWERED = "Enter opens the action that answers it."
WAIVED = "w takes the waiver back: the finding is open again."


class ReviewingScreen(VotingScreen):
    """Shows the findings of a side where it is asked to, and opens the place where one is mended."""

    step: StepName = "goals"
    side_name: SideName = "current"
    """The side that is shown in the steps that have two."""

    def __init__(self, document: Document, judgement: Judgement) -> None:
        super().__init__(document, judgement.today)
        self.judgement = judgement
        self.accepted: set[Evidence] = set()
        self.order: Order | None = None

    def on_mount(self) -> None:
        """Hear of every key in the findings."""
        self.findings.before_key = self.reality.before_key = self.hush

    @property
    def shown_side(self) -> SideName:
        """The side that the step works on."""
        return "target" if self.step == "target" else self.side_name

    @property
    def is_review(self) -> bool:
        """Whether this is the step that shows findings."""
        return self.step == "weak-links"

    @property
    def findings(self) -> FindingsView:
        """The list of findings."""
        return self.query_one(FindingsView)

    @property
    def reality(self) -> RealityView:
        """What stands before the findings where the map disagrees with last period."""
        return self.query_one(RealityView)

    @property
    def reviews(self) -> bool:
        """Whether the findings have the keys."""
        return self.is_review and self.focused is self.findings

    @property
    def disbelieved(self) -> Finding | None:
        """That the map disagrees with last period, as long as nobody has accepted these numbers."""
        found = self.judgement.report(self.map).findings
        gaps = (it for it in found if it.rule == "reality-gap" and it.state == "open" and it.is_on(self.shown_side))
        return next((gap for gap in gaps if gap.evidence not in self.accepted), None)

    @property
    def is_gated(self) -> bool:
        """Whether the review waits for what the room says of last period."""
        return self.is_review and self.disbelieved is not None

    @property
    def front(self) -> Widget:
        """What the room reads in the review: the findings, or first what really happened."""
        return self.reality if self.is_gated else self.findings

    @property
    def is_order_old(self) -> bool:
        """Whether what was decided or mended since would rank the findings otherwise."""
        now = order_of(self.judgement.report(self.map), self.shown_side)
        return self.order is not None and self.order != now

    def review_groups(self) -> tuple[Group, ...]:
        """What the room reviews, in the order in which it took it up."""
        return review(self.map, self.judgement.report(self.map), self.shown_side, self.order)

    def _keep_order(self) -> None:
        """Keep the order as long as the room reviews one side, and does not doubt the numbers."""
        if not self.is_review or self.is_gated:
            self.order = None
        elif self.order is None or self.order.side != self.shown_side:
            self.order = order_of(self.judgement.report(self.map), self.shown_side)

    def action_rank(self) -> None:
        """Rank the findings anew, and begin with the weakest."""
        if not self.is_order_old:
            self.say("nothing has changed the order")
            return
        self.order = None
        self.findings.restart()
        self.refresh_bars()
        self.say("ranked anew, after what was decided and mended")

    def hint_here(self) -> str:
        """What can be done on the highlighted line, or what a good answer looks like in the selected cell."""
        if self.is_review and self.focused is self.reality:
            return ""
        return _hint(self.findings.row) if self.reviews else super().hint_here()

    def help_here(self) -> str:
        """All keys, those of the review first where it has them, and what the marks on the strip mean."""
        own = help_text(self.review_commands, self.size.width) + "\n\n" if self.review_commands else ""
        return f"{own}{super().help_here()}\n{LEGEND}"

    @property
    def review_commands(self) -> tuple[Command, ...]:
        """The keys of the review, where it has the keys."""
        if not self.is_review or self.focused is self.sheet:
            return ()
        return REALITY if self.focused is self.reality else REVIEW

    def refresh_findings(self) -> None:
        """Show the findings of the map as it is now; with the rows where there is room for both."""
        self._keep_order()
        front, is_roomy = self.front, self.size.height >= _WITH_ROWS
        if self.is_review and self.focused in (self.findings, self.reality) and self.focused is not front:
            front.display = True
            self.set_focus(front)
        on_sheet = self.focused is self.sheet
        for view in (self.findings, self.reality):
            view.display = self.is_review and view is front and (is_roomy or not on_sheet)
        self.sheet.display = not self.is_review or is_roomy or on_sheet
        if self.is_review:
            numbers = self.judgement.numbers(self.map, "current")
            self.reality.show(reality_sentence(self.map, numbers), is_roomy=self.size.height >= LOW)
            self.findings.show(self.review_groups(), self.size)

    def turn_to(self, *, rows: bool) -> None:
        """Give the keys to the rows, or to the findings."""
        front = self.front
        front.display = self.sheet.display = True
        self.hush()
        self.set_focus(self.sheet if rows else front)
        if rows:
            self.sheet.rebuild()
            self._go_to_roadblock()
        else:
            self.hint(self.hint_here())
        self.refresh_bars()

    def _go_to_roadblock(self) -> None:
        """Select the roadblock of the stage whose finding was highlighted."""
        row, side = self.findings.row, self.map.side(self.shown_side)
        position = side.position(row.stage) if self.is_review and side and row else None
        if position is not None:
            self.sheet.select((self.shown_side, "stages", position, "roadblocks", 0, "says"))

    def on_findings_view_chosen(self, _message: FindingsView.Chosen) -> None:
        """Say what can be done on the finding, and the keys that work on it."""
        if self.reviews:
            self.hint(self.hint_here())
            self.refresh_keys()

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
        if self.is_review and self.focused is not self.sheet:
            self.say(f"the rows are behind {key_of('findings')}", True)
        else:
            action()


def _hint(row: Row | None) -> str:
    """What can be done on a line that is no open finding: an open one says itself all there is to say."""
    if row is None:
        return ""
    if row.entry is None:
        return FOLDED
    if row.entry.finding is None:
        return row.entry.note
    return {"answered": ANSWERED, "waived": WAIVED}.get(row.entry.finding.state, "")
