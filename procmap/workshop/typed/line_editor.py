"""A line being typed: text and cursor, changed by keys. Pure, so that no key can overtake another."""

from dataclasses import dataclass, replace

from procmap.model.text import cleaned


@dataclass(frozen=True)
class LineEditor:
    """A text and the position of the cursor in it."""

    text: str = ""
    cursor: int = 0

    @classmethod
    def over(cls, text: str) -> "LineEditor":
        """An editor of a text, with the cursor at its end."""
        return cls(text, len(text))

    def typed(self, text: str) -> "LineEditor":
        """The line with a text put in at the cursor; control characters become blanks."""
        # Blanks at the ends of what is pasted into the middle of a line part it from its neighbours.
        plain = "".join(cleaned(char) or " " for char in text.strip("\r\n").replace("\r\n", "\n"))
        return LineEditor(self.text[: self.cursor] + plain + self.text[self.cursor :], self.cursor + len(plain))

    def pressed(self, key: str) -> "LineEditor | None":
        """The line after an editing key, or None where the key edits nothing."""
        goal = self._cursor_after(key)
        if goal is not None:
            return replace(self, cursor=goal)
        span = self._removed_by(key)
        return LineEditor(self.text[: span[0]] + self.text[span[1] :], span[0]) if span else None

    def _cursor_after(self, key: str) -> int | None:
        goals = {
            "left": max(0, self.cursor - 1),
            "right": min(len(self.text), self.cursor + 1),
            "home": 0,
            "ctrl+a": 0,
            "end": len(self.text),
            "ctrl+e": len(self.text),
            "ctrl+left": self._word_start(),
            "ctrl+right": self._word_end(),
        }
        return goals.get(key)

    def _removed_by(self, key: str) -> tuple[int, int] | None:
        spans = {
            "backspace": (max(0, self.cursor - 1), self.cursor),
            "delete": (self.cursor, self.cursor + 1),
            "ctrl+w": (self._word_start(), self.cursor),
            "ctrl+u": (0, self.cursor),
            "ctrl+k": (self.cursor, len(self.text)),
        }
        return spans.get(key)

    def _word_start(self) -> int:
        head = self.text[: self.cursor].rstrip()
        return head.rfind(" ") + 1

    def _word_end(self) -> int:
        rest = self.text[self.cursor :]
        skipped = len(rest) - len(rest.lstrip())
        gap = rest.find(" ", skipped)
        return len(self.text) if gap < 0 else self.cursor + gap
