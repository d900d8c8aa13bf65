"""A page as plain text of 80 columns, or as Markdown for a mail or a pull request."""

import re
from collections.abc import Iterator, Sequence

from procmap.export.page import Item, Page, Section
from procmap.export.plain import paragraph, table, underlined

PLAIN_MARK = "·"
"""The sign of an item that says no more than that it is one."""

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~&!$])")

_LISTING = re.compile(r"^(\d*)([-+.)])(?= |$)")
"""What makes an item of a list of a line: a dash, a plus, or a number with a dot."""


def page_text(page: Page) -> str:
    """The page for a terminal."""
    lines = underlined(page.title)
    for section in page.sections:
        lines += ["", section.heading, *_section_lines(section)]
    return "\n".join(lines) + "\n"


def page_markdown(page: Page) -> str:
    """The page as Markdown; the words of the map are nothing but words in it."""
    parts = [f"# {_plain(page.title)}"]
    for section in page.sections:
        parts += [f"## {_plain(section.heading)}", *map(_plain, section.paragraphs)]
        parts += ["\n".join(_table(section.rows))] if section.rows else []
        parts += ["\n".join(map(_bullet, section.items))] if section.items else []
    return "\n\n".join(parts) + "\n"


def _section_lines(section: Section) -> Iterator[str]:
    for text in section.paragraphs:
        yield from paragraph(text, "  ")
    if section.rows:
        yield from table(section.rows)
    for item in section.items:
        yield from paragraph(item.text, f"  {item.mark} ")
        for detail in item.details:
            yield from paragraph(detail, "      ")


def _table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    head, *body = ([_plain(cell) for cell in row] for row in rows)
    for cells in (head, ["---", *("---:" for _ in head[1:])], *body):
        yield f"| {' | '.join(cells)} |"


def _bullet(item: Item) -> str:
    text = item.text if item.mark == PLAIN_MARK else f"{item.mark} {item.text}"
    return "\n".join([f"- {_plain(text)}", *(f"  - {_plain(detail)}" for detail in item.details)])


def _plain(text: str) -> str:
    """A text on one line in which nothing is markup, wherever it stands."""
    return _LISTING.sub(r"\1\\\2", _MARKUP.sub(r"\\\1", " ".join(text.split())))
