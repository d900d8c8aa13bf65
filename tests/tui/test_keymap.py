"""One registry: every binding comes from it, and every footer, help and palette shows the keys as they are."""

import ast
import importlib
import pkgutil
import re
from pathlib import Path

import pytest
from textual.binding import Binding
from textual.widget import Widget

import procmap
import procmap.tui
from procmap.store.settings import load_settings, settings_path
from procmap.tui import commands, commands_of_dialogs
from procmap.tui.command import Command
from procmap.tui.keymap import SCREENS, keymap_of, told
from procmap.tui.screens.form import FormScreen
from procmap.tui.screens.palette import PaletteScreen
from procmap.tui.screens.reading import Reading
from procmap.tui.screens.workshop import WorkshopScreen
from tests.tui.driving import TODAY, Room, app_for, drive


def registry() -> list[Command]:
    """Every command of the program."""
    held = [value for module in (commands, commands_of_dialogs) for value in vars(module).values()]
    lists = [value if isinstance(value, tuple) else (value,) for value in held]
    return [command for items in lists for command in items if isinstance(command, Command)]


def widgets() -> list[type[Widget]]:
    """Every screen and widget of the program that has keys of its own."""
    modules = [module.name for module in pkgutil.walk_packages(procmap.tui.__path__, "procmap.tui.")]
    held = [value for name in modules for value in vars(importlib.import_module(name)).values()]
    kinds = {kind for kind in held if isinstance(kind, type) and issubclass(kind, Widget)}
    own = [kind for kind in kinds if kind.__module__.startswith("procmap.") and "BINDINGS" in vars(kind)]
    return sorted(own, key=lambda kind: kind.__name__)


@pytest.mark.parametrize("kind", widgets(), ids=lambda kind: kind.__name__)
def test_every_binding_comes_from_the_registry(kind: type[Widget]) -> None:
    known = {(command.name, command.keys, command.action) for command in registry()}
    for binding in kind.BINDINGS:
        assert isinstance(binding, Binding)
        assert (binding.id, binding.key, binding.action) in known


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen[0].name)
def test_no_two_commands_of_a_screen_have_one_key_or_one_name(screen: tuple[Command, ...]) -> None:
    own = [command for command in dict.fromkeys(screen) if command.action]
    names = [command.name for command in own]
    assert sorted(set(names)) == sorted(names)
    keys = [key for command in own for key in command.keys.split(",")]
    assert {key for key in keys if keys.count(key) > 1} == set()


def test_a_name_means_one_action() -> None:
    actions: dict[str, set[str]] = {}
    for command in (command for screen in SCREENS for command in screen):
        actions.setdefault(command.name, set()).add(command.action)
    assert {name: found for name, found in actions.items() if len(found) > 1} == {}


def test_keys_may_change_places() -> None:
    chosen = {"next-step": "f5", "step-back": "f6"}
    assert keymap_of(chosen).keys == chosen
    assert keymap_of(chosen).problems == ()


@pytest.mark.parametrize(
    ("name", "key", "problem"),
    [
        ("nope", "f2", "no command is called nope"),
        ("undo", "ctrl+s", "undo: ctrl+s is the key of save"),
        ("undo", "u", "undo: u is for typing; expected a key such as f6 or ctrl+right"),
        ("undo", "down", "undo: down is for typing; expected a key such as f6 or ctrl+right"),
        ("undo", "ctrl+i", "undo: ctrl+i always means something else"),
        ("undo", "hyper+x", "undo: expected a key such as f6 or ctrl+right, not hyper+x"),
        ("undo", 5, "undo: expected a key such as f6 or ctrl+right, not 5"),
        ("leave", "f2", "leave keeps Esc, which always leads back"),
    ],
)
def test_a_key_that_cannot_be_taken_is_said(name: str, key: object, problem: str) -> None:
    keymap = keymap_of({name: key})
    assert keymap.keys == {}
    assert keymap.problems == (problem,)


def test_what_is_wrong_is_told_in_one_line() -> None:
    assert told(keymap_of({"a": "f1", "b": "f2", "c": "f3"}).problems) == (
        "Keys in settings.toml: no command is called a; and 2 more"
    )


def choose(*lines: str) -> None:
    """Write a person's keys."""
    settings_path().parent.mkdir(parents=True, exist_ok=True)
    settings_path().write_text("\n".join(('theme = "light"', "[keys]", *lines)))


def test_a_remapped_key_works_and_footer_help_and_palette_show_it(flow_meters: Path) -> None:
    choose('next-step = "ctrl+right"', 'keys = "f2"', 'detail = "ctrl+v"', 'waive = "k"')

    async def script(room: Room) -> None:
        screen = room.app.screen
        assert isinstance(screen, WorkshopScreen)
        assert "^v detail" in room.bar("keys")
        assert "^→ step" in room.bar("keys")
        await room.press("f6")
        assert screen.step == "goals"
        await room.press("ctrl+right")
        assert screen.step == "current"
        await room.press("pageup", "ctrl+v")
        assert isinstance(room.app.screen, FormScreen)
        await room.press("escape", "f2")
        assert isinstance(room.app.screen, Reading)
        assert "^→" in room.app.screen.text
        await room.press("escape", "ctrl+p", *"next")
        assert isinstance(room.app.screen, PaletteScreen)
        assert room.app.screen.shown[0].key == "^→"
        await room.press("escape", "ctrl+g", "6")
        screen.turn_to(rows=False)
        await room.settle()
        assert "k waive" in room.bar("keys")
        await room.press("x", "escape")

    drive(app_for(flow_meters), script, size=(120, 40))
    assert load_settings().keys["waive"] == "k"
    assert load_settings().theme == "light"


