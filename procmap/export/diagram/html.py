"""The little of Graphviz's HTML-like labels that the drawings are made of: tables, cells and text."""

import html
import re

from procmap.export.diagram.lettering import Font
from procmap.model.text import displayed

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def escaped(text: str) -> str:
    """Text of a map as a label may hold it: nothing in it can act on Graphviz or break the picture's XML."""
    shown = _NOT_XML.sub("\ufffd", displayed(text))
    return html.escape(shown).replace("\\", "&#92;").replace("\n", " ")


def text(content: str, font: Font, colour: str) -> str:
    """A run of text in a font and colour."""
    inner = escaped(content)
    if font.bold and inner.strip():
        inner = f"<B>{inner}</B>"
    return f'<FONT POINT-SIZE="{font.size}" COLOR="{colour}">{inner}</FONT>' if inner.strip() else ""


def cell(content: str, width: float, height: float, align: str = "LEFT", fill: str = "") -> str:
    """A cell of a fixed size in points."""
    ground = f' BGCOLOR="{fill}"' if fill else ""
    size = f'FIXEDSIZE="TRUE" WIDTH="{width:.0f}" HEIGHT="{height:.0f}"'
    return f'<TD {size} ALIGN="{align}"{ground}>{content}</TD>'


def gap(width: float, height: float, fill: str = "") -> str:
    """An empty cell: white space, or a rule where it is filled."""
    return cell("", width, height, fill=fill)


def row(*cells: str) -> str:
    """A row of cells."""
    return f"<TR>{''.join(cells)}</TR>"


def table(*rows: str, fill: str = "", rounded: bool = False) -> str:
    """A table without borders or padding; its cells give its size."""
    ground = f' BGCOLOR="{fill}"' if fill else ""
    corners = ' STYLE="ROUNDED"' if rounded else ""
    return f'<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0"{ground}{corners}>{"".join(rows)}</TABLE>'


def label(markup: str) -> str:
    """Markup as the value of a `label`."""
    return f"<{markup}>"
