"""A list whose entries may be taller than the terminal: up and down read on in one before they go to another."""

from textual.content import Content
from textual.widgets import OptionList


class TallList(OptionList):
    """Highlights entries that are broken into lines already, and shows the whole of each."""

    def scroll_to_highlight(self, top: bool = False) -> None:
        """Bring what is highlighted into view, from its first line on where it does not fit."""
        place = self.highlighted
        is_tall = place is not None and self._height(place) > self.size.height
        super().scroll_to_highlight(top=top or is_tall)

    def action_cursor_down(self) -> None:
        """Read on, or highlight the next entry."""
        if not self._reads_on(1):
            super().action_cursor_down()

    def action_cursor_up(self) -> None:
        """Read back, or highlight the entry before."""
        if not self._reads_on(-1):
            super().action_cursor_up()

    def _reads_on(self, way: int) -> bool:
        """Scroll on by half a page, where what is highlighted goes on beyond the edge; False where it does not."""
        if self.highlighted is None:
            return False
        heights = [self._height(place) for place in range(self.highlighted + 1)]
        top, page = sum(heights[:-1]), self.size.height
        last = top + heights[-1] - page
        at = round(self.scroll_y)
        if last <= top or (at >= last if way > 0 else at <= top):
            return False
        self.scroll_to(y=min(max(at + way * max(1, page // 2), top), last), animate=False, force=True)
        return True

    def _height(self, place: int) -> int:
        prompt = self.get_option_at_index(place).prompt
        return len(prompt.split("\n")) if isinstance(prompt, Content) else 1
