"""A long text in the person's own editor: written to a file that only they can read, and read back."""

import contextlib
import os
import shlex
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from textual.app import App, SuspendNotSupported

from procmap.store.personal import state_folder

UNKNOWN = "set EDITOR to use your own editor, for example: export EDITOR=nano"


class NotEdited(Exception):
    """Why a text could not be edited; the old one stands."""


def editor() -> list[str]:
    """The command of the person's editor: $VISUAL, or else $EDITOR. Raises NotEdited where there is none."""
    try:
        command = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "")
    except ValueError:
        raise NotEdited("EDITOR cannot be read: expected a command such as nano") from None
    if not command:
        raise NotEdited(UNKNOWN)
    return command


def edited(app: App[object], text: str) -> str:
    """The text as the editor left it, while the screens stand back. Raises NotEdited."""
    command = editor()
    try:
        # An editor leaves copies beside its file: the folder goes with all that is in it.
        with _folder() as folder:
            return _edited_in(Path(folder), app, command, text)
    except SuspendNotSupported:
        raise NotEdited("an editor cannot be opened in this terminal") from None
    except UnicodeError:
        raise NotEdited("what the editor wrote is not UTF-8: the text stays as it was") from None
    except OSError as error:
        raise NotEdited(f"{Path(command[0]).name} cannot be used: {error.strerror}") from None


def _folder() -> tempfile.TemporaryDirectory[str]:
    """A folder that only its owner can look into."""
    state = state_folder()
    state.mkdir(parents=True, exist_ok=True)
    return tempfile.TemporaryDirectory(prefix="text-", dir=state)


def _edited_in(folder: Path, app: App[object], command: list[str], text: str) -> str:
    path = folder / "text.txt"
    path.touch(mode=0o600)
    path.write_text(text, encoding="utf-8")
    with app.suspend(), _keys_left_to_the_editor():
        code = subprocess.run([*command, str(path)], check=False).returncode  # noqa: S603 - the person's own editor
    if code:
        raise NotEdited(f"{Path(command[0]).name} ended with {code}: the text stays as it was")
    return path.read_text(encoding="utf-8")


@contextlib.contextmanager
def _keys_left_to_the_editor() -> Iterator[None]:
    """The keys that interrupt or quit end nothing here: a terminal tells every program in its foreground."""
    # A handler, unlike SIG_IGN, is not handed down: the editor hears these keys as it always does.
    before = {number: signal.signal(number, lambda *_: None) for number in (signal.SIGINT, signal.SIGQUIT)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
