"""Maps as they were at a revision of git, read from the repository without touching the work tree."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from procmap.store.faults import refusal
from procmap.store.git import git, reason


@dataclass(frozen=True)
class Revision:
    """A revision by the name that was asked for, and the commit that it is in the repository of each folder."""

    name: str
    commits: Mapping[Path, str]

    def content_of(self, path: Path) -> bytes | None:
        """The content that a file had, also by the name from which git took it; None where there was none.

        Raises Refused.
        """
        real = path.resolve()
        commit = self.commits[real.parent]
        blob = f"{commit}:./{real.name}"
        done = git(real.parent, "cat-file", "blob", blob)
        if done.returncode == 0:
            return done.stdout
        if git(real.parent, "rev-parse", "--verify", "--quiet", blob).returncode == 0:
            raise refusal(path, f"git cannot read it at `{self.name}`{reason(done)}: expected a file there")
        before = _name_before(real, commit)
        return git(real.parent, "cat-file", "blob", f"{commit}:{before}").stdout if before else None


def revision(name: str, paths: Iterable[Path]) -> Revision:
    """The revision of a name, for these files. Raises Refused where git, a repository or the revision is missing."""
    _refuse_options(name)
    folders = dict.fromkeys(path.resolve().parent for path in paths)
    return Revision(name, {folder: _commit(folder, name) for folder in folders if folder.is_dir()})


def content_at(name: str) -> bytes:
    """What stands at `REVISION:PATH` in the repository of the folder we are in. Raises Refused."""
    _refuse_options(name)
    before, _, path = name.partition(":")
    _commit(Path.cwd(), before)
    done = git(Path.cwd(), "cat-file", "blob", name)
    if done.returncode:
        raise refusal(name, f"there is no file `{path}` at `{before}`: expected its path from the top of the work tree")
    return done.stdout


def _name_before(real: Path, commit: str) -> str | None:
    """From the top of the work tree, the name that a file had at a commit where git sees that it was moved since."""
    top = git(real.parent, "rev-parse", "--show-toplevel").stdout.decode(errors="surrogateescape").removesuffix("\n")
    moved = git(real.parent, "diff", "--find-renames", "--diff-filter=R", "--name-status", "-z", commit)
    words = moved.stdout.decode(errors="surrogateescape").split("\0")
    names = {Path(top, new): old for old, new in zip(words[1::3], words[2::3], strict=False)}
    return names.get(real)


def _commit(folder: Path, name: str) -> str:
    inside = git(folder, "rev-parse", "--git-dir")
    if inside.returncode:
        raise refusal(name, f"git finds no repository for {folder}{reason(inside)}: expected one, or a file")
    found = git(folder, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
    if found.returncode or not name:
        raise refusal(name, "there is no such revision or file: expected a branch, tag or commit that is fetched here")
    return found.stdout.decode().strip()


def _refuse_options(name: str) -> None:
    if name.startswith("-"):
        raise refusal(name, "a revision begins with no `-`: expected a branch, tag, commit or file")
