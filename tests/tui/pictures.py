"""A screen as an SVG that needs nothing from elsewhere."""

import re

from textual.app import App

_FONTS = 'font-family: "Fira Code", Menlo, Consolas, "DejaVu Sans Mono", monospace'


def picture(app: App[None]) -> str:
    """The screen as it is now, in whatever fixed font its reader has: the export's own would be fetched."""
    svg = re.sub(r"@font-face \{.*?\}\s*", "", app.export_screenshot(simplify=True), flags=re.DOTALL)
    svg = re.sub(r"font-family: ?Fira Code, ?monospace", _FONTS, svg)
    return re.sub(r"\bterminal-\d+-", "terminal-", svg)
