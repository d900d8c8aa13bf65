"""A command as data, and what is made of commands: bindings, footers, help, the way a key is written."""

import textwrap
from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass

from textual.binding import Binding, BindingType

from procmap.model.text import identifier_from

REMAPPED: ContextVar[Mapping[str, str]] = ContextVar("REMAPPED", default={})  # noqa: B039 - never changed, only replaced
"""The keys that a person chose for commands, by the commands' names, in the program that runs."""


@dataclass(frozen=True)
class Command:
    """Something a key does: the action's name, its title, one sentence of help, a word for the footer or none.

    `edits` says that it does nothing on a map that is read only, whose footer leaves it out.
    """

    keys: str
    action: str
    title: str
    help: str
    footer: str = ""
    edits: bool = False

    @property
    def name(self) -> str:
        """What it is called where keys are chosen: its title as an id."""
        return identifier_from(self.title)

    @property
    def keys_now(self) -> str:
        """Its keys, or those that a person chose instead."""
        return REMAPPED.get().get(self.name, self.keys)

    @property
    def key_name(self) -> str:
        """The first key as the footer writes it; both arrows of a pair."""
        keys = [written(key) for key in self.keys_now.split(",")]
        return _together(keys) if _are_arrows(keys) else keys[0]

    @property
    def key_names(self) -> str:
        """All its keys as a person reads them."""
        return " or ".join(written(key) for key in self.keys_now.split(","))


_WRITTEN = {
    "escape": "Esc",
    "enter": "Enter",
    "tab": "Tab",
    "space": "Space",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "plus": "+",
    "backspace": "⌫",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "pageup": "PgUp",
    "pagedown": "PgDn",
}
_MODIFIERS = {"ctrl": "^", "alt": "Alt+", "shift": "Shift+"}


def written(key: str) -> str:
    """A key as people read it, everywhere the same: ^z, Alt+↑, F6, Esc."""
    *modifiers, last = key.split("+")
    name = last.upper() if last[:1] == "f" and last[1:].isdigit() else _WRITTEN.get(last, last)
    return "".join([*(_MODIFIERS[modifier] for modifier in modifiers), name])


def bindings(commands: tuple[Command, ...], *, priority: bool = False) -> list[BindingType]:
    """The bindings of some commands, before those of the widget that is focused where they have priority.

    A command without an action is a key that a widget takes itself.
    """
    return [
        Binding(
            command.keys,
            command.action,
            command.title,
            priority=priority,
            id=command.name,
            tooltip=command.help,
        )
        for command in commands
        if command.action
    ]


Keys = tuple[tuple[str, str], ...]
"""What a footer shows: keys and a word for each."""


def words(commands: tuple[Command, ...], *pairs: tuple[str, str]) -> Keys:
    """A footer of some of the commands: their names with blanks between, and the word for them."""
    keys = {command.name: command.key_name for command in commands}
    return tuple((_together([keys[name] for name in names.split()]), word) for names, word in pairs)


def _together(keys: list[str]) -> str:
    return ("" if _are_arrows(keys) else " ").join(keys)


def _are_arrows(keys: list[str]) -> bool:
    return all(key in "↑↓←→" for key in keys)


def footer(commands: tuple[Command, ...]) -> Keys:
    """The keys and words of the footer."""
    return tuple((command.key_name, command.footer) for command in commands if command.footer)


def reading_footer(commands: tuple[Command, ...]) -> Keys:
    """The footer on a map that is read only: how it is taken over, where that can be, and no edit."""
    claim = tuple((command.key_name, "take over") for command in commands if command.action == "claim")
    return (*claim, *footer(tuple(command for command in commands if not command.edits)))


CARET = "^z is Ctrl and z together."
"""How a key is read."""


def help_text(commands: tuple[Command, ...], width: int) -> str:
    """All keys with what they do, for a screen so many cells wide with its margins."""
    lines: list[str] = []
    for command in commands:
        text = f"{command.title}: {command.help}"
        for number, line in enumerate(textwrap.wrap(text, max(12, width - 24))):
            lines.append(f"{command.key_names if number == 0 else '':<20}{line}")
    return "\n".join([*lines, "", CARET])
