"""Maps as they were at a revision of git, read from the repository without touching the work tree."""

import os
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from procmap.store.faults import refusal
from procmap.store.git.running import git, reason


@dataclass(frozen=True)
class Revision:
    """A revision by the name that was asked for, and the commit that it is in the repository of each folder.

    One of the index knows one repository, that of the folder we are in or of the hook we are, and files by the names
    that they have in its index.
    """

    name: str
    commits: Mapping[Path, str]
    of_index: bool = False

    def content_of(self, path: Path) -> bytes | None:
        """The content that a file had, also by the name from which git took it; None where there was none.

        Raises Refused.
        """
        folder = Path.cwd() if self.of_index else path.resolve().parent
        way = Path(os.path.relpath(path) if self.of_index else path.resolve().name).as_posix()
        blob = f"{self.commits[folder]}:./{way}"
        done = self._git(folder, "cat-file", "blob", blob)
        if done.returncode == 0:
            return done.stdout
        if self._git(folder, "rev-parse", "--verify", "--quiet", blob).returncode == 0:
            raise refusal(path, f"git cannot read it at `{self.name}`{reason(done)}: expected a file there")
        before = self._names_before(folder).get(Path(os.path.normpath(folder / way)))
        return self._git(folder, "cat-file", "blob", before).stdout if before else None

    def _names_before(self, folder: Path) -> Mapping[Path, str]:
        """By the path that a file has now, what git calls it at the commit where it sees that it was moved since."""
        commit, staged = self.commits[folder], ("--cached",) if self.of_index else ()
        top = os.fsdecode(self._git(folder, "rev-parse", "--show-toplevel").stdout).removesuffix("\n")
        # Names count from the top whatever a person has set.
        options = ("--find-renames", "--diff-filter=R", "--name-status", "-z")
        moved = self._git(folder, "-c", "diff.relative=false", "diff", *staged, *options, commit)
        words = moved.stdout.decode(errors="surrogateescape").split("\0")
        return {Path(top, new): f"{commit}:{old}" for old, new in zip(words[1::3], words[2::3], strict=False)}

    def _git(self, folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        return git(folder, *arguments, in_hook=self.of_index)


def revision_of_index(name: str) -> Revision:
    """The revision of a name, for files in the index where we are, or of the commit in whose hook we are.

    Raises Refused.
    """
    _refuse_options(name)
    return Revision(name, {Path.cwd(): _commit(Path.cwd(), name, in_hook=True)}, of_index=True)


def revision(name: str, paths: Iterable[Path]) -> Revision:
    """The revision of a name, for these files. Raises Refused where git, a repository or the revision is missing."""
    _refuse_options(name)
    folders = dict.fromkeys(path.resolve().parent for path in paths)
    return Revision(name, {folder: _commit(folder, name) for folder in folders if folder.is_dir()})


def content_at(name: str) -> bytes:
    """What stands at `REVISION:PATH` in the repository of the folder we are in, or in its index at `:PATH`.

    Raises Refused.
    """
    _refuse_options(name)
    done = git(Path.cwd(), "cat-file", "blob", name)
    if done.returncode == 0:
        return done.stdout
    # The words of a revision such as `HEAD^{/a: b}` may hold a colon: the path comes after the last.
    before, _, path = name.rpartition(":")
    if before.strip(":0123"):
        _commit(Path.cwd(), before)
    else:
        _refuse_without_repository(Path.cwd(), name)
    where = f"at `{before}`" if before else "in the index"
    raise refusal(name, f"there is no file `{path}` {where}: expected its path from the top of the work tree")


def _commit(folder: Path, name: str, *, in_hook: bool = False) -> str:
    _refuse_without_repository(folder, name, in_hook=in_hook)
    found = git(folder, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}", in_hook=in_hook)
    if found.returncode or not name:
        raise refusal(name, "there is no such revision or file: expected a branch, tag or commit that is fetched here")
    return found.stdout.decode().strip()


def _refuse_without_repository(folder: Path, name: str, *, in_hook: bool = False) -> None:
    inside = git(folder, "rev-parse", "--git-dir", in_hook=in_hook)
    if inside.returncode:
        raise refusal(name, f"git finds no repository for {folder}{reason(inside)}: expected one, or a file")


def _refuse_options(name: str) -> None:
    if name.startswith("-"):
        raise refusal(name, "a revision begins with no `-`: expected a branch, tag, commit or file")
