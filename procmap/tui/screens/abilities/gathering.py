"""What the whole room does in the workshop: it votes on findings, puts dots on a list, walks a real deal."""

from procmap.tui.screens.abilities.stepping import SteppingScreen
from procmap.tui.screens.abilities.voting import beside
from procmap.workshop.consensus.dots import DotVote, finding_items, stage_items
from procmap.workshop.consensus.subject import Subject, subject_of
from procmap.workshop.consensus.votes import told_votes
from procmap.workshop.real_deal.walk import Walk

_NO_STAGES = "there are no stages yet: step 2 asks for them"


class GatheringScreen(SteppingScreen):
    """Opens the talks of the room."""

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

    def action_walk(self) -> None:
        """Walk a real deal through the current stages."""
        if not self.sheet.commit():
            return
        if self.map.current.stages:
            self.talk(Walk(self.map, "current", self.judgement.today))
        else:
            self.say(_NO_STAGES, True)

    def action_dots(self) -> None:
        """Let each put dots on the findings where they are read, on the stages elsewhere."""
        if not self.sheet.commit():
            return
        report = self.judgement.report(self.map)
        items = finding_items(self.map, report, self.shown_side) if self.reviews else ()
        what, asked = "findings", "Which of these would help most if it were gone?"
        if not items:
            items, what = stage_items(self.map, self.shown_side), "stages"
            asked = "Which of these stages needs our work most?"
        if items:
            self.talk(DotVote(asked, what, items))
        else:
            self.say(_NO_STAGES, True)
