"""The keys that a person chose: which of the settings' `[keys]` can be taken, and what is wrong with the others."""

from collections.abc import Mapping
from dataclasses import dataclass

from textual.keys import Keys

from procmap.model.text import displayed
from procmap.store.settings import load_settings
from procmap.tui.command import Command
from procmap.tui.commands import BACK_ROW_KEYS, COMPARE, FORM, NUMBERS, PRESENTING, REALITY, REVIEW, WHAT_IF, WORKSHOP
from procmap.tui.commands_of_dialogs import LIBRARY, SETTLING

SCREENS: tuple[tuple[Command, ...], ...] = (
    WORKSHOP,
    FORM,
    (*REVIEW, *WORKSHOP),
    (*REALITY, *WORKSHOP),
    NUMBERS,
    COMPARE,
    WHAT_IF,
    PRESENTING,
    BACK_ROW_KEYS,
    LIBRARY,
    SETTLING,
)
"""The commands that work at the same time, each of which needs keys of its own."""

_MODIFIERS = frozenset(("ctrl", "alt", "shift"))
_NAMED = frozenset(key.value.rpartition("+")[2] for key in Keys if not key.value.startswith("<"))
_ALIKE = frozenset(("ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m"))
"""What a terminal cannot tell from Backspace, Tab and Enter."""

_OF_THE_SHEET = frozenset(
    ("up", "down", "left", "right", "home", "end", "pageup", "pagedown", "enter", "backspace", "delete", "space")
)
"""Keys with which the sheet moves and edits."""

_BESIDE_TYPING = frozenset(command.name for command in (*WORKSHOP, *FORM))
"""Commands that work where text is typed."""

_OF_THE_PROGRAM = frozenset(("escape", "tab", "shift+tab", "ctrl+c", "ctrl+q"))
"""Keys that always mean the same."""


@dataclass(frozen=True)
class Keymap:
    """The keys by the name of their command, and a sentence on each that could not be taken."""

    keys: Mapping[str, str]
    problems: tuple[str, ...] = ()


def keymap_of(chosen: Mapping[str, object]) -> Keymap:
    """The chosen keys that can be taken. One that another command of the same screen has is not."""
    known = {command.name: command for commands in SCREENS for command in commands}
    keys: dict[str, str] = {}
    problems: list[str] = []
    for name, key in chosen.items():
        problem = _problem(name, key, known)
        if problem:
            problems.append(problem)
        else:
            keys[name] = str(key).strip().lower()
    return _without_clashes(keys, problems)


def _problem(name: str, key: object, known: Mapping[str, Command]) -> str:
    """What is wrong with a key by itself; nothing where it can be taken."""
    command = known.get(name)
    if command is None:
        return f"no command is called {displayed(name[:40])}"
    if "escape" in command.keys.split(","):
        return f"{name} keeps Esc, which always leads back"
    expected = "expected a key such as f6 or ctrl+right"
    wanted = key.strip().lower() if isinstance(key, str) else ""
    if not _is_key(wanted):
        return f"{name}: {expected}, not {displayed(str(key)[:40])}"
    if wanted in _OF_THE_PROGRAM or wanted in _ALIKE:
        return f"{name}: {wanted} always means something else"
    is_typed = wanted in _OF_THE_SHEET or not ("+" in wanted.removeprefix("shift+") or _is_function_key(wanted))
    if is_typed and name in _BESIDE_TYPING:
        return f"{name}: {wanted} is for typing; {expected}"
    return ""


def _is_function_key(key: str) -> bool:
    last = key.rpartition("+")[2]
    return last[:1] == "f" and last[1:].isdigit()


def _is_key(key: str) -> bool:
    *modifiers, last = key.split("+")
    is_named = last in _NAMED or (len(last) == 1 and last.isascii() and last.isalnum())
    return is_named and _MODIFIERS.issuperset(modifiers) and len(set(modifiers)) == len(modifiers)


def _without_clashes(keys: dict[str, str], problems: list[str]) -> Keymap:
    """The keys that no other command of the same screen has, one after the other, so that two may change places."""
    while clash := next((found for commands in SCREENS if (found := _clash(commands, keys))), None):
        name, other = clash
        problems.append(f"{name}: {keys.pop(name)} is the key of {other}")
    return Keymap(keys, tuple(problems))


def _clash(commands: tuple[Command, ...], keys: Mapping[str, str]) -> tuple[str, str] | None:
    """A chosen name, and the other command of the same screen that has its key."""
    holders: dict[str, str] = {}
    for command in commands:
        for key in keys.get(command.name, command.keys).split(","):
            other = holders.setdefault(key, command.name)
            if other != command.name and (command.name in keys or other in keys):
                return (command.name, other) if command.name in keys else (other, command.name)
    return None


def keymap_here() -> Keymap:
    """The keys of the person's settings."""
    return keymap_of(load_settings().keys)


def told(problems: tuple[str, ...]) -> str:
    """What is wrong with the chosen keys, in one line."""
    more = f"; and {len(problems) - 1} more" if len(problems) > 1 else ""
    return f"Keys in settings.toml: {problems[0]}{more}" if problems else ""
