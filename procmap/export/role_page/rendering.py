"""A role's page as plain text of 80 columns, or as Markdown for a mail."""

import re

from procmap.export.plain import paragraph, underlined
from procmap.export.role_page.page import Item, RolePage

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~&!])")


def page_text(page: RolePage) -> str:
    """The page for a terminal."""
    lines = underlined(page.title)
    for section in page.sections:
        lines += ["", section.heading]
        for item in section.items:
            lines += paragraph(item.text, "  · ")
            lines += [line for detail in item.details for line in paragraph(detail, "      ")]
    return "\n".join(lines) + "\n"


def page_markdown(page: RolePage) -> str:
    """The page as Markdown; the words of the map are nothing but words in it."""
    parts = [f"# {_plain(page.title)}"]
    for section in page.sections:
        parts.append(f"## {_plain(section.heading)}")
        parts.append("\n".join(_bullet(item) for item in section.items))
    return "\n\n".join(parts) + "\n"


def _bullet(item: Item) -> str:
    return "\n".join([f"- {_plain(item.text)}", *(f"  - {_plain(detail)}" for detail in item.details)])


def _plain(text: str) -> str:
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))
