"""What a clone is told about maps: how git compares and merges them, and what it checks before a commit.

Nothing here is part of a commit; each clone is set up on its own, and works as text without it.
"""

import shlex
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from procmap.store.atomic import create_file, replace_file
from procmap.store.faults import refusal
from procmap.store.git import git, reason
from procmap.store.passage import has_passage, with_passage, without_passage

# `-P`: git runs these at the top of a work tree, whose own files are not to be imported.
PROGRAM = f"{shlex.quote(sys.executable)} -P -m procmap"
"""How git starts this very program, whatever the PATH is then."""

SETTINGS = {
    "diff.procmap.textconv": f'f() {{ {PROGRAM} show --facts "$1" 2>/dev/null || cat "$1"; }}; f',
    "merge.procmap.name": "maps by stage and field",
    "merge.procmap.driver": (
        f"{PROGRAM} merge %O %A %B -o %A --name=%P --marker-size=%L; code=$?; [ $code -le 1 ] && exit $code; "
        "git merge-file -L ours -L base -L theirs --marker-size=%L %A %O %B"
    ),
}
"""git's settings; where the program is gone, each falls back to what git does with text."""

ATTRIBUTES = """\
**/maps/**/*.toml diff=procmap merge=procmap
**/maps/**/procmap.toml !diff !merge
"""

_HOOK = """\
if [ -x {python} ]; then
{asking}  procmap_said=$({program} check --staged $procmap_how) || {{ printf '%s\\n' "$procmap_said"; exit 1; }}
fi
"""
_NEVER = "  procmap_how='--fail-on never'\n"
# A merge brings what its two sides had: there, and before the first commit, only what cannot be read stops it.
_SINCE = (
    _NEVER
    + """\
  if git rev-parse -q --verify HEAD >/dev/null && ! git rev-parse -q --verify MERGE_HEAD >/dev/null; then
    procmap_how='--since HEAD'
  fi
"""
)
HOOKS = {
    name: _HOOK.format(python=shlex.quote(sys.executable), program=PROGRAM, asking=asking)
    for name, asking in (("pre-commit", _SINCE), ("pre-merge-commit", _NEVER))
}
"""The lines of each hook, in the language of the shell."""


@dataclass(frozen=True)
class Part:
    """One thing that is set up: what it is called, whether it is as wanted, and how to set and remove it.

    `set` gives what keeps it from being set, or nothing.
    """

    name: str
    is_set: Callable[[], bool]
    set: Callable[[], str]
    remove: Callable[[], None]


def parts(folder: Path) -> tuple[Part, ...]:
    """All that is set up in the clone that a folder is in. Raises Refused where it is in none."""
    settings = [_setting(folder, name, value) for name, value in SETTINGS.items()]
    hooks = [_hook(_path(folder, f"hooks/{name}"), name, lines, _own(folder)) for name, lines in HOOKS.items()]
    return (*settings, _attributes(_path(folder, "info/attributes")), *hooks)


def _setting(folder: Path, name: str, value: str) -> Part:
    def now() -> str:
        return git(folder, "config", "--local", "--get", name).stdout.decode().removesuffix("\n")

    def put() -> str:
        done = git(folder, "config", "--local", name, value)
        return f"git does not take it{reason(done)}" if done.returncode else ""

    def remove() -> None:
        git(folder, "config", "--local", "--unset-all", name)
        section = name.rpartition(".")[0]
        if not git(folder, "config", "--local", "--get-regexp", f"^{section.replace('.', '[.]')}[.]").stdout:
            git(folder, "config", "--local", "--remove-section", section)

    return Part(name, lambda: now() == value, put, remove)


def _attributes(path: Path) -> Part:
    return Part(
        "attributes",
        lambda: has_passage(_text(path), ATTRIBUTES),
        lambda: _write(path, with_passage(_text(path), ATTRIBUTES)),
        lambda: _remove(path, ""),
    )


def _hook(path: Path, name: str, lines: str, own: Callable[[Path], bool]) -> Part:
    shell = "#!/bin/sh\n"

    def put() -> str:
        if not own(path):
            return f"{path} is not this clone's own (core.hooksPath): expected `procmap check --staged` in it"
        text = _text(path) or shell
        first, _, rest = text.partition("\n")
        if not first.startswith("#!") or not first.rstrip().endswith("sh"):
            return f"{path} is no shell script: expected `procmap check --staged` in it"
        said = _write(path, f"{first}\n{with_passage(rest, lines, at_start=True)}")
        path.chmod(path.stat().st_mode | 0o111)
        return said

    return Part(
        f"hook {name}",
        lambda: has_passage(_text(path), lines),
        put,
        lambda: _remove(path, shell) if own(path) else None,
    )


def _own(folder: Path) -> Callable[[Path], bool]:
    places = [_asked(folder, "rev-parse", "--show-toplevel"), _asked(folder, "rev-parse", "--git-common-dir")]
    return lambda path: any(path.resolve().is_relative_to((folder / place).resolve()) for place in places)


def _path(folder: Path, name: str) -> Path:
    return folder / _asked(folder, "rev-parse", "--git-path", name)


def _asked(folder: Path, *arguments: str) -> str:
    done = git(folder, *arguments)
    if done.returncode:
        raise refusal(folder, f"git finds no work tree here{reason(done)}: expected a clone to set up")
    return done.stdout.decode(errors="surrogateescape").removesuffix("\n")


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="surrogateescape") if path.exists() else ""


def _write(path: Path, text: str) -> str:
    content = text.encode(errors="surrogateescape")
    if path.exists():
        replace_file(path, content)
    else:
        create_file(path, content)
    return ""


def _remove(path: Path, empty: str) -> None:
    """Take our lines out of a file, and the file away where nothing else is in it."""
    if has_passage(_text(path)):
        rest = without_passage(_text(path))
        if rest == empty:
            path.unlink()
        else:
            _write(path, rest)
