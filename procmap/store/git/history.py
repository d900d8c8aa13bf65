"""The commits of git in which a map changed, with what the file held then, under whatever name it had."""

import os
import re
from dataclasses import dataclass
from pathlib import Path

from procmap.store.faults import refusal
from procmap.store.git.running import git, reason

_FORMAT = "--format=%H %as %s"

_SETTINGS = ("diff.relative=false", "log.showRoot=true", "log.diffMerges=separate", "i18n.logOutputEncoding=UTF-8")

_AS_USUAL = tuple(word for setting in _SETTINGS for word in ("-c", setting))
"""Names from the top, the first commit, what a merge changed, any language: whatever a person has set."""

_RECORD = re.compile(rb"([0-9a-f]{40,64}) (\S+) ([^\0]*)\0\n([^\0]+)\0")
"""A commit as git prints it with names that end in a zero: its line, a line break, the file that it changed."""


@dataclass(frozen=True)
class Commit:
    """A commit: its id, the day on which it was written, what it says in a line, and the file's content then.

    `content` is None where the commit took the file away.
    """

    id: str
    day: str
    subject: str
    content: bytes | None


def history_of(path: Path, most: int) -> tuple[Commit, ...]:
    """The latest commits of the line we are on that changed a file, the oldest first. Raises Refused."""
    real = path.resolve()
    if not real.parent.is_dir():
        raise refusal(path, "there is no such file: expected a map")
    options = ("--first-parent", "-m", "--follow", f"--max-count={most}", "--name-only", "--no-show-signature", "-z")
    done = git(real.parent, *_AS_USUAL, "log", *options, _FORMAT, "--", f":(literal){real.name}")
    if done.returncode:
        raise refusal(path, f"git tells no history of it{reason(done)}: expected a repository with commits")
    records = _RECORD.findall(done.stdout)
    if not records:
        raise refusal(path, "git has no commit of it: expected a map that was committed")
    return tuple(
        Commit(name.decode(), day.decode(), subject.decode(errors="replace"), _content(real.parent, name, file))
        for name, day, subject, file in reversed(records)
    )


def _content(folder: Path, commit: bytes, file: bytes) -> bytes | None:
    done = git(folder, "cat-file", "blob", f"{commit.decode()}:{os.fsdecode(file)}")
    return None if done.returncode else done.stdout
