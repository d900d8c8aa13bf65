"""Votes on the screen: taken on the selected cell, and told beside its hint."""

from procmap.model.shape import is_in_stage, side_at
from procmap.model.stage import Stage
from procmap.tui.screens.abilities.editing import EditingScreen
from procmap.workshop.consensus.fist_of_five import FistOfFive
from procmap.workshop.consensus.subject import Subject, subject_at
from procmap.workshop.consensus.votes import told_votes
from procmap.workshop.edits.edit import Unacceptable
from procmap.workshop.sheets.sheet import place_of_path


class VotingScreen(EditingScreen):
    """Lets the room vote on what is selected."""

    def subject_here(self) -> Subject:
        """What is voted on. Raises Unacceptable where nothing is selected on which there are votes."""
        return subject_at(self.map, self.selected_path())

    def action_vote(self) -> None:
        """Take a fist of five, or the hot seat, on what is selected."""
        if not self.sheet.commit():
            return
        try:
            subject = self.subject_here()
        except Unacceptable as problem:
            self.say(str(problem), True)
            return
        self.talk(FistOfFive(subject))

    def votes_here(self) -> str:
        """What the room said of what is selected."""
        path = self.selected_path()
        stage = place_of_path(self.map, path).stage if is_in_stage(path) and len(path) > 3 else None
        return told_votes(self.map, side_at(path), stage.id, str(path[3])) if isinstance(stage, Stage) else ""

    def hint_here(self) -> str:
        """What the room said of the selected cell, then what a good answer looks like."""
        return beside(self.votes_here(), super().hint_here())


def beside(*texts: str) -> str:
    """What the room said and a hint, in one line."""
    return "  ·  ".join(text for text in texts if text)
