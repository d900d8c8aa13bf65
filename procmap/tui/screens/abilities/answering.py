"""A review in which each finding is decided upon: voted on, made an action, waived, or explained."""

from procmap.model.data import value_at
from procmap.model.process_map import Waiver
from procmap.rules.finding import Finding
from procmap.rules.state import answered_by
from procmap.tui.commands import REVIEW, key_of
from procmap.tui.screens.abilities.reviewing import ReviewingScreen
from procmap.tui.screens.abilities.voting import beside
from procmap.tui.screens.deciding import ACTION_LINES, EXPLANATION_LINES, LATE_LINES, WAIVER_LINES, Deciding
from procmap.workshop.consensus.subject import Subject, subject_of
from procmap.workshop.consensus.votes import told_votes
from procmap.workshop.edits.entry import Change
from procmap.workshop.reviewing.deciding import (
    action_on,
    new_day,
    overdue_of,
    told_action,
    told_waiver,
    waiver_of,
    waiver_taken_back,
)
from procmap.workshop.reviewing.mending import form_of, mended_at

_NO_FINDING = "select a finding: Space shows those that are folded"
_WAIVED = "this finding is waived: w takes the waiver back"


class AnsweringScreen(ReviewingScreen):
    """Makes votes, actions and waivers of findings, each as one edit that can be undone."""

    def subject_here(self) -> Subject:
        """The highlighted finding of the review, or the selected cell."""
        finding = self.findings.chosen if self.reviews else None
        return subject_of(finding, self.shown_side) if finding else super().subject_here()

    def votes_here(self) -> str:
        """What the room said of the highlighted finding, or of the selected cell."""
        finding = self.findings.chosen if self.reviews else None
        if finding:
            return told_votes(self.map, self.shown_side, finding.stage or "", finding.rule)
        return "" if self.reviews else super().votes_here()

    def hint_here(self) -> str:
        """What can be done on the highlighted finding, then what the room said of it; in the rows as anywhere."""
        hint = super().hint_here()
        return beside(hint, self.votes_here()) if self.reviews else hint

    def action_act(self) -> None:
        """Make the highlighted finding an action, or go to the one that there is; unfold a line that is folded."""
        row = self.findings.row
        if row and row.entry is None:
            self.findings.turn()
        elif (finding := self._open_finding()) is not None:
            self._act_on(finding)

    def _act_on(self, finding: Finding) -> None:
        position, late = answered_by(self.map, finding), overdue_of(self.map, finding)
        if late is not None:
            told = told_action(self.map, self.map.actions[late])
            self._decide(new_day(self.map, late, self.judgement.today), LATE_LINES, f"Not done by its day: {told}")
            return
        if position is None:
            draft = action_on(self.map, finding, self.judgement.today)
            self._decide(draft, ACTION_LINES, f"An action: {finding.message}")
            return
        action = self.map.actions[position]
        word = f"This action answers it already: {told_action(self.map, action)}"
        self.open_form(("actions", position), ("actions", position, "due"), word)

    def action_waive(self) -> None:
        """Waive the highlighted finding, or take back the waiver that it has."""
        finding = self.findings.chosen
        if finding and finding.state == "waived":
            self._take_back(finding)
        elif finding := self._open_finding():
            draft = waiver_of(self.map, finding, self.judgement.today)
            self._decide(draft, WAIVER_LINES, f"Waive: {finding.message}")

    def _take_back(self, finding: Finding) -> None:
        held = finding.on(self.shown_side) if finding.side else finding
        change = waiver_taken_back(self.map, held, self.judgement.today)
        if change and self.may_edit():
            self.document.apply(change.label, change.map)
            self.say(f"taken back: {change.label.removeprefix('take back ')}; {key_of('undo')} waives it again")

    def _open_finding(self) -> Finding | None:
        """The highlighted finding, unless it is waived; says so where there is none to decide upon."""
        finding = self.findings.chosen
        if finding is None:
            self.say(_NO_FINDING, True)
        elif finding.state == "waived":
            self.say(_WAIVED, True)
            return None
        return finding

    def action_mend(self) -> None:
        """Open the form that holds the place the highlighted finding is about, at that place."""
        finding = self.findings.chosen
        if finding is None:
            self.say(_NO_FINDING, True)
            return
        path = mended_at(self.map, finding, self.shown_side)
        self.open_form(form_of(self.map, path), path)

    def action_detail(self) -> None:
        """Open the form of the selected record, or of the place where the highlighted finding is mended."""
        if self.reviews:
            self.action_mend()
        else:
            super().action_detail()

    def action_accept(self) -> None:
        """Go on to the findings although the map disagrees with last period."""
        gap = self.disbelieved
        if gap:
            self.accepted.add(gap.evidence)
            self.refresh_bars()

    def action_explain(self) -> None:
        """Keep in the map why it disagrees with last period."""
        gap = self.disbelieved
        if gap:
            draft = waiver_of(self.map, gap, self.judgement.today)
            self._decide(draft, EXPLANATION_LINES, f"Explain: {gap.message}")

    def _decide(self, draft: Change, lines: tuple[str, ...], heading: str) -> None:
        # A second key of a fast typist may still come when the first has opened the dialog.
        if self.is_current and self.may_edit():
            self.app.push_screen(Deciding(self.document, draft, lines, heading, self.judgement.today, self._make))

    def _make(self, change: Change) -> None:
        """Make a decision the map's, and tell the room what became of it."""
        is_new = len(change.map.actions) > len(self.map.actions)
        self.document.apply(change.label, change.map)
        made = value_at(change.map, change.path)
        if isinstance(made, Waiver) and made.rule == "reality-gap":
            word = f"explained {told_waiver(made.reason, made.until)}"
        elif isinstance(made, Waiver) or is_new:
            done = "waived, and it keeps" if isinstance(made, Waiver) else "agreed, in step 8 too; here it keeps"
            word = f"{done} its place until {key_of('rank-anew', REVIEW)} ranks anew"
        else:
            word = change.label
        self.say(f"{word}; {key_of('undo')} takes it back")
