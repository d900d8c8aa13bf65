"""What the what-if screen shows between its bars: the verdict, the questions, levers and figures."""

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.widgets import Static

from procmap.analysis.what_if import Chances, WhatIf
from procmap.export.what_if.changes import MOST_TOLD
from procmap.export.what_if.figures import figures
from procmap.export.what_if.verdict import verdict
from procmap.tui.widgets import bars
from procmap.tui.widgets.bars import Bar
from procmap.tui.widgets.what_if_panes import figure_pane, lever_pane
from procmap.workshop.cells import wrapped
from procmap.workshop.what_if.presets import PRESETS
from procmap.workshop.what_if.trial import Trial

_WIDE = 70
"""From so many cells on the figures stand beside the levers."""

_ROOMY = 30
"""From so many lines of the screen on the verdict has air around it."""


class WhatIfView(Container):
    """Draws a trial for the room there is."""

    DEFAULT_CSS = """
    WhatIfView { height: 1fr; }
    WhatIfView #verdict { background: $panel; padding: 1 2 0 2; border-left: thick $primary; text-style: bold; }
    WhatIfView #presets { color: $secondary; }
    WhatIfView #panes { height: 1fr; layout: horizontal; }
    WhatIfView #levers { width: 8fr; height: 1fr; padding: 0 1 0 2; }
    WhatIfView #figures { width: 11fr; max-width: 76; height: 1fr; padding: 0 1 0 1; }
    WhatIfView.dense #verdict { padding: 0 2; }
    WhatIfView.narrow #panes { layout: vertical; }
    WhatIfView.narrow #verdict { padding: 0 1; }
    WhatIfView.narrow #levers, WhatIfView.narrow #figures { width: 100%; }
    WhatIfView.narrow #figures { padding: 0 1 0 2; }
    """

    def compose(self) -> ComposeResult:
        """The verdict above, levers and figures below it."""
        yield Static(id="verdict", markup=False)
        yield Bar(id="presets")
        with Container(id="panes"):
            yield Static(id="levers", markup=False)
            yield Static(id="figures", markup=False)

    def on_mount(self) -> None:
        """Name the questions."""
        asking = bars.keys([*((it.key, it.title) for it in PRESETS), ("0", "as it is")], 200)
        self.query_one("#presets", Bar).update(asking)

    def fit(self, width: int, height: int, *, is_low: bool) -> None:
        """Use the room of a screen of this size: the panes side by side, or one above the other; low, the least."""
        is_narrow = width < _WIDE
        self.set_class(is_narrow, "narrow")
        self.set_class(height < _ROOMY, "dense")
        self.query_one("#verdict").styles.height = 4 if height < _ROOMY else 5 + 2 * is_narrow
        self.query_one("#presets").display = not is_low
        self.query_one("#figures").styles.height = 1 if is_low and is_narrow else "1fr"

    def show(self, trial: Trial, chances: Chances | None) -> None:
        """Show what is tried, with the chances as far as they are known."""
        rows = figures(trial.tried, chances)
        self._paint("#verdict", lambda width, height: _spoken(trial.tried, width, height))
        self._paint("#levers", lambda width, height: lever_pane(trial, width, height))
        self._paint("#figures", lambda width, height: figure_pane(rows, width, height))

    def _paint(self, name: str, pane: Callable[[int, int], Content]) -> None:
        # A chance may be known when the screen is being left and its panes are gone.
        for static in self.query(name).results(Static):
            static.update(pane(*static.content_size), layout=False)


def _spoken(tried: WhatIf, width: int, height: int) -> Content:
    """The verdict; where it is too long for its room, what it comes to matters more than what was changed."""
    told = [wrapped(verdict(tried, most), max(10, width), max(1, height)) for most in (MOST_TOLD, 1, 0)]
    lines = next((lines for lines in told if not lines[-1].endswith("…")), told[-1])
    return Content("\n").join(Content(line) for line in lines)
