"""A value of a TOML text changed into another, keeping what a person wrote around the parts that stay."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from procmap.store.toml.syntax import Array, Entry, InlineTable, Value
from procmap.store.writing.canonical import styled_text, value_text
from procmap.store.writing.pairing import paired
from procmap.store.writing.rows import Rows, filled


def edited_value(text: str, value: Value, key: str, old: Any, new: Any) -> str:
    """The text of a value that stood for old data and is to stand for new; the key tells the layout of a new list."""
    if old == new:
        return text[value.start : value.end]
    if isinstance(value, InlineTable) and isinstance(old, Mapping) and isinstance(new, Mapping):
        return _edited_table(text, value, old, new)
    if isinstance(value, Array) and value.items and isinstance(old, list) and isinstance(new, list):
        return _edited_array(text, value, old, new)
    if isinstance(value, Array) and isinstance(new, list) and "\n" in text[value.start : value.end]:
        return filled(text, value, [value_text(item) for item in new])
    return styled_text(key, new)


def with_new_keys(present: Iterable[str], wanted: Iterable[str]) -> list[str]:
    """The keys that are there and those to come, each behind the nearest wanted key before it."""
    keys, before = list(present), -1
    for key in wanted:
        if key not in keys:
            keys.insert(before + 1, key)
        before = keys.index(key)
    return keys


def _edited_table(text: str, table: InlineTable, old: Mapping[str, Any], new: Mapping[str, Any]) -> str:
    entries: dict[str, list[Entry]] = defaultdict(list)
    for entry in table.entries:
        entries[entry.names[0]].append(entry)
    kept = {name: entries[name] for name in entries if name in new or name not in old}
    if len(kept) == len(entries) and new.keys() <= kept.keys() and not any(entry.is_dotted for entry in table.entries):
        named = [(entry.names[0], entry.value) for entry in table.entries]
        inner = [(value, edited_value(text, value, name, old.get(name), new.get(name))) for name, value in named]
        return _spliced(text, table, inner)
    parts = [
        _edited_entries(text, kept[name], old.get(name), new.get(name))
        if name in kept
        else f"{name} = {value_text(new[name])}"
        for name in with_new_keys(kept, new)
    ]
    return f"{{ {', '.join(parts)} }}" if parts else "{}"


def _edited_entries(text: str, entries: Sequence[Entry], old: Any, new: Any) -> str:
    """The entry of one key, or the dotted ones that make up its value; these become one where they say another."""
    first = entries[0]
    if not first.is_dotted:
        value = edited_value(text, first.value, first.names[0], old, new)
        return f"{text[first.start : first.value.start]}{value}"
    if old == new:
        return ", ".join(text[entry.start : entry.value.end] for entry in entries)
    return f"{first.names[0]} = {value_text(new)}"


def _spliced(text: str, around: InlineTable | Array, parts: list[tuple[Value, str]]) -> str:
    """The text of a value in which some inner values have new texts."""
    pieces, cursor = [], around.start
    for value, inner in parts:
        pieces += [text[cursor : value.start], inner]
        cursor = value.end
    return "".join([*pieces, text[cursor : around.end]])


def _edited_array(text: str, array: Array, old: list[Any], new: list[Any]) -> str:
    pairs = paired(old, new)
    items = [
        edited_value(text, array.items[pairs[i]], "", old[pairs[i]], item) if i in pairs else value_text(item)
        for i, item in enumerate(new)
    ]
    if len(old) == len(new) and all(pairs.get(i) == i for i in range(len(new))):
        return _spliced(text, array, list(zip(array.items, items, strict=True)))
    if "\n" not in text[array.start : array.end]:
        return f"[{', '.join(items)}]"
    return Rows(text, array).rearranged([(pairs.get(i), item) for i, item in enumerate(items)])
