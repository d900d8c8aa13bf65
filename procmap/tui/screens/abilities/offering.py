"""Offering to the other side a text that was mended on one, while both said the same before."""

from procmap.tui.command import Keys
from procmap.tui.commands import BOTH_SIDES
from procmap.tui.screens.abilities.following import FollowingScreen
from procmap.workshop.edits.both_sides import Offer, offer_of, taken_over


class OfferingScreen(FollowingScreen):
    """Says after an edit that the other side still has the old text, and mends it there by one key."""

    _told: Offer | None = None

    def tell_offer(self) -> None:
        """Say what the last edit offers, once."""
        offer = self._offer_here()
        if offer and offer != self._told:
            self.say(_said(offer))
        self._told = offer

    def with_offer(self, text: str) -> str:
        """What an edit did, and what it offers."""
        offer = self._offer_here()
        return f"{text}. {_said(offer)}" if offer else text

    def _offer_here(self) -> Offer | None:
        last = None if self.document.is_read_only else self.document.last_edit
        return offer_of(last.before, self.document.map) if last else None

    def keys_here(self) -> Keys:
        """The keys that work, first the one that is offered."""
        offer = self._offer_here()
        offered = ((BOTH_SIDES.key_name, offer.where),) if offer else ()
        return (*offered, *super().keys_here())

    def action_both_sides(self) -> None:
        """Make the text that was just mended the same on the other side."""
        offer = self._offer_here()
        if not self.may_edit():
            return
        if offer is None:
            self.say("nothing to take over: no text was just mended that both sides had", True)
            return
        change = taken_over(self.document.map, offer)
        self.document.apply(change.label, change.map)
        self.say(f"Done: {change.label}")


def _said(offer: Offer) -> str:
    return f"{offer.sentence}: {BOTH_SIDES.key_name} mends it there too"