def test_keys_that_cannot_be_taken_are_said_at_the_start_and_stop_nothing(flow_meters: Path) -> None:
    choose('undo = "ctrl+s"', 'nope = "f2"', "save = 3")

    async def script(room: Room) -> None:
        notes = [note.message for note in room.app._notifications]
        assert notes == [told(keymap_of({"nope": "f2", "save": 3, "undo": "ctrl+s"}).problems)]
        await room.press("f6")
        assert isinstance(room.app.screen, WorkshopScreen)
        assert room.app.screen.step == "current"

    drive(app_for(flow_meters), script)


def test_another_program_has_its_own_keys(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        assert "F2 detail" in room.bar("keys")

    drive(app_for(flow_meters), script)


@pytest.mark.parametrize("opening", [(), ("f8",), ("f4",), ("f12",), ("ctrl+b", "b")], ids=" ".join)
def test_every_key_of_a_screen_does_what_is_said_of_it(flow_meters: Path, opening: tuple[str, ...]) -> None:
    done: list[str] = []

    async def script(room: Room) -> None:
        await room.press(*opening)
        screen = room.app.screen
        own = [command for command in registry() if _is_of(command, screen)]
        assert own
        for command in own:
            name, _, _ = command.action.partition("(")
            setattr(screen, f"action_{name}", lambda *_, action=command.action: done.append(action.partition("(")[0]))
        for command in own:
            for key in command.keys.split(","):
                done.clear()
                await room.press(key)
                assert done == [command.action.partition("(")[0]], (key, command)

    drive(app_for(flow_meters), script)


def _is_of(command: Command, screen: Widget) -> bool:
    """Whether a command is bound on a screen itself, and not to the program."""
    ids = {binding.id for binding in screen.BINDINGS if isinstance(binding, Binding) and binding.key == command.keys}
    return command.name in ids and not command.action.startswith("app.")


def test_the_choices_are_listed_and_a_deletion_says_what_it_took_along(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        screen = room.app.screen
        assert isinstance(screen, WorkshopScreen)
        await room.press("ctrl+g", "4")
        screen.sheet.select(("current", "stages", 0, "owner"))
        await room.press("a")
        assert room.bar("hint") == "Type on: Account executive, Application engineer"
        await room.press("c")
        assert room.bar("hint") == "Enter or Tab takes Account executive"
        await room.press("f1")
        assert isinstance(room.app.screen, Reading)
        assert room.app.screen.text.startswith("Owner\n")
        await room.press("escape", "escape", "ctrl+g", "2")
        before, left = screen.map, screen.map.current.flows[0].from_
        screen.go_to_stage(next(i for i, stage in enumerate(before.current.stages) if stage.id == left))
        await room.press("ctrl+d")
        assert "also removed: 2 moves" in room.bar("hint")
        assert room.bar("hint").endswith("^z brings all back")
        await room.press("ctrl+z")
        assert screen.map == before

    drive(app_for(flow_meters), script)


def test_the_quit_key_asks_too_and_a_look_may_come_before_a_form_is_there(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press("x", "enter")
        screen = room.app.screen
        assert isinstance(screen, WorkshopScreen)
        form = FormScreen(screen.document, TODAY, ("process",))
        assert form.is_typing
        await room.press("ctrl+q")
        assert "There are edits that are not saved." in room.text()
        await room.press("escape")
        assert room.app.screen is screen

    drive(app_for(flow_meters), script)


WRITTEN_OUT = re.compile(r"(?<!\[)\^[A-Za-z]\b|\bF\d{1,2}\b|\bCtrl\b")


def prose_of(module: Path) -> list[str]:
    """Every text in a module that is no docstring."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    said = {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    texts = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and node not in said)
    return [node.value for node in texts if isinstance(node.value, str)]


def test_no_sentence_writes_a_key_out_that_a_person_may_have_changed() -> None:
    package = Path(procmap.__file__).parent
    modules = [path for path in package.rglob("*.py") if path.name != "command.py"]
    assert len(modules) > 100
    assert [(path.name, text) for path in modules for text in prose_of(path) if WRITTEN_OUT.search(text)] == []


def test_a_sentence_names_the_key_that_a_person_chose(flow_meters: Path) -> None:
    choose('clock = "ctrl+v"', 'undo = "alt+u"')

    async def script(room: Room) -> None:
        await room.press("ctrl+a")
        assert room.bar("hint") == "✗ no clock is running: ^v chooses an agenda"
        screen = room.app.screen
        assert isinstance(screen, WorkshopScreen)
        await room.press("ctrl+g", "2")
        screen.sheet.select(("current", "stages", 2))
        await room.press("ctrl+d")
        assert room.bar("hint").endswith("Alt+u brings all back")

    drive(app_for(flow_meters), script)
