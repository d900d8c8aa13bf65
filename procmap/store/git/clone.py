"""What a clone is told about maps: how git compares and merges them, and what it checks before a commit.

Nothing here is part of a commit; each clone is set up on its own, and works as text without it.
"""

import os
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from procmap.store.faults import refusal
from procmap.store.git.hooks import BY_HAND, HOOKS, SHEBANG, is_for_a_shell
from procmap.store.git.passage import passage, remove_passage, text_in, with_passage, without_passage, write_text
from procmap.store.git.running import git, reason
from procmap.store.git.told import ATTRIBUTES, SETTINGS

SET, NOT_SET = "set", "not set"
OTHERWISE = "set by another procmap, or an earlier one: `procmap git-setup` sets it anew"


@dataclass(frozen=True)
class Part:
    """One thing that is set up: what it is called, how it stands, and how to set and remove it.

    `state` is SET, NOT_SET or what else there is to say; `set` and `remove` give what keeps them from it, or nothing.
    """

    name: str
    state: Callable[[], str]
    set: Callable[[], str]
    remove: Callable[[], str]


def parts(folder: Path) -> tuple[Part, ...]:
    """All that is set up in the clone of a folder, or of GIT_DIR where that is set. Raises Refused where it is none."""
    _asked(folder, "rev-parse", "--show-toplevel")
    own = (folder / _asked(folder, "rev-parse", "--git-common-dir")).resolve()
    settings = [_setting(folder, name, value) for name, value in SETTINGS.items()]
    hooks = [_hook(_home(_path(folder, f"hooks/{name}")), name, own) for name in HOOKS]
    return (*settings, _attributes(folder, _path(folder, "info/attributes")), *hooks)


def _setting(folder: Path, name: str, value: str) -> Part:
    def put() -> str:
        done = _git(folder, "config", "--local", "--replace-all", name, value)
        return f"git does not take it{reason(done)}" if done.returncode else ""

    def remove() -> str:
        if state() == NOT_SET:
            return ""
        done = _git(folder, "config", "--local", "--unset-all", name)
        section = name.rpartition(".")[0]
        if not _git(folder, "config", "--local", "--get-regexp", f"^{section.replace('.', '[.]')}[.]").stdout:
            _git(folder, "config", "--local", "--remove-section", section)
        return f"git does not let go of it{reason(done)}" if done.returncode else ""

    def state() -> str:
        now = _git(folder, "config", "--local", "--get", name).stdout.decode(errors="surrogateescape")
        return _state(now.removesuffix("\n") or None, value)

    return Part(name, state, put, remove)


def _attributes(folder: Path, path: Path) -> Part:
    def state() -> str:
        state = _state(passage(text_in(path)), ATTRIBUTES)
        seen = _git(folder, "check-attr", "diff", "merge", "--", "maps/any.toml").stdout.decode().splitlines()
        is_overruled = any(not line.endswith(": procmap") for line in seen)
        return f"lines below ours in {path} overrule them" if state == SET and is_overruled else state

    def put() -> str:
        write_text(path, with_passage(text_in(path), ATTRIBUTES))
        return ""

    def remove() -> str:
        remove_passage(path, "")
        return ""

    return Part("attributes", state, put, remove)


def _hook(path: Path, name: str, own: Path) -> Part:
    """A hook; one that lies outside git's own folder is the team's, or of all clones, and is left as it is."""
    is_own = path.resolve().is_relative_to(own)

    def remove() -> str:
        if is_own:
            remove_passage(path, SHEBANG)
        return ""

    return Part(
        f"hook {name}",
        partial(_state_of_hook, path, name),
        partial(_put_hook, path, name) if is_own else partial(_left, path, name, "is not this clone's own"),
        remove,
    )


def _home(path: Path) -> Path:
    """Where our lines of a hook are, or are to be: the pre-commit framework runs the hook that it found there first."""
    moved = path.with_name(f"{path.name}.legacy")
    return path if passage(text_in(moved)) is None else moved


def _state_of_hook(path: Path, name: str) -> str:
    text = text_in(path)
    is_by_hand = "check --staged" in without_passage(text)
    state = SET if is_by_hand else _state(passage(text), HOOKS[name])
    return state if state == NOT_SET or os.access(path, os.X_OK) else f"{path} is not executable: git passes over it"


def _put_hook(path: Path, name: str) -> str:
    text = text_in(path)
    if text and not is_for_a_shell(text):
        return _left(path, name, "is no shell script")
    if text and not os.access(path, os.X_OK):
        return _left(path, name, "is not executable")
    first, _, rest = (text or SHEBANG).partition("\n")
    write_text(path, f"{first}\n{with_passage(rest, HOOKS[name], at_start=True)}")
    path.chmod(path.stat().st_mode | 0o111)
    return ""


def _left(path: Path, name: str, why: str) -> str:
    return f"{path} {why}, and is left as it is: expected it to call `{BY_HAND[name]}`"


def _state(now: str | None, wanted: str) -> str:
    if now is None:
        return NOT_SET
    return SET if now == wanted else OTHERWISE


def _path(folder: Path, name: str) -> Path:
    return Path(os.path.normpath(folder / _asked(folder, "rev-parse", "--git-path", name)))


def _asked(folder: Path, *arguments: str) -> str:
    done = _git(folder, *arguments)
    if done.returncode:
        raise refusal(folder, f"git finds no work tree here{reason(done)}: expected a clone to set up")
    return done.stdout.decode(errors="surrogateescape").removesuffix("\n")


def _git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    return git(folder, *arguments, in_hook=True)
