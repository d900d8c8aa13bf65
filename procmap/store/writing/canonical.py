"""The canonical form of a map: the same map is always the same text, however long its texts are.

tomli_w writes the values; what stands in which line is decided here, by key.
"""

from collections.abc import Mapping
from typing import Any

import tomli_w

from procmap.model.data import to_data
from procmap.model.process_map import SIDES, ProcessMap
from procmap.store.conflicts.markers import is_marked

ROWS = frozenset({"activities", "tools", "skills", "roadblocks", "losses", "sections", "answers"})
"""The small lists, one record a line inside brackets."""

LEAVES = frozenset({"process", "headcount", "selling_share", "observed"})
"""The tables with a header of their own that hold values alone."""


def canonical_text(process_map: ProcessMap) -> str:
    """The map as TOML in canonical form; it reads back as the same map."""
    return table_text("", to_data(process_map))


def table_text(name: str, table: Mapping[str, Any]) -> str:
    """The entries of a table, then its tables and lists of tables, each under its header after a blank line.

    The name is what headers say before a key of the table; it is empty for the root.
    """
    entries = [entry_text(key, value) for key, value in table.items() if not is_section(key, value)]
    sections = [
        f"\n{section_text(f'{name}.{key}'.lstrip('.'), table[key])}"
        for key in ordered(table)
        if is_section(key, table[key])
    ]
    return "".join(entries + sections)


def section_text(name: str, value: Any) -> str:
    """A table under its header, or a list of tables, each item under its own."""
    if isinstance(value, Mapping):
        return f"[{name}]\n{table_text(name, value)}"
    return "\n".join(item_text(name, item) for item in value)


def item_text(name: str, item: Mapping[str, Any]) -> str:
    """An item of a list of tables under its header."""
    return f"[[{name}]]\n{table_text(name, item)}"


def entry_text(key: str, value: Any) -> str:
    """A key and its value as they stand in a table, with the line break."""
    return f"{key} = {styled_text(key, value)}\n"


def styled_text(key: str, value: Any) -> str:
    """A value in the layout that its key asks for: over several lines where it is a small list or a long text.

    A text with lines such as git's markers stays on one line, for nobody could tell them from a conflict.
    """
    if isinstance(value, str) and "\n" in value and not is_marked(value):
        return long_text(value)
    return rows_text(value) if key in ROWS and value else value_text(value)


def rows_text(rows: list[Any]) -> str:
    """A small list, one record a line inside brackets."""
    return "[\n" + "".join(f"  {value_text(row)},\n" for row in rows) + "]"


def value_text(value: Any) -> str:
    """A value on one line."""
    if isinstance(value, Mapping):
        inner = ", ".join(f"{key} = {value_text(held)}" for key, held in value.items())
        return f"{{ {inner} }}" if inner else "{}"
    if isinstance(value, list):
        return "[" + ", ".join(value_text(held) for held in value) + "]"
    return tomli_w.dumps({"v": value}).removeprefix("v = ").removesuffix("\n")


def long_text(text: str) -> str:
    """Text with line breaks, a line of the file for each of its own."""
    return tomli_w.dumps({"v": text}, multiline_strings=True).removeprefix("v = ").removesuffix("\n")


def is_section(key: str, value: Any) -> bool:
    """Whether a value stands under a header, as a table or as a list of tables."""
    if isinstance(value, Mapping):
        return key in SIDES or key in LEAVES
    return isinstance(value, list) and key not in ROWS and any(isinstance(item, Mapping) for item in value)


def ordered(table: Mapping[str, Any]) -> list[str]:
    """The keys of a table as they follow each other in a text: values, tables of values, the rest."""

    def rank(key: str) -> int:
        if not is_section(key, table[key]):
            return 0
        return 1 if key in LEAVES else 2

    return sorted(table, key=rank)
