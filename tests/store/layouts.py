"""The data of a map written as TOML in any layout that a person might choose, with comments wherever they can stand."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from random import Random
from typing import Any

from hypothesis import strategies as st

from procmap.model.data import from_data, to_data
from procmap.model.fault import Path
from tests.strategies import map_data

WORDS = ("", " why", " [[x]] = {", ' it\'s "so" ', " # ] }", " é →\u2028\u0085|")


@dataclass
class Written:
    """A text, and what each of its comments stands at: above or behind a line, in a list, or apart from all."""

    text: str = ""
    stands: dict[int, tuple[str, Path]] = field(default_factory=dict)


class Layout:
    """One text, every choice of its layout taken at random."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.often = random.choice((0.0, 0.05, 0.3))
        self.written = Written()

    def whole(self, data: dict[str, Any]) -> Written:
        lines, groups = self.table(data, ())
        top = self.choose("", "#:schema ./procmap.schema.json\n") + self.several("", "apart", ())
        end = self.choose("", "\n") + self.several("", "apart", ())
        text = top + self.choose("", "\n") + lines + self.interleaved(groups) + end
        self.written.text = text if self.rarely() else text.rstrip("\n") + self.choose("", "\n", "\n\n\n")
        return self.written

    def choose(self, *options: str) -> str:
        return self.random.choice(options)

    def rarely(self) -> bool:
        return self.random.random() < 0.3

    def blank(self) -> str:
        return self.choose("", " ", " ", "  ", "\t")

    def comment(self, position: str, path: Path) -> str:
        number = len(self.written.stands)
        self.written.stands[number] = (position, path)
        return f"#{number}#{self.choose(*WORDS)}"

    def several(self, indent: str, position: str, path: Path) -> str:
        """Any number of comments, each on a line of its own."""
        text = ""
        while self.random.random() < self.often:
            text += indent + self.comment(position, path) + "\n"
        return text

    def behind(self, position: str, path: Path) -> str:
        return self.blank() + (self.comment(position, path) if self.random.random() < self.often else "")

    def table(self, data: dict[str, Any], path: Path) -> tuple[str, list[list[str]]]:
        """The lines of a table, and the tables below it: each group in the order that it has to keep."""
        lines, groups = [], []
        for key in self.shuffled(data):
            value, inner = data[key], (*path, key)
            if isinstance(value, dict) and value and self.rarely():
                groups.append(self.below_header(value, inner))
            elif isinstance(value, dict) and value and _is_flat(value) and self.rarely():
                lines += [self.line((key, name), held, (*inner, name)) for name, held in value.items()]
            elif _is_records(value) and not self.rarely():
                items = enumerate(value)
                groups.append(["".join(self.below_header(item, (*inner, i), listed=True)) for i, item in items])
            else:
                lines.append(self.line((key,), value, inner))
        return "".join(lines) + self.apart(path), groups

    def below_header(self, data: dict[str, Any], path: Path, *, listed: bool = False) -> list[str]:
        lines, groups = self.table(data, path)
        own, below = self.header(path, listed=listed) + lines, [text for group in groups for text in group]
        return [*below, own] if not listed and self.rarely() else [own, *below]

    def interleaved(self, groups: list[list[str]]) -> str:
        texts = []
        while groups:
            group = self.random.choice(groups) if self.rarely() else groups[0]
            texts.append(group.pop(0))
            groups = [group for group in groups if group]
        return "".join(texts)

    def shuffled(self, data: dict[str, Any]) -> list[str]:
        keys = list(data)
        return keys if self.rarely() else self.random.sample(keys, len(keys))

    def apart(self, path: Path) -> str:
        """Comments that end a table, as commented-out lines and tables do."""
        comments = self.several("", "apart", path)
        return f"\n{comments}\n" if comments and self.rarely() else comments

    def header(self, path: Path, *, listed: bool) -> str:
        lead = self.choose("", "\n", "\n\n\n") + self.several("", "apart", path)
        above = self.choose("", "\n") + self.several(self.blank(), "above", path)
        name = self.dotted(step for step in path if isinstance(step, str))
        header = f"[[{name}]]" if listed else f"[{self.blank()}{name}{self.blank()}]"
        return f"{lead}\n{above}{self.blank()}{header}{self.behind('behind', path)}\n"

    def line(self, keys: tuple[str, ...], value: Any, path: Path) -> str:
        gap, indent = self.choose("", "", "\n"), self.blank()
        above = self.several(indent, "above", path)
        text = f"{self.dotted(keys)}{self.blank()}={self.blank()}{self.value(value, path)}"
        return f"{gap}{above}{gap}{indent}{text}{self.behind('behind', path)}\n"

    def dotted(self, keys: Iterable[str]) -> str:
        return self.choose(".", ".", " . ").join(map(self.key, keys))

    def key(self, key: str) -> str:
        escaped = "".join(f"\\u{ord(letter):04x}" if letter in "aeiou" else letter for letter in key)
        return self.choose(key, key, key, f'"{key}"', f"'{key}'", f'"{escaped}"')

    def value(self, value: Any, path: Path) -> str:
        if isinstance(value, dict):
            entries = [self.entry(key, held, (*path, key)) for key, held in value.items()]
            return "{" + self.blank() + f"{self.blank()},{self.blank()}".join(entries) + self.blank() + "}"
        if isinstance(value, list):
            return self.array(value, path) if value and not self.rarely() else self.one_line_array(value, path)
        return self.scalar(value)

    def entry(self, key: str, value: Any, path: Path) -> str:
        if isinstance(value, dict) and len(value) == 1 and self.rarely():
            ((name, held),) = value.items()
            return f"{self.dotted((key, name))} ={self.value(held, (*path, name))}"
        return f"{self.key(key)}{self.blank()}={self.blank()}{self.value(value, path)}"

    def one_line_array(self, items: list[Any], path: Path) -> str:
        inner = f"{self.blank()},{self.blank()}".join(self.value(item, (*path, i)) for i, item in enumerate(items))
        return f"[{self.blank()}{inner}{self.blank()}{self.choose('', ',') if items else ''}]"

    def array(self, items: list[Any], path: Path) -> str:
        rows = [self.row(item, (*path, i), is_last=i == len(items) - 1) for i, item in enumerate(items)]
        return f"[{self.behind('in', path)}\n{''.join(rows)}{self.several('  ', 'in', path)}]"

    def row(self, item: Any, path: Path, *, is_last: bool) -> str:
        before = self.several("  ", "in", path) + self.choose("", "\n")
        item = before + self.several("  ", "in", path) + self.value(item, path)
        if is_last:
            return f"{item}{self.choose('', ',')}{self.behind('in', path)}\n"
        gap = "\n" if self.often else self.blank()
        return f"{item}{self.behind('in', path)}{gap},{self.behind('in', path)}\n"

    def scalar(self, value: Any) -> str:
        if isinstance(value, bool):
            return str(value).lower()
        if isinstance(value, datetime.date):
            return value.isoformat()
        return self.string(value) if isinstance(value, str) else self.number(value)

    def number(self, value: float) -> str:
        if isinstance(value, int):
            return self.choose(str(value), f"+{value}", f"{value:_}", f"{value:#x}", f"{value:#o}", f"{value:#b}")
        spellings = [f"{value:e}", f"{value:.9E}", f"+{value!r}", f"{value:_}"]
        return self.choose(repr(value), *(spelling for spelling in spellings if float(spelling) == value))

    def string(self, value: str) -> str:
        escaped = value.replace("\\", "\\\\").replace('"', '\\"')
        one_line = escaped.replace("\n", "\\n")
        spellings = [f'"{one_line}"', f'"""\n{escaped}"""', f'"""{one_line}\\\n   """']
        if "'" not in value:
            spellings += [f"'''\n{value}'''", f"'{value}'" if "\n" not in value else f'"{one_line}"']
        return self.choose(*spellings)


def _is_flat(table: dict[str, Any]) -> bool:
    return not any(isinstance(value, dict) or _is_records(value) for value in table.values())


def _is_records(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, dict) for item in value)


@st.composite
def written(draw: st.DrawFn) -> Written:
    """A map as somebody might have written it."""
    data = to_data(from_data(draw(map_data())))
    return Layout(draw(st.randoms(use_true_random=True))).whole(data)


texts = written().map(lambda written: written.text)
